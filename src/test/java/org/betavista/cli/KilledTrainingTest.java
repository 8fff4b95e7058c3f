package org.betavista.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.betavista.session.DataFolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A training in a process of its own, which is ended from outside. */
class KilledTrainingTest {
    private static final String SMALL =
            "train --data circles --hidden 16 --latent 2 --batch 16 --threads 1 --seed 3";
    private static final int PATIENCE_SECONDS = 60;

    @TempDir Path folder;
    private final List<Process> processes = new ArrayList<>();

    private Process start(String options, Path out) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "-cp",
                        System.getProperty(
                                "surefire.test.class.path", System.getProperty("java.class.path")),
                        "org.betavista.Betavista"));
        command.addAll(List.of((SMALL + options + " --out").split(" ")));
        command.add(out.toString());
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("output.txt").toFile())
                        .start();
        processes.add(process);
        return process;
    }

    @AfterEach
    void end() {
        processes.forEach(Process::destroyForcibly);
    }

    private String output() throws IOException {
        return Files.readString(folder.resolve("output.txt"));
    }

    private void run(String line, Path out) {
        List<String> arguments = new ArrayList<>(List.of(line.split(" ")));
        arguments.add(out.toString());
        StringWriter complaints = new StringWriter();
        int status =
                BetavistaCommand.run(
                        arguments,
                        List.of(),
                        new DataFolder(folder.resolve("data")),
                        new PrintWriter(new StringWriter()),
                        new PrintWriter(complaints));
        assertEquals(0, status, complaints.toString());
    }

    /** The steps of the whole checkpoints, oldest first. */
    private static List<Long> checkpoints(Path run) throws IOException {
        Path places = run.resolve("checkpoints");
        if (!Files.isDirectory(places)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(places)) {
            return entries.map(place -> place.getFileName().toString())
                    .filter(name -> name.matches("\\d+"))
                    .map(Long::valueOf)
                    .sorted()
                    .toList();
        }
    }

    private void awaitCheckpoints(Process process, Path run, int count) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (checkpoints(run).size() < count) {
            assertTrue(process.isAlive() && System.nanoTime() < end, output());
            Thread.sleep(20);
        }
    }

    @Test
    void goesOnBitByBitAfterAKill() throws Exception {
        Path killed = folder.resolve("killed");
        Process process = start(" --steps 100000000 --checkpoint-every 1", killed);
        awaitCheckpoints(process, killed, 2);
        process.destroyForcibly().waitFor();
        List<Long> kept = checkpoints(killed);
        long end = kept.get(kept.size() - 1) + 25;
        run("train --resume --steps " + end + " --out", killed);
        Path unbroken = folder.resolve("unbroken");
        run(SMALL + " --steps " + end + " --out", unbroken);
        for (String part : new String[] {"weights", "optimizer"}) {
            String file =
                    String.format(
                            java.util.Locale.ROOT, "checkpoints/%08d/%s.safetensors", end, part);
            assertArrayEquals(
                    Files.readAllBytes(unbroken.resolve(file)),
                    Files.readAllBytes(killed.resolve(file)),
                    part);
        }
        assertEquals(
                Files.readString(unbroken.resolve("metrics.csv")),
                Files.readString(killed.resolve("metrics.csv")));
    }

    @Test
    void savesWhatThereIsWhenItIsAskedToEnd() throws Exception {
        assumeTrue(File.separatorChar == '/', "the system can ask a process to end");
        Path stopped = folder.resolve("stopped");
        Process process = start(" --steps 100000000 --checkpoint-every 0", stopped);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!output().contains("step ")) {
            assertTrue(process.isAlive() && System.nanoTime() < end, output());
            Thread.sleep(20);
        }
        assertEquals(List.of(), checkpoints(stopped));
        process.destroy();
        assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS));
        assertEquals(1, checkpoints(stopped).size(), output());
        assertTrue(output().contains("--resume"), output());
    }
}
