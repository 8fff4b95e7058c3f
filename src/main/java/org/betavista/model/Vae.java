package org.betavista.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.initializer.Initializer;
import ai.djl.training.initializer.XavierInitializer;
import java.util.Map;
import java.util.Objects;
import org.betavista.data.InvalidInputException;

/**
 * The two networks of a variational autoencoder and what their outputs mean.
 *
 * <p>Belongs to the thread that made it. Its arrays belong to the manager given to the constructor
 * and live as long as that.
 */
public final class Vae {
    private final ModelConfig config;
    private final Block encoder;
    private final Block decoder;
    private final SharedParameters parameters;

    /**
     * Makes a model with random weights, drawn from the engine's generator: uniform in
     * +-1/sqrt(fan-in), biases zero.
     */
    public static Vae random(NDManager manager, ModelConfig config) {
        return new Vae(
                manager,
                config,
                new XavierInitializer(
                        XavierInitializer.RandomType.UNIFORM, XavierInitializer.FactorType.IN, 1));
    }

    /** Makes a model whose weights are all zero, to be loaded; draws no random numbers. */
    static Vae empty(NDManager manager, ModelConfig config) {
        return new Vae(manager, config, Initializer.ZEROS);
    }

    private Vae(NDManager manager, ModelConfig config, Initializer weights) {
        this.config = config;
        encoder = config.architecture().encoder(config.shape(), 2 * config.latentSize());
        decoder = config.architecture().decoder(config.shape());
        initialize(manager, encoder, config.shape().size(), weights);
        initialize(manager, decoder, config.latentSize(), weights);
        parameters = new SharedParameters(manager);
        parameters.add("encoder", encoder);
        parameters.add("decoder", decoder);
    }

    private static void initialize(
            NDManager manager, Block block, int inputs, Initializer weights) {
        block.setInitializer(weights, Parameter.Type.WEIGHT);
        block.initialize(manager, DataType.FLOAT32, new Shape(1, inputs));
    }

    /** What fixes the networks. */
    public ModelConfig config() {
        return config;
    }

    /** What the decoder's activations mean. */
    public Likelihood likelihood() {
        return config.likelihood();
    }

    /** The weights by name, in a fixed order. The arrays are the model's own. */
    public Map<String, SharedArray> parameters() {
        return parameters.byName();
    }

    /**
     * q(z|x).
     *
     * @param x images, values in [0, 1], (N, D)
     */
    public Posterior encode(NDArray x) {
        NDArray output =
                encoder.forward(parameters, new NDList(x), false).singletonOrThrow(); // (N, 2L)
        return DiagonalGaussian.of(output, config.latentSize());
    }

    /**
     * The likelihood's activations.
     *
     * @param z codes, (N, L)
     * @return (N, D)
     */
    public NDArray decode(NDArray z) {
        return decoder.forward(parameters, new NDList(z), false).singletonOrThrow(); // (N, D)
    }

    /**
     * Refuses weights that are not this model's.
     *
     * @throws InvalidInputException naming the first difference
     */
    public void check(WeightSnapshot snapshot) {
        for (var entry : parameters().entrySet()) {
            FloatTensor tensor = snapshot.tensors().get(entry.getKey());
            long[] expected = entry.getValue().array().getShape().getShape();
            if (tensor == null || !java.util.Arrays.equals(tensor.shape(), expected)) {
                throw new InvalidInputException(
                        "The weights do not belong to this model: %s should be %s and is %s."
                                .formatted(
                                        entry.getKey(),
                                        java.util.Arrays.toString(expected),
                                        tensor == null
                                                ? "missing"
                                                : java.util.Arrays.toString(tensor.shape())));
            }
        }
    }

    /** Replaces the weights, which must have passed {@link #check}. */
    public void load(WeightSnapshot snapshot) {
        parameters()
                .forEach(
                        (name, parameter) ->
                                parameter.fill(
                                        Objects.requireNonNull(snapshot.tensors().get(name))
                                                .values()));
    }
}
