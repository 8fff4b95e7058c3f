package org.betavista.cli.bench;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.betavista.session.BoundEstimate;
import org.betavista.session.Channel;
import org.betavista.session.Decoded;
import org.betavista.session.EncodedImage;
import org.betavista.session.Failure;
import org.betavista.session.Glance;
import org.betavista.session.GradientReport;
import org.betavista.session.Neighbours;
import org.betavista.session.OpenModel;
import org.betavista.session.SessionListener;
import org.betavista.session.SessionState;
import org.betavista.session.Survey;
import org.betavista.session.Task;
import org.betavista.store.MetricsRow;

/** What the session tells, to be waited for. */
final class Arrivals implements SessionListener {
    private static final int WAIT_MILLIS = 100;
    private static final int WAITS = 600;

    private final BlockingQueue<Failure> failures = new LinkedBlockingQueue<>();
    final BlockingQueue<OpenModel> opened = new LinkedBlockingQueue<>();
    final BlockingQueue<Decoded> decoded = new LinkedBlockingQueue<>();
    final BlockingQueue<SessionState> states = new LinkedBlockingQueue<>();
    final BlockingQueue<Long> steps = new LinkedBlockingQueue<>();

    /** Waits until training is in that state. */
    void await(Class<? extends SessionState> state) {
        while (!state.isInstance(next(states))) {
            // An older state; the one that is waited for comes behind it.
        }
    }

    /** Waits for weights of a later step than this, and forgets those before. */
    long awaitStepAfter(long step) {
        long newest = next(steps);
        while (newest <= step) {
            newest = next(steps);
        }
        return newest;
    }

    /** The oldest that nobody took yet. */
    <T> T next(BlockingQueue<T> queue) {
        try {
            T value = null;
            for (int wait = 0; value == null && wait < WAITS; wait++) {
                value = queue.poll(WAIT_MILLIS, TimeUnit.MILLISECONDS);
                Failure failure = failures.poll();
                if (failure != null) {
                    throw new IllegalStateException(failure.sentence());
                }
            }
            if (value == null) {
                throw new IllegalStateException("nothing came in a minute");
            }
            return value;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void stateChanged(SessionState state) {
        states.add(state);
    }

    @Override
    public void modelOpened(OpenModel model) {
        opened.add(model);
    }

    @Override
    public void weightsChanged(long generation, long step) {
        steps.add(step);
    }

    @Override
    public void decoded(Channel channel, Decoded result) {
        decoded.add(result);
    }

    @Override
    public void glanced(Glance glance) {}

    @Override
    public void drawingEncoded(EncodedImage drawing) {}

    @Override
    public void surveyed(Survey survey) {}

    @Override
    public void neighboursFound(Neighbours neighbours) {}

    @Override
    public void heldOutMeasured(long generation, long step, double beta, MetricsRow.Terms terms) {}

    @Override
    public void gradientsMeasured(GradientReport report) {}

    @Override
    public void boundEstimated(long generation, long step, BoundEstimate estimate) {}

    @Override
    public void boundProgressed(double share) {}

    @Override
    public void progressed(String what, long done, long total) {}

    @Override
    public void cancelled(Task task) {}

    @Override
    public void failed(Failure failure) {
        failures.add(failure);
    }

    @Override
    public void openingEnded(long generation) {}
}
