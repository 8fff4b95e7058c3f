package org.betavista.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.betavista.model.Architecture;
import org.betavista.model.DiagonalFamily;
import org.betavista.model.LinearArchitecture;
import org.betavista.model.MlpArchitecture;
import org.betavista.model.Nonlinearity;
import org.betavista.model.PointFamily;
import org.betavista.model.PosteriorFamily;
import org.betavista.model.objective.BetaVae;
import org.betavista.model.objective.Estimator;
import org.betavista.model.objective.Knob;
import org.betavista.model.objective.Objective;
import org.betavista.model.objective.PlainAutoencoder;
import org.betavista.model.objective.ScoreFunction;
import org.betavista.session.NewModel;
import org.betavista.train.Schedule;
import org.betavista.train.TrainingConfig;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

class PickersWindowTest extends WindowTest {
    @Test
    void theAutoencoderPaysNoKlAndTheBarSaysSo() throws TimeoutException {
        awaitOpen();
        robot.clickOn("#model-button");
        choose("#objective", new PlainAutoencoder());
        robot.clickOn("#apply-model");
        assertTrue(text("#proposal").contains("Autoencoder"), text("#proposal"));
        robot.clickOn("#start-model");
        await(() -> training().objective() instanceof PlainAutoencoder);
        await(() -> model().stepProperty().get() == 0 && isPaused());
        for (String control : List.of("#beta-slider", "#beta-field", "#beta-one", "#schedule")) {
            assertTrue(robot.lookup(control).query().isDisabled(), control);
        }
        assertEquals("this model pays no KL", text("#beta-explanation"));
        assertEquals(0, model().live().betaProperty().get());
        robot.clickOn("#step");
        await(() -> model().stepProperty().get() == 1);
    }

    @Test
    void aWarmUpMovesBetaByItselfAndADragReturnsToHold() throws TimeoutException {
        awaitOpen();
        robot.clickOn("#reset");
        await(() -> model().stepProperty().get() == 0 && isPaused());
        robot.clickOn("#schedule").clickOn("Warm-up over 50 epochs");
        assertEquals(0, model().live().betaProperty().get());
        assertTrue(robot.lookup("#schedule-preview").query().isVisible());
        robot.clickOn("#train");
        await(() -> model().stepProperty().get() > 20);
        double early = model().live().betaProperty().get();
        assertTrue(early > 0 && early < 4, "beta " + early);
        await(() -> model().live().betaProperty().get() > early);
        robot.clickOn("#train");
        await(this::isPaused);
        assertTrue(
                model().losses().betaChanges().size() <= 1, "a schedule is one mark, not hundreds");
        robot.drag("#beta-slider", MouseButton.PRIMARY).moveBy(60, 0).drop();
        WaitForAsyncUtils.waitForFxEvents();
        double held = model().live().betaProperty().get();
        assertEquals(new Schedule.Hold(), training().pricing().schedule());
        assertFalse(robot.lookup("#schedule-preview").query().isVisible());
        robot.clickOn("#step").clickOn("#step");
        await(() -> !model().losses().betaChanges().isEmpty());
        assertEquals(held, model().live().betaProperty().get());
    }

    @Test
    void aCycleReturnsToNothing() throws TimeoutException {
        awaitOpen();
        robot.clickOn("#schedule").clickOn("Cyclical, period of 5 epochs");
        Schedule.Cyclical cycle = (Schedule.Cyclical) training().pricing().schedule();
        assertEquals(model().stepProperty().get(), cycle.from(), "begins where it is chosen");
        assertEquals(0, model().live().betaProperty().get());
        robot.clickOn("#schedule").clickOn("Hold");
        assertEquals(4, model().live().betaProperty().get());
    }

    @Test
    void theFormulaFollowsTheObjective() throws TimeoutException {
        awaitOpen();
        robot.clickOn("#model-button");
        for (Objective objective : Objective.all()) {
            choose("#objective", objective);
            assertEquals(objective.formula(), robot.lookup("#formula").query().getAccessibleText());
            for (int i = 0; i < objective.knobs().size(); i++) {
                Knob knob = objective.knobs().get(i);
                TextField field = robot.lookup("#knob-" + (i + 1)).queryAs(TextField.class);
                assertEquals(knob.value(), Double.parseDouble(field.getText()));
            }
        }
    }

    @Test
    void thePosteriorFollowsTheObjective() throws TimeoutException {
        awaitOpen();
        robot.clickOn("#model-button");
        choose("#objective", new PlainAutoencoder());
        ComboBox<PosteriorFamily> posterior = robot.lookup("#posterior").queryComboBox();
        assertEquals(new PointFamily(), posterior.getValue());
        assertTrue(posterior.isDisabled());
        assertTrue(text("#posterior-why").contains("takes only this one"));
        choose("#objective", new BetaVae());
        assertEquals(new DiagonalFamily(), posterior.getValue());
        assertFalse(posterior.isDisabled());
        assertFalse(posterior.getItems().contains(new PointFamily()));
    }

