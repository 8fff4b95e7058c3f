package org.betavista.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.util.List;
import java.util.function.UnaryOperator;
import org.betavista.model.torch.TorchModule;

/**
 * Derivatives of a function of codes, for a thread whose gradient mode is off and for weights that
 * record no gradients. Belongs to the manager and the thread that made it.
 */
final class Slopes {
    private static final String PROGRAM =
            """
              def forward(self: __torch__.M, f: Tensor, z: Tensor) -> Tensor:
                gs = torch.autograd.grad([torch.sum(f)], [z])
                g = annotate(List[Tensor], [])
                _0 = torch.append(g, unchecked_cast(Tensor, gs[0]))
                return g[0]
            """;

    private final TorchModule module;

    /** What a function gives and how steep it is there: f (N) and df/dz (N, L). */
    record Slope(NDArray value, NDArray gradient) {}

    Slopes(NDManager manager) {
        module = TorchModule.load(manager, List.of(), PROGRAM);
    }

    /**
     * Turns gradient mode on for this call.
     *
     * @param function of codes (N, L) to one number each, (N), each of its own code alone
     * @param z codes, (N, L); their gradient is turned on
     */
    Slope at(UnaryOperator<NDArray> function, NDArray z) {
        JniUtils.setGradMode(true);
        try {
            z.setRequiresGradient(true);
            NDArray value = function.apply(z); // (N)
            return new Slope(value.stopGradient(), module.forward(value, z)); // (N), (N, L)
        } finally {
            JniUtils.setGradMode(false);
        }
    }
}
