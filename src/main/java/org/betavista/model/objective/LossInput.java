package org.betavista.model.objective;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/**
 * What an objective prices in one step.
 *
 * @param x images, values in [0, 1], (N, D)
 * @param noise gives random numbers
 * @param charges the prices
 * @param estimator how gradients get past the sampling of z
 * @param trainingImages the number of all images that batches are drawn from
 */
public record LossInput(
        NDArray x, Noise noise, Charges charges, Estimator estimator, int trainingImages) {
    /** Standard normal noise for one code an image, (N, L). */
    NDArray epsilon(int latentSize) {
        return noise.normal(new Shape(x.getShape().get(0), latentSize));
    }
}
