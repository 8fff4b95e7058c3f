package org.betavista.data.download;

import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer, piece by piece, for a reader who does not want to wait for ever: the
 * streams of the HTTP client know no time limit. The client's threads fill it, one thread reads it.
 */
final class ArrivingBytes implements HttpResponse.BodySubscriber<ArrivingBytes>, AutoCloseable {
    /** What came. */
    sealed interface Arrival {}

    /** The next bytes. */
    record Piece(List<ByteBuffer> bytes) implements Arrival {}

    /** The body is over. */
    record End() implements Arrival {}

    /** The connection broke. */
    record Failed(Throwable cause) implements Arrival {}

    private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
    // Both guarded by this object's lock.
    private Flow.@Nullable Subscription subscription;
    private boolean closed;

    /**
     * Waits for what comes next.
     *
     * @return empty if nothing came in this time
     */
    Optional<Arrival> next(Duration longest) throws InterruptedException {
        Optional<Arrival> arrival =
                Optional.ofNullable(arrivals.poll(longest.toNanos(), TimeUnit.NANOSECONDS));
        // Asks for one piece at a time, so that a fast network does not fill the memory.
        if (arrival.isPresent() && arrival.get() instanceof Piece) {
            requestNext();
        }
        return arrival;
    }

    /** Wants no more; the connection is closed if the body is not over, even one yet to come. */
    @Override
    public synchronized void close() {
        closed = true;
        if (subscription != null) {
            subscription.cancel();
        }
    }

    @Override
    public CompletionStage<ArrivingBytes> getBody() {
        return CompletableFuture.completedFuture(this);
    }

    @Override
    public synchronized void onSubscribe(Flow.Subscription given) {
        subscription = given;
        if (closed) {
            given.cancel();
        } else {
            given.request(1);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> bytes) {
        arrivals.add(new Piece(bytes));
    }

    @Override
    public void onError(Throwable cause) {
        arrivals.add(new Failed(cause));
    }

    @Override
    public void onComplete() {
        arrivals.add(new End());
    }

    private synchronized void requestNext() {
        if (subscription != null) {
            subscription.request(1);
        }
    }
}
