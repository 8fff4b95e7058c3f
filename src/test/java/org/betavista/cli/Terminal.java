package org.betavista.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.betavista.session.DataFolder;

/**
 * Runs commands as a person does, without those that need the window.
 *
 * @param data where downloaded and imported sets lie
 */
record Terminal(Path data) {
    /** What a command left behind. */
    record Outcome(int status, String stdout, String stderr) {}

    /**
     * Runs one line.
     *
     * @param line words between single spaces
     * @param paths further arguments, which may hold spaces
     */
    Outcome run(String line, Path... paths) {
        List<String> arguments = new ArrayList<>(List.of(line.split(" ")));
        for (Path path : paths) {
            arguments.add(path.toString());
        }
        return run(arguments);
    }

    Outcome run(List<String> arguments) {
        StringWriter stdout = new StringWriter();
        StringWriter stderr = new StringWriter();
        int status =
                BetavistaCommand.run(
                        arguments,
                        List.of(),
                        new DataFolder(data),
                        new PrintWriter(stdout),
                        new PrintWriter(stderr));
        return new Outcome(status, stdout.toString(), stderr.toString());
    }

    /** Runs a command that must work, and reads the one line of JSON that it prints. */
    JsonNode result(String line, Path... paths) throws IOException {
        Outcome outcome = run(line, paths);
        assertEquals(0, outcome.status(), outcome.stderr());
        assertEquals(1, outcome.stdout().lines().count(), outcome.stdout());
        assertTrue(outcome.stdout().endsWith(System.lineSeparator()), outcome.stdout());
        return new ObjectMapper().readTree(outcome.stdout());
    }

    /** The command was refused in one sentence that holds some words. */
    static void assertRefused(Outcome outcome, String named) {
        assertEquals(2, outcome.status(), outcome.stderr());
        assertEquals("", outcome.stdout());
        assertEquals(1, outcome.stderr().lines().count(), outcome.stderr());
        assertTrue(outcome.stderr().contains(named), outcome.stderr());
    }
}
