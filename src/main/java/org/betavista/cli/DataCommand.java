package org.betavista.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.betavista.data.Factor;
import org.betavista.data.ImageDataset;
import org.betavista.data.InvalidInputException;
import org.betavista.data.Progress;
import org.betavista.data.Split;
import org.betavista.data.download.DownloadableSet;
import org.betavista.session.DataExport;
import org.betavista.session.DataFolder;
import org.betavista.session.DataSource;
import org.betavista.session.UserPath;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code data}: describes, imports, downloads and writes out data sets. */
@Command(
        name = "data",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        sortOptions = false,
        description = {
            "Describe a data set; import or download it first where needed.",
            "With --out, write images as PNG, factors.csv and sources.csv."
        })
final class DataCommand implements Callable<Integer> {
    private final Console console;
    private final DataFolder place;

    @Parameters(
            paramLabel = "NAME",
            showDefaultValue = Visibility.NEVER,
            description =
                    "circles, shapes, digits, faces; mnist or fashion-mnist (downloaded when they are"
                            + " missing); a folder of pictures or IDX files; an .npz or .npy file")
    private String name = "";

    @Option(names = "--out", description = "the folder to write to; new or empty")
    private @Nullable Path out;

    @Option(names = "--count", description = "how many images to write")
    private int count = 1000;

    @Option(names = "--held-out", description = "write held-out images, not those to learn from")
    private boolean heldOut;

    @Option(names = "--seed", description = "of the split, and of the images that are written")
    private long seed = 1;

    @Mixin private ImportOptions imports = new ImportOptions();

    @Spec private @Nullable CommandSpec spec;

    DataCommand(Console console, DataFolder place) {
        this.console = console;
        this.place = place;
    }

    @Override
    public Integer call() {
        if (count < 1) {
            throw new InvalidInputException("--count must be at least 1.");
        }
        Progress progress = ImportOptions.progress(console);
        GivenOptions given = GivenOptions.of(spec);
        if (out == null) {
            given.refuse("Nothing is written without --out", "--count", "--held-out", "--seed");
        } else {
            DataExport.check(out);
        }
        if (!Files.exists(UserPath.of(name))) {
            DownloadableSet.named(name).ifPresent(set -> place.fetch(set, progress));
        }
        DataSource source = imports.source(name, place, given);
        Split split = source.load(seed, place, progress);
        ImportOptions.printNotes(console, split);
        Map<String, Object> json = describe(split);
        if (out != null) {
            ImageDataset images = heldOut ? split.heldOut() : split.train();
            int written = DataExport.write(images, count, seed, out, progress);
            if (written < count && given.has("--count")) {
                console.progress("There are only " + written + " images; all were written.");
            }
            json.put("written", written);
            json.put("out", out.toString());
        }
        console.result(json);
        return 0;
    }

    private static Map<String, Object> describe(Split split) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", split.name());
        json.put("shape", split.shape());
        json.put("train", split.train().size());
        json.put("heldOut", split.heldOut().size());
        List<Map<String, Object>> factors = new ArrayList<>();
        List<Factor> known = split.train().factors();
        for (int f = 0; f < known.size(); f++) {
            Factor factor = known.get(f);
            Map<String, Object> described = new LinkedHashMap<>();
            described.put("name", factor.name());
            described.put("values", factor.count());
            described.put("ordered", factor.ordered());
            long without = withoutValue(split.train(), f) + withoutValue(split.heldOut(), f);
            if (without > 0) {
                described.put("withoutValue", without);
            }
            factors.add(described);
        }
        json.put("factors", factors);
        json.put("notes", split.train().notes());
        return json;
    }

    private static long withoutValue(ImageDataset images, int factor) {
        return IntStream.range(0, images.size())
                .filter(i -> images.factorValue(i, factor) == Factor.NO_VALUE)
                .count();
    }
}
