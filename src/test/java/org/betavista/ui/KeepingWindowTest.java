package org.betavista.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.betavista.session.RunsFolder;
import org.betavista.session.SessionState;
import org.junit.jupiter.api.Test;

/** What was trained is on disk before anything else takes its place. */
class KeepingWindowTest extends WindowTest {
    private static final long TRAINED = 6000;

    private List<Path> runs() {
        return new RunsFolder(home.resolve("runs")).runs();
    }

    private Message message() {
        return model().messages().messageProperty().get();
    }

    /** Of the newest checkpoint; 0 before the first one. */
    private static long savedStep(Path run) throws IOException {
        Path folder = run.resolve("checkpoints");
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> checkpoints = Files.list(folder)) {
            return checkpoints
                    .map(place -> String.valueOf(place.getFileName()))
                    .filter(name -> !name.endsWith(".part"))
                    .mapToLong(Long::parseLong)
                    .max()
                    .orElse(0);
        }
    }

    /** A file lies where the folder of runs should be. */
    private Path block() throws Exception {
        return Files.writeString(home.resolve("runs"), "no folder");
    }

    private Stage stage() {
        return (Stage) robot.lookup("#train").query().getScene().getWindow();
    }

    /** As the system does when a person closes the window. */
    private void closeByTheFrame() {
        robot.interact(
                () ->
                        Event.fireEvent(
                                stage(),
                                new WindowEvent(stage(), WindowEvent.WINDOW_CLOSE_REQUEST)));
    }

    private void makeOneStep() throws TimeoutException {
        robot.clickOn("#step");
        await(() -> model().stepProperty().get() == TRAINED + 1 && isPaused());
    }

    @Test
    void aRunIsWrittenAgainAndAgainWhileItTrains() throws Exception {
        awaitOpen();
        model().keeper().intervalProperty().set(Duration.ofMillis(300));
        robot.clickOn("#train");
        await(() -> !runs().isEmpty() && savedStep(runs().get(0)) > 0);
        Path run = runs().get(0);
        long first = savedStep(run);
        await(() -> savedStep(run) > first);
        assertTrue(model().stateProperty().get() instanceof SessionState.Training);
        assertEquals(List.of(run), runs());
        robot.clickOn("#train");
        await(this::isPaused);
        await(() -> !model().keeper().isUnsaved());
    }

    @Test
    void aFailedSaveKeepsTheModelAndASecondTryGivesItUp() throws Exception {
        awaitOpen();
        Path blocked = block();
        makeOneStep();
        await(() -> message().error());
        assertTrue(
                message().text().startsWith("What was trained is not saved: "), message().text());
        assertTrue(model().keeper().isUnsaved(), "kept means written");
        Files.delete(blocked);
        makeSecondStep();
        await(() -> !model().keeper().isUnsaved());
        assertEquals(1, runs().size());
    }

    private void makeSecondStep() throws TimeoutException {
        robot.clickOn("#step");
        await(() -> model().stepProperty().get() == TRAINED + 2 && isPaused());
    }

    @Test
    void theWindowStaysOpenWhereWhatWasTrainedCannotBeWritten() throws Exception {
        awaitOpen();
        robot.clickOn("#train");
        await(() -> model().stepProperty().get() > TRAINED);
        block();
        closeByTheFrame();
        await(() -> message().error());
        assertTrue(stage().isShowing());
        assertTrue(message().text().contains("try again to give it up"), message().text());
        assertTrue(isPaused());
        Stage stage = stage();
        closeByTheFrame();
        await(() -> !stage.isShowing());
    }

    @Test
    void aRunHasOnePlaceHoweverOftenItIsAskedForAtATime() throws Exception {
        awaitOpen();
        robot.clickOn("#train");
        await(() -> model().stepProperty().get() > TRAINED);
        robot.interact(
                () -> {
                    model().toggleTraining();
                    model().open(shipped.find("circles-beta1").orElseThrow());
                });
        robot.interact(() -> model().open(shipped.find("circles-beta1").orElseThrow()));
        await(
                () -> {
                    var open = model().modelProperty().get();
                    return open != null && open.name().equals("circles-beta1");
                });
        assertEquals(1, runs().size());
    }

    @Test
    void closingWhileItTrainsWritesTheRunFirst() throws Exception {
        awaitOpen();
        robot.clickOn("#train");
        await(() -> model().stepProperty().get() > TRAINED);
        Stage stage = stage();
        closeByTheFrame();
        await(() -> !stage.isShowing());
        assertEquals(1, runs().size());
        assertTrue(savedStep(runs().get(0)) > TRAINED);
    }

    @Test
    void theSystemEndsTheProgramAndTheRunIsWrittenWithoutTheWindowsThread() throws Exception {
        awaitOpen();
        robot.clickOn("#train");
        await(() -> model().stepProperty().get() > TRAINED);
        CountDownLatch ended = new CountDownLatch(1);
        Platform.runLater(() -> awaitUnchecked(ended));
        window.keepAtShutdown();
        assertEquals(1, runs().size());
        assertTrue(savedStep(runs().get(0)) > TRAINED);
        ended.countDown();
    }

    private static void awaitUnchecked(CountDownLatch ended) {
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void howOftenItIsSavedIsChosenInTheMenuAndRemembered() throws Exception {
        awaitOpen();
        assertEquals(Duration.ofMinutes(1), model().keeper().intervalProperty().get());
        robot.clickOn("#runs");
        robot.type(KeyCode.DOWN, 3).type(KeyCode.RIGHT).type(KeyCode.DOWN, 4).type(KeyCode.ENTER);
        assertEquals(Duration.ZERO, model().keeper().intervalProperty().get());
        robot.interact(window::close);
        assertEquals(0, Preferences.read(home.resolve("preferences.json")).checkpointSeconds());
        assertFalse(stageIsShowing());
    }

    private boolean stageIsShowing() {
        return robot.listWindows().stream()
                .anyMatch(shown -> shown instanceof Stage && shown.isShowing());
    }
}
