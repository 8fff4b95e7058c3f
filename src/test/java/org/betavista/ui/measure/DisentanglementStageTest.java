package org.betavista.ui.measure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.betavista.session.measures.DisentanglementEvidence;
import org.betavista.session.measures.Evidence;
import org.betavista.session.measures.IndependenceEvidence;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

class DisentanglementStageTest extends EvidenceStage {
    private HeatMap map(String id) {
        return robot.lookup(id).queryAs(HeatMap.class);
    }

    private static Point2D cell(HeatMap map, int row, int column) {
        HeatLayout layout = Objects.requireNonNull(map.arrangement());
        return map.localToScreen(
                layout.x(column) + layout.cellWidth() / 2, layout.y(row) + layout.cellHeight() / 2);
    }

    private static HeatTable table(HeatMap map) {
        return Objects.requireNonNull(map.table());
    }

    private String text(String id) {
        return robot.lookup(id).queryAs(Prose.class).text();
    }

    private String word(String id) {
        return robot.lookup(id).queryAs(Label.class).getText();
    }

    private boolean isShown(String id) {
        for (Node node = robot.lookup(id).query(); node != null; node = node.getParent()) {
            if (!node.isVisible()) {
                return false;
            }
        }
        return true;
    }

    @Test
    void theFrameIsTheBestLatentAndAClickMovesIt() throws TimeoutException {
        DisentanglementCard card = card(DisentanglementCard::new, 864, 338);
        Evidence evidence = made().withFactors();
        robot.interact(() -> card.show(evidence));
        photograph("disentanglement-card");
        DisentanglementEvidence factors = Objects.requireNonNull(evidence.disentanglement());
        HeatMap map = map("#disentanglement-map");
        HeatTable table = table(map);
        for (int k = 0; k < factors.best().length; k++) {
            assertEquals(factors.best()[k], table.latents()[table.best()[k]]);
        }
        int column = table.best()[2];
        int latent = factors.best()[2];
        robot.moveTo(cell(map, 2, column));
        assertTrue(map.words().contains("nats of orientation, more than any other"));
        await(() -> model.point().previewProperty().get() != null);
        float[] before = z().clone();
        robot.clickOn(cell(map, 2, column));
        before[latent] = (float) model.point().axis(latent).at(2);
        assertArrayEquals(before, z());
        assertEquals("0.43", word("#disentanglement-value"));
        robot.interact(() -> resize(752, 270));
        photograph("disentanglement-card-small");
    }

    @Test
    void theCellUnderThePointerTellsNewEvidence() {
        DisentanglementCard card = card(DisentanglementCard::new, 864, 338);
        robot.interact(() -> card.show(made().withFactors()));
        HeatMap map = map("#disentanglement-map");
        robot.moveTo(cell(map, 0, 1));
        assertTrue(map.words().contains("nats of shape"), map.words());
        robot.interact(() -> card.show(made().withoutFactors()));
        assertTrue(map.words().contains("share"), map.words());
        assertEquals(map.words(), map.getAccessibleText());
    }

    @Test
    void manyLatentsFitOnACard() {
        int latents = 64;
        double[][] square = new double[latents][latents];
        IndependenceEvidence many = new IndependenceEvidence(square, new boolean[latents]);
        HeatTable table = HeatTable.independence(many, HeatTable.fitting(new int[0], latents));
        HeatMap map = card((model, look) -> new HeatMap(look, false), 700, 120);
        robot.interact(() -> map.show(table));
        HeatLayout layout = Objects.requireNonNull(map.arrangement());
        assertEquals(0, map.minHeight(-1));
        assertTrue(layout.y(latents) <= map.getHeight() && layout.cellHeight() > 1);
    }

    @Test
    void aCollapsedModelHasAWordInPlaceOfAScoreAndNoFrame() {
        DisentanglementCard card = card(DisentanglementCard::new, 864, 338);
        robot.interact(() -> card.show(made().collapsed()));
        assertEquals("collapsed", word("#disentanglement-value"));
        assertTrue(text("#disentanglement-caption").startsWith(MadeEvidence.COLLAPSED));
        assertTrue(Arrays.stream(table(map("#disentanglement-map")).best()).allMatch(b -> b == -1));
        photograph("disentanglement-card-collapsed");
    }

    @Test
    void independenceStandsInWhereTheDataTellsNoFactors() {
        DisentanglementCard card = card(DisentanglementCard::new, 864, 338);
        robot.interact(() -> card.show(made().withoutFactors()));
        HeatTable table = table(map("#disentanglement-map"));
        for (int row = 0; row < table.rows().size(); row++) {
            for (int column = 0; column < table.latents().length; column++) {
                assertEquals(row == column, Double.isNaN(table.values()[row][column]));
            }
        }
        assertEquals("0.27", word("#disentanglement-value"));
        assertEquals("Gaussian TC, nats", word("#disentanglement-value-unit"));
        assertTrue(text("#disentanglement-caption").startsWith(MadeEvidence.WHY_NO_FACTORS));
        photograph("independence-card");
        robot.interact(() -> card.show(made().withNothing()));
        assertEquals(MadeEvidence.WHY_NO_FACTORS, text("#disentanglement-caption"));
        assertFalse(isShown("#disentanglement-map"));
    }

    @Test
    void importanceExplainsThatItIsMeasuredWithEverything() {
        DisentanglementPage page = page(DisentanglementPage::new, 864, 880);
        robot.interact(() -> page.show(made().withFactors()));
        photograph("disentanglement-page");
        assertFalse(isShown("#importance-explanation"));
        robot.clickOn("#show-importance");
        assertTrue(isShown("#importance-explanation"));
        assertFalse(isShown("#disentanglement-page-map"));
        photograph("disentanglement-page-importance");
        robot.clickOn("#measure-importance");
        assertTrue(model.measurements().progressProperty().get().isBusy());
        robot.clickOn("#show-information");
        assertTrue(isShown("#disentanglement-page-map"));
        robot.interact(() -> resize(752, 880));
        photograph("disentanglement-page-small");
    }

    @Test
    void aChosenLatentShowsItsTraversalAndArrowsChooseToo() throws TimeoutException {
        DisentanglementPage page = page(DisentanglementPage::new, 864, 880);
        Evidence evidence = made().withFactors();
        robot.interact(() -> page.show(evidence));
        HeatMap map = map("#disentanglement-page-map");
        robot.interact(map::requestFocus);
        robot.type(KeyCode.DOWN, KeyCode.RIGHT, KeyCode.DOWN, KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
        int latent = table(map).latents()[1];
        assertEquals((float) model.point().axis(latent).at(2), z()[latent]);
        await(() -> isShown("#latent-path"));
        ImageBoard path = robot.lookup("#latent-path").queryAs(ImageBoard.class);
        assertEquals(11, path.imageCount());
        photograph("disentanglement-page-latent");
        robot.clickOn(path.localToScreen(Objects.requireNonNull(path.middle(0))));
        assertEquals((float) model.point().axis(latent).at(-2), z()[latent]);
        ImageBoard winner = robot.lookup("#traversal-of-shape").queryAs(ImageBoard.class);
        robot.clickOn(winner.localToScreen(Objects.requireNonNull(winner.middle(8))));
        float[] codes =
                Objects.requireNonNull(evidence.disentanglement()).traversals().get(0).codes();
        assertArrayEquals(Arrays.copyOfRange(codes, 8 * z().length, 9 * z().length), z());
    }
}
