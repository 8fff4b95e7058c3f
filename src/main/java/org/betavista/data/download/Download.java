package org.betavista.data.download;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongConsumer;
import org.betavista.data.CancelledException;

/**
 * Fetches one address to a file: goes on where an earlier attempt stopped, follows redirects, never
 * keeps more than the published size, and gives the file its name only when its check-sum is right.
 */
final class Download {
    private static final Duration CONNECT = Duration.ofSeconds(15);
    private static final Duration STALL = Duration.ofSeconds(30);
    // How soon a person who cancels is heard, though the network says nothing.
    private static final Duration SLICE = Duration.ofMillis(100);

    private static final int OK = 200;
    private static final int PARTIAL = 206;
    private static final int RANGE_NOT_SATISFIABLE = 416;

    private final HttpClient client;
    private final Duration stall;

    /**
     * @param proxies lead to the mirrors
     * @param stall how long a mirror may send nothing
     */
    Download(ProxySelector proxies, Duration stall) {
        this.client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NORMAL)
                        .connectTimeout(CONNECT)
                        .proxy(proxies)
                        .build();
        this.stall = stall;
    }

    /** With this process's proxies and the customary patience. */
    static Download ofThisProcess() {
        return new Download(Proxies.ofThisProcess(), STALL);
    }

    /**
     * Makes one attempt. Blocks until it has ended.
     *
     * @param from the file's full address
     * @param folder where it belongs; what came so far lies there with {@code .part} behind its
     *     name
     * @param arrived hears ten times a second or more how many bytes of the file are there; what it
     *     throws ends the attempt, and the part stays
     * @throws CancelledException if the thread is interrupted; its flag stays set, the part stays
     * @throws org.betavista.data.InvalidInputException if the disk refuses
     */
    Outcome attempt(URI from, PublishedFile file, Path folder, LongConsumer arrived) {
        try (PartFile part = new PartFile(folder, file.name())) {
            if (part.size() > file.bytes()) {
                part.restart();
            }
            long resumedAt = part.size();
            if (resumedAt < file.bytes()) {
                Optional<Outcome> failure = fill(part, from, file, arrived);
                if (failure.isPresent()) {
                    return failure.get();
                }
            }
            if (!part.md5().equals(file.md5())) {
                part.restart();
                return new Outcome.Damaged(from.getHost(), file.name(), resumedAt > 0);
            }
            part.moveIntoPlace();
            return new Outcome.Fetched();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException();
        }
    }

    /** Returns empty if the mirror sent all that it wanted to send. */
    private Optional<Outcome> fill(
            PartFile part, URI from, PublishedFile file, LongConsumer arrived)
            throws InterruptedException {
        long resumedAt = part.size();
        HttpRequest.Builder request = HttpRequest.newBuilder(from);
        if (resumedAt > 0) {
            request.header("Range", "bytes=" + resumedAt + "-");
        }
        try (ArrivingBytes body = new ArrivingBytes()) {
            HttpResponse<ArrivingBytes> answer =
                    answer(request.build(), body, () -> arrived.accept(part.size()));
            Optional<Outcome> refusal = prepare(part, from.getHost(), file, answer);
            return refusal.isPresent()
                    ? refusal
                    : receive(part, from.getHost(), file, body, arrived);
        } catch (IOException e) {
            boolean grew = part.size() > resumedAt;
            return Optional.of(
                    isUnreachable(e)
                            ? new Outcome.Unreachable(from.getHost())
                            : new Outcome.BrokenOff(from.getHost(), words(e), grew));
        }
    }

    /** Waits for the beginning of the answer. */
    private HttpResponse<ArrivingBytes> answer(
            HttpRequest request, ArrivingBytes body, Runnable waiting)
            throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<ArrivingBytes>> answer =
                client.sendAsync(request, status -> body);
        long began = System.nanoTime();
        try {
            while (true) {
                waiting.run();
                try {
                    return answer.get(SLICE.toMillis(), TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                    throwIfStalledSince(began);
                }
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException network) {
                throw network;
            }
            // The client says some of a server's faults, as a redirect to nowhere, in other ways.
            throw new IOException(words(e.getCause() == null ? e : e.getCause()), e);
        } finally {
            answer.cancel(true);
        }
    }

    /** Makes the part fit the answer; present if the answer is not the file or the rest of it. */
    private static Optional<Outcome> prepare(
            PartFile part, String host, PublishedFile file, HttpResponse<?> answer) {
        long resumedAt = part.size();
        switch (answer.statusCode()) {
            case OK -> {
                // A page that asks to log in also comes with 200; it must not cost the part.
                if (answer.headers().firstValueAsLong("Content-Length").orElse(file.bytes())
                        != file.bytes()) {
                    return Optional.of(new Outcome.SomethingElse(host, file.name()));
                }
                part.restart();
                return Optional.empty();
            }
            case PARTIAL -> {
                String range = answer.headers().firstValue("Content-Range").orElse("");
                if (resumedAt > 0 && range.startsWith("bytes " + resumedAt + "-")) {
                    return Optional.empty();
                }
            }
            case RANGE_NOT_SATISFIABLE -> {}
            default -> {
                return Optional.of(new Outcome.Refused(host, file.name(), answer.statusCode()));
            }
        }
        part.restart();
        return Optional.of(new Outcome.Damaged(host, file.name(), resumedAt > 0));
    }

    private Optional<Outcome> receive(
            PartFile part,
            String host,
            PublishedFile file,
            ArrivingBytes body,
            LongConsumer arrived)
            throws IOException, InterruptedException {
        long heard = System.nanoTime();
        while (true) {
            arrived.accept(part.size());
            Optional<ArrivingBytes.Arrival> next = body.next(SLICE);
            if (next.isEmpty()) {
                throwIfStalledSince(heard);
                continue;
            }
            heard = System.nanoTime();
            ArrivingBytes.Arrival arrival = next.get();
            if (arrival instanceof ArrivingBytes.Failed failed) {
                throw new IOException(words(failed.cause()), failed.cause());
            }
            if (!(arrival instanceof ArrivingBytes.Piece piece)) {
                return Optional.empty();
            }
            long size = piece.bytes().stream().mapToLong(ByteBuffer::remaining).sum();
            if (part.size() + size > file.bytes()) {
                part.restart();
                return Optional.of(new Outcome.Damaged(host, file.name(), false));
            }
            part.append(piece.bytes());
        }
    }

    private void throwIfStalledSince(long nanoTime) throws HttpTimeoutException {
        if (System.nanoTime() - nanoTime > stall.toNanos()) {
            throw new HttpTimeoutException(
                    "nothing came for %s seconds"
                            .formatted(
                                    BigDecimal.valueOf(stall.toMillis(), 3)
                                            .stripTrailingZeros()
                                            .toPlainString()));
        }
    }

    private static boolean isUnreachable(IOException e) {
        return e instanceof ConnectException
                || e instanceof UnknownHostException
                || e instanceof NoRouteToHostException
                || e instanceof HttpConnectTimeoutException
                || e.getCause() instanceof UnresolvedAddressException;
    }

    private static String words(Throwable e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
