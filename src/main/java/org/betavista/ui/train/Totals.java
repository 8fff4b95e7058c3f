package org.betavista.ui.train;

import org.betavista.model.objective.BetaRole;
import org.betavista.train.TrainingConfig;

/** What the total of an objective is made of. */
final class Totals {
    private Totals() {}

    /** Whether the total is reconstruction + beta x KL and nothing else. */
    static boolean isSumOfTerms(TrainingConfig training) {
        return training.isSumOfTerms();
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
