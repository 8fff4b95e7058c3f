package org.betavista.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.betavista.data.Progress;
import org.betavista.model.FrozenVae;
import org.betavista.session.DataFolder;
import org.betavista.session.GridExport;
import org.betavista.session.GridSettings;
import org.betavista.session.SavedModel;
import org.betavista.session.ShippedModels;
import org.betavista.store.GridImage;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code export}: a grid of decoded images as PNG. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        sortOptions = false,
        description = "Write a grid of decoded images as PNG.")
final class ExportCommand implements Callable<Integer> {
    private final Console console;
    private final ShippedModels shipped;
    private final DataFolder place;

    @Parameters(index = "0", paramLabel = "RUN", description = "a run folder or a model of models/")
    private String run = "";

    @Option(names = "--what", description = "samples, reconstructions or traversal")
    private String what = "samples";

    @Option(
            names = "--rows",
            description =
                    "rows, or pairs of rows for reconstructions; a traversal has one a latent",
            showDefaultValue = picocli.CommandLine.Help.Visibility.NEVER)
    private @Nullable Integer rows;

    @Option(names = "--columns", description = "images a row")
    private int columns = 10;

    @Option(names = "--scale", description = "picture pixels an image pixel")
    private int scale = 2;

    @Option(names = "--seed", description = "of the draws, or of the choice of images")
    private long seed = 1;

    @Option(names = "--out", required = true, description = "the PNG file to write")
    private Path out = Path.of("");

    ExportCommand(Console console, ShippedModels shipped, DataFolder place) {
        this.console = console;
        this.place = place;
        this.shipped = shipped;
    }

    @Override
    public Integer call() {
        GridSettings.What kind = GridSettings.What.named(what);
        SavedModel saved = SavedModel.named(run, shipped);
        int latents = saved.config().model().latentSize();
        int usual =
                kind == GridSettings.What.TRAVERSAL
                        ? GridSettings.traversalRows(saved.config().model())
                        : 5;
        int height = rows != null ? rows : usual;
        GridSettings settings = new GridSettings(kind, height, columns, scale, seed);
        GridImage grid;
        try (FrozenVae model = saved.open()) {
            grid =
                    GridExport.draw(
                            model,
                            settings,
                            () ->
                                    saved.config()
                                            .data()
                                            .load(
                                                    saved.config().training().seed(),
                                                    place,
                                                    Progress.NONE)
                                            .heldOut(),
                            new float[latents]);
        }
        GridExport.write(
                out, grid, settings, saved.name(), saved.config(), saved.checkpoint().step());
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("file", out.toString());
        json.putAll(settings.describe());
        json.put("width", grid.width());
        json.put("height", grid.height());
        console.result(json);
        return 0;
    }
}
