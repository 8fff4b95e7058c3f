package org.betavista.cli.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.betavista.cli.Console;
import org.betavista.data.ImageDataset;
import org.betavista.model.BernoulliLikelihood;
import org.betavista.model.DiagonalFamily;
import org.betavista.model.MlpArchitecture;
import org.betavista.session.DataSource;
import org.betavista.session.NewModel;
import org.betavista.session.WindowMeasurement;
import org.betavista.session.WindowMeasurement.Mark;

/**
 * What the window takes while it trains a tiny network for as many steps as large ones make in a
 * day. Memory is resident memory; Linux only. What Java holds in reserve counts, so that it should
 * hold all of it from the start: {@code -Xms512m -Xmx512m -XX:+AlwaysPreTouch}.
 */
final class WindowMemory {
    private static final int USUAL_STEPS = 1_000_000;
    private static final String IMAGES = "train-images-idx3-ubyte";
    private static final int IDX_OF_IMAGES = 0x803;

    private final Console console;
    private final WindowMeasurement window;

    WindowMemory(Console console, WindowMeasurement window) {
        this.console = console;
        this.window = window;
    }

    /**
     * Measures at a tenth, at half, and at all of the steps.
     *
     * @param steps 0 for a million
     */
    void measure(int steps, Map<String, Object> result) {
        long all = steps == 0 ? USUAL_STEPS : steps;
        console.progress(
                String.format(Locale.ROOT, "%,d steps of a tiny network in the window", all));
        try {
            Path folder = Files.createTempDirectory("betavista-bench");
            Path file = folder.resolve(IMAGES);
            try {
                Files.write(file, idx(TrainCase.TINY.images().train()));
                List<Mark> marks =
                        window.longTraining(
                                model(folder),
                                List.of(Math.max(1, all / 10), Math.max(1, all / 2), all),
                                Machine::residentMegabytes);
                marks.forEach(mark -> result.put("step " + mark.step(), figures(mark)));
                report(marks.get(0), marks.get(marks.size() - 1), result);
            } finally {
                Files.deleteIfExists(file);
                Files.deleteIfExists(folder);
            }
        } catch (IOException e) {
            throw new IllegalStateException("the images could not be written", e);
        }
    }

    private static byte[] idx(ImageDataset images) {
        int pixels = images.shape().size();
        byte[] image = new byte[pixels];
        ByteBuffer bytes = ByteBuffer.allocate(4 * Integer.BYTES + images.size() * pixels);
        bytes.putInt(IDX_OF_IMAGES).putInt(images.size());
        bytes.putInt(images.shape().height()).putInt(images.shape().width());
        for (int i = 0; i < images.size(); i++) {
            images.copyPixels(i, image, 0);
            bytes.put(image);
        }
        return bytes.array();
    }

    private static NewModel model(Path folder) {
        return new NewModel(
                new DataSource.IdxFiles(folder.toString()),
                new MlpArchitecture(List.of(32)),
                4,
                new BernoulliLikelihood(),
                new DiagonalFamily(),
                TrainCase.TINY.training(1, false));
    }

    private Map<String, Object> figures(Mark mark) {
        Spread drawing = Spread.of(mark.chartDrawings());
        console.progress(
                String.format(
                        Locale.ROOT,
                        "  step %,d: %.1f MB, %.1f MB of Java's memory in use; the chart %s",
                        mark.step(),
                        mark.residentMegabytes(),
                        mark.heapMegabytes(),
                        drawing));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("residentMegabytes", rounded(mark.residentMegabytes()));
        json.put("heapMegabytes", rounded(mark.heapMegabytes()));
        json.put("chartDrawing", drawing.toJson());
        return json;
    }

    private void report(Mark first, Mark last, Map<String, Object> result) {
        double percent = 100 * (last.residentMegabytes() / first.residentMegabytes() - 1);
        console.progress(
                String.format(
                        Locale.ROOT,
                        "  %+.2f %% of memory between step %,d and %,d",
                        percent,
                        first.step(),
                        last.step()));
        result.put("memoryGrowthPercent", rounded(percent));
    }

    private static double rounded(double value) {
        return Math.rint(value * 100) / 100;
    }
}
