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
 * One model while it is trained: {@link #steps} is the training loop's body.
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
    private TrainingConfig lastLive;
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
        lastLive = config;
        this.execution = execution;
        trainingSize = trainingImages.size();
        NativeEngine.prepareThread(config.threads(), false);
        manager = NDManager.newBaseManager("PyTorch");
        boolean ready = false;
        try {
            Engine.getEngine("PyTorch").setRandomSeed(seed(WEIGHTS_POSITION));
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
    private int seed(long position) {
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
            lastLive = live;
            int size = sampler.batch(step).length;
            Stepper stepper = stepper(batch, size);
            long begin = System.nanoTime();
            StepBatches batches = next(batch, live, size, Math.min(atMost, pace.steps()));
            float[][] figures = stepper.make(batches);
            pace.took(System.nanoTime() - begin, figures.length);
            return read(figures, live, batches.keepsFirst());
        }
    }

    /** The next steps' batches, all of one size and none beyond the next moment of keeping. */
    private StepBatches next(NDManager batch, TrainingConfig live, int size, int atMost) {
        int sinceKeep = (int) (step % STEPS_BETWEEN_KEEPS);
        int most = Math.min(atMost, STEPS_BETWEEN_KEEPS - sinceKeep);
        List<Prices> prices = new ArrayList<>();
        List<Integer> seeds = new ArrayList<>();
        int[] indices = new int[most * size];
        for (int i = 0; i < most; i++) {
            int[] images = sampler.batch(step + i);
            if (images.length != size) {
                break;
            }
            System.arraycopy(images, 0, indices, i * size, size);
            prices.add(Prices.of(live, step + i));
            seeds.add(seed(step + i));
        }
        return new StepBatches(
                images.bytes(batch, Arrays.copyOf(indices, prices.size() * size)),
                prices,
                seeds,
                sinceKeep == 0);
    }

    private Stepper stepper(NDManager batch, int size) {
        return execution == Execution.COMPILED
                ? compiler.stepper(size, position -> any(batch, size, position))
                : compiler.eager();
    }

    /** One batch of any images, with prices and a seed that no step has; other ones elsewhere. */
    private StepBatches any(NDManager batch, int size, long position) {
        int seed = seed(CHECK_POSITION - position);
        int[] indices = new SplittableRandom(seed).ints(size, 0, trainingSize).toArray();
        Prices prices = Prices.of(config, 0);
        return new StepBatches(
                images.bytes(batch, indices).duplicate(), // streamed ones share their memory
                List.of(position == 0 ? prices : prices.changed()),
                List.of(seed),
                false);
    }

    /**
     * Those before a loss that is not finite; that one changed nothing, and is met again by the
     * next call, which then goes back.
     */
    private List<StepMetrics> read(float[][] figures, TrainingConfig live, boolean keepsFirst) {
        List<StepMetrics> made = new ArrayList<>(figures.length);
        for (int i = 0; i < figures.length; i++) {
            if (!StepMetrics.isFinite(figures[i])) {
                if (made.isEmpty()) {
                    throw stepBack();
                }
                return made;
            }
            if (i == 0 && keepsFirst) {
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
     * fast products minus that with float32 ones, same noise and the prices of the last step, nats
     * an image; empty where steps are not fast.
     *
     * @param heldOut images of the model's shape, at least one; as many as a batch has are looked
     *     at
     */
    public OptionalDouble fastDifference(ImageDataset heldOut) {
        if (!config.fast()) {
            return OptionalDouble.empty();
        }
        try (NDManager batch = manager.newSubManager()) {
            int size = sampler.batch(0).length;
            int[] indices = IntStream.range(0, size).map(i -> i % heldOut.size()).toArray();
            StepBatches batches =
                    new StepBatches(
                            new StreamedImages(heldOut).bytes(batch, indices),
                            List.of(Prices.of(lastLive, step)),
                            List.of(seed(CHECK_POSITION)),
                            false);
            return compiler.fastDifference(batches, position -> any(batch, size, position));
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
