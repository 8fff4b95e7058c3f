package org.betavista.ui.bar;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import org.betavista.session.Arithmetic;
import org.betavista.session.OpenModel;
import org.betavista.train.TrainingConfig;
import org.betavista.ui.ExplorerViewModel;
import org.betavista.ui.control.Parts;
import org.betavista.ui.control.Words;

/**
 * What training computes with: cores, bfloat16 and what that costs, and whether steps could not be
 * compiled. Where room is short only what is unusual stays; the rest is in the explanation.
 */
final class DeviceLabel extends Label {
    private static final String FAST = "fast";
    private static final String EAGER = "not compiled";

    private final ExplorerViewModel model;
    private final Tooltip explanation;
    private boolean compact;

    DeviceLabel(ExplorerViewModel model) {
        this.model = model;
        explanation = Parts.explanation(this, "");
        setId("device");
        getStyleClass().add("secondary");
        model.modelProperty().addListener((property, old, now) -> show());
        model.computing().arithmeticProperty().addListener((property, old, now) -> show());
        show();
    }

    /** Shortens itself for small windows. */
    void compact(boolean small) {
        compact = small;
        show();
    }

    private void show() {
        OpenModel open = model.modelProperty().get();
        Arithmetic arithmetic = model.computing().arithmeticProperty().get();
        String words = open == null ? "" : words(open.config().training(), arithmetic);
        setText(words);
        setVisible(!words.isEmpty());
        setManaged(!words.isEmpty());
        // The first to give way where words are many; but what is unusual stays to be seen.
        setMinWidth(compact ? USE_PREF_SIZE : 0);
        explanation.setText(open == null ? "" : sentences(open, arithmetic));
    }

    private String words(TrainingConfig training, Arithmetic arithmetic) {
        List<String> words = new ArrayList<>();
        if (!compact) {
            words.add(cores(training));
        }
        if (training.fast()) {
            words.add(FAST);
            if (!compact && arithmetic.fastDifference().isPresent()) {
                words.add(nats(arithmetic.fastDifference().getAsDouble()));
            }
        }
        if (arithmetic.eagerBecause().isPresent()) {
            words.add(EAGER);
        }
        return String.join(", ", words);
    }

    private static String cores(TrainingConfig training) {
        return "CPU, " + training.threads() + (training.threads() == 1 ? " thread" : " threads");
    }

    /** With a sign, also where nothing is lost. */
    private static String nats(double difference) {
        String number = Words.number(difference, 2);
        return (Character.isDigit(number.charAt(0)) ? "+" : "") + number + " nats";
    }

    private String sentences(OpenModel open, Arithmetic arithmetic) {
        TrainingConfig training = open.config().training();
        List<String> sentences = new ArrayList<>();
        sentences.add("Training uses " + cores(training) + ".");
        if (training.fast()) {
            sentences.add("Fast: products and convolutions of training steps are in bfloat16.");
            sentences.add(
                    arithmetic.fastDifference().isPresent()
                            ? "Held-out total with bfloat16 products less that with float32, same"
                                    + " weights and noise: "
                                    + nats(arithmetic.fastDifference().getAsDouble())
                                    + " an image."
                            : "What that costs is measured with the next held-out check.");
        }
        arithmetic
                .eagerBecause()
                .ifPresent(
                        why ->
                                sentences.add(
                                        "Steps are made operation by operation, which is slower: "
                                                + why));
        return String.join(" ", sentences);
    }
}
