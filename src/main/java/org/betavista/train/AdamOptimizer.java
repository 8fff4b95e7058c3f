package org.betavista.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.betavista.model.SharedArray;
import org.betavista.model.torch.TorchModule;

/**
 * Adam (Kingma &amp; Ba 2015, algorithm 1) with beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8, and all
 * that a training step changes: weights, moments and step counters, the model's buffers; and how
 * they were when they were last good.
 *
 * <p>The arrays are ours, so that a run can be saved and resumed, and native programs work on their
 * memory. The update is PyTorch's fused Adam; the gradient of steps that are not compiled is its
 * reverse mode. DJL's optimiser keeps its state private and copies every gradient.
 *
 * <p>Belongs to the manager and the thread that made it.
 */
final class AdamOptimizer {
    private static final String FIRST = "m.";
    private static final String SECOND = "v.";
    private static final String COUNT = "s.";

    /** Names of the lists in a program: weights, moments, counters, buffers, what is kept. */
    private static final List<String> LISTS = List.of("p", "m", "v", "s", "b", "k");

    /**
     * What every program can do with the arrays. The soundness of a gradient is 1, or 0 where a
     * value is not finite; the function that looks for such values is that of mixed precision, with
     * a scale of 1. It writes, so that it refuses a gradient whose values share memory, as a sum's
     * do; and the fused Adam takes memory in its order, whatever the strides say. Hence contiguous.
     */
    private static final String METHODS =
            """
              def init(self: __torch__.M, p: List[Tensor], m: List[Tensor], v: List[Tensor], s: List[Tensor], b: List[Tensor], k: List[Tensor]) -> Tensor:
                self.p = p
                self.m = m
                self.v = v
                self.s = s
                self.b = b
                self.k = k
                return torch.clone(s[0])
              def gradients(self: __torch__.M, loss: Tensor) -> List[Tensor]:
                gs = torch.autograd.grad([loss], self.p)
                g = annotate(List[Tensor], [])
                for i in range(torch.len(gs)):
                  one = gs[i]
                  _0 = torch.append(g, torch.contiguous(unchecked_cast(Tensor, one)))
                return g
              def soundness(self: __torch__.M, g: List[Tensor]) -> Tensor:
                found = torch.zeros([1])
                torch._amp_foreach_non_finite_check_and_unscale_(g, found, torch.ones([1]))
                return torch.rsub(found, 1)
              def descend(self: __torch__.M, loss: Tensor, lr: Tensor, keeps: Tensor) -> Tensor:
                g = (self).gradients(loss, )
                s = (self).soundness(g, )
                if bool(s):
                  if bool(keeps):
                    _0 = (self).keep(keeps, )
                  _1 = (self).update(g, lr, )
                return s
              def update(self: __torch__.M, g: List[Tensor], lr: Tensor) -> Tensor:
                torch._foreach_add_(self.s, 1)
                torch._fused_adam_(self.p, g, self.m, self.v, annotate(List[Tensor], []), self.s, lr=lr, beta1=0.9, beta2=0.999, weight_decay=0., eps=1e-08, amsgrad=False, maximize=False)
                return self.s[0]
              def all(self: __torch__.M) -> List[Tensor]:
                return torch.add(torch.add(torch.add(torch.add(self.p, self.m), self.v), self.s), self.b)
              def keep(self: __torch__.M, any: Tensor) -> Tensor:
                a = (self).all()
                for i in range(torch.len(a)):
                  _0 = torch.copy_(self.k[i], torch.detach(a[i]))
                return any
              def restore(self: __torch__.M, any: Tensor) -> Tensor:
                a = (self).all()
                for i in range(torch.len(a)):
                  _0 = torch.copy_(torch.detach(a[i]), self.k[i])
                return any
            """;

    private final NDManager manager;
    private final Map<String, SharedArray> parameters;
    private final Map<String, SharedArray> buffers;
    private final Map<String, SharedArray> state = new LinkedHashMap<>();
    private final List<SharedArray> kept;

