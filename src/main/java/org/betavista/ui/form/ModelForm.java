package org.betavista.ui.form;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.betavista.data.ImageShape;
import org.betavista.data.InvalidInputException;
import org.betavista.session.NewModel;
import org.betavista.session.OpenModel;
import org.betavista.train.TrainingConfig;
import org.betavista.ui.ExplorerViewModel;
import org.betavista.ui.control.Parts;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/**
 * Everything that can be chosen about a model, each marked live or restart. What cannot be is
 * refused here, with its reason at the foot, before anything is prepared.
 */
public final class ModelForm extends VBox {
    private static final double MOST_HEIGHT = 560;
    private static final double SCROLL_BAR = 16;
    private static final String FIRST_KEEP =
            "Another model is proposed; start or keep first, or press Apply to propose this one.";

    private final ExplorerViewModel model;
    private final Runnable close;
    private final ObjectiveSection objective;
    private final CodeSection code;
    private final PixelSection pixels;
    private final NetworkSection network;
    private final TrainingSection training;
    private final Label problem = new Label();

    /**
     * @param close hides the form
     */
    public ModelForm(ExplorerViewModel model, Runnable close) {
        this.model = model;
        this.close = close;
        getStyleClass().add("popover-body");
        FormRows left = new FormRows();
        FormRows right = new FormRows();
        objective = new ObjectiveSection(left, () -> applyLive(this::applyKnob));
        code = new CodeSection(left);
        network = new NetworkSection(right);
        pixels = new PixelSection(right);
        training = new TrainingSection(right, () -> applyLive(this::applyRate));
        objective.onChoice(code::follow);
        objective.onChoice(training::follow);
        network.onChoice(() -> code.gridSide(network.gridSide()));
        HBox both = new HBox(28, left, right);
        both.setPadding(new Insets(0, SCROLL_BAR, 0, 0));
        ScrollPane columns = Parts.scroll(both);
        columns.setMaxHeight(MOST_HEIGHT);
        problem.setId("model-problem");
        problem.setWrapText(true);
        problem.getStyleClass().add("problem");
        problem.managedProperty().bind(problem.textProperty().isNotEmpty());
        getChildren().addAll(columns, problem, foot());
        fill();
    }

    private HBox foot() {
        Button apply = Parts.button("Apply", Feather.CHECK, "Apply what was changed.", this::apply);
        apply.getStyleClass().add("primary");
        apply.setId("apply-model");
        HBox foot =
                new HBox(
                        8,
                        Parts.restartMark(),
                        Parts.label("starts a new model; the present one is kept", "caption"),
                        Parts.spring(),
                        apply);
        foot.setAlignment(Pos.CENTER_LEFT);
        return foot;
    }

    /** Shows the model that is proposed, else the present one. */
    private void fill() {
        NewModel wanted = model.proposal().wanted();
        problem.setText("");
        if (wanted == null) {
            return;
        }
        network.show(wanted.architecture(), shape(wanted));
        code.show(wanted);
        pixels.show(wanted);
        training.show(wanted.training());
        // Last, as code and training follow it.
        objective.show(wanted.training());
        code.gridSide(network.gridSide());
    }

    /** The shape of a model's images, if they are loaded. */
    private @Nullable ImageShape shape(NewModel wanted) {
        OpenModel open = model.modelProperty().get();
        return open != null && open.config().data().equals(wanted.data())
                ? open.split().shape()
                : null;
    }

    private void applyRate() {
        model.live().setLearningRate(training.rate());
    }

    private void applyKnob() {
        TrainingConfig running = model.live().trainingProperty().get();
        if (running != null) {
            model.live().setObjective(objective.tuned(running.objective()));
        }
    }

    /** Applies to the present model what was entered; not while the form is about another one. */
    private void applyLive(Runnable entered) {
        if (model.proposal().proposedProperty().get() != null) {
            problem.setText(FIRST_KEEP);
            return;
        }
        try {
            entered.run();
            problem.setText("");
        } catch (InvalidInputException e) {
            problem.setText(e.sentence());
        }
    }

    private void apply() {
        NewModel wanted = model.proposal().wanted();
        NewModel present = model.present();
        if (wanted == null || present == null) {
            return;
        }
        try {
            NewModel chosen = chosen(wanted);
            if (chosen.equals(tuned(present))) {
                applyRate();
                applyKnob();
            }
            model.proposal().propose(chosen);
            problem.setText("");
            close.run();
        } catch (InvalidInputException e) {
            problem.setText(e.sentence());
        }
    }

    /** The present model with what the form says of its live knobs. */
    private NewModel tuned(NewModel present) {
        TrainingConfig now = present.training();
        return present.with(
                now.with(now.beta(), training.rate()).with(objective.tuned(now.objective())));
    }

    private NewModel chosen(NewModel wanted) {
        NewModel chosen =
                new NewModel(
                        wanted.data(),
                        network.architecture(),
                        code.latentSize(wanted),
                        pixels.likelihood(),
                        code.posterior(),
                        training.training(objective, pixels, wanted.training()));
        ImageShape shape = shape(wanted);
        if (shape == null) {
            chosen.training().objective().check(chosen.posterior(), chosen.training().estimator());
            return chosen;
        }
        return chosen.with(chosen.modelFor(shape).latentSize());
    }
}
