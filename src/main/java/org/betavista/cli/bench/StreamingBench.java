package org.betavista.cli.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.betavista.cli.Console;
import org.betavista.data.ImageDataset;
import org.betavista.data.ImageShape;
import org.betavista.data.Subset;
import org.betavista.data.imports.MappedImages;
import org.betavista.data.imports.MappedImagesWriter;
import org.betavista.data.imports.SetDescription;
import org.betavista.data.synthetic.Faces;
import org.betavista.data.synthetic.SampledWorld;
import org.betavista.model.BernoulliLikelihood;
import org.betavista.model.BurgessArchitecture;
import org.betavista.model.ModelConfig;
import org.betavista.train.TrainingConfig;
import org.betavista.train.TrainingRun;

/** What it costs to train on images that stay on disk, against the same images kept in memory. */
final class StreamingBench {
    private static final int BATCH = 64;
    private static final int LATENTS = 10;
    private static final int STEPS_A_BLOCK = 20;
    private static final int BLOCKS = 8;
    private static final int DRAWN = 500;

    /** Every one of them is in memory after the first blocks, before the clock runs. */
    private static final int KEPT = STEPS_A_BLOCK * BATCH;

    private final Console console;

    StreamingBench(Console console) {
        this.console = console;
    }

    /** Writes a mapped set of faces; a few are drawn and repeated. */
    void write(Path folder, int count) {
        SampledWorld faces = new SampledWorld(new Faces(), DRAWN, 1);
        ImageShape shape = faces.shape();
        byte[] pixels = new byte[DRAWN * shape.size()];
        for (int i = 0; i < DRAWN; i++) {
            faces.copyPixels(i, pixels, i * shape.size());
        }
        try (MappedImagesWriter writer = new MappedImagesWriter(folder, shape, 0, count)) {
            for (int i = 0; i < count; i++) {
                writer.add(pixels, i % DRAWN * shape.size(), new int[0]);
            }
            writer.finish(
                    new SetDescription("Many faces", List.of(), "drawn", "", List.of(), List.of()));
        }
    }

    /** Blocks of steps in turn: streamed from all images, and with some of them kept. */
    Map<String, Object> measure(MappedImages images) {
        ImageDataset few = new Subset(images, images.firstIndices(KEPT));
        ModelConfig model =
                new ModelConfig(
                        images.shape(),
                        new BurgessArchitecture(),
                        LATENTS,
                        new BernoulliLikelihood());
        TrainingConfig training =
                new TrainingConfig(1, 1e-3, BATCH, 1, TrainingConfig.defaultThreads());
        List<Long> streamedNanos = new ArrayList<>();
        List<Long> keptNanos = new ArrayList<>();
        try (TrainingRun streamed = new TrainingRun(model, training, images, 0);
                TrainingRun kept = new TrainingRun(model, training, few, Long.MAX_VALUE)) {
            block(streamed, new ArrayList<>());
            block(kept, new ArrayList<>());
            for (int i = 0; i < BLOCKS; i++) {
                block(streamed, streamedNanos);
                block(kept, keptNanos);
            }
        }
        Spread fromDisk = spread(streamedNanos);
        Spread fromMemory = spread(keptNanos);
        double ratio = fromDisk.median() / fromMemory.median();
        console.progress(
                String.format(
                        Locale.ROOT,
                        "training on %,d mapped images: step %s; kept in memory: %s; ratio %.3f",
                        images.size(),
                        fromDisk,
                        fromMemory,
                        ratio));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("images", images.size());
        json.put("streamed", fromDisk.toJson());
        json.put("kept", fromMemory.toJson());
        json.put("ratio", ratio);
        json.put("maxHeapMegabytes", Runtime.getRuntime().maxMemory() >> 20);
        return json;
    }

    private static Spread spread(List<Long> nanos) {
        return Spread.of(nanos.stream().mapToLong(Long::longValue).toArray());
    }

    private static void block(TrainingRun run, List<Long> nanos) {
        for (int i = 0; i < STEPS_A_BLOCK; i++) {
            long begin = System.nanoTime();
            run.step(1, 1e-3);
            nanos.add(System.nanoTime() - begin);
        }
    }
}
