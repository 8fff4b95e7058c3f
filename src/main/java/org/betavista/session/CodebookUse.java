package org.betavista.session;

import java.util.Arrays;
import org.betavista.model.CodebookFamily;
import org.betavista.model.Codes;

/**
 * A codebook and how often some images take each of its vectors.
 *
 * @param side positions along a side of the grid
 * @param depth values of a vector
 * @param vectors K x depth
 * @param counts how often each vector is taken, (K)
 */
public record CodebookUse(int side, int depth, float[] vectors, int[] counts) {
    static CodebookUse of(CodebookFamily family, int side, float[] vectors, Codes codes) {
        CodebookUse unused =
                new CodebookUse(side, family.depth(), vectors, new int[family.codes()]);
        int[] counts = new int[family.codes()];
        for (int at = 0; at < codes.mu().length; at += family.depth()) {
            counts[unused.nearest(codes.mu(), at)]++;
        }
        return new CodebookUse(side, family.depth(), vectors, counts);
    }

    /** The number of vectors, K. */
    public int size() {
        return counts.length;
    }

    /**
     * The vector nearest to a part of a code.
     *
     * @param z a code, or several
     * @param at where the part begins
     */
    public int nearest(float[] z, int at) {
        int best = 0;
        double smallest = Double.POSITIVE_INFINITY;
        for (int k = 0; k < counts.length; k++) {
            double distance = 0;
            for (int d = 0; d < depth; d++) {
                double difference = z[at + d] - vectors[k * depth + d];
                distance += difference * difference;
            }
            if (distance < smallest) {
                smallest = distance;
                best = k;
            }
        }
        return best;
    }

    /** How many vectors are taken at all. */
    public int used() {
        return (int) Arrays.stream(counts).filter(count -> count > 0).count();
    }

    /** exp of the entropy of the vectors' shares: as if so many were taken equally often. */
    public double perplexity() {
        double total = Arrays.stream(counts).sum();
        double entropy = 0;
        for (int count : counts) {
            if (count > 0) {
                entropy -= count / total * Math.log(count / total);
            }
        }
        return Math.exp(entropy);
    }
}
