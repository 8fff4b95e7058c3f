package org.betavista.cli.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.betavista.cli.Console;
import org.betavista.data.ImageDataset;
import org.betavista.session.OwnProcess;
import org.betavista.train.TrainingConfig;
import org.betavista.train.TrainingRun;

/**
 * Steps of this program as a {@link Contender}: the other end of its lines.
 *
 * @param measured the case
 * @param threads cores that one operation may use
 */
record OwnSteps(TrainCase measured, OwnWay way, int threads) {
    /** What the command line calls it. */
    static final String COMMAND = "steps";

    private static final int WARM_UP_STEPS = 5;

    /** More than any native call makes. */
    private static final int STEPS_AT_ONCE = 1_000;

    /** Starts a process that does it. */
    Contender start() {
        return new Contender(
                way.key(),
                way.title(),
                OwnProcess.of(
                        Machine.memoryOptions(),
                        List.of(
                                "bench",
                                COMMAND,
                                "--case",
                                measured.key(),
                                "--way",
                                way.name(),
                                "--threads",
                                Integer.toString(threads))));
    }

    /**
     * Says that it is ready, and makes steps for as many seconds as each order says; until the
     * last.
     */
    void obey(BufferedReader orders, Console console) {
        ImageDataset images = measured.images().train();
        TrainingConfig config = measured.training(threads, way.isFast());
        try (TrainingRun run =
                new TrainingRun(
                        measured.model(images.shape()),
                        config,
                        images,
                        Long.MAX_VALUE,
                        way.execution())) {
            for (int i = 0; i < WARM_UP_STEPS; i++) {
                run.step();
            }
            Map<String, Object> ready = new LinkedHashMap<>();
            ready.put("ready", way.title());
            run.eagerBecause()
                    .flatMap(why -> why.lines().findFirst())
                    .ifPresent(why -> ready.put("eagerBecause", why));
            console.result(ready);
            for (String line = orders.readLine(); line != null; line = orders.readLine()) {
                console.result(turn(run, config, Double.parseDouble(line)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("orders", e);
        }
    }

    private static Map<String, Object> turn(
            TrainingRun run, TrainingConfig config, double seconds) {
        long steps = 0;
        long begin = System.nanoTime();
        long passed = 0;
        while (passed < seconds * 1e9) {
            steps += run.steps(config, STEPS_AT_ONCE).size();
            passed = System.nanoTime() - begin;
        }
        return Map.of("steps", steps, "seconds", passed / 1e9);
    }
}
