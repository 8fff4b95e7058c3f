package org.betavista.cli.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.betavista.analysis.Decoder;
import org.betavista.analysis.StandardNormal;
import org.betavista.analysis.completeness.Completeness;
import org.betavista.analysis.completeness.Neighbourhoods;
import org.betavista.analysis.completeness.PrecisionRecall;
import org.betavista.analysis.continuity.Continuity;
import org.betavista.analysis.continuity.LatentPath;
import org.betavista.analysis.continuity.PathStraightness;
import org.betavista.analysis.disentanglement.FactoredCodes;
import org.betavista.analysis.disentanglement.MutualInformationGap;
import org.betavista.cli.Console;
import org.betavista.data.Factor;
import org.betavista.data.ImageDataset;
import org.betavista.data.Progress;
import org.betavista.data.Split;
import org.betavista.model.FrozenVae;
import org.betavista.model.NativeEngine;
import org.betavista.model.NativeProduct;
import org.betavista.session.DataFolder;
import org.betavista.session.DataSource;
import org.betavista.session.SavedModel;
import org.betavista.session.ShippedModels;
import org.betavista.session.measures.Laboratory;
import org.betavista.session.measures.Measure;
import org.betavista.session.measures.Sampling;
import org.betavista.train.TrainingConfig;
import org.betavista.train.TrainingRun;

/** What measuring costs: the headline numbers, the full report, and the training beside it. */
final class MeasureBench {
    private static final int IMAGES = 1000;
    private static final int CODES = 10_000;
    private static final int LATENTS = 10;
    private static final int PATHS = 28;
    private static final int REPETITIONS = 7;
    private static final int ROUNDS = 4;
    private static final int NICENESS_OF_TRAINING = 5;

    private final Console console;

    MeasureBench(Console console) {
        this.console = console;
    }

    void measure(int seconds, Map<String, Object> result) {
        result.put("headlines", headlines());
        result.put("report", report("shapes-beta-vae"));
        Map<String, Object> beside = new LinkedHashMap<>();
        for (String model : List.of("digits-vae", "shapes-beta-vae")) {
            beside.put(model, trainingBeside(model, seconds));
        }
        result.put("trainingWhileMeasuring", beside);
    }

    /**
     * The three headline numbers of 1,000 images and draws of 64x64 and 10,000 codes with 10
     * latents, on one core; encoding and decoding are not in it.
     */
    private Map<String, Object> headlines() {
        ImageDataset shapes = new DataSource.BuiltInShapes().load(1).heldOut();
        int size = shapes.shape().size();
        float[] real = shapes.images(range(0, IMAGES));
        float[] drawn = shapes.images(range(IMAGES, 2 * IMAGES));
        float[] codes = StandardNormal.draws(IMAGES * LATENTS, 1);
        Decoder decoded =
                z ->
                        z.length == codes.length
                                ? drawn
                                : Arrays.copyOf(real, z.length / LATENTS * size);
        FactoredCodes factored = factored(shapes);
        long[] continuity = new long[REPETITIONS];
        long[] completeness = new long[REPETITIONS];
        long[] disentanglement = new long[REPETITIONS];
        long[] together = new long[REPETITIONS];
        try (NativeProduct product = new NativeProduct(1)) {
            for (int i = 0; i < REPETITIONS; i++) {
                long begin = System.nanoTime();
                continuity(decoded, codes, real);
                long first = System.nanoTime();
                Neighbourhoods neighbours = Neighbourhoods.of(real, size, product::timesTransposed);
                Completeness.of(
                                PrecisionRecall.of(
                                        neighbours,
                                        Neighbourhoods.of(drawn, size, product::timesTransposed),
                                        product::timesTransposed))
                        .value();
                long second = System.nanoTime();
                MutualInformationGap.of(factored).score();
                long third = System.nanoTime();
                continuity[i] = first - begin;
                completeness[i] = second - first;
                disentanglement[i] = third - second;
                together[i] = third - begin;
            }
        }
        Map<String, Object> figures = new LinkedHashMap<>();
        put(figures, "continuity", continuity);
        put(figures, "completeness", completeness);
        put(figures, "disentanglement", disentanglement);
        put(figures, "together", together);
        return figures;
    }

