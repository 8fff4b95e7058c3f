package org.betavista.model.objective;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import org.betavista.model.DiagonalGaussian;
import org.betavista.model.Scalar;

/**
 * The density of the aggregate posterior q(z), the mean of q(z|x) over all images of the training
 * set, guessed from one batch by minibatch stratified sampling (Chen et al. 2018, "Isolating
 * sources of disentanglement in VAEs", appendix C.2).
 *
 * <p>For the code of one image, of n = N - 1 others in a batch of N out of T: the image itself
 * weighs 1/T, the one after it in the batch (T - n) / (T n), every other 1/n. The weights sum to 1.
 *
 * @param joint log q(z) of each code, (N)
 * @param marginals log q(z_j) of each latent of each code, (N, L)
 */
record StratifiedDensity(NDArray joint, NDArray marginals) {
    private static final int OTHERS = 1;
    private static final int[] LATENTS = {2};

    /**
     * Guesses the densities at one code an image.
     *
     * @param posterior of the N images of a batch
     * @param z a code of each, (N, L)
     * @param trainingImages T; fewer than N count as N
     */
    static StratifiedDensity of(DiagonalGaussian posterior, NDArray z, int trainingImages) {
        NDArray pairs = ofPairs(posterior, z); // (N, N, L)
        int batch = Math.toIntExact(z.getShape().get(0));
        NDArray weights = logWeights(z, batch, Math.max(batch, trainingImages)); // (N, N)
        return new StratifiedDensity(
                logSumExp(pairs.sum(LATENTS).add(weights)), // (N, N) -> (N)
                logSumExp(pairs.add(weights.expandDims(2)))); // (N, N, L) -> (N, L)
    }

    /** log q(z_j(i)|x(k)) at [i, k, j], (N, N, L). */
    private static NDArray ofPairs(DiagonalGaussian posterior, NDArray z) {
        DiagonalGaussian across =
                new DiagonalGaussian(
                        posterior.mu().expandDims(0),
                        posterior.logVar().expandDims(0)); // (1, N, L)
        return across.logDensityPerDimension(z.expandDims(1)); // (N, 1, L) -> (N, N, L)
    }

    /** The log of what image k weighs for the code of image i at [i, k], (N, N). */
    private static NDArray logWeights(NDArray beside, int batch, int trainingImages) {
        if (batch == 1) {
            return beside.getManager().zeros(new Shape(1, 1)); // itself alone
        }
        double others = batch - 1;
        double itself = 1.0 / trainingImages;
        double next = (trainingImages - others) / (trainingImages * others);
        NDArray diagonal = beside.getManager().eye(batch); // (N, N)
        NDArray after = // ones at [i, i + 1] and [N - 1, 0]
                diagonal.get(":, " + (batch - 1) + ":")
                        .concat(diagonal.get(":, :" + (batch - 1)), 1); // (N, N)
        // The logs are added up, for the weights themselves differ by more than float32 can sum.
        return diagonal.mul(Scalar.of(Math.log(itself * others), beside))
                .add(after.mul(Scalar.of(Math.log(next * others), beside)))
                .sub(Math.log(others));
    }

    /** Over the second axis; the largest is taken out, so that no exponential overflows. */
    private static NDArray logSumExp(NDArray logs) {
        int[] axis = {OTHERS};
        NDArray largest = logs.max(axis, true).stopGradient(); // (N, 1) or (N, 1, L)
        return logs.sub(largest).exp().sum(axis).log().add(largest.squeeze(OTHERS));
    }
}
