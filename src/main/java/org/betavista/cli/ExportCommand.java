package org.betavista.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.betavista.data.ImageDataset;
import org.betavista.data.Progress;
import org.betavista.model.CodebookFamily;
import org.betavista.model.FrozenVae;
import org.betavista.model.ModelConfig;
import org.betavista.session.DataFolder;
import org.betavista.session.GridExport;
import org.betavista.session.GridSettings;
import org.betavista.session.SavedModel;
import org.betavista.session.ShippedModels;
import org.betavista.store.GridImage;
import org.betavista.store.OutputPlace;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code export}: a grid of decoded images as PNG. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        sortOptions = false,
        description = "Write a grid of decoded images as PNG.")
final class ExportCommand implements Callable<Integer> {
    private static final int USUAL_ROWS = 5;
    private static final int USUAL_COLUMNS = 10;

    private final Console console;
    private final ShippedModels shipped;
    private final DataFolder place;

    @Parameters(
            index = "0",
            paramLabel = "RUN",
            showDefaultValue = Visibility.NEVER,
            description = "a run folder or a model of models/")
    private String run = "";

    @Option(names = "--what", description = "samples, reconstructions or traversal")
    private String what = "samples";

    @Option(
            names = "--rows",
            description =
                    "rows, or pairs of rows for reconstructions; a traversal has one a latent",
            showDefaultValue = Visibility.NEVER)
    private @Nullable Integer rows;

    @Option(
            names = "--columns",
            description = "images a row; 10 where there are as many",
            showDefaultValue = Visibility.NEVER)
    private @Nullable Integer columns;

    @Option(names = "--scale", description = "picture pixels an image pixel")
    private int scale = 2;

    @Option(names = "--seed", description = "of the draws, or of the choice of images")
    private long seed = 1;

    @Option(names = "--out", required = true, description = "the PNG file to write; must be new")
    private Path out = Path.of("");

    @Option(names = "--overwrite", description = "replace the file if there is one")
    private boolean overwrite;

    @Spec private @Nullable CommandSpec spec;

    ExportCommand(Console console, ShippedModels shipped, DataFolder place) {
        this.console = console;
        this.place = place;
        this.shipped = shipped;
    }

    @Override
    public Integer call() {
        GridSettings.What kind = GridSettings.What.named(what);
        if (kind == GridSettings.What.TRAVERSAL) {
            GivenOptions.of(spec).refuse("A traversal draws nothing by chance", "--seed");
        }
        OutputPlace.checkFile(out, overwrite, "give --overwrite to replace it");
        SavedModel saved = SavedModel.named(run, shipped);
        ModelConfig model = saved.config().model();
        Optional<ImageDataset> heldOut =
                showsImages(kind, model) ? Optional.of(heldOut(saved)) : Optional.empty();
        GridSettings settings = settings(kind, model, heldOut);
        GridImage grid;
        try (FrozenVae decoder = saved.open()) {
            grid =
                    GridExport.draw(
                            decoder, settings, heldOut::orElseThrow, new float[model.latentSize()]);
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

    /** A traversal of a grid of codes shows the vectors that images use most. */
    private static boolean showsImages(GridSettings.What kind, ModelConfig model) {
        return switch (kind) {
            case SAMPLES -> false;
            case RECONSTRUCTIONS -> true;
            case TRAVERSAL -> model.posterior() instanceof CodebookFamily;
        };
    }

    /** What was asked for; the rest as usual, or less where there is not as much to show. */
    private GridSettings settings(
            GridSettings.What kind, ModelConfig model, Optional<ImageDataset> heldOut) {
        boolean traversal = kind == GridSettings.What.TRAVERSAL;
        int most = traversal ? GridSettings.mostTraversalColumns(model) : USUAL_COLUMNS;
        int width = columns != null ? columns : Math.min(USUAL_COLUMNS, most);
        int usualRows = traversal ? GridSettings.traversalRows(model) : USUAL_ROWS;
        GridSettings settings =
                new GridSettings(kind, rows != null ? rows : usualRows, width, scale, seed);
        return rows == null && kind == GridSettings.What.RECONSTRUCTIONS
                ? settings.forImages(heldOut.orElseThrow().size())
                : settings;
    }

    private ImageDataset heldOut(SavedModel saved) {
        return saved.config().load(place, Progress.NONE).heldOut();
    }
}
