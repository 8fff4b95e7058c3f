package org.betavista.ui.bar;

import atlantafx.base.controls.Popover;
import java.util.List;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.betavista.session.OpenModel;
import org.betavista.session.SessionState;
import org.betavista.session.ShippedModels;
import org.betavista.ui.ExplorerViewModel;
import org.betavista.ui.control.ButtonPopover;
import org.betavista.ui.control.Look;
import org.betavista.ui.control.Parts;
import org.betavista.ui.control.Segments;
import org.betavista.ui.control.SpareLabel;
import org.betavista.ui.control.Words;
import org.betavista.ui.form.ModelForm;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The top bar: runs, data, model, training, its state, theme and help. */
public final class TopBar extends HBox {
    private static final double LONGEST_NAME = 180;

    private final ExplorerViewModel model;
    private final Look look;
    private final RunsMenu runs;
    private final Button data;
    private final Label dataValue = Parts.given(Parts.label("", "picker-value"));
    private final SpareLabel networkValue = new SpareLabel("picker-value");
    private final Button network;
    private final LatentsMenu latents;
    private final Button train;
    private final Button step;
    private final Button reset;
    private final Region dot = new Region();
    private final Label stateWord = Parts.label("", "strong");
    private final SpareLabel figures = new SpareLabel("number", "tertiary");
    private final DeviceLabel device;
    private final ButtonPopover form;
    private boolean compact;

    /**
     * @param shipped the models that come with the program
     * @param dialogs asks for folders
     * @param openData opens the data view
     * @param help opens the page that explains the keys
     */
    public TopBar(
            ExplorerViewModel model,
            ShippedModels shipped,
            Look look,
            Supplier<FileDialogs> dialogs,
            Runnable openData,
            Runnable help) {
        this.model = model;
        this.look = look;
        runs = new RunsMenu(model, shipped, look, dialogs);
        getStyleClass().add("top-bar");
        latents = new LatentsMenu(model);
        device = new DeviceLabel(model);
        data =
                Parts.button(
                        "",
                        Feather.CHEVRON_DOWN,
                        "The images that the model learns from: look at them, drive them by hand,"
                                + " import your own.",
                        openData);
        data.getStyleClass().add("picker");
        data.setId("data");
        network =
                Parts.button(
                        "",
                        Feather.CHEVRON_DOWN,
                        "The model's knobs: objective, code, pixels, network, training.",
                        () -> {});
        network.getStyleClass().add("picker");
        network.setId("model-button");
        form = new ButtonPopover(network, Popover.ArrowLocation.TOP_LEFT, this::newForm);
        train =
                Parts.button(
                        "Train", Feather.PLAY, "Train, or pause (Space).", model::toggleTraining);
        train.getStyleClass().add("primary");
        train.setId("train");
        train.setPrefWidth(84);
        step =
                Parts.button(
                        "Step",
                        Feather.SKIP_FORWARD,
                        "Make one training step (period).",
                        model::step);
        step.setId("step");
        reset =
                Parts.button(
                        "Reset",
                        Feather.ROTATE_CCW,
                        "Fresh weights of the same seed; can be undone (Ctrl+R).",
                        model::reset);
        reset.setId("reset");
        fillPickers();
        dot.getStyleClass().add("state-dot");
        stateWord.setId("state");
        figures.setId("figures");
        getChildren()
                .addAll(
                        runs,
                        data,
                        network,
                        latents,
                        divider(),
                        train,
                        step,
                        reset,
                        Parts.spring(),
                        dot,
                        stateWord,
                        figures,
                        device,
                        divider(),
                        themeSwitch(),
                        new HelpMenu(model, look, help));
        listen();
    }

    /** Made when it is asked for: it has many controls, which no start needs. */
    private ModelForm newForm() {
        return new ModelForm(model, form::close);
    }

