package org.betavista.session.measures;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can be measured of a model, which takes from seconds to some minutes.
 *
 * @param headlines with the figures of every measure that the model and its data allow
 * @param klPerLatent mean KL of each latent over the held-out images, in nats; zeros where there is
 *     no KL
 * @param factors the names of those that change; the others are in no measure
 * @param information mutual information in nats, latent by factor, as MIG takes it; null where the
 *     data does not tell its factors
 * @param importance which share of what is known of a factor each latent gives, latent by factor,
 *     of DCI's boosted trees; null where the data does not tell its factors, or where it was not
 *     wanted
 */
public record FullReport(
        Headlines headlines,
        double[] klPerLatent,
        List<String> factors,
        double @Nullable [][] information,
        double @Nullable [][] importance) {}
