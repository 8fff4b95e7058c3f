package org.betavista.session;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.betavista.analysis.disentanglement.ActiveUnits;
import org.betavista.train.Schedule;
import org.betavista.train.TrainingConfig;

/**
 * Something that goes wrong in training, short of a loss that becomes infinite.
 *
 * @param kind what it is
 * @param sentence what it is and one thing to do about it
 */
public record Diagnosis(Kind kind, String sentence) {
    /** What can go wrong. */
    public enum Kind {
        /** The loss is far above that of fresh weights. */
        EXPLODED_LOSS,
        /** q(z|x) is the same for all images. */
        COLLAPSED_POSTERIOR,
        /** Most vectors of a codebook are never taken. */
        DEAD_CODEBOOK,
        /** Variances of q(z|x) stand at the limit of what is allowed. */
        CLAMPED_VARIANCE
    }

    /** Before this step nothing is said: models take some time to wake up. */
    static final long FIRST_STEP = 500;

    private static final double MANY_CLAMPED = 0.1;

    /**
     * What is wrong with a model.
     *
     * @param survey of held-out images
     * @param gaussian whether the model's posterior is
     * @param training of the model now
     * @param clampedShare the share of the values of log sigma^2 of the latest batches that stood
     *     at the limit of their clamp, 0 to 1
     */
    public static List<Diagnosis> of(
            Survey survey, boolean gaussian, TrainingConfig training, double clampedShare) {
        List<Diagnosis> found = new ArrayList<>();
        if (survey.step() < FIRST_STEP) {
            return found;
        }
        boolean asleep =
                Arrays.stream(survey.varianceOfMu())
                        .allMatch(value -> value <= ActiveUnits.THRESHOLD);
        if (gaussian && asleep) {
            found.add(new Diagnosis(Kind.COLLAPSED_POSTERIOR, collapsed(training)));
        }
        CodebookUse codebook = survey.codebook();
        if (codebook != null && 2 * codebook.used() < codebook.size()) {
            found.add(new Diagnosis(Kind.DEAD_CODEBOOK, dead(codebook)));
        }
        if (gaussian && clampedShare > MANY_CLAMPED) {
            found.add(new Diagnosis(Kind.CLAMPED_VARIANCE, clamped(clampedShare)));
        }
        return found;
    }

    private static String collapsed(TrainingConfig training) {
        boolean held = training.pricing().schedule() instanceof Schedule.Hold;
        String suggestion =
                switch (training.objective().betaRole()) {
                    case CHARGED ->
                            training.beta() > 1 || !held
                                    ? "Lower β, which is set to %s."
                                            .formatted(TrainingConfig.plain(training.beta()))
                                    : "Warm β up from 0, so that codes are worth having before they"
                                            + " cost.";
                    case DISTANCE -> "Start with a larger target capacity C.";
                    case ONE, NONE ->
                            "Choose the β-VAE and warm β up from 0, so that codes are worth having"
                                    + " before they cost.";
                };
        return "The posterior has collapsed: no latent tells one image from another. " + suggestion;
    }

    private static String dead(CodebookUse codebook) {
        return ("Held-out images take only %s of the codebook's %s vectors. Start with a smaller"
                        + " codebook.")
                .formatted(codebook.used(), codebook.size());
    }

    private static String clamped(double share) {
        return ("%s%% of the encoder's variances stand at the limit of what is allowed. Lower the"
                        + " learning rate.")
                .formatted(Math.round(100 * share));
    }
}
