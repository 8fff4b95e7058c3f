package org.betavista.model;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import java.util.LinkedHashMap;
import java.util.Map;

/** Snapshots of models that have not been trained. */
public final class FreshWeights {
    private FreshWeights() {}

    /** The same seed gives the same weights. */
    public static WeightSnapshot of(ModelConfig config, int seed) {
        NativeEngine.prepareThread(1, false);
        try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
            Engine.getEngine("PyTorch").setRandomSeed(seed);
            Map<String, FloatTensor> tensors = new LinkedHashMap<>();
            Vae.random(manager, config)
                    .parameters()
                    .forEach((name, array) -> tensors.put(name, array.copy()));
            return new WeightSnapshot(0, tensors);
        }
    }
}
