package org.betavista.ui.measure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import org.betavista.session.measures.CompletenessEvidence;
import org.betavista.session.measures.Evidence;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

class CompletenessStageTest extends EvidenceStage {
    private static CompletenessEvidence of(Evidence evidence) {
        return Objects.requireNonNull(evidence.completeness());
    }

    private Point2D middle(String id, int item) {
        ImageBoard board = robot.lookup(id).queryAs(ImageBoard.class);
        return board.localToScreen(Objects.requireNonNull(board.middle(item)));
    }

    private String text(String id) {
        return robot.lookup(id).queryAs(Prose.class).text();
    }

    private String word(String id) {
        return robot.lookup(id).queryAs(Label.class).getText();
    }

    @Test
    void aClickOnADrawMovesZToItsCodeAndHoveringPreviewsIt() throws TimeoutException {
        CompletenessCard card = card(CompletenessCard::new, 426, 318);
        Evidence evidence = made().withFactors();
        robot.interact(() -> card.show(evidence));
        photograph("completeness-card");
        float[] code = of(evidence).wall().get(2).code();
        robot.moveTo(middle("#completeness-draws", 2));
        await(
                () -> {
                    var preview = model.point().previewProperty().get();
                    return preview != null && Arrays.equals(code, preview.codes());
                });
        robot.clickOn(middle("#completeness-draws", 2));
        assertArrayEquals(code, z());
        assertEquals("0.81", word("#completeness-value"));
        assertTrue(text("#completeness-caption").contains("Precision 0.84, coverage 0.79"));
        assertTrue(text("#completeness-caption").contains("0.93"));
        robot.interact(() -> resize(370, 262));
        photograph("completeness-card-small");
    }

    @Test
    void thePreviewUnderThePointerIsOfTheImageThatStandsThere() throws TimeoutException {
        CompletenessCard card = card(CompletenessCard::new, 426, 318);
        robot.interact(() -> card.show(made().withFactors()));
        WaitForAsyncUtils.waitForFxEvents();
        robot.moveTo(middle("#completeness-draws", 2));
        await(() -> model.point().previewProperty().get() != null);
        MadeEvidence other = made();
        other.withFactors();
        Evidence newer = other.withFactors(); // Drawn later: other codes.
        robot.interact(() -> card.show(newer));
        float[] code = of(newer).wall().get(2).code();
        await(
                () -> {
                    var preview = model.point().previewProperty().get();
                    return preview != null && Arrays.equals(code, preview.codes());
                });
    }

    @Test
    void aCollapsedModelHasAWordInPlaceOfAScore() {
        CompletenessCard card = card(CompletenessCard::new, 426, 318);
        robot.interact(() -> card.show(made().collapsed()));
        assertEquals("collapsed", word("#completeness-value"));
        assertFalse(text("#completeness-caption").contains("0.84"));
        assertTrue(text("#completeness-caption").contains(MadeEvidence.COLLAPSED));
    }

    @Test
    void aModelWithoutAPriorSaysSo() {
        CompletenessPage page = page(CompletenessPage::new, 864, 668);
        robot.interact(() -> page.show(made().withNothing()));
        assertEquals(MadeEvidence.WHY_NO_DRAWS, text("#completeness-remark"));
        assertFalse(robot.lookup("#completeness-wall").query().getParent().isVisible());
        assertEquals("–", word("#completeness-page-value"));
        photograph("completeness-page-empty");
    }

    @Test
    void aClickOnAMissedImageMovesZToItsCode() {
        CompletenessPage page = page(CompletenessPage::new, 864, 960);
        Evidence evidence = made().withFactors();
        robot.interact(() -> page.show(evidence));
        photograph("completeness-page");
        assertEquals(
                "123 held-out images that no draw reaches", word("#completeness-missed-count"));
        robot.clickOn(middle("#completeness-missed", 1));
        assertArrayEquals(of(evidence).missed().get(1).code(), z());
        robot.clickOn(middle("#completeness-wall", 3));
        assertArrayEquals(of(evidence).wall().get(3).code(), z());
        assertNotNull(robot.lookup("#completeness-honesty").query());
        robot.interact(() -> resize(752, 960));
        photograph("completeness-page-small");
    }

    @Test
    void latentsFarthestFromThePriorComeFirst() {
        Evidence evidence = made().withFactors();
        MarginalBoard board = new MarginalBoard(look);
        robot.interact(() -> board.show(of(evidence).marginals(), new boolean[0]));
        double[] kl =
                board.order().stream()
                        .mapToDouble(latent -> of(evidence).marginals().get(latent).kl())
                        .toArray();
        for (int i = 1; i < kl.length; i++) {
            assertTrue(kl[i] <= kl[i - 1]);
        }
    }
}
