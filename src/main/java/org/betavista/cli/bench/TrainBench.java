package org.betavista.cli.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.betavista.cli.Console;
import org.betavista.data.Split;
import org.betavista.model.Architecture;
import org.betavista.model.BernoulliLikelihood;
import org.betavista.model.BurgessArchitecture;
import org.betavista.model.MlpArchitecture;
import org.betavista.model.ModelConfig;
import org.betavista.session.DataSource;
import org.betavista.train.TrainingConfig;
import org.betavista.train.TrainingRun;

/** Training steps per second. */
final class TrainBench {
    private static final int WARM_UP = 30;
    private static final int LATENTS = 6;

    private final Console console;

    TrainBench(Console console) {
        this.console = console;
    }

    void measure(int steps, Map<String, Object> result) {
        measure("mlp", new MlpArchitecture(List.of(400)), steps, result);
        measure("conv", new BurgessArchitecture(), steps, result);
    }

    private void measure(
            String name, Architecture architecture, int steps, Map<String, Object> result) {
        Split split = new DataSource.BuiltInCircles().load(1);
        ModelConfig model =
                new ModelConfig(split.shape(), architecture, LATENTS, new BernoulliLikelihood());
        TrainingConfig training =
                new TrainingConfig(1, 1e-3, 128, 1, TrainingConfig.defaultThreads());
        try (TrainingRun run = new TrainingRun(model, training, split.train())) {
            steps(run, WARM_UP);
            long[] nanos = steps(run, steps);
            Spread spread = Spread.of(nanos);
            console.progress(
                    "%s: %.1f steps/s; one step %s"
                            .formatted(name, 1000 / spread.median(), spread));
            Map<String, Object> figures = new LinkedHashMap<>(spread.toJson());
            figures.put("stepsPerSecond", 1000 / spread.median());
            figures.put("threads", training.threads());
            result.put(name, figures);
        }
    }

    private static long[] steps(TrainingRun run, int count) {
        long[] nanos = new long[count];
        for (int i = 0; i < count; i++) {
            long begin = System.nanoTime();
            run.step(1, 1e-3);
            nanos[i] = System.nanoTime() - begin;
        }
        return nanos;
    }
}
