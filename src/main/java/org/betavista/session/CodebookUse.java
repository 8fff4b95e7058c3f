package org.betavista.session;

import java.util.Arrays;
import java.util.Comparator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
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
    /** A codebook of which nobody knows yet how it is used: all counts are 0. */
    static CodebookUse unused(CodebookFamily family, int side, float[] vectors) {
        return new CodebookUse(side, family.depth(), vectors, new int[family.codes()]);
    }

    static CodebookUse of(CodebookFamily family, int side, float[] vectors, Codes codes) {
        int[] counts = new int[family.codes()];
        for (int index : unused(family, side, vectors).indices(codes.mu())) {
            counts[index]++;
        }
        return new CodebookUse(side, family.depth(), vectors, counts);
    }

    /** The number of vectors, K. */
    public int size() {
        return counts.length;
    }

    /** The number of positions in the grid. */
    public int positions() {
        return side * side;
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

    /**
     * The vector nearest to each position.
     *
     * @param z a code, or several, (N * positions * depth)
     * @return (N * positions)
     */
    public int[] indices(float[] z) {
        return IntStream.range(0, z.length / depth).map(i -> nearest(z, i * depth)).toArray();
    }

    /**
     * The code whose positions take certain vectors; the inverse of {@link #indices}.
     *
     * @param indices (N * positions)
     * @return (N * positions * depth)
     */
    public float[] codes(int[] indices) {
        float[] z = new float[indices.length * depth];
        for (int i = 0; i < indices.length; i++) {
            System.arraycopy(vectors, indices[i] * depth, z, i * depth, depth);
        }
        return z;
    }

    /** The code with the nearest vector at each position, a new array. */
    public float[] snapped(float[] z) {
        return codes(indices(z));
    }

    /** The code whose positions all take one vector. */
    public float[] everywhere(int index) {
        int[] indices = new int[positions()];
        Arrays.fill(indices, index);
        return codes(indices);
    }

    /** A copy of a code in which one position takes another vector. */
    public float[] with(float[] z, int position, int index) {
        float[] changed = z.clone();
        System.arraycopy(vectors, index * depth, changed, position * depth, depth);
        return changed;
    }

    /**
     * Codes whose positions each take any vector, all equally likely.
     *
     * @param count how many codes
     */
    public float[] uniform(int count, RandomGenerator random) {
        return codes(random.ints((long) count * positions(), 0, size()).toArray());
    }

    /** The vectors in the order in which they are taken, most often first. */
    public int[] byUse() {
        return IntStream.range(0, size())
                .boxed()
                .sorted(Comparator.comparingInt((Integer k) -> -counts[k]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** The share of positions that take a vector, 0 to 1. */
    public double share(int index) {
        return counts[index] / (double) Math.max(1, Arrays.stream(counts).sum());
    }

    /** How many vectors are never taken. */
    public int dead() {
        return size() - used();
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