    private static void continuity(Decoder decoder, float[] codes, float[] decoded) {
        Continuity.of(decoder, codes, decoded, LATENTS, 1, Continuity.HEADLINE).value();
        List<LatentPath> paths = new ArrayList<>();
        for (int i = 0; i < PATHS; i++) {
            paths.add(
                    LatentPath.of(
                            decoder,
                            Arrays.copyOf(codes, LATENTS),
                            Arrays.copyOfRange(codes, i * LATENTS, (i + 1) * LATENTS)));
        }
        PathStraightness.of(paths).mean();
    }

    private static FactoredCodes factored(ImageDataset images) {
        int[] counts = images.factors().stream().mapToInt(Factor::count).toArray();
        int[][] factors = new int[counts.length][CODES];
        for (int i = 0; i < CODES; i++) {
            for (int factor = 0; factor < counts.length; factor++) {
                factors[factor][i] = images.factorValue(i, factor);
            }
        }
        float[] draws = StandardNormal.draws(CODES * LATENTS, 2);
        double[] codes = new double[draws.length];
        Arrays.setAll(codes, i -> draws[i]);
        return new FactoredCodes(codes, LATENTS, factors, counts);
    }

    private static int[] range(int from, int to) {
        int[] indices = new int[to - from];
        Arrays.setAll(indices, i -> from + i);
        return indices;
    }

    private void put(Map<String, Object> figures, String name, long[] nanos) {
        Spread spread = Spread.of(nanos);
        figures.put(name, spread.toJson());
        console.progress("headlines, %s: %s".formatted(name, spread));
    }

    /** Everything that can be measured of a shipped model, once, with encoding and decoding. */
    private Map<String, Object> report(String name) {
        SavedModel saved = SavedModel.named(name, new ShippedModels());
        Split split = saved.config().load(DataFolder.standard(), Progress.NONE);
        long begin = System.nanoTime();
        try (FrozenVae model = saved.open();
                Laboratory laboratory =
                        new Laboratory(model, split, Sampling.STANDARD, Progress.NONE)) {
            laboratory.report(0, true, EnumSet.allOf(Measure.class), Progress.NONE);
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        console.progress(String.format(Locale.ROOT, "full report of %s: %.1f s", name, seconds));
        return Map.of("model", name, "seconds", seconds);
    }

    /**
     * Steps a second of training alone, with the headline numbers, and with their evidence being
     * measured without any rest on another thread, in turns. The window rests at least as long as
     * it measures.
     */
    private Map<String, Object> trainingBeside(String name, int seconds) {
        SavedModel saved = SavedModel.named(name, new ShippedModels());
        Split split = saved.config().load(DataFolder.standard(), Progress.NONE);
        TrainingConfig training = saved.config().training().begun();
        NativeEngine.lowerPriority(NICENESS_OF_TRAINING);
        double alone = 0;
        double headlines = 0;
        double evidence = 0;
        int measured;
        try (MeasuringThread beside = new MeasuringThread(saved, split);
                TrainingRun run =
                        new TrainingRun(saved.config().model(), training, split.train())) {
            stepsPerSecond(run, 1);
            for (int round = 0; round < ROUNDS; round++) {
                alone += stepsPerSecond(run, seconds) / ROUNDS;
                beside.begin(false);
                headlines += stepsPerSecond(run, seconds) / ROUNDS;
                beside.end();
                beside.begin(true);
                evidence += stepsPerSecond(run, seconds) / ROUNDS;
                beside.end();
            }
            measured = beside.measured();
        }
        console.progress(
                String.format(
                        Locale.ROOT,
                        "training %s: %.1f steps/s alone, %.1f beside headlines (%.0f %%), %.1f beside"
                                + " evidence (%.0f %%), without rest",
                        name,
                        alone,
                        headlines,
                        100 * headlines / alone,
                        evidence,
                        100 * evidence / alone));
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("stepsPerSecondAlone", alone);
        figures.put("stepsPerSecondBesideHeadlines", headlines);
        figures.put("ratioBesideHeadlines", headlines / alone);
        figures.put("stepsPerSecondBesideEvidence", evidence);
        figures.put("ratioBesideEvidence", evidence / alone);
        figures.put("measured", measured);
        figures.put("threads", training.threads());
        return figures;
    }

    private static double stepsPerSecond(TrainingRun run, int seconds) {
        long begin = System.nanoTime();
        long end = begin + seconds * 1_000_000_000L;
        int steps = 0;
        long now = begin;
        while (now < end) {
            run.step();
            steps++;
            now = System.nanoTime();
        }
        return steps / ((now - begin) / 1e9);
    }
}
