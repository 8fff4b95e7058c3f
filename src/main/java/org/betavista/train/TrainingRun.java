package org.betavista.train;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.betavista.data.ImageDataset;
import org.betavista.data.InvalidInputException;
import org.betavista.data.PartSeed;
import org.betavista.model.FloatTensor;
import org.betavista.model.ModelConfig;
import org.betavista.model.NativeEngine;
import org.betavista.model.SharedArray;
import org.betavista.model.Vae;
import org.betavista.model.WeightSnapshot;

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
    private static final long CHECK_POSITION = -3;

    /** More images than these bytes are not kept in native memory; nor half of Java's memory. */
    private static final long MOST_BYTES_KEPT = 256L << 20;

    private final TrainingConfig config;
    private final int trainingSize;
    private final NDManager manager;
    private final TrainingImages images;
    private final BatchSampler sampler;
    private final Vae vae;
    private final AdamOptimizer optimizer;
    private final StepCompiler compiler;
    private final Execution execution;
    private final StepPace pace = new StepPace();
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
        this.execution = execution;
        trainingSize = trainingImages.size();
        NativeEngine.prepareThread(config.threads(), false);
        manager = NDManager.newBaseManager("PyTorch");
        boolean ready = false;
        try {
            Engine.getEngine("PyTorch").setRandomSeed((int) seed(WEIGHTS_POSITION));
            vae = Vae.random(manager, model, config.objective().discriminator());
            images = TrainingImages.of(manager, trainingImages, mostBytesKept);
            sampler = new BatchSampler(config.seed(), trainingImages.size(), config.batchSize());
            optimizer = new AdamOptimizer(manager, vae.parameters(), vae.buffers());
            compiler =
                    new StepCompiler(
                            manager,
                            new StepFormula(config, trainingImages.size()),
                            vae,
                            optimizer);
            ready = true;
        } finally {
            if (!ready) {
                manager.close();
            }
        }
    }

    /** Noise depends on the seed and the step alone, so that a run can go on from any step. */
    private long seed(long position) {
        return (int) PartSeed.of(config.seed(), position);
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
        return steps(live, 1).get(0);
    }

    /**
     * One step or several, as many as one native call can make in the time in which nobody would
     * notice that it cannot be stopped.
     *
     * @param live as in {@link #step(TrainingConfig)}, for all of the steps; schedules go on within
     * @param atMost at least 1
     * @return what each step told, in order; at least one
     * @throws DivergedException if a loss is not finite; the weights are the last good ones then
     */
    public List<StepMetrics> steps(TrainingConfig live, int atMost) {
        if (live.objective().getClass() != config.objective().getClass()) {
            throw new IllegalArgumentException("another objective needs another run");
        }
        try (NDManager batch = manager.newSubManager()) {
            Stepper stepper = stepper(batch);
            StepBatches batches = next(batch, live, Math.min(atMost, pace.steps()));
            long begin = System.nanoTime();
            float[][] figures = stepper.make(batches);
            pace.took(System.nanoTime() - begin, figures.length);
            return read(figures, live, batches.keepAt());
        }
    }

    /** The next steps' batches, all of one size. */
    private StepBatches next(NDManager batch, TrainingConfig live, int wanted) {
        int[] indices = sampler.batch(step);
        List<Prices> prices = new ArrayList<>(List.of(Prices.of(live, step)));
        List<Long> seeds = new ArrayList<>(List.of(seed(step)));
        int size = indices.length;
        int[] all = Arrays.copyOf(indices, wanted * size);
        for (long next = step + 1; next < step + wanted; next++) {
            int[] more = sampler.batch(next);
            if (more.length != size) {
                break;
            }
            System.arraycopy(more, 0, all, prices.size() * size, size);
            prices.add(Prices.of(live, next));
            seeds.add(seed(next));
        }
        int beforeKeep = (int) (-step % STEPS_BETWEEN_KEEPS + STEPS_BETWEEN_KEEPS);
        return new StepBatches(
                images.bytes(batch, Arrays.copyOf(all, prices.size() * size)),
                prices,
                seeds,
                beforeKeep % STEPS_BETWEEN_KEEPS);
    }

    private Stepper stepper(NDManager batch) {
        int size = sampler.batch(step).length;
        return execution == Execution.COMPILED
                ? compiler.stepper(size, position -> any(batch, size, position))
                : compiler.eager();
    }

    /** One batch of any images, with prices and a seed that no step has; other ones elsewhere. */
    private StepBatches any(NDManager batch, int size, long position) {
        long seed = seed(CHECK_POSITION - position);
        int[] indices = new SplittableRandom(seed).ints(size, 0, trainingSize).toArray();
        Prices prices = Prices.of(config, 0);
        return new StepBatches(
                images.bytes(batch, indices).duplicate(), // streamed ones share their memory
                List.of(position == 0 ? prices : prices.changed()),
                List.of(seed),
                -1);
    }

    private List<StepMetrics> read(float[][] figures, TrainingConfig live, int keepAt) {
        List<StepMetrics> made = new ArrayList<>(figures.length);
        for (int i = 0; i < figures.length; i++) {
            if (!StepMetrics.isFinite(figures[i])) {
                throw stepBack();
            }
            if (i == keepAt) {
                keptStep = step;
            }
            step++;
            made.add(StepMetrics.of(step, live, figures[i]));
        }
        return made;
    }

    /** Why steps are made eagerly although they were to be compiled; empty where they are. */
    public Optional<String> eagerBecause() {
        return compiler.eagerBecause();
    }

    /**
     * What bfloat16 costs with the present weights: the mean total of some held-out images with
     * fast products minus that with float32 ones, same noise, nats an image; empty where steps are
     * not fast.
     *
     * @param heldOut images of the model's shape, at least one
     */
    public OptionalDouble fastDifference(ImageDataset heldOut) {
        if (!config.fast()) {
            return OptionalDouble.empty();
        }
        try (NDManager batch = manager.newSubManager()) {
            int[] all = IntStream.range(0, heldOut.size()).toArray();
            StepBatches batches =
                    new StepBatches(
                            new StreamedImages(heldOut).bytes(batch, all),
                            List.of(Prices.of(config, step)),
                            List.of(seed(CHECK_POSITION)),
                            -1);
            return compiler.fastDifference(
                    batches, position -> any(batch, heldOut.size(), position));
        }
    }

    private DivergedException stepBack() {
        long failedStep = step + 1;
        optimizer.restore();
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
        optimizer.keep();
        keptStep = step;
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
