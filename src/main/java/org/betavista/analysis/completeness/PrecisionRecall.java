package org.betavista.analysis.completeness;

import java.util.ArrayList;
import java.util.List;
import org.betavista.analysis.MatrixProduct;

/**
 * How draws and real images lie among each other. Precision and recall: Kynkaanniemi et al. 2019,
 * "Improved precision and recall metric for assessing generative models"; density and coverage:
 * Naeem et al. 2020, "Reliable fidelity and diversity metrics for generative models". Inside means
 * nearer than the radius, not as near.
 *
 * <p>Distances of pixels favour blur: draws that are all the mean image have precision 1. So
 * precision never stands without coverage.
 *
 * @param precision share of the draws that are inside the ball of a real image
 * @param recall share of the real images that are inside the ball of a draw
 * @param density balls of real images that a draw is inside of, divided by k, on average; can
 *     exceed 1
 * @param coverage share of the real images with a draw inside their ball
 * @param draws what became of each draw, in their order
 * @param covered whether a draw is inside the ball of each real image, in their order
 */
public record PrecisionRecall(
        double precision,
        double recall,
        double density,
        double coverage,
        List<Draw> draws,
        boolean[] covered) {
    /**
     * A draw among the real images.
     *
     * @param inside whether it is inside the ball of any of them
     * @param nearest index of the nearest real image
     * @param distance Euclidean, from that
     */
    public record Draw(boolean inside, int nearest, double distance) {}

    /**
     * Compares. Real images in place of the draws, others than those in {@code real}, give the
     * ceiling: what a perfect model of as many draws would reach.
     *
     * @param real held-out images
     * @param drawn decoded draws from the prior, of the same size; as many, for figures that can be
     *     compared with others'
     */
    public static PrecisionRecall of(
            Neighbourhoods real, Neighbourhoods drawn, MatrixProduct product) {
        if (real.pixels() != drawn.pixels() || real.k() != drawn.k()) {
            throw new IllegalArgumentException(
                    "images of %s pixels with %s neighbours against %s pixels with %s neighbours"
                            .formatted(real.pixels(), real.k(), drawn.pixels(), drawn.k()));
        }
        SquaredDistances distances =
                SquaredDistances.of(drawn.images(), real.images(), real.pixels(), product);
        boolean[] covered = new boolean[real.count()];
        boolean[] recalled = new boolean[real.count()];
        List<Draw> draws = new ArrayList<>(drawn.count());
        long balls = 0;
        int inside = 0;
        for (int draw = 0; draw < drawn.count(); draw++) {
            int nearest = 0;
            int hits = 0;
            for (int image = 0; image < real.count(); image++) {
                float distance = distances.at(draw, image);
                if (distance < distances.at(draw, nearest)) {
                    nearest = image;
                }
                if (distance < real.squaredRadii()[image]) {
                    hits++;
                    covered[image] = true;
                }
                if (distance < drawn.squaredRadii()[draw]) {
                    recalled[image] = true;
                }
            }
            balls += hits;
            inside += hits > 0 ? 1 : 0;
            draws.add(new Draw(hits > 0, nearest, Math.sqrt(distances.at(draw, nearest))));
        }
        return new PrecisionRecall(
                inside / (double) drawn.count(),
                share(recalled),
                balls / ((double) real.k() * drawn.count()),
                share(covered),
                List.copyOf(draws),
                covered);
    }

    private static double share(boolean[] flags) {
        int count = 0;
        for (boolean flag : flags) {
            count += flag ? 1 : 0;
        }
        return count / (double) flags.length;
    }
}
