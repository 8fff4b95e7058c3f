package org.betavista.ui.measure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.layout.VBox;
import org.betavista.session.DataFolder;
import org.betavista.session.OpenModel;
import org.betavista.session.RunsFolder;
import org.betavista.session.ShippedModels;
import org.betavista.session.measures.Evidence;
import org.betavista.session.measures.Figure;
import org.betavista.session.measures.Measure;
import org.betavista.ui.ExplorerViewModel;
import org.betavista.ui.control.ImageRows;
import org.betavista.ui.control.Look;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** The pages with made evidence and a real decoder. */
@Tag("window")
class ContinuityPageTest {
    private static final int CELLS = 9;

    private final FxRobot robot = new FxRobot();

    @SuppressWarnings("NullAway.Init") // Set before each test.
    private ExplorerViewModel model;

    @SuppressWarnings("NullAway.Init") // Set before each test.
    private Evidence evidence;

    @BeforeEach
    void open() throws Exception {
        Path home = Files.createTempDirectory("betavista-measure");
        FxToolkit.registerPrimaryStage();
        robot.interact(
                () -> {
                    model =
                            new ExplorerViewModel(
                                    new RunsFolder(home.resolve("runs")),
                                    new DataFolder(home.resolve("data")));
                    model.open(new ShippedModels().find("circles-beta4").orElseThrow());
                });
        await(() -> model.modelProperty().get() != null && z().length > 0);
        OpenModel open = Objects.requireNonNull(model.modelProperty().get());
        evidence =
                SampleEvidence.of(
                        SampleEvidence.withFactors(open.generation(), open.step(), 0.9689),
                        open.config().model().latentSize(),
                        open.config().model().shape().size());
    }

    @AfterEach
    void close() throws TimeoutException {
        robot.interact(model::close);
        FxToolkit.cleanupStages();
    }

    private float[] z() {
        return model.point().zProperty().get();
    }

    private static void await(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, condition);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private ContinuityPage showPage() throws TimeoutException {
        AtomicReference<ContinuityPage> page = new AtomicReference<>();
        FxToolkit.setupStage(
                stage -> {
                    ContinuityPage shown = new ContinuityPage(model, new Look());
                    page.set(shown);
                    stage.setScene(new Scene(shown, 864, 620));
                    stage.show();
                    shown.show(evidence);
                });
        return Objects.requireNonNull(page.get());
    }

    private org.betavista.session.measures.ContinuityEvidence.Path path(int index) {
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
        FxToolkit.setupStage(
                stage -> {
                    FigureTable table = new FigureTable(model);
                    stage.setScene(new Scene(table, 600, 300));
                    stage.show();
                    table.show(evidence.headlines().figures().all());
                });
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
        FxToolkit.setupStage(
                stage -> {
                    ContinuityCard card = new ContinuityCard(model, new Look());
                    stage.setScene(new Scene(new VBox(card), 424, 318));
                    stage.show();
                    card.show(evidence);
                });
        robot.moveTo("#paths"); // Its middle is at one mean step, where all lines are near.
        await(() -> model.point().previewProperty().get() != null);
        robot.moveTo("#continuity-sentence");
        await(() -> model.point().previewProperty().get() == null);
    }

    @Test
    void aCollapsedModelSaysSoFirstAndShowsNoStraightness() throws TimeoutException {
        ContinuityPage page = showPage();
        OpenModel open = Objects.requireNonNull(model.modelProperty().get());
        Evidence collapsed =
                SampleEvidence.of(
                        SampleEvidence.collapsed(open.generation(), open.step()),
                        open.config().model().latentSize(),
                        open.config().model().shape().size());
        robot.interact(() -> page.show(collapsed));
        assertEquals(
                MadeEvidence.COLLAPSED,
                robot.lookup("#continuity-remark").queryAs(Prose.class).text());
        assertFalse(robot.lookup("#correlogram").query().getParent().isVisible());
        assertFalse(
                robot.lookup("#path-sentence")
                        .queryAs(Label.class)
                        .getText()
                        .contains("Straightness"));
        FxToolkit.setupStage(
                stage -> {
                    ContinuityCard card = new ContinuityCard(model, new Look());
                    stage.setScene(new Scene(new VBox(card), 424, 318));
                    card.show(collapsed);
                });
        String sentence = robot.lookup("#continuity-sentence").queryAs(Prose.class).text();
        assertTrue(sentence.startsWith(MadeEvidence.COLLAPSED), sentence);
        assertFalse(sentence.contains("Straightness"));
    }
}
