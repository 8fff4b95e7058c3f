package org.betavista.session;

import java.util.Arrays;
import org.betavista.analysis.StandardNormal;
import org.betavista.data.ImageDataset;
import org.betavista.model.Evaluation;
import org.betavista.model.FrozenVae;

/**
 * The figures that are called "held-out": mean reconstruction and KL over images that the model
 * never saw, one z sampled an image, always with the same noise, so that a change of the figure is
 * a change of the model.
 */
public final class HeldOutCheck {
    private static final long NOISE_SEED = 20131220;
    private static final int CHUNK = 1000;

    private HeldOutCheck() {}

    /**
     * Evaluates the first {@code count} held-out images, or all where there are fewer.
     *
     * @return one entry an image
     */
    public static Evaluation evaluate(FrozenVae model, ImageDataset heldOut, int count) {
        int latents = model.config().latentSize();
        int size = Math.min(count, heldOut.size());
        float[] reconstruction = new float[size];
        float[] kl = new float[size * latents];
        for (int first = 0; first < size; first += CHUNK) {
            int[] indices = new int[Math.min(CHUNK, size - first)];
            int offset = first;
            Arrays.setAll(indices, i -> offset + i);
            float[] noise = StandardNormal.draws(indices.length * latents, NOISE_SEED + first);
            Evaluation part = model.evaluate(heldOut.images(indices), noise);
            System.arraycopy(part.reconstruction(), 0, reconstruction, first, indices.length);
            System.arraycopy(
                    part.klPerDimension(), 0, kl, first * latents, indices.length * latents);
        }
        return new Evaluation(latents, reconstruction, kl);
    }
}
