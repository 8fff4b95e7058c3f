package org.betavista.ui.measure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import org.betavista.session.OpenModel;
import org.betavista.session.measures.ContinuityEvidence.Path;
import org.betavista.session.measures.Evidence;
import org.betavista.session.measures.Figure;
import org.betavista.session.measures.Headlines;
import org.betavista.session.measures.Measure;
import org.betavista.ui.control.ImageRows;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The pages with made evidence and a real decoder. */
class ContinuityPageTest extends EvidenceStage {
    private static final int CELLS = 9;

    @SuppressWarnings("NullAway.Init") // Set before each test.
    private Evidence evidence;

    @BeforeEach
    void make() {
        OpenModel open = Objects.requireNonNull(model.modelProperty().get());
        evidence = of(SampleEvidence.withFactors(open.generation(), open.step(), 0.9689));
    }

    private Evidence of(Headlines headlines) {
        OpenModel open = Objects.requireNonNull(model.modelProperty().get());
        return SampleEvidence.of(
                headlines,
                open.config().model().latentSize(),
                open.config().model().shape().size());
    }

    private ContinuityPage showPage() {
        ContinuityPage page = page(ContinuityPage::new, 864, 880);
        robot.interact(() -> page.show(evidence));
        return page;
    }

    private Path path(int index) {
        return Objects.requireNonNull(evidence.continuity()).paths().get(index);
    }

    private ImageRows cells() {
        return robot.lookup("#path-cells").queryAs(ImageRows.class);
    }

    private static float[] codeAt(float[] codes, int cell) {
        int latents = codes.length / CELLS;
        return Arrays.copyOfRange(codes, cell * latents, (cell + 1) * latents);
    }

    @Test
    void aClickedCellOfThePathMovesZThereAndUndoTakesItBack() throws TimeoutException {
        showPage();
        await(() -> cells().rows() == 1);
        float[] before = z();
        ImageRows cells = cells();
        double x = cells.originX() + 6.5 * (cells.cell() + 4) - 2;
        robot.clickOn(cells.localToScreen(x, 2 + cells.cell() / 2));
        assertArrayEquals(codeAt(path(0).codes(CELLS), 6), z());
        robot.interact(() -> model.history().undo());
        assertArrayEquals(before, z());
    }

    @Test
    void theNextPathIsDecodedAndDescribed() throws TimeoutException {
        showPage();
        await(() -> cells().rows() == 1);
        float before = cells().value(0, 500);
        robot.clickOn("#path-next");
        assertEquals(
                "2 of " + SampleEvidence.PATHS,
                robot.lookup("#path-place").queryAs(Label.class).getText());
        assertTrue(
                robot.lookup("#path-sentence")
                        .queryAs(Label.class)
                        .getText()
                        .contains("Straightness 0.72"));
        await(() -> cells().value(0, 500) != before);
    }

    @Test
    void copyPutsTheCitationOnTheClipboardAndSaysSo() throws TimeoutException {
        FigureTable table = card((model, look) -> new FigureTable(model), 864, 600);
        robot.interact(() -> table.show(evidence.headlines().figures().all()));
        Figure figure = evidence.headlines().figures().of(Measure.STRAIGHTNESS).orElseThrow();
        robot.clickOn("#copy-straightness");
        assertEquals(
                "Copied Straightness with its definition.",
                model.messages().messageProperty().get().text());
        AtomicReference<String> copied = new AtomicReference<>();
        robot.interact(() -> copied.set(Clipboard.getSystemClipboard().getString()));
        assertEquals(figure.citation(), copied.get());
    }

    @Test
    void aHoveredLinePlaysItsPathInTheLargeImageAndTheLeavingPointerEndsThat()
            throws TimeoutException {
        ContinuityCard card = card(ContinuityCard::new, 424, 318);
        robot.interact(() -> card.show(evidence));
        robot.moveTo("#paths"); // Its middle is at one mean step, where all lines are near.
        await(() -> model.point().previewProperty().get() != null);
        robot.moveTo("#continuity-sentence");
        await(() -> model.point().previewProperty().get() == null);
    }

    @Test
    void aCollapsedModelSaysSoFirstAndShowsNoStraightness() throws TimeoutException {
        ContinuityPage page = showPage();
        Evidence collapsed = of(SampleEvidence.collapsed(1, 1500));
        photograph("continuity-page");
        robot.interact(() -> page.show(collapsed));
        photograph("continuity-page-collapsed");
        assertEquals(
                MadeEvidence.COLLAPSED,
                robot.lookup("#continuity-remark").queryAs(Prose.class).text());
        assertFalse(robot.lookup("#correlogram").query().getParent().isVisible());
        assertFalse(
                robot.lookup("#path-sentence")
                        .queryAs(Label.class)
                        .getText()
                        .contains("Straightness"));
        ContinuityCard card = card(ContinuityCard::new, 424, 318);
        robot.interact(() -> card.show(collapsed));
        photograph("continuity-card-collapsed");
        String sentence = robot.lookup("#continuity-sentence").queryAs(Prose.class).text();
        assertTrue(sentence.startsWith(MadeEvidence.COLLAPSED), sentence);
        assertFalse(sentence.contains("Straightness"));
    }
}
