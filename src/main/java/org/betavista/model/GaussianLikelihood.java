package org.betavista.model;

import ai.djl.ndarray.NDArray;
import org.betavista.data.InvalidInputException;

/**
 * Every pixel is Gaussian around the decoder's activation with one fixed standard deviation (Kingma
 * &amp; Welling 2013, appendix C.2).
 *
 * @param sigma standard deviation in units of the pixel range, 0.001 to 10. At 1, on pixels in [0,
 *     1], noise drowns the image, which regularises very strongly.
 */
public record GaussianLikelihood(double sigma) implements Likelihood {
    private static final int[] PIXELS = {1};

    public GaussianLikelihood {
        if (!(sigma >= 0.001 && sigma <= 10)) {
            throw new InvalidInputException(
                    "sigma %s cannot be used; give a value from 0.001 to 10.".formatted(sigma));
        }
    }

    @Override
    public NDArray negativeLogLikelihood(NDArray x, NDArray means, NDArray logVariance) {
        // sum (x - m)^2 / (2 sigma^2) + D/2 log(2 pi sigma^2)
        double constant = 0.5 * x.getShape().get(1) * Math.log(2 * Math.PI * sigma * sigma);
        NDArray weight = Scalar.of(0.5 / (sigma * sigma), x);
        return means.sub(x).square().sum(PIXELS).mul(weight).add(constant); // (N)
    }

    @Override
    public NDArray mean(NDArray means) {
        return means; // (N, D)
    }

    @Override
    public String title() {
        return "Gaussian, σ = " + sigma;
    }

    @Override
    public String sentence() {
        return "Every pixel is off by σ, the same for all; a smaller σ charges more for a pixel.";
    }
}
