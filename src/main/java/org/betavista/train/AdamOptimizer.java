package org.betavista.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.betavista.model.SharedArray;
import org.betavista.model.torch.TorchModule;

/**
 * Adam (Kingma &amp; Ba 2015, algorithm 1) with beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8.
 *
 * <p>The moments and step counters are arrays of ours, so that a run can be saved and resumed.
 * Gradient and update are one native call: PyTorch's own reverse mode and fused Adam. DJL's
 * optimiser keeps its state private and copies every gradient.
 *
 * <p>Belongs to the manager and the thread that made it.
 */
final class AdamOptimizer {
    private static final String FIRST = "m.";
    private static final String SECOND = "v.";
    private static final String COUNT = "s.";

    private static final String PROGRAM =
            """
              def init(self: __torch__.M, p: List[Tensor], m: List[Tensor], v: List[Tensor], s: List[Tensor]) -> Tensor:
                self.p = p
                self.m = m
                self.v = v
                self.s = s
                return torch.clone(s[0])
              def step(self: __torch__.M, loss: Tensor, lr: Tensor) -> Tensor:
                gs = torch.autograd.grad([loss], self.p)
                g = annotate(List[Tensor], [])
                for i in range(torch.len(gs)):
                  one = gs[i]
                  _0 = torch.append(g, unchecked_cast(Tensor, one))
                torch._foreach_add_(self.s, 1)
                torch._fused_adam_(self.p, g, self.m, self.v, annotate(List[Tensor], []), self.s, lr=lr, beta1=0.9, beta2=0.999, weight_decay=0., eps=1e-08, amsgrad=False, maximize=False)
                return torch.clone(self.s[0])
              def keep(self: __torch__.M, any: Tensor) -> Tensor:
                k = annotate(List[Tensor], [])
                for i in range(torch.len(self.p)):
                  _0 = torch.append(k, torch.clone(torch.detach(self.p[i])))
                  _1 = torch.append(k, torch.clone(self.m[i]))
                  _2 = torch.append(k, torch.clone(self.v[i]))
                  _3 = torch.append(k, torch.clone(self.s[i]))
                self.k = k
                return torch.clone(self.s[0])
              def restore(self: __torch__.M, any: Tensor) -> Tensor:
                for i in range(torch.len(self.p)):
                  _0 = torch.copy_(self.p[i], self.k[torch.mul(4, i)])
                  _1 = torch.copy_(self.m[i], self.k[torch.add(torch.mul(4, i), 1)])
                  _2 = torch.copy_(self.v[i], self.k[torch.add(torch.mul(4, i), 2)])
                  _3 = torch.copy_(self.s[i], self.k[torch.add(torch.mul(4, i), 3)])
                return torch.clone(self.s[0])
            """;

    private final NDManager manager;
    private final Map<String, SharedArray> parameters;
    private final Map<String, SharedArray> state = new LinkedHashMap<>();
    private final TorchModule module;

    /**
     * @param manager owns the state
     * @param parameters what is updated, by name; float32, their gradients are turned on here
     */
    AdamOptimizer(NDManager manager, Map<String, SharedArray> parameters) {
        this.manager = manager;
        this.parameters = parameters;
        parameters.forEach(
                (name, parameter) -> {
                    Shape shape = parameter.array().getShape();
                    parameter.array().setRequiresGradient(true);
                    state.put(FIRST + name, SharedArray.zeros(manager, shape));
                    state.put(SECOND + name, SharedArray.zeros(manager, shape));
                    state.put(COUNT + name, SharedArray.zeros(manager, new Shape()));
                });
        module = TorchModule.load(manager, List.of("p", "m", "v", "s", "k"), PROGRAM);
        bind();
        keep();
    }

    /** Hands the arrays to the native program, which keeps working on their storage. */
    private void bind() {
        NDList lists = new NDList();
        addNamed(lists, parameters.values(), "p[]");
        addNamed(lists, arrays(FIRST), "m[]");
        addNamed(lists, arrays(SECOND), "v[]");
        addNamed(lists, arrays(COUNT), "s[]");
        module.call("init", lists).close();
        // Elsewhere a name would make the array be passed as a list again.
        lists.forEach(array -> array.setName(null));
    }

    private List<SharedArray> arrays(String prefix) {
        return parameters.keySet().stream()
                .map(name -> Objects.requireNonNull(state.get(prefix + name)))
                .toList();
    }

    private static void addNamed(NDList lists, Iterable<SharedArray> arrays, String name) {
        for (SharedArray shared : arrays) {
            shared.array().setName(name);
            lists.add(shared.array());
        }
    }

    /**
     * Updates every parameter by the gradient of a loss.
     *
     * @param loss scalar, computed from the parameters with gradients recorded
     * @param learningRate above 0
     */
    void step(NDArray loss, double learningRate) {
        try (NDArray rate = loss.getManager().create((float) learningRate)) {
            module.call("step", new NDList(loss, rate)).close();
        }
    }

    /** Remembers parameters and state as they are now. */
    void keep() {
        callWithoutInput("keep");
    }

    /** Brings parameters and state back to what {@link #keep} remembered. */
    void restore() {
        callWithoutInput("restore");
    }

    private void callWithoutInput(String method) {
        try (NDArray none = manager.create(0)) {
            module.call(method, new NDList(none)).close();
        }
    }

    /** The moments and counters by name; the arrays are the optimiser's own. */
    Map<String, SharedArray> state() {
        return state;
    }
}
