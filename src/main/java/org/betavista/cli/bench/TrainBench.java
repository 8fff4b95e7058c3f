package org.betavista.cli.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.betavista.cli.Console;
import org.betavista.data.InvalidInputException;
import org.betavista.data.Split;
import org.betavista.train.TrainingConfig;
import org.jspecify.annotations.Nullable;

/**
 * Training steps per second of this program, and of PyTorch where there is one, side by side.
 *
 * @param console hears of the results as they come
 * @param rounds that count, at least 1
 * @param seconds a turn, above 0
 * @param threads cores that one operation may use
 * @param natsSteps how long an MLP is trained to learn what Fast costs; the convolutional network a
 *     fifth of that; 0 leaves it out
 */
record TrainBench(Console console, int rounds, double seconds, int threads, int natsSteps) {
    /** A step of the convolutional network takes many times as long. */
    private static final int LONGER_CONV = 5;

    private static final int LONGEST_TURN = 3600;

    /** For a contender to start and to compile. */
    private static final long SECONDS_TO_BE_READY = 120;

    TrainBench {
        if (rounds < 1 || natsSteps < 0) {
            throw new InvalidInputException(
                    "--rounds must be at least 1 and --nats-steps at least 0.");
        }
        if (!(seconds > 0 && seconds <= LONGEST_TURN)) {
            throw new InvalidInputException(
                    "--seconds must be above 0 and up to %s, not %s."
                            .formatted(LONGEST_TURN, seconds));
        }
        if (threads < 1 || threads > TrainingConfig.MOST_THREADS) {
            throw new InvalidInputException(
                    "--threads must be 1 to %s, not %s."
                            .formatted(TrainingConfig.MOST_THREADS, threads));
        }
    }

    /**
     * Measures some cases.
     *
     * @param python an interpreter that may have PyTorch, or null
     * @throws InvalidInputException if there is no such interpreter
     */
    Map<String, Object> measure(List<TrainCase> cases, @Nullable String python) {
        if (python == null) {
            return measure(cases, Optional.empty(), Optional.empty());
        }
        try (TorchPython interpreter =
                new TorchPython(List.of(python), console, SECONDS_TO_BE_READY)) {
            Optional<String> version = interpreter.version();
            return measure(cases, version, version.map(there -> interpreter));
        }
    }

    private Map<String, Object> measure(
            List<TrainCase> cases, Optional<String> version, Optional<TorchPython> torch) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("threads", threads);
        result.put("cores", Runtime.getRuntime().availableProcessors());
        result.put("rounds", rounds);
        result.put("secondsATurn", seconds);
        version.ifPresent(name -> result.put("torch", name));
        for (TrainCase measured : cases) {
            console.progress(measured.key() + ": " + measured.title());
            result.put(measured.key(), measure(measured, torch));
        }
        return result;
    }

    private Map<String, Object> measure(TrainCase measured, Optional<TorchPython> torch) {
        Split images = measured.images();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("what", measured.title());
        List<Contender> contenders = new ArrayList<>();
        try {
            for (OwnWay way : OwnWay.values()) {
                startOwn(measured, way, contenders);
            }
            torch.ifPresent(python -> python.start(measured, images.train(), threads, contenders));
            RateTable table = new RateTable(Rounds.run(contenders, rounds, seconds));
            table.lines().forEach(console::progress);
            json.putAll(table.toJson());
            reportEager(contenders, json);
        } finally {
            contenders.forEach(Contender::close);
        }
        measureFastCost(measured, images, json);
        return json;
    }

    private void startOwn(TrainCase measured, OwnWay way, List<Contender> contenders) {
        Contender own = new OwnSteps(measured, way, threads).start();
        contenders.add(own);
        own.whyMissing(SECONDS_TO_BE_READY)
                .ifPresent(
                        why -> {
                            throw new IllegalStateException(way.title() + ": " + why);
                        });
    }

    private void reportEager(List<Contender> contenders, Map<String, Object> json) {
        Map<String, Object> reasons = new LinkedHashMap<>();
        for (Contender contender : contenders) {
            contender.eagerBecause().ifPresent(why -> reasons.put(contender.key(), why));
        }
        if (!reasons.isEmpty()) {
            reasons.forEach((key, why) -> console.progress("  " + key + " was eager: " + why));
            json.put("eagerBecause", reasons);
        }
    }

    /** On one network of either kind; the others would say the same. */
    private void measureFastCost(TrainCase measured, Split images, Map<String, Object> json) {
        long steps =
                switch (measured) {
                    case MNIST -> natsSteps;
                    case CONV -> natsSteps / LONGER_CONV;
                    case CIRCLES, TINY -> 0;
                };
        if (steps > 0) {
            FastCost cost = FastCost.measure(measured, images, threads, steps);
            console.progress("  " + cost);
            json.put("heldOutNats", cost.toJson());
        }
    }
}
