package org.betavista.session.measures;

import java.util.Optional;
import org.betavista.analysis.MatrixProduct;
import org.betavista.analysis.completeness.Completeness;
import org.betavista.analysis.completeness.Neighbourhoods;
import org.betavista.analysis.completeness.PrecisionRecall;
import org.betavista.data.ImageDataset;
import org.betavista.data.Split;

/**
 * The held-out images that everything decoded is compared with. They do not change with a model's
 * weights, so their neighbourhoods and the ceiling are found once.
 *
 * @param pixels values in [0, 1], image by image, N x D
 * @param count N
 * @param neighbourhoods empty where there are too few images to have neighbours
 * @param ceiling what images that were learned from score in the place of draws; empty where there
 *     are too few
 */
record ReferenceImages(
        float[] pixels,
        int count,
        Optional<Neighbourhoods> neighbourhoods,
        Optional<Completeness> ceiling) {
    static final int LEAST = Neighbourhoods.K + 1;

    /** Reads the first held-out images, and as many that were learned from. */
    static ReferenceImages of(Split split, Sampling sampling, MatrixProduct product) {
        int size = split.shape().size();
        float[] pixels = first(split.heldOut(), sampling.images(split.shape()));
        int count = pixels.length / size;
        if (count < LEAST) {
            return new ReferenceImages(pixels, count, Optional.empty(), Optional.empty());
        }
        Neighbourhoods real = Neighbourhoods.of(pixels, size, product);
        float[] learned = first(split.train(), count);
        Optional<Completeness> ceiling =
                learned.length / size < LEAST
                        ? Optional.empty()
                        : Optional.of(
                                Completeness.of(
                                        PrecisionRecall.of(
                                                real,
                                                Neighbourhoods.of(learned, size, product),
                                                product)));
        return new ReferenceImages(pixels, count, Optional.of(real), ceiling);
    }

    private static float[] first(ImageDataset images, int count) {
        return images.images(images.firstIndices(count));
    }
}
