package org.betavista.train;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.betavista.model.SharedArray;
import org.betavista.model.Vae;
import org.betavista.train.tracing.Recording;
import org.betavista.train.tracing.UntraceableException;

/** The text of compiled steps: the recorded formula, and around it what else a step does. */
final class StepProgram {
    /** Figures, gradients in the order of the parameters, new buffers. */
    private static final String FORMULA =
            """
              def formula(self: __torch__.M, bytes: Tensor, prices: Tensor) -> List[Tensor]:
            %s    return [%s]
            """;

    /**
     * Steps are made one after the other, as many as there are seeds. One whose loss or gradient is
     * not finite changes nothing, and none is made after it: what it tells is divided by 0 then.
     */
    private static final String STEPS =
            """
              def steps(self: __torch__.M, bytes: Tensor, prices: Tensor, seeds: Tensor, keepsFirst: Tensor) -> Tensor:
                count = torch.size(seeds, 0)
                figures = torch.zeros([count, %1$s])
                going = True
                for i in range(count):
                  if going:
                    _0 = torch.manual_seed(int(torch.select(seeds, 0, i)))
                    own = torch.select(prices, 0, i)
                    batch = torch.slice(bytes, 0, torch.mul(i, %2$s), torch.mul(torch.add(i, 1), %2$s), 1)
                    outcome = (self).formula(batch, own, )
                    gradient = torch.slice(outcome, 1, %3$s, 1)
                    told = torch.div(outcome[0], (self).soundness(gradient, ))
                    _1 = torch.copy_(torch.select(figures, 0, i), told)
                    going = bool(torch.isfinite(torch.sum(torch.slice(told, 0, 0, 3, 1))))
                    if going:
                      if torch.eq(torch.sub(int(keepsFirst), 1), i):
                        _2 = (self).keep(keepsFirst, )
                      _3 = (self).update(gradient, torch.select(own, 0, %4$s), )
            %5$s    return figures
              def price(self: __torch__.M, bytes: Tensor, prices: Tensor, seeds: Tensor) -> List[Tensor]:
                _0 = torch.manual_seed(int(torch.select(seeds, 0, 0)))
                return (self).formula(bytes, torch.select(prices, 0, 0), )
            """;

    private static final String REPLACE_BUFFER =
            "          _4 = torch.copy_(self.b[%s], outcome[%s])\n";

    private StepProgram() {}

    /**
     * Records the formula and writes the program for batches of one size.
     *
     * @param bytes an example batch, uint8 (N, D), whose manager owns what is computed on the way
     * @param prices an example, (6)
     * @param fast whether layers' products are in bfloat16
     * @return the methods that {@link CompiledStepper} calls, for {@link AdamOptimizer#load}
     * @throws UntraceableException if it cannot be recorded
     */
    static String of(StepFormula formula, Vae model, NDArray bytes, NDArray prices, boolean fast) {
        Recording recording = new Recording(bytes.getManager(), fast);
        IdentityHashMap<NDArray, NDArray> recorded = new IdentityHashMap<>();
        record(recording, model.parameters(), "self.p", recorded);
        record(recording, model.buffers(), "self.b", recorded);
        StepFormula.Outcome outcome =
                formula.of(
                        model.through(array -> Objects.requireNonNull(recorded.get(array))),
                        recording.input("bytes", bytes),
                        recording.input("prices", prices));
        String figures = recording.variable(outcome.figures());
        int firstBuffer = 1 + model.parameters().size();
        List<String> newBuffers = new ArrayList<>();
        StringBuilder replacements = new StringBuilder();
        List<String> buffers = List.copyOf(model.buffers().keySet());
        outcome.buffers()
                .forEach(
                        (name, value) -> {
                            int buffer = buffers.indexOf(name);
                            if (buffer < 0) {
                                throw new UntraceableException(
                                        "The formula changes %s, which the model does not hold."
                                                .formatted(name));
                            }
                            int place = firstBuffer + newBuffers.size();
                            replacements.append(REPLACE_BUFFER.formatted(buffer, place));
                            newBuffers.add(recording.variable(value));
                        });
        String steps =
                STEPS.formatted(
                        outcome.figures().size(),
                        bytes.getShape().get(0),
                        firstBuffer,
                        Prices.LEARNING_RATE,
                        replacements);
        List<NDArray> parameters =
                model.parameters().values().stream()
                        .map(shared -> Objects.requireNonNull(recorded.get(shared.array())))
                        .toList();
        List<String> gradient = recording.gradient(outcome.minimised(), parameters);
        List<String> results =
                Stream.of(List.of(figures), gradient, newBuffers).flatMap(List::stream).toList();
        return FORMULA.formatted(recording.statements(results), String.join(", ", results)) + steps;
    }

    private static void record(
            Recording recording,
            Map<String, SharedArray> arrays,
            String list,
            IdentityHashMap<NDArray, NDArray> recorded) {
        int place = 0;
        for (SharedArray shared : arrays.values()) {
            recorded.put(
                    shared.array(),
                    recording.input("%s[%s]".formatted(list, place++), shared.array()));
        }
    }
}
