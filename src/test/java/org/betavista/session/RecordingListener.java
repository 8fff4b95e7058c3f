package org.betavista.session;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.betavista.store.MetricsRow;

/** Keeps everything that a session tells, each kind in its order. */
final class RecordingListener implements SessionListener {
    private static final long PATIENCE_SECONDS = 30;

    /** New weights. */
    record Weights(long generation, long step) {}

    /** One held-out check. */
    record HeldOut(long generation, long step, double beta, MetricsRow.Terms terms) {}

    /** How steps are computed. */
    record Checked(long generation, Arithmetic arithmetic) {}

    /** One estimate of log p(x). */
    record Bound(long generation, long step, BoundEstimate estimate) {}

    /** One result of the decoder. */
    record Image(Channel channel, Decoded decoded) {}

    final BlockingQueue<SessionState> states = new LinkedBlockingQueue<>();
    final BlockingQueue<OpenModel> models = new LinkedBlockingQueue<>();
    final BlockingQueue<Weights> weights = new LinkedBlockingQueue<>();
    final BlockingQueue<Image> images = new LinkedBlockingQueue<>();
    final BlockingQueue<Glance> glances = new LinkedBlockingQueue<>();
    final BlockingQueue<Survey> surveys = new LinkedBlockingQueue<>();
    final BlockingQueue<Neighbours> neighbours = new LinkedBlockingQueue<>();
    final BlockingQueue<EncodedImage> drawings = new LinkedBlockingQueue<>();
    final BlockingQueue<HeldOut> heldOut = new LinkedBlockingQueue<>();
    final BlockingQueue<Checked> arithmetic = new LinkedBlockingQueue<>();
    final BlockingQueue<GradientReport> gradients = new LinkedBlockingQueue<>();
    final BlockingQueue<Bound> bounds = new LinkedBlockingQueue<>();
    final BlockingQueue<Double> boundShares = new LinkedBlockingQueue<>();
    final BlockingQueue<Task> cancelled = new LinkedBlockingQueue<>();
    final BlockingQueue<Failure> failed = new LinkedBlockingQueue<>();
    final BlockingQueue<Long> ended = new LinkedBlockingQueue<>();

    /** The sentences of {@link #failed}. */
    final BlockingQueue<String> failures = new LinkedBlockingQueue<>();

    /** Takes the next of a kind, and waits for it where there is none yet. */
    static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
        return next(queue, any -> true);
    }

    /** Takes the next of a kind that is as wanted; those before it are dropped. */
    static <T> T next(BlockingQueue<T> queue, Predicate<T> wanted) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (true) {
            T value = queue.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (value == null) {
                return fail("nothing came in " + PATIENCE_SECONDS + " seconds");
            }
            if (wanted.test(value)) {
                return value;
            }
        }
    }

    @Override
    public void stateChanged(SessionState state) {
        states.add(state);
    }

    @Override
    public void modelOpened(OpenModel model) {
        models.add(model);
    }

    @Override
    public void weightsChanged(long generation, long step) {
        weights.add(new Weights(generation, step));
    }

    @Override
    public void decoded(Channel channel, Decoded decoded) {
        images.add(new Image(channel, decoded));
    }

    @Override
    public void glanced(Glance glance) {
        glances.add(glance);
    }

    @Override
    public void drawingEncoded(EncodedImage drawing) {
        drawings.add(drawing);
    }

    @Override
    public void neighboursFound(Neighbours newest) {
        neighbours.add(newest);
    }

    @Override
    public void surveyed(Survey survey) {
        surveys.add(survey);
    }

    @Override
    public void heldOutMeasured(long generation, long step, double beta, MetricsRow.Terms terms) {
        heldOut.add(new HeldOut(generation, step, beta, terms));
    }

    @Override
    public void arithmeticChecked(long generation, Arithmetic newest) {
        arithmetic.add(new Checked(generation, newest));
    }

    @Override
    public void gradientsMeasured(GradientReport report) {
        gradients.add(report);
    }

    @Override
    public void boundEstimated(long generation, long step, BoundEstimate estimate) {
        bounds.add(new Bound(generation, step, estimate));
    }

    @Override
    public void boundProgressed(double share) {
        boundShares.add(share);
    }

    @Override
    public void progressed(String what, long done, long total) {}

    @Override
    public void cancelled(Task task) {
        cancelled.add(task);
    }

    @Override
    public void failed(Failure failure) {
        failed.add(failure);
        failures.add(failure.sentence());
    }

    @Override
    public void openingEnded(long generation) {
        ended.add(generation);
    }
}
