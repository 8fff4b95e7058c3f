package org.betavista.train;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.pytorch.jni.JniUtils;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.betavista.data.ImageDataset;
import org.betavista.data.InvalidInputException;
import org.betavista.data.PartSeed;
import org.betavista.model.FloatTensor;
import org.betavista.model.ModelConfig;
import org.betavista.model.NativeEngine;
import org.betavista.model.SharedArray;
import org.betavista.model.Vae;
import org.betavista.model.WeightSnapshot;
import org.betavista.model.objective.Charges;
import org.betavista.model.objective.LossInput;
import org.betavista.model.objective.LossTerms;
import org.betavista.model.objective.Objective;

/**
 * One model while it is trained: {@link #step} is the training loop's body.
 *
 * <p>Belongs to the thread that made it, which is the only one that may draw from the engine's
 * random generator. Close it on the same thread.
 */
public final class TrainingRun implements AutoCloseable {
    /**
     * How often good weights are remembered: often enough to lose little, seldom enough to cost
     * little.
     */
    private static final int STEPS_BETWEEN_KEEPS = 50;

    private static final long WEIGHTS_POSITION = -2;

    /** More images than these bytes are not kept in native memory; nor half of Java's memory. */
    private static final long MOST_BYTES_KEPT = 256L << 20;

    private final TrainingConfig config;
    private final int trainingSize;
    private final NDManager manager;
    private final TrainingImages images;
    private final BatchSampler sampler;
    private final Vae vae;
    private final AdamOptimizer optimizer;
    private final Map<String, float[]> keptBuffers = new LinkedHashMap<>();
    private long step;
    private long keptStep;

    /**
     * Prepares a run with fresh weights.
     *
     * @param trainingImages kept in native memory if they are few enough, else streamed
     */
    public TrainingRun(ModelConfig model, TrainingConfig config, ImageDataset trainingImages) {
        this(
                model,
                config,
                trainingImages,
                Math.min(MOST_BYTES_KEPT, Runtime.getRuntime().maxMemory() / 2));
    }

    /**
     * The same with another bound for what is kept; what is kept changes the speed, no number.
     *
     * @param mostBytesKept images that are more than this are streamed; 0 streams all
     */
    public TrainingRun(
            ModelConfig model,
            TrainingConfig config,
            ImageDataset trainingImages,
            long mostBytesKept) {
        this(model, config, trainingImages, mostBytesKept, Execution.COMPILED);
    }

    /**
     * The same, saying how steps are computed.
     *
     * @param execution compiled steps are made eagerly where compiling fails, see {@link
     *     #eagerBecause}
     */
    public TrainingRun(
            ModelConfig model,
            TrainingConfig config,
            ImageDataset trainingImages,
            long mostBytesKept,
            Execution execution) {
        if (!model.shape().equals(trainingImages.shape())) {
            throw new InvalidInputException(
                    "The model takes images of %s, but those of %s are %s."
                            .formatted(
                                    model.shape(), trainingImages.name(), trainingImages.shape()));
        }
        config.check(model);
        this.config = config;
        trainingSize = trainingImages.size();
        NativeEngine.prepareThread(config.threads(), false);
        manager = NDManager.newBaseManager("PyTorch");
        boolean ready = false;
        try {
            seedEngine(WEIGHTS_POSITION);
            vae = Vae.random(manager, model, config.objective().discriminator());
            images = TrainingImages.of(manager, trainingImages, mostBytesKept);
            sampler = new BatchSampler(config.seed(), trainingImages.size(), config.batchSize());
            optimizer = new AdamOptimizer(manager, vae.parameters());
            keep();
            ready = true;
        } finally {
            if (!ready) {
                manager.close();
            }
        }
    }

    /** Noise depends on the seed and the step alone, so that a run can go on from any step. */
    private void seedEngine(long position) {
        Engine.getEngine("PyTorch").setRandomSeed((int) PartSeed.of(config.seed(), position));
    }

    /** The number of steps so far. */
    public long steps() {
        return step;
    }

    /** The number of steps in which every image is seen once. */
    public int batchesPerEpoch() {
        return sampler.batchesPerEpoch();
    }

    /** One step with the prices and the learning rate of the run's own config. */
    public StepMetrics step() {
        return step(config);
    }

    /** One step with another beta, held, and another learning rate. */
    public StepMetrics step(double beta, double learningRate) {
        Pricing held = config.pricing().with(new Schedule.Hold());
        return step(config.with(held).with(beta, learningRate));
    }

    /**
     * One step: batch, loss, gradient, update.
     *
     * @param live prices, learning rate and objective of this step; the objective may differ from
     *     the run's own in its live knob only, and the rest is the run's own
     * @throws DivergedException if the loss is not finite; the weights are the last good ones then
     */
    public StepMetrics step(TrainingConfig live) {
        Objective objective = live.objective();
        if (objective.getClass() != config.objective().getClass()) {
            throw new IllegalArgumentException("another objective needs another run");
        }
        try (NDManager batch = manager.newSubManager()) {
            NDArray x = images.gather(batch, sampler.batch(step)); // (N, D)
            seedEngine(step);
            if (config.binarised()) {
                x = batch.randomUniform(0, 1, x.getShape()).lt(x).toType(DataType.FLOAT32, false);
            }
            LossInput input =
                    new LossInput(
                            x,
                            batch::randomNormal,
                            charges(batch, live),
                            config.estimator(),
                            trainingSize);
            LossTerms terms = loss(objective, input);
            StepMetrics metrics = read(terms, live);
            if (!Double.isFinite(metrics.total()) || !Double.isFinite(metrics.kl())) {
                throw stepBack();
            }
            if (step % STEPS_BETWEEN_KEEPS == 0) {
                keep();
            }
            optimizer.step(terms.minimised(), live.learningRate());
            terms.buffers().forEach(this::replaceBuffer);
            step++;
            return metrics;
        }
    }

