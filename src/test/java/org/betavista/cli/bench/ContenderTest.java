package org.betavista.cli.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.betavista.cli.Console;
import org.betavista.data.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContenderTest {
    /** Speaks as the Python script does: 5 steps in every quarter of a second. */
    private static final String TALKER =
            """
            import java.util.Scanner;
            class Talker {
                public static void main(String[] arguments) {
                    if (arguments[0].equals("fused")) {
                        System.out.println("{\\"ready\\": \\"PyTorch\\"}");
                        Scanner lines = new Scanner(System.in);
                        while (lines.hasNextLine()) {
                            double seconds = Double.parseDouble(lines.nextLine());
                            System.out.println(
                                    "{\\"steps\\": " + 20 * seconds + ", \\"seconds\\": " + seconds + "}");
                        }
                    } else {
                        System.err.println("no compiler");
                    }
                }
            }
            """;

    @TempDir Path folder;

    private Contender talker(String argument) throws IOException {
        Path source = Files.writeString(folder.resolve("Talker.java"), TALKER);
        return new Contender(
                "talker",
                "somebody who talks",
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        source.toString(),
                        argument));
    }

    @Test
    void answersTurnAfterTurn() throws IOException {
        try (Contender contender = talker("fused")) {
            assertEquals(Optional.empty(), contender.whyMissing(60));
            assertEquals(20, contender.turn(0.25), 1e-9);
            assertEquals(20, contender.turn(0.5), 1e-9);
        }
    }

    @Test
    void aProcessThatEndsIsMissingForItsLastComplaint() throws IOException {
        try (Contender contender = talker("other")) {
            String why = contender.whyMissing(60).orElseThrow();
            assertTrue(why.endsWith("no compiler"), why);
        }
    }

    @Test
    void whatAProcessSaysOfItselfIsTheReason() {
        assertEquals(
                Optional.of("no module"), Contender.whyMissing("{\"missing\": \"no module\"}"));
        assertEquals(Optional.of("it answered \"hello\""), Contender.whyMissing("hello"));
        assertEquals(Optional.empty(), Contender.whyMissing("{\"ready\": \"PyTorch 2\"}"));
    }

    @Test
    void answersThatAreNoStepsAndSecondsAreRefused() {
        assertEquals(50, Contender.stepsPerSecond("{\"steps\": 100, \"seconds\": 2.0}"), 1e-9);
        for (String line : List.of("", "{}", "{\"steps\": 3, \"seconds\": 0}", "[1]", "Killed")) {
            InvalidInputException refusal =
                    assertThrows(InvalidInputException.class, () -> Contender.stepsPerSecond(line));
            assertTrue(refusal.sentence().contains("\"" + line + "\""), refusal.sentence());
        }
    }

    @Test
    void anInterpreterThatDoesNotExistIsNamed() {
        String missing = folder.resolve("no-python").toString();
        Console console =
                new Console(
                        new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()));
        List<TrainCase> nothing = new ArrayList<>();

        InvalidInputException refusal =
                assertThrows(
                        InvalidInputException.class,
                        () -> new TrainBench(console, 1, 1, 1, 0).measure(nothing, missing));

        assertTrue(refusal.sentence().contains(missing), refusal.sentence());
        assertTrue(refusal.sentence().contains("--python"), refusal.sentence());
    }

    @Test
    void anInterpreterThatNeverAnswersIsGivenUp() throws IOException {
        Path source =
                Files.writeString(
                        folder.resolve("Sleeper.java"),
                        """
                        class Sleeper {
                            public static void main(String[] arguments) throws Exception {
                                Thread.sleep(600_000);
                            }
                        }
                        """);
        StringWriter told = new StringWriter();
        Console console =
                new Console(new PrintWriter(new StringWriter()), new PrintWriter(told, true));
        List<String> java =
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        source.toString());

        try (TorchPython python = new TorchPython(java, console, 1)) {
            assertEquals(Optional.empty(), python.version());
        }

        assertTrue(told.toString().contains("only this program is measured"), told.toString());
    }
}
