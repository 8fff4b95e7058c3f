package org.betavista.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.betavista.data.Factor;
import org.betavista.data.InvalidInputException;
import org.betavista.data.Progress;
import org.betavista.data.Split;
import org.betavista.data.download.DownloadableSet;
import org.betavista.session.DataExport;
import org.betavista.session.DataFolder;
import org.betavista.session.DataName;
import org.betavista.session.DataSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code data}: describes, imports, downloads and writes out data sets. */
@Command(
        name = "data",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        sortOptions = false,
        description = {
            "Describe a data set; import or download it first where needed.",
            "With --out, write images as PNG, and factors.csv."
        })
final class DataCommand implements Callable<Integer> {
    private final Console console;
    private final DataFolder place;

    @Parameters(
            paramLabel = "NAME",
            description =
                    "circles, shapes, digits, faces; mnist or fashion-mnist (downloaded when they are"
                            + " missing); a folder of pictures or IDX files; an .npz file")
    private String name = "";

    @Option(names = "--out", description = "the folder to write to; new or empty")
    private @Nullable Path out;

    @Option(names = "--count", description = "how many images to write")
    private int count = 1000;

    @Option(names = "--seed", description = "of the split, and of the images that are written")
    private long seed = 1;

    @Mixin private ImportOptions imports = new ImportOptions();

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
        Optional<DownloadableSet> download = DownloadableSet.named(name);
        if (download.isPresent()) {
            place.fetch(download.get(), progress);
        }
        DataSource source = DataName.source(name, imports.settings(), place);
        Split split = source.load(seed, place, progress);
        Map<String, Object> json = describe(split);
        if (out != null) {
            int written = DataExport.write(split.train(), count, seed, out, progress);
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
        for (Factor factor : split.train().factors()) {
            factors.add(
                    Map.of(
                            "name", factor.name(),
                            "values", factor.count(),
                            "ordered", factor.ordered()));
        }
        json.put("factors", factors);
        json.put("notes", split.train().notes());
        return json;
    }
}
