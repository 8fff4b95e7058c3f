package org.betavista.data.download;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A mirror on this machine that answers as a test tells it to and remembers what it was asked. */
final class FileServer implements AutoCloseable {
    /** One way to answer. */
    @FunctionalInterface
    interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    FileServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    URI mirror() {
        return URI.create("http://127.0.0.1:" + port() + "/");
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** Sets the answer for a path; others are not found. */
    FileServer on(String path, Answer answer) {
        answers.put(path, answer);
        return this;
    }

    /** Each request: its target as it came, and its range if it has one. */
    List<String> requests() {
        return requests;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String range = exchange.getRequestHeaders().getFirst("Range");
        requests.add(exchange.getRequestURI() + (range == null ? "" : " " + range));
        answers.getOrDefault(exchange.getRequestURI().getPath(), status(404)).to(exchange);
    }

    /** The whole file, or the rest of it where a range asks for that. */
    static Answer file(byte[] content) {
        return exchange -> {
            int from = rangeStart(exchange);
            if (from > 0) {
                exchange.getResponseHeaders()
                        .set(
                                "Content-Range",
                                "bytes %s-%s/%s"
                                        .formatted(from, content.length - 1, content.length));
            }
            send(exchange, from > 0 ? 206 : 200, content, from);
        };
    }

    /** The whole file, whatever was asked. */
    static Answer wholeFile(byte[] content) {
        return exchange -> send(exchange, 200, content, 0);
    }

    /** Promises the whole file but hangs up after its beginning. */
    static Answer brokenAfter(int bytes, byte[] content) {
        return exchange -> {
            exchange.sendResponseHeaders(200, content.length);
            exchange.getResponseBody().write(content, 0, bytes);
            exchange.getResponseBody().flush();
            throw new IOException("hangs up");
        };
    }

    /** Sends the beginning and then nothing, and keeps the line open until the server closes. */
    static Answer silentAfter(int bytes, byte[] content) {
        return exchange -> {
            exchange.sendResponseHeaders(200, content.length);
            exchange.getResponseBody().write(content, 0, bytes);
            exchange.getResponseBody().flush();
            try {
                Thread.sleep(60_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }

    static Answer status(int status) {
        return exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        };
    }

    static Answer redirect(String to) {
        return exchange -> {
            exchange.getResponseHeaders().set("Location", to);
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        };
    }

    /** Answers once in one way and ever after in another. */
    static Answer first(Answer once, Answer then) {
        List<Answer> left = new CopyOnWriteArrayList<>(List.of(once));
        return exchange -> (left.isEmpty() ? then : left.remove(0)).to(exchange);
    }

    private static int rangeStart(HttpExchange exchange) {
        String range = exchange.getRequestHeaders().getFirst("Range");
        return range == null ? 0 : Integer.parseInt(range.replaceAll("bytes=(\\d+)-", "$1"));
    }

    private static void send(HttpExchange exchange, int status, byte[] content, int from)
            throws IOException {
        byte[] rest = Arrays.copyOfRange(content, from, content.length);
        exchange.sendResponseHeaders(status, rest.length);
        try (OutputStream body = exchange.getResponseBody()) {
            body.write(rest);
        }
    }
}
