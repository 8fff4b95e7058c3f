package org.betavista.session.measures;

import java.util.Map;
import java.util.Optional;

/**
 * The three headline numbers of a model and what stands beside them.
 *
 * @param generation of the model
 * @param step of the weights
 * @param latents L
 * @param activeUnits latents whose means vary over the images, 0 to L
 * @param hasFactors whether the data tells its factors; where not, {@link Property#INDEPENDENCE}
 *     stands in the place of disentanglement
 * @param remarks why a property has no number, or what is to be known of its number; a sentence
 * @param figures those that were measured
 */
public record Headlines(
        long generation,
        long step,
        int latents,
        int activeUnits,
        boolean hasFactors,
        Map<Property, String> remarks,
        Figures figures) {
    /** Whether no latent tells one image from another: then no score means anything. */
    public boolean isCollapsed() {
        return activeUnits == 0;
    }

    /** The one number that stands for a property, empty where it has none. */
    public Optional<Figure> headline(Property property) {
        return figures.of(
                switch (property) {
                    case CONTINUITY -> Measure.CONTINUITY;
                    case COMPLETENESS -> Measure.COMPLETENESS;
                    case DISENTANGLEMENT -> Measure.MIG;
                    case INDEPENDENCE -> Measure.GAUSSIAN_TOTAL_CORRELATION;
                });
    }
}
