package org.betavista.ui.bar;

import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.betavista.data.InvalidInputException;
import org.betavista.model.objective.BetaRole;
import org.betavista.model.objective.Objective;
import org.betavista.session.OpenModel;
import org.betavista.session.measures.Property;
import org.betavista.train.Pricing;
import org.betavista.train.TrainingConfig;
import org.betavista.ui.ExplorerViewModel;
import org.betavista.ui.control.Look;
import org.betavista.ui.control.Parts;
import org.betavista.ui.control.SpareLabel;
import org.betavista.ui.control.Words;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The bar with the price of a nat, and what it buys: three properties at a glance. */
public final class BetaBar extends HBox {
    private static final String REFUSED = "refused";
    private static final double VALUE_WIDTH = 128;

    private final ExplorerViewModel model;
    private final BetaSlider slider;
    private final TextField field = new TextField();
    private final Label norm = Parts.label("", "number", "tertiary");
    private final SpareLabel explanation = new SpareLabel("secondary");
    private final Tooltip titleWords;
    private final Button one;
    private final ScheduleMenu schedule;
    private final SchedulePreview preview;
    private final Label ahead = Parts.label("", "caption");
    private final LiveKnob knob;
    private final Gauges gauges;
    private final HBox price;

    /** What the field said when nobody had typed into it. */
    private String shownValue = "";

    /**
     * @param model whose beta is shown and changed
     * @param openEvidence is told the property whose gauge was clicked
     */
    public BetaBar(ExplorerViewModel model, Look look, Consumer<Property> openEvidence) {
        this.model = model;
        getStyleClass().add("beta-bar");
        slider = new BetaSlider(look, model.losses());
        slider.onMove(model.live()::beginBetaChange, model.live()::setBeta);
        schedule = new ScheduleMenu(model.live()::setSchedule);
        preview = new SchedulePreview(look);
        knob = new LiveKnob(model);
        one = Parts.button("1", Feather.ROTATE_CCW, "Back to β = 1, the VAE.", this::one);
        explanation.setId("beta-explanation");
        HBox words =
                new HBox(
                        10,
                        Parts.label("β", "beta-glyph"),
                        Parts.label("Price of a nat", "card-title"),
                        explanation);
        words.setAlignment(Pos.CENTER_LEFT);
        titleWords = Parts.explanation(words, "");
        HBox title = new HBox(10, words, Parts.spring(), preview, ahead, knob);
        title.setAlignment(Pos.CENTER_LEFT);
        title.setMinHeight(26);
        VBox left = new VBox(2, title, slider);
        left.setAlignment(Pos.CENTER_LEFT);
        left.setMinWidth(0);
        HBox.setHgrow(left, Priority.ALWAYS);
        price = new HBox(left, value());
        price.getStyleClass().add("beta-price");
        price.setMinWidth(0);
        HBox.setHgrow(price, Priority.ALWAYS);
        gauges = new Gauges(model, look, openEvidence);
        getChildren().addAll(price, gauges);
        model.live().betaProperty().addListener((property, old, now) -> show());
        model.live().trainingProperty().addListener((property, old, now) -> show());
        // The point knows the new model last; then everything that is asked here does.
        model.point().modelProperty().addListener((property, old, now) -> show(now));
        model.stepProperty().addListener((property, old, now) -> showAhead());
        model.losses().versionProperty().addListener((property, old, now) -> slider.redraw());
        show(model.modelProperty().get());
    }

    /** Narrower gauges in a small window; the slider takes what is left. */
    public void compact(boolean small) {
        gauges.compact(small);
    }

    private void one() {
        model.live().beginBetaChange();
        model.live().setBeta(1);
    }

