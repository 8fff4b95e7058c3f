package org.betavista.session;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.betavista.analysis.LowerFactor;
import org.jspecify.annotations.Nullable;

/**
 * A person's image as a model sees it, and what the model makes of it.
 *
 * @param name of the file, for people
 * @param notes what was done to the picture to fit the model, each a few words
 * @param pixels the fitted image, values in [0, 1], (D)
 * @param mu mean of its code, or the vectors of its grid of codes, (L)
 * @param sigma standard deviation of its code, 0 where it has none, (L)
 * @param covariance of its code, L x L; null where the latents are independent or have no spread
 * @param reconstruction the decoded mu, values in [0, 1], (D)
 * @param reconstructionNats -log p(x|z) at z = mu, in nats
 * @param kl KL(q(z|x) || p(z)) in nats; NaN where q(z|x) is no Gaussian and has none
 */
public record EncodedImage(
        String name,
        List<String> notes,
        float[] pixels,
        float[] mu,
        float[] sigma,
        float @Nullable [] covariance,
        float[] reconstruction,
        double reconstructionNats,
        double kl) {
    /** The covariance of two of its latents, or of a latent with itself: its variance. */
    public double covariance(int one, int other) {
        float[] known = covariance;
        if (known != null) {
            return known[one * mu.length + other];
        }
        return one == other ? (double) sigma[one] * sigma[one] : 0;
    }

    /** A draw from q(z|x), (L); the mean where there is no spread. */
    public float[] draw(RandomGenerator random) {
        double[] noise = new double[mu.length];
        Arrays.setAll(noise, j -> random.nextGaussian());
        float[] known = covariance;
        double[] away = noise;
        if (known == null) {
            Arrays.setAll(away, j -> sigma[j] * noise[j]);
        } else {
            away = LowerFactor.of(known, mu.length).times(noise);
        }
        float[] draw = new float[mu.length];
        for (int j = 0; j < draw.length; j++) {
            draw[j] = (float) (mu[j] + away[j]);
        }
        return draw;
    }
}