    /**
     * A picker's face: what it picks, the present choice, and the mark that another one restarts.
     */
    private static HBox face(String word, Label value) {
        HBox face = new HBox(6, Parts.label(word, "picker-word"), value, Parts.restartMark());
        face.setAlignment(Pos.CENTER_LEFT);
        return face;
    }

    private static Region divider() {
        Region divider = new Region();
        divider.getStyleClass().add("divider");
        return divider;
    }

    private void fillPickers() {
        HBox dataFace = face("Data", dataValue);
        dataFace.getChildren().add(Parts.icon(Feather.CHEVRON_DOWN));
        data.setGraphic(dataFace);
        dataValue.setMaxWidth(LONGEST_NAME);
        HBox networkFace = face("Model", networkValue);
        networkFace.getChildren().add(Parts.icon(Feather.CHEVRON_DOWN));
        network.setGraphic(networkFace);
    }

    /** Asks for a run folder and opens it. */
    public void openRun() {
        runs.open();
    }

    /** Asks for a place and saves the run there. */
    public void saveRun() {
        runs.save();
    }

    private Segments themeSwitch() {
        Segments themes = new Segments();
        ToggleButton light =
                themes.add(
                        new ToggleButton("", Parts.icon(Feather.SUN)),
                        "light",
                        () -> look.darkProperty().set(false));
        ToggleButton dark =
                themes.add(
                        new ToggleButton("", Parts.icon(Feather.MOON)),
                        "dark",
                        () -> look.darkProperty().set(true));
        Parts.explain(light, "Light theme.");
        Parts.explain(dark, "Dark theme.");
        look.onChange(() -> (look.darkProperty().get() ? dark : light).setSelected(true));
        return themes;
    }

    /** Shortens the bar for small windows. */
    public void compact(boolean small) {
        compact = small;
        latents.setVisible(!small);
        latents.setManaged(!small);
        device.compact(small);
        showFigures();
    }

    private void listen() {
        model.modelProperty().addListener((property, old, now) -> show(now));
        model.stateProperty().addListener((property, old, now) -> showState());
        model.stepProperty().addListener((property, old, now) -> showFigures());
        model.stepsPerSecondProperty().addListener((property, old, now) -> showFigures());
        show(model.modelProperty().get());
        showState();
    }

    private void show(@Nullable OpenModel open) {
        for (var control : List.of(train, step, reset, data, network, latents)) {
            control.setDisable(open == null);
        }
        if (open != null) {
            dataValue.setText(open.split().name());
            String objective = open.config().training().objective().title();
            networkValue.say(
                    List.of(
                            objective + ", " + open.config().model().architecture().title(),
                            objective));
            latents.show(open.config().model());
        }
        showFigures();
    }

    private void showState() {
        SessionState state = model.stateProperty().get();
        boolean training = state instanceof SessionState.Training;
        dot.getStyleClass().remove("training");
        if (training) {
            dot.getStyleClass().add("training");
        }
        String word;
        if (state instanceof SessionState.Training) {
            word = "Training";
        } else if (state instanceof SessionState.Diverged) {
            word = "Diverged";
        } else if (state instanceof SessionState.Paused) {
            word = "Paused";
        } else if (state instanceof SessionState.Empty) {
            word = "No model";
        } else {
            word = "Opening";
        }
        stateWord.setText(word);
        train.setText(training ? "Pause" : "Train");
        train.setGraphic(Parts.icon(training ? Feather.PAUSE : Feather.PLAY));
        showFigures();
    }

    private void showFigures() {
        if (model.modelProperty().get() == null) {
            figures.say("");
            return;
        }
        String speed =
                model.stepsPerSecondProperty().get() > 0
                        ? " · " + Words.number(model.stepsPerSecondProperty().get(), 0) + " steps/s"
                        : "";
        String steps = compact ? "" : " · step " + Words.count(model.stepProperty().get());
        String epoch = "epoch " + Words.count(model.epoch());
        figures.say(List.of(epoch + steps + speed, epoch + speed, epoch));
    }
}
