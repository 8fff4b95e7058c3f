package org.betavista.session.measures;

import java.util.EnumSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.betavista.analysis.MatrixProduct;
import org.betavista.data.ImageDataset;
import org.betavista.data.Permutation;
import org.betavista.data.Progress;
import org.betavista.data.Split;
import org.betavista.data.Subset;
import org.betavista.model.FrozenVae;
import org.betavista.model.NativeProduct;

/**
 * Measures one model, again and again as its weights change. What depends on the images alone is
 * kept: some held-out images as floats, at most 64 MB.
 *
 * <p>Belongs to the thread of its model. Close it on the same thread; the model stays open.
 */
public final class Laboratory implements AutoCloseable {
    /** Which images are looked at does not depend on the seed of the draws. */
    private static final long IMAGES_SEED = 1;

    private final FrozenVae model;
    private final Sampling sampling;
    private final NativeProduct engine;
    private final MatrixProduct product;
    private final ReferenceImages images;
    private final FactorImages factorImages;

    /**
     * Reads the images and compares them with each other.
     *
     * @param model with the weights that are measured; load others at will
     * @param split the images, as the model was trained on them
     * @param progress hears of the work, and may end it
     */
    public Laboratory(FrozenVae model, Split split, Sampling sampling, Progress progress) {
        this.model = model;
        this.sampling = sampling;
        progress.report("Reading held-out images", 0, 0);
        engine = new NativeProduct(1);
        product = engine::timesTransposed;
        boolean ready = false;
        try {
            // Files may be sorted by what they show.
            Split mixed = new Split(mixed(split.train()), mixed(split.heldOut()));
            images = ReferenceImages.of(mixed, sampling, product);
            factorImages = new FactorImages(mixed, sampling.codes());
            ready = true;
        } finally {
            if (!ready) {
                engine.close();
            }
        }
    }

    private static ImageDataset mixed(ImageDataset images) {
        return new Subset(images, Permutation.of(images.size(), new SplittableRandom(IMAGES_SEED)));
    }

    /** The model with the weights that are measured. */
    public FrozenVae model() {
        return model;
    }

    /**
     * The headline numbers of the present weights.
     *
     * @param generation of the model, handed on
     * @param progress hears of the work, and may end it
     */
    public Headlines headlines(long generation, Progress progress) {
        return examine(EnumSet.allOf(Property.class), false, progress).headlines(generation);
    }

    /** The headline numbers and what is behind them. */
    public Evidence evidence(long generation, Progress progress) {
        return examine(EnumSet.allOf(Property.class), true, progress).evidence(generation);
    }

    /**
     * Everything, or some of it: nothing is measured that is not wanted, but for what the same
     * images and draws give anyway.
     *
     * @param charged whether training pays for the KL: without that, holes and mutual information
     *     mean nothing and are left out
     */
    public FullReport report(
            long generation, boolean charged, Set<Measure> wanted, Progress progress) {
        Set<Property> properties = EnumSet.noneOf(Property.class);
        wanted.forEach(measure -> properties.add(measure.property()));
        return examine(properties, true, progress).report(generation, charged, wanted);
    }

    private Examination examine(Set<Property> wanted, boolean whole, Progress progress) {
        return new Examination(
                new Specimen(model, images, sampling, progress),
                factorImages,
                product,
                wanted,
                whole);
    }

    @Override
    public void close() {
        engine.close();
    }
}
