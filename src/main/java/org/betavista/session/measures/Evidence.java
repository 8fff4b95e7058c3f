package org.betavista.session.measures;

import org.jspecify.annotations.Nullable;

/**
 * What can be looked at behind the headline numbers.
 *
 * @param headlines the numbers, measured of the same images and draws
 * @param continuity null where the model's codes have no directions to move in
 * @param completeness null where the model has nothing to draw codes from
 * @param disentanglement null where the data does not tell its factors
 * @param independence null where a model has fewer than two latents, or a codebook
 */
public record Evidence(
        Headlines headlines,
        @Nullable ContinuityEvidence continuity,
        @Nullable CompletenessEvidence completeness,
        @Nullable DisentanglementEvidence disentanglement,
        @Nullable IndependenceEvidence independence) {}
