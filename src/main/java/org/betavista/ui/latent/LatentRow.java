package org.betavista.ui.latent;

import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.betavista.analysis.Histogram;
import org.betavista.session.EncodedImage;
import org.betavista.session.Survey;
import org.betavista.ui.control.Look;
import org.betavista.ui.control.Parts;
import org.betavista.ui.control.Words;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** One latent: its name, slider, typed value, KL and lock. */
final class LatentRow extends HBox {
    private static final PseudoClass INACTIVE = PseudoClass.getPseudoClass("inactive");
    private static final PseudoClass SPREAD = PseudoClass.getPseudoClass("spread");
    private static final int BINS = 36;

    private final LatentPointViewModel point;
    private final int latent;
    private final LatentSlider slider;
    private final TextField field = new TextField();
    private final Label badge = Parts.label("", "kl-badge");
    private final Tooltip badgeTooltip = new Tooltip();
    private final FontIcon lockIcon = Parts.icon(Feather.UNLOCK);

    LatentRow(LatentPointViewModel point, Look look, int latent, double height) {
        this.point = point;
        this.latent = latent;
        getStyleClass().add("latent-row");
        setMinHeight(height);
        setPrefHeight(height);
        setMaxHeight(height);
        String name = Words.latent(latent);
        Label label = Parts.label(name, "latent-name");
        label.setMinWidth(26);
        slider = new LatentSlider(look, name);
        slider.setId("slider-" + (latent + 1));
        slider.setMinWidth(110);
        slider.setPrefHeight(height);
        slider.setMinHeight(height);
        HBox.setHgrow(slider, Priority.ALWAYS);
        // On the name: on the slider it would pop up under a pointer that is about to drag.
        Parts.explain(
                label,
                "Move its slider to change one number of the code and see what it does to the image.");
        slider.setListener(
                new LatentSlider.Listener() {
                    @Override
                    public void begin() {
                        point.beginChange();
                    }

                    @Override
                    public void moved(float value, long askedNanos) {
                        point.move(latent, value, askedNanos);
                    }
                });
        field.setId("value-" + (latent + 1));
        field.setPrefWidth(54);
        field.setMinWidth(54);
        Parts.explain(field, "Type an exact value; values beyond the slider's ends work too.");
        field.setOnAction(event -> acceptTyped());
        field.focusedProperty()
                .addListener(
                        (property, was, is) -> {
                            if (!is) {
                                acceptTyped();
                            }
                        });
        badge.setTooltip(badgeTooltip);
        Button lock =
                Parts.iconButton(
                        Feather.UNLOCK,
                        "Lock this latent: Zero, Draw prior and choosing an image leave it alone.",
                        () -> point.toggleLock(latent));
        lock.setGraphic(lockIcon);
        lock.setId("lock-" + (latent + 1));
        getChildren().addAll(label, slider, field, badge, lock);
    }

    private void acceptTyped() {
        double typed = Words.parse(field.getText());
        if (Double.isFinite(typed) && Math.abs(typed) < 1000) {
            if ((float) typed != point.zProperty().get()[latent]
                    && !field.getText().equals(shown())) {
                point.beginChange();
                point.move(latent, (float) typed, System.nanoTime());
            }
        }
        field.setText(shown());
    }

    private String shown() {
        float value = point.zProperty().get()[latent];
        double size = Math.abs(value);
        return Words.number(value, size < 9.995 ? 2 : size < 99.95 ? 1 : 0); // what fits
    }

    int latent() {
        return latent;
    }

    void showValue() {
        slider.valueProperty().set(point.zProperty().get()[latent]);
        if (!field.isFocused()) {
            field.setText(shown());
        }
    }

    void showPosterior(@Nullable EncodedImage chosen) {
        if (chosen == null || latent >= chosen.mu().length) {
            slider.showPosterior(Double.NaN, Double.NaN);
        } else {
            slider.showPosterior(chosen.mu()[latent], chosen.sigma()[latent]);
        }
    }

    void showSurvey(@Nullable Survey survey) {
        double worth = point.worth(latent);
        LatentAxis axis = point.axis(latent);
        MissingKl missing = point.missingKl();
        slider.setAxis(axis, missing == null);
        badge.pseudoClassStateChanged(SPREAD, missing != null);
        if (survey == null || Double.isNaN(worth)) {
            slider.showCodes(null);
            badge.setText("–");
            badgeTooltip.setText("Measured once the model has encoded held-out images.");
            return;
        }
        slider.showCodes(
                Histogram.ofColumn(
                        survey.codes().mu(),
                        survey.codes().latentSize(),
                        latent,
                        axis.from(),
                        axis.to(),
                        BINS));
        boolean active = point.isActive(latent);
        badge.setText(active ? Words.number(worth, 2) : "inactive");
        String images = Words.count(survey.codes().count()) + " held-out images";
        badgeTooltip.setText(
                missing == null
                        ? klSentence(images, worth, active)
                        : spreadSentence(images, worth, active) + " " + missing.kl());
        pseudoClassStateChanged(INACTIVE, !active);
        showLock();
    }

    private static String klSentence(String images, double kl, boolean active) {
        return "Mean KL over %s: %s nats = %s bits. %s"
                .formatted(
                        images,
                        Words.number(kl, 3),
                        Words.number(kl / Math.log(2), 3),
                        active
                                ? "So much this latent tells about an image."
                                : "Below 0.1 nat: moving it changes next to nothing.");
    }

    private static String spreadSentence(String images, double spread, boolean active) {
        return "Standard deviation of this latent over %s: %s.%s"
                .formatted(
                        images,
                        Words.number(spread, 3),
                        active ? "" : " Its variance is not above 0.01, so it tells nothing.");
    }

    void showLock() {
        boolean locked = point.lockedProperty().get()[latent];
        lockIcon.setIconCode(locked ? Feather.LOCK : Feather.UNLOCK);
        lockIcon.getStyleClass().removeAll("locked-icon", "unlocked-icon");
        lockIcon.getStyleClass().add(locked ? "locked-icon" : "unlocked-icon");
        slider.showState(point.isActive(latent), locked);
    }
}
