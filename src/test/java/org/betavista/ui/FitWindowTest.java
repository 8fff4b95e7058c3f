package org.betavista.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javafx.scene.Parent;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.betavista.data.Progress;
import org.betavista.data.synthetic.Faces;
import org.betavista.data.synthetic.SampledWorld;
import org.betavista.model.objective.Objective;
import org.betavista.session.CodebookModels;
import org.betavista.session.DataExport;
import org.betavista.session.NewModel;
import org.betavista.ui.control.ImageRows;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

/** Nothing leaves its place, lies on something else or is shortened, at any size of the window. */
class FitWindowTest extends WindowTest {
    private static final int[][] SIZES = {{1180, 740}, {1280, 800}, {1440, 900}, {1920, 1080}};
    private static final int[][] SMALLEST = {{1180, 740}};

    /** The places of each fault. */
    private final Map<String, List<String>> faults = new LinkedHashMap<>();

    @Test
    void everyViewFitsAtEverySize() throws TimeoutException {
        awaitOpen();
        await(() -> robot.lookup("#manifold").queryAs(ImageRows.class).rows() == 13);
        walkViews("light", SIZES);
        robot.interact(() -> window.look().darkProperty().set(true));
        walkViews("dark", SMALLEST);
        assertNoFaults();
    }

    private void walkViews(String theme, int[][] sizes) throws TimeoutException {
        for (String tab : List.of("tab-explore", "tab-train", "tab-measure", "data")) {
            robot.clickOn("#" + tab);
            WaitForAsyncUtils.waitForFxEvents();
            List<String> pages =
                    switch (tab) {
                        case "tab-train" -> List.of("chart-bound", "chart-gradients", "chart-loss");
                        case "tab-measure" ->
                                List.of(
                                        "measure-continuity",
                                        "measure-completeness",
                                        "measure-disentanglement",
                                        "measure-everything",
                                        "measure-overview");
                        case "data" -> List.of("data-shapes", "data-faces", "data-circles");
                        default -> List.of();
                    };
            if (tab.equals("tab-measure")) {
                await(() -> model().measurements().evidenceProperty().get() != null);
            }
            for (String page : pages) {
                if (tab.equals("data")) {
                    robot.clickOn("#" + page);
                    await(() -> robot.lookup("#value-counts").query().isVisible());
                } else {
                    robot.interact(
                            () -> robot.lookup("#" + page).queryAs(ToggleButton.class).fire());
                }
                walk(theme + " " + page, sizes);
            }
            if (pages.isEmpty()) {
                walk(theme + " " + tab, sizes);
            }
        }
    }

    @Test
    void longNamesLeaveRoomForEverythingElse() throws TimeoutException {
        awaitOpen();
        NewModel present = Objects.requireNonNull(model().present());
        for (Objective objective : Objective.all()) {
            robot.interact(
                    () ->
                            model().proposal()
                                    .propose(present.with(present.training().with(objective))));
            walk("proposed " + objective.title(), SMALLEST);
        }
        robot.interact(model().proposal()::drop);
        robot.interact(
                () ->
                        model().messages()
                                .fail("A sentence that is longer than any window. ".repeat(9)));
        walk("message", SMALLEST);
        assertNoFaults();
    }

    @Test
    void aModelWithACodebookFits() throws TimeoutException {
        awaitOpen();
        Path run = home.resolve("codebook");
        assertTrue(CodebookModels.write(run));
        robot.interact(() -> model().open(run));
        await(() -> model().codes().codebookBinding().get() && model().codes().code() >= 0);
        await(() -> robot.lookup("#swaps").queryAs(ImageRows.class).rows() > 0);
        for (String tab : List.of("tab-explore", "tab-train")) {
            robot.clickOn("#" + tab);
            walk("codebook " + tab, SIZES);
        }
        assertNoFaults();
    }

    @Test
    void foreignDataFit() throws TimeoutException, IOException {
        Path folder = home.resolve("a folder of faces with a name that is long".replace(' ', '_'));
        DataExport.write(
                new SampledWorld(new Faces(), 40, 1),
                40,
                1,
                folder.resolve("faces"),
                Progress.NONE);
        answers.folder = Optional.of(folder);
        answers.file = Optional.of(Files.write(home.resolve("dim.npy"), DataWindowTest.dimArray()));
        awaitOpen();
        robot.clickOn("#data");
        robot.clickOn("#open-folder");
        await(() -> robot.lookup("#import-preview").queryAs(ImageRows.class).rows() == 5);
        walk("import", SIZES);
        robot.clickOn("#import");
        await(() -> robot.lookup("#value-counts").query().isVisible());
        walk("imported", SIZES);
        robot.clickOn("#open-npz");
        await(() -> robot.lookup("#range").query().isVisible());
        walk("array", SIZES);
        assertNoFaults();
    }

    @Test
    void theFormsFit() throws TimeoutException {
        awaitOpen();
        for (String form : List.of("#model-button", "#export-png")) {
            robot.clickOn(form);
            WaitForAsyncUtils.waitForFxEvents();
            Parent popup = robot.lookup(".popover-body").query().getScene().getRoot();
            robot.interact(() -> note(form, popup));
            robot.type(KeyCode.ESCAPE);
        }
        assertNoFaults();
    }

    private void walk(String view, int[][] sizes) {
        for (int[] size : sizes) {
            robot.interact(
                    () -> {
                        window.scene().getWindow().setWidth(size[0]);
                        window.scene().getWindow().setHeight(size[1]);
                    });
            WaitForAsyncUtils.waitForFxEvents();
            robot.interact(
                    () -> note(view + " " + size[0] + " x " + size[1], window.scene().getRoot()));
        }
    }

    private void note(String place, Parent root) {
        root.applyCss();
        root.layout();
        for (String fault : LayoutFaults.of(root)) {
            faults.computeIfAbsent(fault, any -> new ArrayList<>()).add(place);
        }
    }

    private void assertNoFaults() {
        assertEquals(
                "",
                faults.entrySet().stream()
                        .map(each -> each.getKey() + "\n    at " + each.getValue())
                        .collect(Collectors.joining("\n")));
    }
}
