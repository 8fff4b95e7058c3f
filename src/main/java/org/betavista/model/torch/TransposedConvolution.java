package org.betavista.model.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A two-dimensional transposed convolution with kernel 4, stride 2 and padding 1: it doubles height
 * and width. DJL's engine has none, so it is one TorchScript operation, or where it has few filters
 * a convolution for each phase; gradients flow through it.
 *
 * <p>Input (N, in, H, W), output (N, out, 2H, 2W), weight (in, out, 4, 4), bias (out).
 */
public final class TransposedConvolution extends AbstractBlock {
    private static final int KERNEL = 4;

    /** The engine's own kernel needs many output channels to be fast. */
    private static final int FEW_FILTERS = 4;

    private static final String DIRECT = "torch.conv_transpose2d({0}, {1}, {2}, [2, 2], [1, 1])";

    private final int filters;
    private final Parameter weight;
    private final Parameter bias;
    private @Nullable TorchOperation operation; // where there are many filters
    private boolean ready;

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
        if (filters > FEW_FILTERS) {
            operation = TorchOperation.load(manager, 3, DIRECT);
        }
        ready = true;
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore parameterStore,
            NDList inputs,
            boolean training,
            @Nullable PairList<String, Object> params) {
        if (!ready) {
            throw new IllegalStateException("initialize comes first");
        }
        NDArray x = inputs.singletonOrThrow(); // (N, in, H, W)
        NDArray kernels = parameterStore.getValue(weight, x.getDevice(), training);
        NDArray offsets = parameterStore.getValue(bias, x.getDevice(), training);
        if (filters <= FEW_FILTERS) {
            return new NDList(interleaved(phases(x, kernels, offsets)));
        }
        return new NDList(Objects.requireNonNull(operation).apply(x, kernels, offsets));
    }

    /**
     * Of few channels: every output pixel (2i + p, 2j + q) is a convolution of 2x2 with one of four
     * kernels, one for each (p, q); the result is (N, 4 out, H + 1, W + 1), by p, q and channel.
     * Flipped, the weight's row 2a + p belongs to row a of the kernel for p.
     */
    private NDArray phases(NDArray x, NDArray kernels, NDArray offsets) {
        NDArray ofPhases =
                BatchCopy.of(kernels, x)
                        .flip(2, 3) // (in, out, 4, 4)
                        .reshape(-1, filters, 2, 2, 2, 2)
                        .transpose(3, 5, 1, 0, 2, 4) // (p, q, out, in, 2, 2)
                        .reshape(4L * filters, -1, 2, 2);
        Shape one = new Shape(1, 1);
        return x.getNDArrayInternal()
                .convolution(x, ofPhases, BatchCopy.of(offsets, x).tile(4), one, one, one, 1)
                .singletonOrThrow();
    }

    /** The four phases, (N, 4 out, H + 1, W + 1), as one image, (N, out, 2H, 2W). */
    private NDArray interleaved(NDArray phases) {
        long height = phases.getShape().get(2) - 1;
        long width = phases.getShape().get(3) - 1;
        NDList rows = new NDList();
        for (int p = 0; p < 2; p++) {
            NDList columns = new NDList();
            for (int q = 0; q < 2; q++) {
                int first = (2 * p + q) * filters;
                String part =
                        ":, %s:%s, %s:%s, %s:%s"
                                .formatted(first, first + filters, p, p + height, q, q + width);
                columns.add(phases.get(part)); // (N, out, H, W)
            }
            rows.add(NDArrays.stack(columns, 4)); // (N, out, H, W, 2)
        }
        return NDArrays.stack(rows, 3).reshape(-1, filters, 2 * height, 2 * width);
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputs) {
        Shape in = inputs[0];
        return new Shape[] {new Shape(in.get(0), filters, 2 * in.get(2), 2 * in.get(3))};
    }
}
