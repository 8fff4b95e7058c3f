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

    /** Images that share one seed of noise. */
    private static final int CHUNK = 1000;

    /** Few enough for any memory; MNIST's are evaluated in whole chunks. */
    private static final int VALUES_AT_ONCE = 2_000_000;

    private HeldOutCheck() {}

    /**
     * Evaluates the first {@code count} held-out images, or all where there are fewer.
     *
     * @param heldOut as the model was trained on such: {@link Binarised#as binarised} or grey
     * @return one entry an image
     */
    public static Evaluation evaluate(FrozenVae model, ImageDataset heldOut, int count) {
        int latents = model.config().latentSize();
        int size = Math.min(count, heldOut.size());
        float[] reconstruction = new float[size];
        float[] kl = new float[size * latents];
        int atOnce = Math.max(1, Math.min(CHUNK, VALUES_AT_ONCE / model.config().shape().size()));
        for (int first = 0; first < size; first += CHUNK) {
            int end = Math.min(size, first + CHUNK);
            float[] noise = StandardNormal.draws((end - first) * latents, NOISE_SEED + first);
            for (int part = first; part < end; part += atOnce) {
                int[] indices = new int[Math.min(atOnce, end - part)];
                int offset = part;
                Arrays.setAll(indices, i -> offset + i);
                int noiseAt = (part - first) * latents;
                Evaluation evaluation =
                        model.evaluate(
                                heldOut.images(indices),
                                Arrays.copyOfRange(
                                        noise, noiseAt, noiseAt + indices.length * latents));
                float[] klOfPart = evaluation.klPerDimension();
                System.arraycopy(
                        evaluation.reconstruction(), 0, reconstruction, part, indices.length);
                System.arraycopy(klOfPart, 0, kl, part * latents, klOfPart.length);
            }
        }
        return new Evaluation(latents, reconstruction, kl);
    }
}
