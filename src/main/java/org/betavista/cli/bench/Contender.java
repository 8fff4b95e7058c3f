package org.betavista.cli.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.betavista.data.InvalidInputException;
import org.jspecify.annotations.Nullable;

/**
 * One way to make training steps, in a process of its own that is kept ready over all rounds and
 * sleeps between its turns. What is said is one line each way: {@code train_steps.py} tells how.
 */
final class Contender implements AutoCloseable {
    /** A turn that takes so much longer than it should hangs. */
    private static final long PATIENCE_SECONDS = 60;

    private static final JsonMapper JSON = new JsonMapper();

    private final String key;
    private final String title;
    private final Process process;
    private final BufferedReader answers;
    private final Writer orders;
    private final Path complaints;
    private Optional<String> eagerBecause = Optional.empty();

    /**
     * Starts a process, which then prepares itself; see {@link #whyMissing}.
     *
     * @param key what it is called in JSON
     * @param title what it is called for people
     * @param command of the process
     * @throws InvalidInputException if there is no such program
     */
    Contender(String key, String title, ProcessBuilder command) {
        this.key = key;
        this.title = title;
        complaints = emptyFile();
        try {
            process = command.redirectError(complaints.toFile()).start();
        } catch (IOException e) {
            complaints.toFile().delete();
            throw new InvalidInputException(
                    "The program %s cannot be started.".formatted(command.command().get(0)), e);
        }
        answers = process.inputReader(StandardCharsets.UTF_8);
        orders = process.outputWriter(StandardCharsets.UTF_8);
    }

    private static Path emptyFile() {
        try {
            return Files.createTempFile("betavista-bench", ".txt");
        } catch (IOException e) {
            throw new UncheckedIOException("a temporary file", e);
        }
    }

    /** What it is called in JSON. */
    String key() {
        return key;
    }

    /** What it is called for people. */
    String title() {
        return title;
    }

    /** Why its steps are eager although they were to be compiled; known when it is ready. */
    Optional<String> eagerBecause() {
        return eagerBecause;
    }

    /**
     * Waits until it is ready.
     *
     * @param seconds how long at most
     * @return why it cannot take part; empty where it is ready
     */
    Optional<String> whyMissing(long seconds) {
        String line = answer(seconds);
        if (line == null) {
            return Optional.of(
                    "it ended, or was not ready after %s s: %s"
                            .formatted(seconds, lastComplaint()));
        }
        eagerBecause = Optional.ofNullable(read(line).path("eagerBecause").textValue());
        return whyMissing(line);
    }

    /** Reads what a process says when it is ready or cannot be. */
    static Optional<String> whyMissing(String line) {
        JsonNode answer = read(line);
        return answer.hasNonNull("ready")
                ? Optional.empty()
                : Optional.of(answer.path("missing").asText("it answered \"" + line + "\""));
    }

    /**
     * Makes steps for some time.
     *
     * @param seconds above 0; the last steps may end a little later
     * @return how many steps a second it made
     */
    double turn(double seconds) {
        try {
            orders.write(seconds + "\n");
            orders.flush();
        } catch (IOException e) {
            throw ended(e);
        }
        String line = answer(Math.round(seconds) + PATIENCE_SECONDS);
        if (line == null) {
            throw ended(null);
        }
        return stepsPerSecond(line);
    }

    private InvalidInputException ended(@Nullable IOException cause) {
        return new InvalidInputException(
                "The process of %s ended in the middle of the measurement: %s"
                        .formatted(title(), lastComplaint()),
                cause);
    }

    /**
     * Reads the answer to a turn.
     *
     * @throws InvalidInputException if it is none
     */
    static double stepsPerSecond(String line) {
        JsonNode answer = read(line);
        double rate = answer.path("steps").asDouble() / answer.path("seconds").asDouble();
        if (!(rate > 0) || Double.isInfinite(rate)) {
            throw new InvalidInputException(
                    "A contender answered \"%s\", which is no number of steps and seconds."
                            .formatted(line));
        }
        return rate;
    }

    private static JsonNode read(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            return JSON.missingNode();
        }
    }

    /** The next line, or null where the process ended or had to be ended. */
    private @Nullable String answer(long seconds) {
        Guard guard = new Guard(process, seconds);
        try {
            return answers.readLine();
        } catch (IOException e) {
            return null; // It was ended while it was listened to.
        } finally {
            guard.dismiss();
        }
    }

    private String lastComplaint() {
        try {
            List<String> lines =
                    new String(Files.readAllBytes(complaints), StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> !line.isBlank())
                            .toList();
            return lines.isEmpty() ? "it left no message" : lines.get(lines.size() - 1).strip();
        } catch (IOException e) {
            return "its messages cannot be read";
        }
    }

    @Override
    public void close() {
        Guard.kill(process);
        process.onExit().join();
        try (answers;
                orders) {
            // Nothing more is said.
        } catch (IOException e) {
            // An order that was not sent yet; nobody is there to hear it.
        }
        complaints.toFile().delete();
    }
}
