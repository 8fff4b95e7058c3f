package org.betavista.session;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.betavista.analysis.StandardNormal;
import org.betavista.data.Factor;
import org.betavista.data.ImageDataset;
import org.betavista.data.Split;
import org.betavista.data.StoredImages;
import org.betavista.data.files.ImageFit;
import org.betavista.model.CodebookFamily;
import org.betavista.model.Codes;
import org.betavista.model.Evaluation;
import org.betavista.model.FrozenVae;
import org.betavista.model.GradientVariance;
import org.betavista.model.WeightSnapshot;
import org.betavista.store.MetricsRow;

/**
 * Looks at one open model with certain weights, for the views. Belongs to the worker thread, which
 * closes it.
 */
final class Observatory implements AutoCloseable {
    /** Held-out images on the map; fewer where they are large. */
    static final int MAP_IMAGES = 1500;

    private static final int PROBE_IMAGES = 10;
    private static final int PRIOR_SAMPLES = 24;
    private static final int CHECKED_IMAGES = 1000;
    private static final int GRADIENT_IMAGES = 16;

    /** Draws an image: with 32 draws an estimate, 16 estimates of each image tell the variance. */
    private static final int GRADIENT_DRAWS = 512;

    private static final long NOISE_SEED = 1;
    private static final int MOST_BYTES = 32 << 20;
    private static final int ENCODED_AT_ONCE = 250;

    private final OpenModel open;
    private final FrozenVae model;
    private final float[] probe;
    private final ImageDataset heldOut;
    private long priorSeed = 1;

    /**
     * The images that are looked at: read before a model is opened, because reading can fail.
     *
     * @param probe a few, values in [0, 1]
     * @param heldOut the first held-out images, as bytes
     */
    record Sample(float[] probe, StoredImages heldOut) {
        static Sample of(Split split) {
            return new Sample(
                    split.heldOut().images(probeIndices(split)),
                    StoredImages.copyOf(split.heldOut(), MAP_IMAGES, MOST_BYTES));
        }
    }

    Observatory(OpenModel open, Sample sample, WeightSnapshot weights) {
        this.open = open;
        model = new FrozenVae(open.config().model(), weights, 1);
        probe = sample.probe();
        heldOut = Binarised.as(open.config().training(), sample.heldOut());
    }

    /** As many of each label where there are ten labels or fewer, else the first ones. */
    private static int[] probeIndices(Split split) {
        ImageDataset images = split.heldOut();
        boolean labelled =
                !images.factors().isEmpty()
                        && !images.factors().get(0).ordered()
                        && images.factors().get(0).count() <= PROBE_IMAGES;
        if (!labelled) {
            return images.firstIndices(PROBE_IMAGES);
        }
        int labels = images.factors().get(0).count();
        int ofEach = PROBE_IMAGES / labels;
        List<List<Integer>> found = new ArrayList<>();
        for (int label = 0; label < labels; label++) {
            found.add(new ArrayList<>());
        }
        for (int i = 0; i < images.size(); i++) {
            int label = images.factorValue(i, 0);
            if (label != Factor.NO_VALUE && found.get(label).size() < ofEach) {
                found.get(label).add(i);
            }
        }
        int[] chosen = found.stream().flatMap(List::stream).mapToInt(Integer::intValue).toArray();
        return chosen.length > 0 ? chosen : images.firstIndices(PROBE_IMAGES);
    }

    /** The model that is looked at. */
    OpenModel open() {
        return open;
    }

    /** The model with the weights that were loaded last. */
    FrozenVae model() {
        return model;
    }

    void load(WeightSnapshot weights) {
        model.load(weights);
    }

    /** Draws other noise for the prior samples. */
    void priorSeed(long seed) {
        priorSeed = seed;
    }

    Glance glance(List<String> names, List<ImageFit> watched) {
        return new Glance(
                open.generation(),
                model.step(),
                probe,
                model.decode(model.encode(probe).mu()),
                model.decode(PriorDraws.of(model, PRIOR_SAMPLES, priorSeed)),
                watched.isEmpty() ? List.of() : ImageEncoder.encode(model, names, watched));
    }

    Survey survey() {
        Codes codes = encodeHeldOut();
        CodebookUse codebook =
                open.config().model().posterior() instanceof CodebookFamily family
                        ? CodebookUse.of(
                                family, open.config().model().gridSide(), model.codebook(), codes)
                        : null;
        return new Survey(
                open.generation(),
                model.step(),
                codes,
                codes.meanKl(),
                codes.varianceOfMu(),
                codebook);
    }

    /** In parts, because images as floats take four times their memory. */
    private Codes encodeHeldOut() {
        int latents = open.config().model().latentSize();
        float[] mu = new float[heldOut.size() * latents];
        float[] logVar = new float[mu.length];
        float[] kl = new float[mu.length];
        for (int first = 0; first < heldOut.size(); first += ENCODED_AT_ONCE) {
            int[] indices = new int[Math.min(ENCODED_AT_ONCE, heldOut.size() - first)];
            int offset = first;
            Arrays.setAll(indices, i -> offset + i);
            Codes part = model.encode(heldOut.images(indices));
            System.arraycopy(part.mu(), 0, mu, first * latents, part.mu().length);
            System.arraycopy(part.logVar(), 0, logVar, first * latents, part.logVar().length);
            System.arraycopy(part.klPerDimension(), 0, kl, first * latents, part.mu().length);
        }
        return new Codes(latents, mu, logVar, kl);
    }

    MetricsRow.Terms heldOut() {
        Evaluation evaluation = HeldOutCheck.evaluate(model, heldOut, CHECKED_IMAGES);
        return new MetricsRow.Terms(evaluation.meanReconstruction(), evaluation.meanKl());
    }

    /** The images that are checked: {@link Binarised#as binarised} or grey, as training's. */
    ImageDataset heldOutImages() {
        return heldOut;
    }

    /** Measures estimates of gradients on a few held-out images; the same noise every time. */
    GradientReport gradients() {
        int images = Math.min(GRADIENT_IMAGES, heldOut.size());
        int[] indices = new int[images];
        Arrays.setAll(indices, i -> i);
        int noise = images * GRADIENT_DRAWS * open.config().model().latentSize();
        GradientVariance variance =
                GradientVariance.of(
                        model, heldOut.images(indices), StandardNormal.draws(noise, NOISE_SEED));
        return new GradientReport(
                open.generation(),
                model.step(),
                images,
                variance.draws(),
                variance.reparameterised(),
                variance.score(),
                variance.scoreWithBaseline());
    }

    @Override
    public void close() {
        model.close();
    }
}