    private VBox value() {
        field.setId("beta-field");
        field.getStyleClass().add("beta-field");
        HBox.setHgrow(field, Priority.ALWAYS);
        Parts.explain(field, "Type β, 0 to 64, and press Enter.");
        field.setOnAction(event -> accept());
        field.focusedProperty()
                .addListener(
                        (property, was, is) -> {
                            if (!is) {
                                field.getStyleClass().remove(REFUSED);
                                show();
                            }
                        });
        one.setId("beta-one");
        HBox line = new HBox(6, field, one);
        line.setAlignment(Pos.CENTER_LEFT);
        HBox normLine = new HBox(8, Parts.label("β norm", "caption"), Parts.spring(), norm);
        Parts.explain(
                normLine,
                "β × latents / pixels, which compares models of other sizes (Higgins et al. 2017).");
        VBox value = new VBox(4, line, schedule, normLine);
        value.setAlignment(Pos.CENTER);
        value.setMinWidth(VALUE_WIDTH);
        value.setPrefWidth(VALUE_WIDTH);
        value.setMaxWidth(VALUE_WIDTH);
        return value;
    }

    private void accept() {
        field.getStyleClass().remove(REFUSED);
        if (field.getText().equals(shownValue)) {
            return;
        }
        double typed = Words.parse(field.getText());
        try {
            Pricing.checkBeta(typed); // First: what is refused leaves nothing to undo.
            model.live().beginBetaChange();
            model.live().setBeta(typed);
            showValue(words(typed));
        } catch (InvalidInputException e) {
            field.getStyleClass().add(REFUSED);
            model.messages().fail(e.sentence());
        }
    }

    private static String words(double beta) {
        return Words.number(beta, beta == 0 || beta >= 0.1 ? 2 : 3);
    }

    private void showValue(String words) {
        shownValue = words;
        field.setText(words);
    }

    private void show() {
        double beta = model.live().betaProperty().get();
        slider.valueProperty().set(beta);
        OpenModel open = model.modelProperty().get();
        TrainingConfig training = model.live().trainingProperty().get();
        price.setDisable(open == null || training == null);
        if (open == null || training == null) {
            norm.setText("–");
            return;
        }
        boolean charged = training.objective().betaRole().charged(1) == 1;
        if (!field.isFocused()) { // A schedule moves beta while somebody types.
            showValue(charged ? words(beta) : "–");
        }
        norm.setText(charged ? Words.number(open.config().model().betaNorm(beta), 4) : "–");
        schedule.show(training.pricing().schedule());
        knob.show(training.objective());
        showRole(training.objective());
        showAhead();
    }

    private void showRole(Objective objective) {
        boolean moves = objective.betaRole() == BetaRole.CHARGED;
        for (Node control : List.of(slider, field, one, schedule)) {
            control.setDisable(!moves);
        }
        String sentence = moves ? objective.betaSentence() : objective.betaRole().sentence();
        explanation.say(sentence);
        titleWords.setText("β, the price that training pays for each nat of KL: " + sentence);
    }

    private void showAhead() {
        OpenModel open = model.modelProperty().get();
        TrainingConfig training = model.live().trainingProperty().get();
        if (open == null || training == null) {
            return;
        }
        Pricing pricing = training.pricing();
        long now = model.stepProperty().get();
        boolean moves = now < pricing.schedule().end();
        for (Node node : List.of(preview, ahead)) {
            node.setVisible(moves);
            node.setManaged(moves);
        }
        if (moves) {
            long shown = Math.max(2, 2 * pricing.schedule().length());
            preview.show(pricing, now, now + shown);
            long epochs = Math.max(1, Math.round((double) shown / open.batchesPerEpoch()));
            ahead.setText(
                    "next %s %s, up to %s"
                            .formatted(
                                    epochs,
                                    epochs == 1 ? "epoch" : "epochs",
                                    Words.beta(pricing.beta())));
        }
    }

    private void show(@Nullable OpenModel open) {
        if (open != null) {
            slider.setBatchesPerEpoch(open.batchesPerEpoch());
            schedule.setBatchesPerEpoch(open.batchesPerEpoch());
        }
        show();
    }
}
