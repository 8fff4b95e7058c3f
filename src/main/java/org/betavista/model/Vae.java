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
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.betavista.data.InvalidInputException;
import org.betavista.model.torch.BatchCopy;
import org.jspecify.annotations.Nullable;

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
    private final @Nullable Block discriminator;
    private final SharedParameters parameters;
    private final Map<String, SharedArray> buffers = new LinkedHashMap<>();

    /**
     * Makes a model with random weights, drawn from the engine's generator: uniform in
     * +-1/sqrt(fan-in), biases zero.
     */
    public static Vae random(NDManager manager, ModelConfig config) {
        return random(manager, config, Optional.empty());
    }

    /**
     * The same with a network that judges codes, for objectives that need one.
     *
     * @param discriminator codes (N, L) to logits (N, 2)
     */
    public static Vae random(NDManager manager, ModelConfig config, Optional<Block> discriminator) {
        return new Vae(
                manager,
                config,
                discriminator.orElse(null),
                new XavierInitializer(
                        XavierInitializer.RandomType.UNIFORM, XavierInitializer.FactorType.IN, 1));
    }

    /** Makes a model whose weights are all zero, to be loaded; draws no random numbers. */
    static Vae empty(NDManager manager, ModelConfig config) {
        return new Vae(manager, config, null, Initializer.ZEROS);
    }

    private Vae(
            NDManager manager,
            ModelConfig config,
            @Nullable Block discriminator,
            Initializer weights) {
        this.config = config;
        this.discriminator = discriminator;
        PosteriorFamily posterior = config.posterior();
        encoder = posterior.encoder(config.architecture(), config.shape(), config.latentSize());
        decoder = posterior.decoder(config.architecture(), config.shape());
        initialize(manager, encoder, config.shape().size(), weights);
        initialize(manager, decoder, config.latentSize(), weights);
        parameters = new SharedParameters(manager);
        parameters.add("encoder", encoder);
        parameters.add("decoder", decoder);
        if (discriminator != null) {
            initialize(manager, discriminator, config.latentSize(), weights);
            parameters.add("discriminator", discriminator);
        }
        posterior
                .buffers()
                .forEach((name, shape) -> buffers.put(name, SharedArray.zeros(manager, shape)));
        SharedArray logVariance = SharedArray.zeros(manager, new Shape());
        switch (config.likelihood().variance()) {
            case TRAINED -> parameters.add(Likelihood.LOG_VARIANCE, logVariance);
            case MEASURED -> buffers.put(Likelihood.LOG_VARIANCE, logVariance);
            case NONE -> {}
        }
    }

    private static void initialize(
            NDManager manager, Block block, int inputs, Initializer weights) {
        block.setInitializer(weights, Parameter.Type.WEIGHT);
        block.initialize(manager, DataType.FLOAT32, new Shape(1, inputs));
    }

    private Vae(Vae original, UnaryOperator<NDArray> lens) {
        config = original.config;
        encoder = original.encoder;
        decoder = original.decoder;
        discriminator = original.discriminator;
        parameters = original.parameters.through(lens);
        original.buffers.forEach((name, buffer) -> buffers.put(name, buffer.through(lens)));
    }

    /**
     * The same model for what computes with stand-ins for its weights and buffers, for example with
     * arrays that write down what is done with them.
     *
     * @param lens gives the stand-in of an array
     */
    public Vae through(UnaryOperator<NDArray> lens) {
        return new Vae(this, lens);
    }

    /** What fixes the networks. */
    public ModelConfig config() {
        return config;
    }

    /** What the decoder's activations mean. */
    public Likelihood likelihood() {
        return config.likelihood();
    }

    /** What gradients train, by name, in a fixed order. The arrays are the model's own. */
    public Map<String, SharedArray> parameters() {
        return parameters.byName();
    }

    /** What belongs to the model but is trained by no gradient, by name; the model's own. */
    public Map<String, SharedArray> buffers() {
        return Collections.unmodifiableMap(buffers);
    }

    /** {@link #parameters} and {@link #buffers}: all that has to be saved. */
    public Map<String, SharedArray> arrays() {
        Map<String, SharedArray> all = new LinkedHashMap<>(parameters());
        all.putAll(buffers);
        return all;
    }

    /**
     * q(z|x).
     *
     * @param x images, values in [0, 1], (N, D)
     */
    public Posterior encode(NDArray x) {
        NDArray output =
                encoder.forward(parameters, new NDList(x), false).singletonOrThrow(); // (N, ...)
        Map<String, NDArray> arrays = new LinkedHashMap<>();
        buffers.forEach((name, buffer) -> arrays.put(name, BatchCopy.of(buffer.array(), x)));
        return config.posterior().read(output, config.latentSize(), arrays);
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
     * The reconstruction term with the pixels' variance that the model holds.
     *
     * @param x images, (N, D)
     * @param activations of the decoder, (N, D)
     * @return -log p(x|z) in nats, (N)
     */
    public NDArray negativeLogLikelihood(NDArray x, NDArray activations) {
        return likelihood().negativeLogLikelihood(x, activations, logVariance(x));
    }

    /**
     * A buffer's present value.
     *
     * @param x any array of the batch, whose manager owns the result
     */
    public NDArray buffer(String name, NDArray x) {
        return BatchCopy.of(Objects.requireNonNull(buffers.get(name)).array(), x);
    }

    /**
     * The log variance of the pixels that the model holds, or 0 where it holds none; scalar.
     *
     * @param x any array of the batch, whose manager owns the result
     */
    public NDArray logVariance(NDArray x) {
        SharedArray held =
                switch (likelihood().variance()) {
                    case TRAINED -> parameters().get(Likelihood.LOG_VARIANCE);
                    case MEASURED -> buffers.get(Likelihood.LOG_VARIANCE);
                    case NONE -> null;
                };
        return held == null ? x.getManager().zeros(new Shape()) : BatchCopy.of(held.array(), x);
    }

    /**
     * What the discriminator says about codes.
     *
     * @param z codes, (N, L)
     * @param trained whether gradients shall reach the discriminator's own weights
     * @return logits: of real codes, and of codes whose latents were shuffled, (N, 2)
     */
    public NDArray discriminate(NDArray z, boolean trained) {
        if (discriminator == null) {
            throw new IllegalStateException("this model was made without a discriminator");
        }
        return discriminator
                .forward(
                        trained ? parameters : parameters.fixed(z.getManager()),
                        new NDList(z),
                        false)
                .singletonOrThrow();
    }

    /**
     * Refuses weights that are not this model's.
     *
     * @throws InvalidInputException naming the first difference
     */
    public void check(WeightSnapshot snapshot) {
        for (var entry : arrays().entrySet()) {
            FloatTensor tensor = snapshot.tensors().get(entry.getKey());
            long[] expected = entry.getValue().array().getShape().getShape();
            if (tensor == null || !Arrays.equals(tensor.shape(), expected)) {
                throw new InvalidInputException(
                        "The weights do not belong to this model: %s should be %s and is %s."
                                .formatted(
                                        entry.getKey(),
                                        Arrays.toString(expected),
                                        tensor == null
                                                ? "missing"
                                                : Arrays.toString(tensor.shape())));
            }
        }
    }

    /** Replaces the weights, which must have passed {@link #check}. */
    public void load(WeightSnapshot snapshot) {
        arrays().forEach(
                        (name, parameter) ->
                                parameter.fill(
                                        Objects.requireNonNull(snapshot.tensors().get(name))
                                                .values()));
    }
}
