package org.betavista.model.objective;

/** What beta does in an objective. */
public enum BetaRole {
    /** It is the price of a nat of KL, or of the part of the KL that is charged. */
    CHARGED(""),
    /** The objective charges exactly 1. */
    ONE("this objective charges 1 by definition; choose the β-VAE to move it"),
    /** The objective charges no KL. */
    NONE("this model pays no KL"),
    /** The objective charges how far the KL is from a target, at a price of its own. */
    DISTANCE("this objective charges the distance of the KL from its target; move γ instead");

    private final String sentence;

    BetaRole(String sentence) {
        this.sentence = sentence;
    }

    /** Why beta cannot be moved; empty where it can. */
    public String sentence() {
        return sentence;
    }

    /** The price that is charged where a person set another. */
    public double charged(double beta) {
        return switch (this) {
            case CHARGED -> beta;
            case ONE -> 1;
            case NONE, DISTANCE -> 0;
        };
    }
}
