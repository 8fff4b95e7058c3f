package org.betavista.model.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One TorchScript expression, for what DJL's engine lacks. It runs by itself, or is written into
 * the program that its inputs are recorded in. By itself, gradients flow through it; a program has
 * to know its derivative.
 *
 * <p>One thread at a time; the native part belongs to the manager given at loading.
 */
public final class TorchOperation {
    private final String expression;
    private final TorchModule module;

    private TorchOperation(String expression, TorchModule module) {
        this.expression = expression;
        this.module = module;
    }

    /**
     * Compiles an operation.
     *
     * @param manager owns the native module
     * @param inputs the number of inputs
     * @param expression with {@code {0}} for the first of them
     */
    public static TorchOperation load(NDManager manager, int inputs, String expression) {
        List<String> names = IntStream.range(0, inputs).mapToObj(i -> "a" + i).toList();
        String parameters =
                names.stream().map(name -> name + ": Tensor").collect(Collectors.joining(", "));
        String method =
                """
                  def forward(self: __torch__.M, %s) -> Tensor:
                    return %s
                """
                        .formatted(parameters, filled(expression, names));
        return new TorchOperation(expression, TorchModule.load(manager, List.of(), method));
    }

    /** The result for some inputs, owned by the manager of the first. */
    public NDArray apply(NDArray... inputs) {
        return inputs[0] instanceof Recordable recordable
                ? recordable.record(this, inputs)
                : module.forward(inputs);
    }

    /**
     * The expression.
     *
     * @param variables stand in for the inputs
     */
    public String expression(List<String> variables) {
        return filled(expression, variables);
    }

    private static String filled(String expression, List<String> variables) {
        String text = expression;
        for (int i = 0; i < variables.size(); i++) {
            text = text.replace("{" + i + "}", variables.get(i));
        }
        return text;
    }
}
