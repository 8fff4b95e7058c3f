package org.betavista.session;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.betavista.analysis.disentanglement.FactoredCodes;
import org.betavista.analysis.disentanglement.MutualInformationGap;
import org.betavista.data.Factor;
import org.betavista.data.ImageDataset;
import org.betavista.data.Progress;
import org.betavista.data.Split;
import org.betavista.model.Codes;
import org.betavista.model.FrozenVae;

/**
 * How well single latents know single factors, where the data tells its factors.
 *
 * @param images how many were encoded
 * @param active latents whose means vary over the images, Var_x E[z_j|x] &gt; 0.01 (Burda et al.
 *     2016, section 5.2)
 * @param gap MIG over the active latents; empty where none is active or there are fewer than two
 *     factors
 */
public record FactorCheck(int images, int[] active, OptionalDouble gap) {
    private static final int MOST_IMAGES = 10_000;
    private static final int ENCODED_AT_ONCE = 250;
    private static final double LEAST_VARIANCE = 0.01;
    private static final int LEAST_FACTORS = 2;

    /**
     * Encodes up to 10,000 images: held-out ones first, then those that were learned from, because
     * the counts behind mutual information need many images more than they need new ones.
     *
     * @param model on its own thread
     * @param split as the model was trained on it
     * @param progress hears of slow work, and may end it
     */
    public static FactorCheck of(FrozenVae model, Split split, Progress progress) {
        int heldOut = Math.min(MOST_IMAGES, split.heldOut().size());
        int learned = Math.min(MOST_IMAGES - heldOut, split.train().size());
        int images = heldOut + learned;
        int latents = model.config().latentSize();
        float[] mu = new float[images * latents];
        Reading reading = new Reading(model, mu, images, progress);
        reading.encode(split.heldOut(), heldOut, 0);
        reading.encode(split.train(), learned, heldOut);
        double[] variance = new Codes(latents, mu, mu, mu).varianceOfMu();
        int[] active =
                IntStream.range(0, latents).filter(j -> variance[j] > LEAST_VARIANCE).toArray();
        int factors = split.heldOut().factors().size();
        // One column is a label, not the factors that an image was made from.
        if (active.length == 0 || factors < LEAST_FACTORS) {
            return new FactorCheck(images, active, OptionalDouble.empty());
        }
        int[][] values = new int[factors][images];
        for (int factor = 0; factor < factors; factor++) {
            for (int i = 0; i < images; i++) {
                values[factor][i] =
                        i < heldOut
                                ? split.heldOut().factorValue(i, factor)
                                : split.train().factorValue(i - heldOut, factor);
            }
        }
        int[] counts = split.heldOut().factors().stream().mapToInt(Factor::count).toArray();
        double[] seen = columns(mu, latents, active);
        return new FactorCheck(
                images,
                active,
                OptionalDouble.of(
                        MutualInformationGap.of(
                                        new FactoredCodes(seen, active.length, values, counts))
                                .score()));
    }

    /** Where codes are collected. */
    private record Reading(FrozenVae model, float[] mu, int total, Progress progress) {
        void encode(ImageDataset images, int count, int at) {
            int latents = model.config().latentSize();
            for (int first = 0; first < count; first += ENCODED_AT_ONCE) {
                progress.report("Encoding", at + first, total);
                int[] indices = new int[Math.min(ENCODED_AT_ONCE, count - first)];
                int offset = first;
                Arrays.setAll(indices, i -> offset + i);
                float[] part = model.encode(images.images(indices)).mu();
                System.arraycopy(part, 0, mu, (at + first) * latents, part.length);
            }
        }
    }

    private static double[] columns(float[] mu, int latents, int[] chosen) {
        int rows = mu.length / latents;
        double[] columns = new double[rows * chosen.length];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = mu[i / chosen.length * latents + chosen[i % chosen.length]];
        }
        return columns;
    }

    /** Whether no latent says anything about the images, so that a score would mean nothing. */
    public boolean isCollapsed() {
        return active.length == 0;
    }
}