    @Test
    void everyObjectiveCanBeProposedAsItComes() throws TimeoutException {
        awaitOpen();
        for (Objective objective : Objective.all()) {
            robot.clickOn("#model-button");
            choose("#objective", objective);
            robot.clickOn("#apply-model");
            NewModel wanted = Objects.requireNonNull(model().proposal().wanted());
            assertEquals(objective, wanted.training().objective());
            assertTrue(objective.takes(wanted.posterior()), objective.title());
            robot.interact(model().proposal()::drop);
        }
    }

    @Test
    void whatCannotBeIsRefusedWithItsReason() throws TimeoutException {
        awaitOpen();
        robot.clickOn("#model-button");
        ComboBox<Estimator> estimator = robot.lookup("#estimator").queryComboBox();
        robot.interact(() -> estimator.setValue(new ScoreFunction(8, true)));
        robot.interact(() -> robot.lookup("#samples").queryAs(TextField.class).setText("1"));
        robot.clickOn("#apply-model");
        assertTrue(text("#model-problem").contains("at least 2"), text("#model-problem"));
        assertNull(model().proposal().proposedProperty().get());
        choose("#objective", new PlainAutoencoder());
        assertFalse(estimator.getItems().contains(new ScoreFunction(8, true)));
        robot.interact(() -> robot.lookup("#alpha").queryAs(TextField.class).setText("0"));
        robot.clickOn("#apply-model");
        assertTrue(text("#model-problem").contains("alpha of 0"), text("#model-problem"));
        assertNull(model().proposal().proposedProperty().get());
    }

    @Test
    void aNetworkAndItsNonlinearityAreProposed() throws TimeoutException {
        awaitOpen();
        robot.clickOn("#model-button");
        ComboBox<Nonlinearity> nonlinearity = robot.lookup("#nonlinearity").queryComboBox();
        robot.interact(() -> nonlinearity.setValue(Nonlinearity.TANH));
        robot.interact(() -> robot.lookup("#hidden").queryAs(TextField.class).setText("64 32"));
        robot.clickOn("#apply-model");
        assertEquals(
                new MlpArchitecture(List.of(64, 32), Nonlinearity.TANH),
                Objects.requireNonNull(model().proposal().wanted()).architecture());
        robot.clickOn("#model-button");
        ComboBox<Architecture> network = robot.lookup("#network").queryComboBox();
        robot.interact(() -> network.setValue(new LinearArchitecture()));
        assertFalse(robot.lookup("#hidden").query().isVisible());
        robot.clickOn("#apply-model");
        assertEquals(
                new LinearArchitecture(),
                Objects.requireNonNull(model().proposal().wanted()).architecture());
    }

    @Test
    void whatIsLiveNeedsNoNewModel() throws TimeoutException {
        awaitOpen();
        robot.clickOn("#model-button");
        TextField rate = robot.lookup("#learning-rate").queryAs(TextField.class);
        robot.interact(() -> rate.setText("0.0005"));
        robot.clickOn("#apply-model");
        assertNull(model().proposal().proposedProperty().get());
        assertEquals(0.0005, training().learningRate());
        robot.clickOn("#model-button");
        robot.doubleClickOn("#learning-rate").write("0.002").type(KeyCode.ENTER);
        assertEquals(0.002, training().learningRate());
        assertNull(model().proposal().proposedProperty().get());
    }

    @Test
    void theTopBarNamesObjectiveNetworkAndCode() throws TimeoutException {
        awaitOpen();
        String networks =
                Objects.requireNonNull(model().modelProperty().get())
                        .config()
                        .model()
                        .architecture()
                        .title();
        assertTrue(
                robot.from(robot.lookup("#model-button"))
                        .lookup("β-VAE, " + networks)
                        .tryQuery()
                        .isPresent());
        MenuButton latents = robot.lookup("#latents-menu").queryAs(MenuButton.class);
        assertTrue(robot.from(latents).lookup("6 dims").tryQuery().isPresent());
        assertEquals(8, latents.getItems().size());
    }

    private TrainingConfig training() {
        return Objects.requireNonNull(model().live().trainingProperty().get());
    }

    private String text(String id) {
        return robot.lookup(id).queryAs(Label.class).getText();
    }

    private <T> void choose(String picker, T value) {
        ComboBox<T> box = robot.lookup(picker).queryComboBox();
        robot.interact(() -> box.setValue(value));
    }
}
