package org.betavista.session;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.BiConsumer;
import org.betavista.model.FrozenVae;
import org.betavista.model.ModelConfig;
import org.betavista.model.WeightSnapshot;
import org.jspecify.annotations.Nullable;

/**
 * From a slider to pixels: takes the newest request of each channel, decodes it with the newest
 * weights, and hands the result on. Owns the explorer's copy of the model.
 *
 * <p>Large grids are decoded in tiles; between two tiles a moved slider is served, with the grid's
 * weights.
 */
final class DecodeThread implements EndingThread {
    private static final int TILE = 16;

    private final BiConsumer<Channel, Decoded> results;
    private final Guard guard;
    private final Map<Channel, Latest<Request>> requests = new EnumMap<>(Channel.class);
    private final Latest<Weights> weights = new Latest<>();
    private final Semaphore wake = new Semaphore(0);
    private final Thread thread = new Thread(this::run, "betavista-decode");
    private volatile boolean closed;

    // Of the thread alone.
    private @Nullable FrozenVae model;
    private long generation = -1;

    private record Request(long generation, float[] codes, long askedNanos) {}

    private record Weights(long generation, ModelConfig config, WeightSnapshot snapshot) {}

    /**
     * @param results gets what was decoded, on this thread
     * @param guard of whatever fails
     */
    DecodeThread(BiConsumer<Channel, Decoded> results, Guard guard) {
        this.results = results;
        this.guard = guard;
        for (Channel channel : Channel.values()) {
            requests.put(channel, new Latest<>());
        }
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Decodes with these weights from the next request on. Any thread. */
    void weights(long newGeneration, ModelConfig config, WeightSnapshot snapshot) {
        weights.set(new Weights(newGeneration, config, snapshot));
        wake.release();
    }

    /**
     * Asks for images, in place of what the channel waits for. Any thread.
     *
     * @param codes N x L; must not change any more
     */
    void request(Channel channel, long requestGeneration, float[] codes, long askedNanos) {
        slot(channel).set(new Request(requestGeneration, codes, askedNanos));
        wake.release();
    }

    private Latest<Request> slot(Channel channel) {
        return java.util.Objects.requireNonNull(requests.get(channel));
    }

    private void run() {
        try {
            while (!closed) {
                wake.acquire();
                wake.drainPermits();
                serve();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            if (model != null) {
                model.close();
            }
        }
    }

    /** A channel whose request fails must not end the others', nor this thread. */
    private void serve() {
        for (Channel channel : Channel.values()) {
            loadNewest();
            serveWithNewest(channel);
            if (channel != Channel.POINT) {
                serveWithNewest(Channel.POINT);
            }
        }
    }

    private void serveWithNewest(Channel channel) {
        Request request = slot(channel).take();
        if (request != null && !closed) {
            if (request.generation != generation) {
                // Its weights were given before it was asked, and so are here by now.
                loadNewest();
            }
            guard.run(task(request.generation), () -> decode(channel, request));
        }
    }

    /** Between the tiles of another channel, whose model stays. */
    private void serveBetween() {
        Request request = slot(Channel.POINT).take();
        if (request != null && request.generation != generation) {
            slot(Channel.POINT).putBack(request);
        } else if (request != null && !closed) {
            guard.run(task(request.generation), () -> decode(Channel.POINT, request));
        }
    }

    private static Task task(long ofGeneration) {
        return new Task(Task.Kind.DECODING, ofGeneration);
    }

    /** Where they cannot be loaded the weights before stay, and the next request tries again. */
    private void loadNewest() {
        Weights newest = weights.take();
        if (newest != null && !guard.run(task(newest.generation), () -> load(newest))) {
            weights.putBack(newest);
        }
    }

    private void load(Weights newest) {
        FrozenVae before = model;
        if (before != null && newest.generation == generation) {
            before.load(newest.snapshot);
            return;
        }
        // Made before the old one is closed: if it cannot be, the old one still decodes.
        model = new FrozenVae(newest.config, newest.snapshot, 1);
        generation = newest.generation;
        if (before != null) {
            before.close();
        }
    }

    private void decode(Channel channel, Request request) {
        FrozenVae decoder = model;
        if (decoder == null || request.generation != generation) {
            return;
        }
        int latents = decoder.config().latentSize();
        int pixels = decoder.config().shape().size();
        int count = request.codes.length / latents;
        if (count == 0 || request.codes.length % latents != 0) {
            return; // Codes of a model with other latents.
        }
        long step = decoder.step();
        float[] images = new float[count * pixels];
        for (int first = 0; first < count; first += TILE) {
            int size = Math.min(TILE, count - first);
            float[] tile =
                    java.util.Arrays.copyOfRange(
                            request.codes, first * latents, (first + size) * latents);
            System.arraycopy(decoder.decode(tile), 0, images, first * pixels, size * pixels);
            if (channel != Channel.POINT) {
                serveBetween();
            }
            if (closed) {
                return;
            }
        }
        results.accept(
                channel, new Decoded(generation, step, request.codes, images, request.askedNanos));
    }

    @Override
    public String name() {
        return thread.getName();
    }

    @Override
    public void end() {
        closed = true;
        wake.release();
    }

    @Override
    public boolean awaitEnd(long nanos) throws InterruptedException {
        return EndingThread.join(thread, nanos);
    }
}