    /** An empty list cannot be handed over, so that there is always a buffer. */
    private final SharedArray noBuffer;

    private final TorchModule module;

    /**
     * @param manager owns the state and what is kept
     * @param parameters what gradients train, by name; float32, their gradients are turned on here
     * @param buffers what else belongs to the model, by name
     */
    AdamOptimizer(
            NDManager manager,
            Map<String, SharedArray> parameters,
            Map<String, SharedArray> buffers) {
        this.manager = manager;
        this.parameters = parameters;
        this.buffers = buffers;
        noBuffer = SharedArray.zeros(manager, new Shape(1));
        parameters.forEach(
                (name, parameter) -> {
                    Shape shape = parameter.array().getShape();
                    parameter.array().setRequiresGradient(true);
                    state.put(FIRST + name, SharedArray.zeros(manager, shape));
                    state.put(SECOND + name, SharedArray.zeros(manager, shape));
                    state.put(COUNT + name, SharedArray.zeros(manager, new Shape()));
                });
        kept =
                Stream.of(
                                parameters.values(),
                                moments(FIRST),
                                moments(SECOND),
                                moments(COUNT),
                                buffersOrOne())
                        .flatMap(Collection::stream)
                        .map(shared -> SharedArray.zeros(manager, shared.array().getShape()))
                        .toList();
        module = load(manager, "");
        keep();
    }

    /**
     * Updates every parameter by the gradient of a loss; changes nothing where it is not finite.
     *
     * @param loss scalar, computed from the parameters with gradients recorded
     * @param learningRate above 0
     * @param keeps whether to {@link #keep} before that
     * @return whether the gradient was finite
     */
    boolean step(NDArray loss, double learningRate, boolean keeps) {
        NDManager owner = loss.getManager();
        try (NDArray rate = owner.create((float) learningRate);
                NDArray keepsFirst = owner.create(keeps);
                NDArray soundness =
                        module.call("descend", new NDList(loss, rate, keepsFirst))
                                .singletonOrThrow()) {
            return soundness.getFloat() > 0;
        }
    }

    /**
     * The gradient of a loss with respect to every parameter, in their order.
     *
     * @param loss as in {@link #step}, whose manager owns the result
     */
    NDList gradients(NDArray loss) {
        return module.call("gradients", new NDList(loss));
    }

    /** Remembers parameters, state and buffers as they are now. */
    void keep() {
        callWithoutInput("keep");
    }

    /** Brings parameters, state and buffers back to what {@link #keep} remembered. */
    void restore() {
        callWithoutInput("restore");
    }

    private void callWithoutInput(String method) {
        try (NDArray none = manager.create(0)) {
            module.call(method, new NDList(none)).close();
        }
    }

    /**
     * Compiles a program that works on these arrays.
     *
     * @param owner of the native part
     * @param methods in TorchScript; they may call those of {@link #METHODS}
     * @return the program, with the arrays handed over
     */
    TorchModule load(NDManager owner, String methods) {
        TorchModule module = TorchModule.load(owner, LISTS, METHODS + methods);
        NDList lists = new NDList();
        addNamed(lists, parameters.values(), "p[]");
        addNamed(lists, moments(FIRST), "m[]");
        addNamed(lists, moments(SECOND), "v[]");
        addNamed(lists, moments(COUNT), "s[]");
        addNamed(lists, buffersOrOne(), "b[]");
        addNamed(lists, kept, "k[]");
        try {
            module.call("init", lists).close();
        } finally {
            // Elsewhere a name would make the array be passed as a list again.
            lists.forEach(array -> array.setName(null));
        }
        return module;
    }

    private Collection<SharedArray> buffersOrOne() {
        return buffers.isEmpty() ? List.of(noBuffer) : buffers.values();
    }

    private List<SharedArray> moments(String prefix) {
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

    /** Moments and counters by name; the optimiser's own arrays. */
    Map<String, SharedArray> state() {
        return state;
    }
}
