package org.betavista.train;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.betavista.analysis.StandardNormal;
import org.betavista.data.ImageShape;
import org.betavista.data.StoredImages;
import org.betavista.model.Evaluation;
import org.betavista.model.FrozenVae;
import org.betavista.model.GaussianLikelihood;
import org.betavista.model.LinearArchitecture;
import org.betavista.model.ModelConfig;
import org.junit.jupiter.api.Test;

/**
 * A linear VAE has an answer that is known: probabilistic PCA (Tipping &amp; Bishop 1999). With the
 * covariance S of the images, its eigenvectors U and eigenvalues, and a fixed sigma^2, the best
 * decoder spans the first columns of U, and the best model of an image is N(mean, W W^T + sigma^2
 * I) with W = U (Lambda - sigma^2 I)^1/2. The ELBO of the best linear VAE touches that likelihood
 * (Lucas et al. 2019).
 */
class LinearVaeTest {
    private static final int PIXELS = 8;
    private static final int LATENTS = 2;
    private static final int IMAGES = 300;
    private static final double SIGMA = 0.1;

    /** Three directions that matter, of which the model has room for two, and noise. */
    private static StoredImages images() {
        SplittableRandom random = new SplittableRandom(5);
        double[][] directions = new double[3][PIXELS];
        double[] size = {0.6, 0.35, 0.15};
        for (int k = 0; k < 3; k++) {
            double norm = 0;
            for (int d = 0; d < PIXELS; d++) {
                directions[k][d] = random.nextDouble() - 0.5;
                norm += directions[k][d] * directions[k][d];
            }
            for (int d = 0; d < PIXELS; d++) {
                directions[k][d] *= size[k] / Math.sqrt(norm);
            }
        }
        float[] z = StandardNormal.draws(3 * IMAGES, 6);
        float[] noise = StandardNormal.draws(PIXELS * IMAGES, 7);
        byte[] pixels = new byte[PIXELS * IMAGES];
        for (int n = 0; n < IMAGES; n++) {
            for (int d = 0; d < PIXELS; d++) {
                double value = 0.5 + 0.05 * noise[n * PIXELS + d];
                for (int k = 0; k < 3; k++) {
                    value += directions[k][d] * z[3 * n + k];
                }
                pixels[n * PIXELS + d] = (byte) Math.round(255 * Math.max(0, Math.min(1, value)));
            }
        }
        return new StoredImages(
                "linear", new ImageShape(1, 2, 4), pixels, new byte[IMAGES], "none");
    }

    @Test
    void findsThePrincipalSubspaceAndTheExactMarginalLikelihood() {
        StoredImages images = images();
        ModelConfig model =
                new ModelConfig(
                        images.shape(),
                        new LinearArchitecture(),
                        LATENTS,
                        new GaussianLikelihood(SIGMA));
        float[] x = images.images(images.firstIndices(IMAGES));
        ProbabilisticPca exact = ProbabilisticPca.of(x, PIXELS, LATENTS, SIGMA * SIGMA);
        TrainingConfig config = new TrainingConfig(1, 1e-2, IMAGES, 3, 1);
        try (TrainingRun run = new TrainingRun(model, config, images)) {
            for (double rate : new double[] {1e-2, 1e-2, 3e-3, 1e-3, 1e-4}) {
                for (int step = 0; step < 1500; step++) {
                    run.step(1, rate);
                }
            }
            double[] decoder = wide(run, "decoder.pixels.weight"); // (D, L)
            // The cosine of the largest angle between the two planes.
            assertEquals(1, exact.smallestCosine(decoder), 1e-3);
            double[] centre = exact.mean();
            double[] bias = wide(run, "decoder.pixels.bias");
            for (int d = 0; d < PIXELS; d++) {
                assertEquals(centre[d], bias[d], 0.01);
            }
            try (FrozenVae frozen = new FrozenVae(model, run.snapshot(), 1)) {
                double elbo = 0;
                int draws = 50;
                for (int draw = 0; draw < draws; draw++) {
                    Evaluation evaluation =
                            frozen.evaluate(x, StandardNormal.draws(IMAGES * LATENTS, 100 + draw));
                    elbo -= (evaluation.meanReconstruction() + evaluation.meanKl()) / draws;
                }
                double likelihood = exact.meanLogLikelihood(x);
                assertTrue(elbo < likelihood + 0.02, elbo + " above " + likelihood);
                assertEquals(likelihood, elbo, 0.05);
            }
        }
    }

    private static double[] wide(TrainingRun run, String name) {
        float[] values = requireNonNull(run.snapshot().tensors().get(name)).values();
        double[] wide = new double[values.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = values[i];
        }
        return wide;
    }
}