    /**
     * One step or several, as many as one native call can make in the time in which nobody would
     * notice that it cannot be stopped.
     *
     * @param live as in {@link #step(TrainingConfig)}, for all of the steps; schedules go on within
     * @param atMost at least 1
     * @return what each step gave, in order; at least one
     * @throws DivergedException if a loss is not finite; the weights are the last good ones then
     */
    public List<StepMetrics> steps(TrainingConfig live, int atMost) {
        return List.of(step(live));
    }

    /** Why steps are made eagerly although they were to be compiled; empty where they are. */
    public Optional<String> eagerBecause() {
        return Optional.empty();
    }

    /**
     * What bfloat16 costs with the present weights: the mean total of some held-out images with
     * fast products minus that with float32 ones, same noise, nats an image; empty where the run is
     * not fast.
     *
     * @param heldOut images of the model's shape, at least one
     */
    public OptionalDouble fastDifference(ImageDataset heldOut) {
        return config.fast() ? OptionalDouble.of(0) : OptionalDouble.empty();
    }

    private Charges charges(NDManager batch, TrainingConfig live) {
        return new Charges(
                batch.create((float) live.pricing().alpha()),
                batch.create((float) live.chargedBeta(step)),
                batch.create((float) live.objective().strength()),
                batch.create((float) live.objective().capacity(step)),
                live.pricing().freeBits());
    }

    private LossTerms loss(Objective objective, LossInput input) {
        JniUtils.setGradMode(true);
        try {
            return objective.loss(vae, input);
        } finally {
            JniUtils.setGradMode(false);
        }
    }

    private StepMetrics read(LossTerms terms, TrainingConfig live) {
        List<String> names = config.objective().extraTerms();
        float[] extras = new float[names.size()];
        for (int i = 0; i < extras.length; i++) {
            extras[i] = Objects.requireNonNull(terms.extras().get(names.get(i))).getFloat();
        }
        return new StepMetrics(
                step + 1,
                live.chargedBeta(step),
                live.learningRate(),
                terms.reconstruction().getFloat(),
                terms.kl().getFloat(),
                terms.total().getFloat(),
                terms.klPerDimension().toFloatArray(),
                (int) terms.clampedCount().getLong(),
                extras);
    }

    private void replaceBuffer(String name, NDArray value) {
        Objects.requireNonNull(vae.buffers().get(name)).fill(value.toFloatArray());
    }

    /** Remembers all that a step changes. */
    private void keep() {
        optimizer.keep();
        vae.buffers().forEach((name, buffer) -> keptBuffers.put(name, buffer.copy().values()));
        keptStep = step;
    }

    private DivergedException stepBack() {
        long failedStep = step + 1;
        optimizer.restore();
        keptBuffers.forEach(
                (name, values) -> Objects.requireNonNull(vae.buffers().get(name)).fill(values));
        step = keptStep;
        return new DivergedException(failedStep, keptStep);
    }

    /** The weights and buffers as they are now. */
    public WeightSnapshot snapshot() {
        return new WeightSnapshot(step, copy(vae.arrays()));
    }

    /** Weights and optimiser as they are now. */
    public TrainingState state() {
        return new TrainingState(snapshot(), copy(optimizer.state()));
    }

    /**
     * Goes on from saved weights.
     *
     * @param weights of this model
     * @throws InvalidInputException if they are another model's
     */
    public void restore(WeightSnapshot weights) {
        vae.check(weights);
        vae.load(weights);
        step = weights.step();
        keep();
    }

    /**
     * Goes on from a saved state: the next steps are those that the saved run would have made.
     *
     * @throws InvalidInputException if it is another model's
     */
    public void restore(TrainingState state) {
        vae.check(state.weights());
        optimizer
                .state()
                .forEach((name, array) -> array.fill(values(state.optimizer(), name, array)));
        restore(state.weights());
    }

    private static float[] values(
            Map<String, FloatTensor> tensors, String name, SharedArray array) {
        FloatTensor tensor = tensors.get(name);
        if (tensor == null || tensor.values().length != array.array().size()) {
            throw new InvalidInputException(
                    "The saved state does not belong to this model: %s is missing or of another size."
                            .formatted(name));
        }
        return tensor.values();
    }

    private static Map<String, FloatTensor> copy(Map<String, SharedArray> arrays) {
        Map<String, FloatTensor> tensors = new LinkedHashMap<>();
        arrays.forEach((name, array) -> tensors.put(name, array.copy()));
        return Collections.unmodifiableMap(tensors);
    }

    @Override
    public void close() {
        manager.close();
    }
}
