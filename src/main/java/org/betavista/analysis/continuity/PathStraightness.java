package org.betavista.analysis.continuity;

import java.util.List;

/**
 * The straightness of the paths between many pairs of images.
 *
 * @param mean over the pairs whose path changes; NaN where none does
 * @param standardError of that mean; NaN with fewer than two such pairs
 * @param largestStepShare the mean of the largest step's share, over the same pairs
 * @param pairs how many paths changed
 * @param still how many paths did not change at all and are in no mean
 */
public record PathStraightness(
        double mean, double standardError, double largestStepShare, int pairs, int still) {
    /** Averages over paths; none of them needs to change. */
    public static PathStraightness of(List<LatentPath> paths) {
        double sum = 0;
        double squares = 0;
        double shares = 0;
        int changed = 0;
        for (LatentPath path : paths) {
            if (path.length() > 0) {
                double straightness = path.straightness();
                sum += straightness;
                squares += straightness * straightness;
                shares += path.largestStepShare();
                changed++;
            }
        }
        double mean = sum / changed;
        double variance = Math.max(0, squares / changed - mean * mean);
        double error = changed < 2 ? Double.NaN : Math.sqrt(variance / (changed - 1));
        return new PathStraightness(mean, error, shares / changed, changed, paths.size() - changed);
    }
}
