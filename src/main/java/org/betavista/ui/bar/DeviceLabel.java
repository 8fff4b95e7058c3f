package org.betavista.ui.bar;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Tooltip;
import org.betavista.session.Arithmetic;
import org.betavista.session.OpenModel;
import org.betavista.train.TrainingConfig;
import org.betavista.ui.ExplorerViewModel;
import org.betavista.ui.control.Parts;
import org.betavista.ui.control.SpareLabel;
import org.betavista.ui.control.Words;

/**
 * What training computes with: cores, bfloat16 and what that costs, and whether steps could not be
 * compiled. It says as much as its width allows: the first to go are the cores, then the cost; one
 * word of what is unusual always stays. The explanation has everything.
 */
final class DeviceLabel extends SpareLabel {
    private static final String FAST = "fast";
    private static final String EAGER = "not compiled";
    private static final String EAGER_IN_SHORT = "eager";

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
        List<String> forms = List.of("");
        if (open == null) {
            explanation.setText("");
        } else {
            TrainingConfig training = open.config().training();
            Arithmetic arithmetic = model.computing().arithmeticProperty().get();
            forms = forms(training, arithmetic);
            explanation.setText(sentences(training, arithmetic));
        }
        say(forms);
        setVisible(!forms.get(0).isEmpty());
        setManaged(!forms.get(0).isEmpty());
    }

    private List<String> forms(TrainingConfig training, Arithmetic arithmetic) {
        List<String> words = new ArrayList<>();
        List<String> found = new ArrayList<>();
        boolean fast = arithmetic.isFast(training);
        if (fast) {
            words.add(FAST);
        }
        if (arithmetic.eagerBecause().isPresent()) {
            found.add(EAGER_IN_SHORT);
            words.add(EAGER);
        }
        found.add(0, String.join(", ", words));
        if (fast && arithmetic.fastDifference().isPresent()) {
            words.add(nats(arithmetic.fastDifference().getAsDouble()));
            found.add(0, String.join(", ", words));
        }
        if (!compact) {
            words.add(0, cores(training));
            found.add(0, String.join(", ", words));
        }
        return found;
    }

    private static String cores(TrainingConfig training) {
        return "CPU, " + training.threads() + (training.threads() == 1 ? " thread" : " threads");
    }

    /** With a sign, also where nothing is lost. */
    private static String nats(double difference) {
        String number = Words.number(difference, 2);
        return (Character.isDigit(number.charAt(0)) ? "+" : "") + number + " nats";
    }

    private static String sentences(TrainingConfig training, Arithmetic arithmetic) {
        List<String> sentences = new ArrayList<>();
        sentences.add("Training uses " + cores(training) + ".");
        if (arithmetic.isFast(training)) {
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
                                        (training.fast()
                                                        ? "Fast was asked for, but steps are"
                                                                + " float32 because they are made"
                                                        : "Steps are made")
                                                + " operation by operation, which is slower: "
                                                + why));
        return String.join(" ", sentences);
    }
}
