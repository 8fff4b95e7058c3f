package org.betavista.session;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.betavista.analysis.Traversal;
import org.betavista.data.ImageDataset;
import org.betavista.data.Permutation;
import org.betavista.model.CodebookFamily;
import org.betavista.model.FrozenVae;
import org.betavista.store.AtomicFile;
import org.betavista.store.GridImage;
import org.betavista.store.JsonFile;

/** Draws and writes the grids that people export. */
public final class GridExport {
    /** Traversals go this many standard deviations of the prior to each side. */
    private static final double EXTENT = 3;

    private GridExport() {}

    /**
     * Draws a grid.
     *
     * @param model with the weights to use
     * @param heldOut where reconstructions take their images from, and what tells which vectors of
     *     a codebook are used; asked only by these
     * @param origin the code around which a traversal moves, (L)
     * @throws org.betavista.data.InvalidInputException if the settings ask for more rows or columns
     *     than there is to show
     */
    public static GridImage draw(
            FrozenVae model,
            GridSettings settings,
            Supplier<ImageDataset> heldOut,
            float[] origin) {
        return switch (settings.what()) {
            case SAMPLES -> samples(model, settings);
            case RECONSTRUCTIONS -> reconstructions(model, settings, heldOut.get());
            case TRAVERSAL -> {
                settings.checkTraversal(model.config());
                yield model.config().posterior() instanceof CodebookFamily family
                        ? CodeTraversal.draw(model, family, settings, heldOut.get(), origin)
                        : traversal(model, settings, origin);
            }
        };
    }

    private static GridImage samples(FrozenVae model, GridSettings settings) {
        int count = settings.rows() * settings.columns();
        GridImage grid = grid(model, settings, settings.rows());
        float[] z = PriorDraws.of(model, count, settings.seed());
        fill(grid, settings.columns(), model.decode(z), count);
        return grid;
    }

    private static GridImage reconstructions(
            FrozenVae model, GridSettings settings, ImageDataset heldOut) {
        settings.checkReconstructions(heldOut.size());
        GridImage grid = grid(model, settings, 2 * settings.rows());
        int count = Math.min(heldOut.size(), settings.rows() * settings.columns());
        int[] chosen =
                Arrays.copyOf(
                        Permutation.of(heldOut.size(), new SplittableRandom(settings.seed())),
                        count);
        float[] originals = heldOut.images(chosen);
        float[] decoded = model.decode(model.encode(originals).mu());
        for (int i = 0; i < count; i++) {
            int row = 2 * (i / settings.columns());
            grid.set(row, i % settings.columns(), originals, i);
            grid.set(row + 1, i % settings.columns(), decoded, i);
        }
        return grid;
    }

    private static GridImage traversal(FrozenVae model, GridSettings settings, float[] origin) {
        int rows = settings.rows();
        GridImage grid = grid(model, settings, rows);
        float[] z =
                Traversal.codes(
                        origin,
                        IntStream.range(0, rows).toArray(),
                        Traversal.values(EXTENT, settings.columns()));
        fill(grid, settings.columns(), model.decode(z), rows * settings.columns());
        return grid;
    }

    private static GridImage grid(FrozenVae model, GridSettings settings, int rows) {
        return new GridImage(model.config().shape(), rows, settings.columns(), settings.scale());
    }

    private static void fill(GridImage grid, int columns, float[] images, int count) {
        for (int i = 0; i < count; i++) {
            grid.set(i / columns, i % columns, images, i);
        }
    }

    /** Writes a grid as PNG, with its settings and the run's config as text entries. */
    public static void write(
            Path file,
            GridImage grid,
            GridSettings settings,
            String model,
            RunConfig config,
            long step) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("Software", "Betavista");
        texts.put("Title", settings.what().word() + " of " + model);
        texts.put("betavista.grid", JsonFile.line(settings.describe()));
        texts.put("betavista.config", JsonFile.line(config));
        texts.put("betavista.step", Long.toString(step));
        AtomicFile.write(file, grid.toPng(texts));
    }
}
