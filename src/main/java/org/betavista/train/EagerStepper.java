package org.betavista.train;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.betavista.model.SharedArray;
import org.betavista.model.Vae;

/** Makes steps operation by operation: the reference for compiled ones. */
final class EagerStepper implements Stepper {
    private final StepFormula formula;
    private final Vae model;
    private final AdamOptimizer optimizer;

    EagerStepper(StepFormula formula, Vae model, AdamOptimizer optimizer) {
        this.formula = formula;
        this.model = model;
        this.optimizer = optimizer;
    }

    @Override
    public float[][] make(StepBatches batches) {
        float[][] figures = new float[batches.count()][0];
        NDArray prices = batches.pricesArray(); // (n, 6)
        for (int i = 0; i < figures.length; i++) {
            long first = (long) i * batches.batchSize();
            NDArray bytes = batches.bytes().get(first + ":" + (first + batches.batchSize()));
            StepFormula.Outcome outcome =
                    price(formula, model, bytes, prices.get(i), batches.seeds().get(i));
            figures[i] = outcome.figures().toFloatArray();
            if (!StepMetrics.isFinite(figures[i])) {
                break;
            }
            boolean made =
                    optimizer.step(
                            outcome.minimised(),
                            batches.prices().get(i).learningRate(),
                            i == 0 && batches.keepsFirst());
            if (!made) {
                Arrays.fill(figures[i], Float.NaN);
                break;
            }
            outcome.buffers().forEach(this::replace);
        }
        return figures;
    }

    @Override
    public float[] tell(StepBatches batches) {
        Engine.getEngine("PyTorch").setRandomSeed(batches.seeds().get(0));
        return formula.of(model, batches.bytes(), batches.pricesArray().get(0))
                .figures()
                .toFloatArray();
    }

    /** Computes the formula with gradients recorded. */
    static StepFormula.Outcome price(
            StepFormula formula, Vae model, NDArray bytes, NDArray prices, int seed) {
        Engine.getEngine("PyTorch").setRandomSeed(seed);
        JniUtils.setGradMode(true);
        try {
            return formula.of(model, bytes, prices);
        } finally {
            JniUtils.setGradMode(false);
        }
    }

    private void replace(String name, NDArray value) {
        Map<String, SharedArray> buffers = model.buffers();
        Objects.requireNonNull(buffers.get(name)).fill(value.toFloatArray());
    }
}
