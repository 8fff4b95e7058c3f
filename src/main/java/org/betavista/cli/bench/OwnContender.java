package org.betavista.cli.bench;

import java.util.Optional;
import org.betavista.data.ImageDataset;
import org.betavista.train.Execution;
import org.betavista.train.TrainingConfig;
import org.betavista.train.TrainingRun;

/** Steps of this program. Belongs to the thread that made it. */
final class OwnContender implements Contender {
    /** More than any native call makes. */
    private static final int STEPS_AT_ONCE = 1_000;

    /** The ways in which this program makes steps. */
    enum Way {
        EAGER("oursEager", "ours, eager", Execution.EAGER, false),
        COMPILED("oursCompiled", "ours, compiled", Execution.COMPILED, false),
        FAST("oursFast", "ours, Fast (bfloat16)", Execution.COMPILED, true);

        private final String key;
        private final String title;
        private final Execution execution;
        private final boolean fast;

        Way(String key, String title, Execution execution, boolean fast) {
            this.key = key;
            this.title = title;
            this.execution = execution;
            this.fast = fast;
        }

        /** What it is called in JSON. */
        String key() {
            return key;
        }
    }

    private final Way way;
    private final TrainingConfig config;
    private final TrainingRun run;

    /**
     * @param images of the case
     * @param threads cores that one operation may use
     */
    OwnContender(Way way, TrainCase measured, ImageDataset images, int threads) {
        this.way = way;
        config = measured.training(threads, way.fast);
        run =
                new TrainingRun(
                        measured.model(images.shape()),
                        config,
                        images,
                        Long.MAX_VALUE,
                        way.execution);
    }

    @Override
    public String key() {
        return way.key;
    }

    @Override
    public String title() {
        return way.title;
    }

    /** Why steps are eager that were to be compiled; known after the first turn. */
    Optional<String> eagerBecause() {
        return run.eagerBecause().flatMap(why -> why.lines().findFirst());
    }

    @Override
    public double turn(double seconds) {
        long steps = 0;
        long begin = System.nanoTime();
        long passed = 0;
        while (passed < seconds * 1e9) {
            steps += run.steps(config, STEPS_AT_ONCE).size();
            passed = System.nanoTime() - begin;
        }
        return steps / (passed / 1e9);
    }

    @Override
    public void close() {
        run.close();
    }
}
