package org.betavista.session.measures;

import java.util.List;

/**
 * Which latents know which factors.
 *
 * @param factors what people call those that change; the others are in no measure
 * @param information mutual information in nats, latent by factor, as MIG takes it
 * @param entropy of each factor in nats
 * @param active whether a latent's mean varies over the images; MIG looks at these only
 * @param best for every factor the active latent that knows most of it; -1 where none is active
 * @param gap for every factor the lead of the best active latent over the second, as a share of the
 *     factor's entropy
 * @param traversals for every factor what its best latent does; empty where none is active
 */
public record DisentanglementEvidence(
        List<String> factors,
        double[][] information,
        double[] entropy,
        boolean[] active,
        int[] best,
        double[] gap,
        List<Traversal> traversals) {
    /**
     * Images along one latent, the others held at the code of a held-out image.
     *
     * @param latent which
     * @param codes from -2 to 2, count x L
     * @param images the decoded codes, count x D
     */
    public record Traversal(int latent, float[] codes, float[] images) {}
}
