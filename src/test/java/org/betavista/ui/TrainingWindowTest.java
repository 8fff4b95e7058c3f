package org.betavista.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeoutException;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.betavista.model.BurgessArchitecture;
import org.betavista.session.SessionState;
import org.betavista.ui.train.LossHistory;
import org.betavista.ui.train.LossHistory.Curve;
import org.junit.jupiter.api.Test;

class TrainingWindowTest extends WindowTest {
    @Test
    void trainsFromFreshWeightsUntilReconstructionFalls() throws TimeoutException {
        awaitOpen();
        robot.clickOn("#reset");
        await(() -> model().stepProperty().get() == 0 && isPaused());
        robot.clickOn("#tab-train").clickOn("#train");
        await(() -> model().losses().lastStep() >= 120);
        robot.clickOn("#train");
        await(this::isPaused);
        LossHistory losses = model().losses();
        float first = losses.raw(Curve.RECONSTRUCTION, 0);
        float last = losses.smooth(Curve.RECONSTRUCTION, losses.size() - 1);
        assertTrue(last < first / 2, first + " -> " + last);
        assertTrue(
                robot.lookup("#figures").queryAs(Label.class).getText().contains("epoch"),
                "the bar tells where training stands");
    }

    @Test
    void draggingASliderDuringTrainingChangesTheImage() throws TimeoutException {
        awaitOpen();
        robot.clickOn("#train");
        await(() -> model().isTraining() && model().stepProperty().get() > 6005);
        int latent = 1 + model().point().orderProperty().get()[0];
        float[] before = shownImage();
        float from = model().point().zProperty().get()[latent - 1];
        dragThumb(latent, 40);
        float to = model().point().zProperty().get()[latent - 1];
        assertTrue(to > from + 0.5, from + " -> " + to);
        await(() -> distance(before, shownImage()) > 10);
        assertTrue(model().isTraining(), "the drag did not stop training");
        long step = model().stepProperty().get();
        await(() -> model().stepProperty().get() > step + 5);
    }

    @Test
    void stepMakesOneStepAndPauseKeepsTheWeights() throws TimeoutException {
        awaitOpen();
        assertEquals(6000, model().stepProperty().get());
        robot.clickOn("#step");
        await(() -> model().stepProperty().get() == 6001);
        robot.clickOn("#step");
        await(() -> model().stepProperty().get() == 6002);
        assertTrue(isPaused());
        assertEquals("Paused", robot.lookup("#state").queryAs(Label.class).getText());
    }

    @Test
    void resetCanBeUndone() throws TimeoutException {
        awaitOpen();
        float[] trained = shownImage();
        robot.clickOn("#reset");
        await(() -> model().stepProperty().get() == 0);
        await(() -> distance(trained, shownImage()) > 50);
        robot.clickOn("#undo-reset");
        await(() -> model().stepProperty().get() == 6000);
        await(() -> distance(trained, shownImage()) < 1e-3);
    }

    @Test
    void betaChangesTheRunningTrainingAndIsMarked() throws TimeoutException {
        awaitOpen();
        robot.clickOn("#train");
        await(() -> model().stepProperty().get() > 6005);
        robot.doubleClickOn("#beta-field").write("16").type(KeyCode.ENTER);
        await(() -> !model().losses().betaChanges().isEmpty());
        LossHistory.BetaChange change = model().losses().betaChanges().get(0);
        assertEquals(4, change.from());
        assertEquals(16, change.to());
        assertTrue(change.step() > 6000);
        assertTrue(model().isTraining(), "beta never restarts");
    }

    @Test
    void aRefusedBetaIsSaidAndTheOldOneStays() throws TimeoutException {
        awaitOpen();
        robot.doubleClickOn("#beta-field").write("65").type(KeyCode.ENTER);
        assertEquals(4, model().live().betaProperty().get());
        assertTrue(model().messages().messageProperty().get().error());
        assertTrue(robot.lookup("#message").queryAs(Label.class).getText().contains("0 to 64"));
        assertTrue(
                robot.lookup("#beta-field")
                        .queryAs(TextField.class)
                        .getStyleClass()
                        .contains("refused"));
        robot.clickOn("#dismiss");
        assertFalse(model().messages().messageProperty().get().error());
    }

