package org.betavista.analysis.disentanglement;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Modularity: whether a latent knows one factor only (Ridgeway and Mozer 2018, "Learning deep
 * disentangled embeddings with the F-statistic loss", section 3). For latent i with mutual
 * informations m_if and the greatest of them t: 1 - sum_(f not the best) m_if^2 / (t^2 (F - 1)),
 * over the F factors that change.
 *
 * <p>A random rotation of the factors scores about 0.77, and it never looks whether a factor is
 * known at all: evidence beside other scores and no headline.
 *
 * @param latents of each latent, in [0, 1]; 0 for one that knows nothing
 */
public record Modularity(double[] latents) {
    /** Of a matrix of mutual informations. With a single factor all latents that know it have 1. */
    public static Modularity of(MutualInformationGap information) {
        double[] entropy = information.entropy();
        int[] changing = IntStream.range(0, entropy.length).filter(k -> entropy[k] > 0).toArray();
        return new Modularity(
                Arrays.stream(information.information())
                        .map(row -> Arrays.stream(changing).mapToDouble(k -> row[k]).toArray())
                        .mapToDouble(Modularity::ofLatent)
                        .toArray());
    }

    private static double ofLatent(double[] information) {
        double most = 0;
        double sum = 0;
        for (double nats : information) {
            most = Math.max(most, nats * nats);
            sum += nats * nats;
        }
        if (most == 0) {
            return 0;
        }
        return information.length == 1 ? 1 : 1 - (sum - most) / (most * (information.length - 1));
    }

    /** The mean over all latents, those that know nothing among them as the reference has it. */
    public double score() {
        return Arrays.stream(latents).average().orElse(0);
    }
}
