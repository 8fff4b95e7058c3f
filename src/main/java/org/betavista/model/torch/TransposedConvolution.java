package org.betavista.model.torch;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import org.jspecify.annotations.Nullable;

/**
 * A two-dimensional transposed convolution with kernel 4, stride 2 and padding 1: it doubles height
 * and width. DJL's engine has none, so it is one TorchScript operation; gradients flow through it.
 *
 * <p>Input (N, in, H, W), output (N, out, 2H, 2W), weight (in, out, 4, 4), bias (out).
 */
public final class TransposedConvolution extends AbstractBlock {
    private static final int KERNEL = 4;

    private final int filters;
    private final Parameter weight;
    private final Parameter bias;
    private @Nullable TorchOperation operation;

    /**
     * @param filters the number of output channels
     */
    public TransposedConvolution(int filters) {
        this.filters = filters;
        weight =
                addParameter(
                        Parameter.builder()
                                .setName("weight")
                                .setType(Parameter.Type.WEIGHT)
                                .build());
        bias =
                addParameter(
                        Parameter.builder().setName("bias").setType(Parameter.Type.BIAS).build());
    }

    @Override
    protected void prepare(Shape[] inputShapes) {
        weight.setShape(new Shape(inputShapes[0].get(1), filters, KERNEL, KERNEL));
        bias.setShape(new Shape(filters));
    }

    @Override
    public void initialize(NDManager manager, DataType dataType, Shape... inputShapes) {
        super.initialize(manager, dataType, inputShapes);
        operation =
                TorchOperation.load(
                        manager, 3, "torch.conv_transpose2d({0}, {1}, {2}, [2, 2], [1, 1])");
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore parameterStore,
            NDList inputs,
            boolean training,
            @Nullable PairList<String, Object> params) {
        if (operation == null) {
            throw new IllegalStateException("initialize comes first");
        }
        var x = inputs.singletonOrThrow(); // (N, in, H, W)
        return new NDList(
                operation.apply( // (N, out, 2H, 2W)
                        x,
                        parameterStore.getValue(weight, x.getDevice(), training),
                        parameterStore.getValue(bias, x.getDevice(), training)));
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputs) {
        Shape in = inputs[0];
        return new Shape[] {new Shape(in.get(0), filters, 2 * in.get(2), 2 * in.get(3))};
    }
}
