package org.betavista.session.measures;

import org.jspecify.annotations.Nullable;

/**
 * Everything that can be measured of a model, which takes seconds to a minute.
 *
 * @param headlines with the figures of every measure that the model and its data allow
 * @param importance which share of what is known of a factor each latent gives, latent by factor,
 *     of DCI's boosted trees; null where the data does not tell its factors
 */
public record FullReport(Headlines headlines, double @Nullable [][] importance) {}