    @Test
    void aLearningRateThatExplodesStopsAtTheLastGoodWeights() throws TimeoutException {
        awaitOpen();
        robot.interact(
                () -> {
                    model().live().setLearningRate(1);
                    model().live().setBeta(0);
                });
        robot.clickOn("#train");
        // Adam at a learning rate of 1 leaves every finite range or stays finite; both are told.
        await(
                () ->
                        model().stateProperty().get() instanceof SessionState.Diverged
                                || model().stepProperty().get() > 6200);
        if (model().stateProperty().get() instanceof SessionState.Diverged) {
            assertTrue(model().messages().messageProperty().get().error());
            assertTrue(model().messages().messageProperty().get().text().contains("learning rate"));
        }
        robot.interact(() -> model().live().setLearningRate(1e-3));
        for (float value : shownImage()) {
            assertTrue(Float.isFinite(value));
        }
    }

    @Test
    void aNewLatentSizeAsksFirstAndThenStartsFresh() throws TimeoutException {
        awaitOpen();
        robot.clickOn("#latents-menu").clickOn("3 dims");
        await(() -> robot.lookup("#start-model").queryButton().isVisible());
        assertEquals(6, openLatents());
        robot.clickOn("#keep-model");
        assertEquals(6, openLatents());
        robot.clickOn("#latents-menu").clickOn("3 dims");
        robot.clickOn("#start-model");
        await(() -> openLatents() == 3);
        await(() -> model().stepProperty().get() == 0);
        await(() -> robot.lookup("#slider-4").tryQuery().isEmpty());
        assertTrue(robot.lookup("#slider-3").tryQuery().isPresent());
    }

    private int openLatents() {
        var open = model().modelProperty().get();
        assertNotNull(open);
        return open.config().model().latentSize();
    }

    @Test
    void spaceTrainsAndPausesAndPeriodSteps() throws TimeoutException {
        awaitOpen();
        robot.clickOn("#slider-3");
        robot.type(KeyCode.SPACE);
        await(() -> model().isTraining());
        robot.type(KeyCode.SPACE);
        await(this::isPaused);
        long step = model().stepProperty().get();
        robot.type(KeyCode.PERIOD);
        await(() -> model().stepProperty().get() > step);
    }

    @Test
    void theModelFormRefusesWhatCannotBeAndSaysWhy() throws TimeoutException {
        awaitOpen();
        robot.clickOn("#model-button");
        for (String[] wrong :
                new String[][] {
                    {"#latents", "0", "1 to 64"},
                    {"#hidden", "400, many", "whole numbers"},
                    {"#batch", "0", "1 to 4096"},
                    {"#learning-rate", "0", "above 0"}
                }) {
            TextField field = robot.lookup(wrong[0]).queryAs(TextField.class);
            String right = field.getText();
            robot.interact(() -> field.setText(wrong[1]));
            robot.clickOn("#apply-model");
            String sentence = robot.lookup("#model-problem").queryAs(Label.class).getText();
            assertTrue(sentence.contains(wrong[2]), sentence);
            robot.interact(() -> field.setText(right));
        }
        assertEquals(6, openLatents());
    }

    @Test
    void theConvolutionalNetworkStartsFromTheModelForm() throws TimeoutException {
        awaitOpen();
        robot.clickOn("#model-button");
        robot.interact(
                () -> robot.lookup("#network").queryComboBox().setValue(new BurgessArchitecture()));
        robot.clickOn("#apply-model");
        robot.clickOn("#start-model");
        await(
                () -> {
                    var open = model().modelProperty().get();
                    assertNotNull(open);
                    return open.config().model().architecture() instanceof BurgessArchitecture;
                });
        robot.clickOn("#step");
        await(() -> model().stepProperty().get() == 1);
    }
}
