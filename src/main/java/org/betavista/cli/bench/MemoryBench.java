package org.betavista.cli.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.betavista.cli.Console;
import org.betavista.data.Split;
import org.betavista.model.BernoulliLikelihood;
import org.betavista.model.MlpArchitecture;
import org.betavista.model.ModelConfig;
import org.betavista.session.DataSource;
import org.betavista.train.TrainingConfig;
import org.betavista.train.TrainingRun;

/** Resident memory while a run grows long; Linux only. */
final class MemoryBench {
    private static final long[] MARKS = {1_000, 10_000, 25_000, 50_000};
    private static final int STEPS_BETWEEN_SNAPSHOTS = 10;

    private final Console console;

    MemoryBench(Console console) {
        this.console = console;
    }

    void measure(int steps, Map<String, Object> result) {
        Split split = new DataSource.BuiltInCircles().load(1);
        ModelConfig model =
                new ModelConfig(
                        split.shape(),
                        new MlpArchitecture(List.of(400)),
                        6,
                        new BernoulliLikelihood());
        TrainingConfig training =
                new TrainingConfig(1, 1e-3, 128, 1, TrainingConfig.defaultThreads());
        Map<String, Object> marks = new LinkedHashMap<>();
        try (TrainingRun run = new TrainingRun(model, training, split.train())) {
            while (run.steps() < steps) {
                run.step(1, 1e-3);
                if (run.steps() % STEPS_BETWEEN_SNAPSHOTS == 0) {
                    run.snapshot(); // As often as the window asks for them.
                }
                for (long mark : MARKS) {
                    if (run.steps() == mark) {
                        double megabytes = residentMegabytes();
                        console.progress("step %d: %.1f MB".formatted(mark, megabytes));
                        marks.put(Long.toString(mark), megabytes);
                    }
                }
            }
        }
        result.put("residentMegabytes", marks);
    }

    private static double residentMegabytes() {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(Double.NaN);
        } catch (IOException e) {
            return Double.NaN;
        }
    }
}
