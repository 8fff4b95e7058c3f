package org.betavista.session;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.betavista.data.ImageDataset;
import org.betavista.data.ImageShape;
import org.betavista.data.Permutation;
import org.betavista.data.Split;

/**
 * What a data set looks like.
 *
 * @param source where its images come from
 * @param name what people call it
 * @param shape of every image
 * @param trainSize images to learn from
 * @param heldOutSize images that are held out
 * @param examples {@value #EXAMPLES} images drawn at random, fewer where they are large or there
 *     are no more, values in [0, 1]
 * @param counts of every factor's values, over {@code countedImages}
 * @param countedImages how many images were counted
 * @param brightness how many pixels have each byte's value, over the examples; 256 entries
 * @param notes what people should know about how the images were read
 */
public record DataOverview(
        DataSource source,
        String name,
        ImageShape shape,
        int trainSize,
        int heldOutSize,
        float[] examples,
        List<FactorCounts> counts,
        int countedImages,
        long[] brightness,
        List<String> notes) {
    /** The number of examples. */
    public static final int EXAMPLES = 60;

    private static final int MOST_COUNTED = 20_000;
    private static final int MOST_EXAMPLE_VALUES = 4_000_000;

    /**
     * Looks at a data set.
     *
     * @param seed other seeds show other examples
     */
    static DataOverview of(DataSource source, Split split, long seed) {
        ImageDataset train = split.train();
        int[] counted = counted(train.size());
        int shown = Math.min(EXAMPLES, Math.max(1, MOST_EXAMPLE_VALUES / train.shape().size()));
        float[] examples = train.images(chosen(train.size(), shown, seed));
        return new DataOverview(
                source,
                split.name(),
                split.shape(),
                train.size(),
                split.heldOut().size(),
                examples,
                IntStream.range(0, train.factors().size())
                        .mapToObj(factor -> FactorCounts.of(train, factor, counted))
                        .toList(),
                counted.length,
                brightness(examples),
                train.notes());
    }

    private static int[] chosen(int size, int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return size <= count
                ? Permutation.of(size, random)
                : random.ints(0, size).distinct().limit(count).toArray();
    }

    /** Evenly spaced images, so that sorted sets are counted fairly. */
    private static int[] counted(int size) {
        int[] indices = new int[Math.min(size, MOST_COUNTED)];
        Arrays.setAll(indices, i -> (int) ((long) i * size / indices.length));
        return indices;
    }

    private static long[] brightness(float[] values) {
        long[] counts = new long[256];
        for (float value : values) {
            counts[Math.round(value * 255)]++;
        }
        return counts;
    }
}
