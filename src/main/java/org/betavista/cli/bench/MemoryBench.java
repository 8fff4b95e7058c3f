package org.betavista.cli.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.betavista.cli.Console;
import org.betavista.data.Split;
import org.betavista.session.OwnProcess;
import org.betavista.store.JsonFile;
import org.betavista.train.TrainingConfig;
import org.betavista.train.TrainingRun;

/** Resident memory while a run grows long; Linux only. */
final class MemoryBench {
    /** As often as the window asks for weights. */
    private static final long NANOS_BETWEEN_SNAPSHOTS = 100_000_000L;

    private final Console console;

    MemoryBench(Console console) {
        this.console = console;
    }

    /**
     * Measures all networks, each in a process of its own, which holds nothing of another one.
     *
     * @param steps of each network; 0 for its usual number
     */
    void measureAll(int steps, Map<String, Object> result) {
        for (BenchNetwork network : BenchNetwork.all()) {
            result.put(network.title(), inOwnProcess(network, steps));
        }
    }

    private static Object inOwnProcess(BenchNetwork network, int steps) {
        try {
            Path printed = Files.createTempFile("betavista-bench", ".json");
            try {
                int status =
                        OwnProcess.of(
                                        Machine.memoryOptions(),
                                        List.of(
                                                "bench",
                                                "memory",
                                                "--json",
                                                "--network",
                                                network.title(),
                                                "--steps",
                                                Integer.toString(steps)))
                                .redirectOutput(printed.toFile())
                                .redirectError(ProcessBuilder.Redirect.INHERIT)
                                .start()
                                .waitFor();
                Map<?, ?> json = status == 0 ? JsonFile.read(printed, Map.class) : Map.of();
                Object figures = json.get(network.title());
                if (figures == null) {
                    throw new IllegalStateException(network.title() + " was not measured");
                }
                return figures;
            } finally {
                Files.deleteIfExists(printed);
            }
        } catch (IOException e) {
            throw new IllegalStateException("no process can be started", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /**
     * Measures one network in this process.
     *
     * @param steps 0 for its usual number
     */
    void measure(BenchNetwork network, int steps, Map<String, Object> result) {
        int all = steps == 0 ? network.usualSteps() : steps;
        console.progress(String.format(Locale.ROOT, "%s: %,d steps", network.title(), all));
        MemoryCourse course = course(network, MemoryCourse.marks(all));
        Map<String, Object> figures = course.toJson();
        figures.put("steps", all);
        figures.put("batch", network.training().batchSize());
        result.put(network.title(), figures);
        console.progress(
                String.format(
                        Locale.ROOT,
                        "%s: %+.2f %% between step %,d and %,d",
                        network.title(),
                        course.growth(all / 5, all),
                        all / 5,
                        all));
    }

    private MemoryCourse course(BenchNetwork network, List<Long> marks) {
        Split split = network.images().load(1);
        TrainingConfig training = network.training();
        SortedMap<Long, Double> megabytes = new TreeMap<>();
        try (TrainingRun run =
                new TrainingRun(network.model(split.shape()), training, split.train())) {
            long published = System.nanoTime();
            for (long mark : marks) {
                while (run.steps() < mark) {
                    run.steps(training, (int) (mark - run.steps()));
                    if (System.nanoTime() - published > NANOS_BETWEEN_SNAPSHOTS) {
                        run.snapshot();
                        published = System.nanoTime();
                    }
                }
                megabytes.put(mark, Machine.residentMegabytes());
                console.progress(
                        String.format(Locale.ROOT, "step %,d: %.1f MB", mark, megabytes.get(mark)));
            }
        }
        return new MemoryCourse(megabytes);
    }
}
