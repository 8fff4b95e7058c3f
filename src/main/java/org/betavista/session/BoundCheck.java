package org.betavista.session;

import java.util.Arrays;
import org.betavista.analysis.ImportanceBound;
import org.betavista.analysis.StandardNormal;
import org.betavista.data.ImageDataset;
import org.betavista.data.InvalidInputException;
import org.betavista.data.PartSeed;
import org.betavista.data.Progress;
import org.betavista.model.Evaluation;
import org.betavista.model.FrozenVae;
import org.betavista.model.Likelihood;
import org.betavista.model.PosteriorFamily;

/**
 * Estimates log p(x) of images by weighing many draws from q(z|x), always with the same noise, so
 * that a change of the figure is a change of the model.
 */
public final class BoundCheck {
    private static final long NOISE_SEED = 20160507;
    private static final int DRAWS_AT_ONCE = 500;

    /** Draws an image for the reconstruction term of the ELBO, whose KL needs none. */
    private static final int ELBO_DRAWS = 100;

    private final FrozenVae model;
    private final int samples;
    private final int latents;

    private BoundCheck(FrozenVae model, int samples) {
        this.model = model;
        this.samples = samples;
        latents = model.config().latentSize();
    }

    /**
     * Estimates the bound for the first {@code count} images, or all where there are fewer.
     *
     * @param model on its own thread, with a Gaussian posterior
     * @param images as the model was trained on them, binarised or not
     * @param samples K, at least 1
     * @param progress hears of every image, and may end the work
     * @throws InvalidInputException if the model's posterior has no density
     */
    public static BoundEstimate estimate(
            FrozenVae model, ImageDataset images, int count, int samples, Progress progress) {
        PosteriorFamily posterior = model.config().posterior();
        if (!posterior.isGaussian()) {
            throw new InvalidInputException(refusal(posterior));
        }
        return new BoundCheck(model, samples)
                .estimate(images, Math.min(count, images.size()), progress);
    }

    /** Why models with this kind of q(z|x) have no bound. */
    public static String refusal(PosteriorFamily posterior) {
        return ("There is no bound of log p(x) here: q(z|x) of \"%s\" has no density to weigh draws"
                        + " with.")
                .formatted(posterior.title());
    }

    private BoundEstimate estimate(ImageDataset images, int count, Progress progress) {
        ImportanceBound bound = new ImportanceBound(samples);
        double elbo = 0;
        boolean blackAndWhite = true;
        for (int index = 0; index < count; index++) {
            float[] image = images.image(index);
            blackAndWhite &= isBlackAndWhite(image);
            bound.add(logWeights(image, index, count, progress));
            elbo += elbo(image, index) / count;
        }
        progress.report("Weighing draws", count, count);
        Likelihood likelihood = model.config().likelihood();
        return new BoundEstimate(
                count, bound.curve(), elbo, likelihood.isNormalisedOnGrey() || blackAndWhite);
    }

    private float[] logWeights(float[] image, int index, int count, Progress progress) {
        float[] logWeights = new float[samples];
        for (int first = 0; first < samples; first += DRAWS_AT_ONCE) {
            progress.report("Weighing draws", index, count);
            int draws = Math.min(DRAWS_AT_ONCE, samples - first);
            float[] part = model.logWeights(image, noise(index, first, draws), draws);
            System.arraycopy(part, 0, logWeights, first, draws);
        }
        return logWeights;
    }

    private double elbo(float[] image, int index) {
        int draws = Math.min(ELBO_DRAWS, samples);
        float[] copies = new float[draws * image.length];
        for (int draw = 0; draw < draws; draw++) {
            System.arraycopy(image, 0, copies, draw * image.length, image.length);
        }
        Evaluation terms = model.evaluate(copies, noise(index, 0, draws));
        return -terms.meanReconstruction() - terms.kl(0);
    }

    /** Every chunk of an image's draws has a seed of its own. */
    private float[] noise(int index, int first, int draws) {
        long seed = PartSeed.of(PartSeed.of(NOISE_SEED, index), first);
        // As many whatever is asked for, so that fewer draws are the first of more.
        return Arrays.copyOf(StandardNormal.draws(DRAWS_AT_ONCE * latents, seed), draws * latents);
    }

    private static boolean isBlackAndWhite(float[] image) {
        for (float value : image) {
            if (value != 0 && value != 1) {
                return false;
            }
        }
        return true;
    }
}
