package org.betavista.ui.train;

import org.betavista.model.objective.BetaRole;
import org.betavista.model.objective.Objective;
import org.betavista.train.TrainingConfig;

/** What the total of an objective is made of. */
final class Totals {
    private Totals() {}

    /** Whether the total is reconstruction + beta x KL and nothing else. */
    static boolean isSumOfTerms(TrainingConfig training) {
        Objective objective = training.objective();
        return objective.extraTerms().isEmpty()
                && objective.knobs().isEmpty()
                && training.pricing().alpha() == 1
                && training.pricing().freeBits() == 0;
    }

    /** The total in a legend. */
    static String word(TrainingConfig training) {
        if (!isSumOfTerms(training)) {
            return "total";
        }
        BetaRole role = training.objective().betaRole();
        return switch (role) {
            case CHARGED -> "total = rec + β·KL";
            case ONE -> "total = rec + KL";
            case NONE -> "total = rec";
            case DISTANCE -> "total";
        };
    }
}
