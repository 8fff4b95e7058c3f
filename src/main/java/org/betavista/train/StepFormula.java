package org.betavista.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.Map;
import java.util.Objects;
import org.betavista.model.Vae;
import org.betavista.model.objective.LossInput;
import org.betavista.model.objective.LossTerms;

/**
 * From a batch's bytes to the terms of its loss: what one step computes before its gradient. Reads
 * no value of any array, so that it can run as it is or be compiled.
 *
 * @param config its objective and estimator are fixed here; its prices are not looked at
 * @param trainingImages the number of all images that batches are drawn from
 */
record StepFormula(TrainingConfig config, int trainingImages) {
    private static final float LARGEST_BYTE = 255;

    /**
     * What a step comes to.
     *
     * @param minimised what gradients are taken of, scalar
     * @param figures what a step tells, see {@link StepMetrics#of}, (F)
     * @param buffers new values of the model's buffers, by name
     */
    record Outcome(NDArray minimised, NDArray figures, Map<String, NDArray> buffers) {}

    /**
     * Computes a batch.
     *
     * @param model the networks
     * @param bytes uint8 (N, D); their manager owns the result and gives the random numbers
     * @param prices of {@link Prices}, (6)
     */
    Outcome of(Vae model, NDArray bytes, NDArray prices) {
        NDManager batch = bytes.getManager();
        NDArray x = bytes.toType(DataType.FLOAT32, true).div(LARGEST_BYTE); // (N, D)
        if (config.binarised()) {
            x = batch.randomUniform(0, 1, x.getShape()).lt(x).toType(DataType.FLOAT32, false);
        }
        LossInput input =
                new LossInput(
                        x,
                        batch::randomNormal,
                        Prices.charges(prices),
                        config.estimator(),
                        trainingImages);
        LossTerms terms = config.objective().loss(model, input);
        return new Outcome(terms.minimised(), figures(terms), terms.buffers());
    }

    private NDArray figures(LossTerms terms) {
        NDList scalars =
                new NDList(
                        terms.reconstruction(),
                        terms.kl(),
                        terms.total(),
                        terms.clampedCount().toType(DataType.FLOAT32, false));
        for (String name : config.objective().extraTerms()) {
            scalars.add(Objects.requireNonNull(terms.extras().get(name)));
        }
        return NDArrays.stack(scalars).concat(terms.klPerDimension()); // (4 + extras + L)
    }
}
