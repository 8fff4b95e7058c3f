package org.betavista.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import org.betavista.model.Vae;
import org.betavista.model.torch.TorchModule;

/** Makes any number of steps in one native call, for batches of one size. */
final class CompiledStepper implements Stepper {
    private final TorchModule module;

    /**
     * Compiles.
     *
     * @param owner of the program
     * @param example one step of the batches' size
     * @param fast whether layers' products are in bfloat16
     * @throws org.betavista.train.tracing.UntraceableException if the formula cannot be recorded
     */
    CompiledStepper(
            NDManager owner,
            StepFormula formula,
            Vae model,
            AdamOptimizer optimizer,
            StepBatches example,
            boolean fast) {
        module =
                optimizer.load(
                        owner,
                        StepProgram.of(
                                formula,
                                model,
                                example.bytes(),
                                example.pricesArray().get(0),
                                fast));
    }

    @Override
    public float[][] make(StepBatches batches) {
        NDArray figures =
                module.call(
                                "steps",
                                new NDList(
                                        batches.bytes(),
                                        batches.pricesArray(),
                                        batches.seedsArray(),
                                        batches.keepsFirstArray()))
                        .singletonOrThrow(); // (n, F)
        float[] all = figures.toFloatArray();
        float[][] rows = new float[batches.count()][all.length / batches.count()];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(all, i * rows[i].length, rows[i], 0, rows[i].length);
        }
        return rows;
    }

    @Override
    public float[] tell(StepBatches batches) {
        return price(batches).get(0).toFloatArray();
    }

    /**
     * What one step would tell, its gradient with respect to every parameter, and the model's new
     * buffers; changes nothing.
     */
    NDList price(StepBatches batches) {
        return module.call(
                "price", new NDList(batches.bytes(), batches.pricesArray(), batches.seedsArray()));
    }
}
