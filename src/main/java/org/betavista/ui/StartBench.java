package org.betavista.ui;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.betavista.session.OwnProcess;
import org.betavista.session.WindowMeasurement.Starts;

/**
 * Times the start of the program, from before its process exists to the first decoded picture. Each
 * start has a home folder of its own for the engine's libraries and all else: an empty one is cold.
 */
final class StartBench {
    private static final int PATIENCE_SECONDS = 120;

    /**
     * Starts it again and again.
     *
     * @param cold in an empty home folder each; at least one is made
     * @param warm in one where it was started before
     */
    Starts measure(int cold, int warm) {
        try {
            long[] coldNanos = new long[Math.max(1, cold)];
            long[] all = inNewHome(1 + warm);
            coldNanos[0] = all[0];
            for (int i = 1; i < cold; i++) {
                coldNanos[i] = inNewHome(1)[0];
            }
            return new Starts(coldNanos, Arrays.copyOfRange(all, 1, all.length));
        } catch (IOException e) {
            throw new IllegalStateException("the program could not be started", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Starts in a folder that is empty before the first one and deleted after the last. */
    private static long[] inNewHome(int starts) throws IOException, InterruptedException {
        try (TemporaryHome home = TemporaryHome.create()) {
            long[] nanos = new long[starts];
            for (int i = 0; i < starts; i++) {
                nanos[i] = start(home.folder());
            }
            return nanos;
        }
    }

    private static long start(Path home) throws IOException, InterruptedException {
        Path cache = home.resolve(".djl.ai");
        ProcessBuilder builder = OwnProcess.of(options(home, cache), List.of());
        // The engine would unpack to what the environment says.
        builder.environment().put("DJL_CACHE_DIR", cache.toString());
        builder.environment().remove("ENGINE_CACHE_DIR");
        builder.environment().put("XDG_CACHE_HOME", home.resolve(".cache").toString());
        Path complaints = home.resolve("complaints.txt");
        builder.redirectError(complaints.toFile());
        long begin = System.currentTimeMillis();
        Process process = builder.start();
        CompletableFuture.delayedExecutor(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .execute(process::destroyForcibly);
        OptionalLong shown;
        try {
            shown = firstFrame(process);
        } finally {
            process.waitFor();
        }
        if (shown.isEmpty()) {
            throw new IOException("it showed no picture: " + words(complaints));
        }
        return TimeUnit.MILLISECONDS.toNanos(shown.getAsLong() - begin);
    }

    /** What the program said to its error output. */
    private static String words(Path complaints) throws IOException {
        String said = new String(Files.readAllBytes(complaints), StandardCharsets.UTF_8).strip();
        return said.isEmpty() ? "it left no message" : said;
    }

    private static List<String> options(Path home, Path cache) {
        List<String> options = new ArrayList<>();
        options.add("-D" + FirstFrame.PROPERTY + "=true");
        options.add("-Duser.home=" + home);
        options.add("-DDJL_CACHE_DIR=" + cache);
        if (!Display.isPresent()) {
            options.addAll(Display.optionsToDrawInMemory());
        }
        return options;
    }

    private static OptionalLong firstFrame(Process process) throws IOException {
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> line.startsWith(FirstFrame.WORDS))
                    .mapToLong(line -> Long.parseLong(line.substring(FirstFrame.WORDS.length())))
                    .findFirst();
        }
    }
}
