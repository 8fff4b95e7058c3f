package org.betavista.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.betavista.data.InvalidInputException;
import org.betavista.data.Progress;
import org.betavista.data.Split;
import org.betavista.data.files.FitMode;
import org.betavista.data.imports.ImportSettings;
import org.betavista.data.imports.LabelSource;
import org.betavista.data.imports.SplitSource;
import org.betavista.data.imports.ValueRange;
import org.betavista.session.DataFolder;
import org.betavista.session.DataName;
import org.betavista.session.DataSource;
import org.betavista.session.PixelScale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Option;

/** How the pictures of a folder become images. */
final class ImportOptions {
    private static final int MOST_NOTES = 20;
    private static final long NANOS_A_LINE = 1_000_000_000L;

    @Option(
            names = "--size",
            description = "for a folder of pictures: side of the images, 28, 32, 64 or 96")
    private int size = ImportSettings.standard().side();

    @Option(names = "--grey", description = "for a folder of pictures: make them grey")
    private boolean grey;

    @Option(
            names = "--fit",
            description = "for a folder of pictures: crop, pad or stretch what is not square")
    private String fit = "crop";

    @Option(
            names = "--labels",
            description = {
                "for a folder of pictures: what says what is on them; recognised, outer or inner"
                        + " (which folder), name (of the file) or none"
            })
    private String labels = "recognised";

    @Option(
            names = "--split",
            description =
                    "for a folder of pictures: which are held out; recognised (folders train, test"
                            + " and val, or CelebA's list) or chance")
    private String split = "recognised";

    @Option(
            names = "--range",
            paramLabel = "LOW,HIGH",
            description =
                    "for an .npz or .npy file: the values that are black and white, such as 0,1;"
                            + " without it, what most values use",
            showDefaultValue = Visibility.NEVER)
    private @Nullable String range;

    /**
     * The source that was named, read as was chosen.
     *
     * @throws InvalidInputException if there is no such source, or a choice is not offered or would
     *     change nothing about it
     */
    DataSource source(String nameOrPath, DataFolder place, GivenOptions given) {
        DataSource source = DataName.source(nameOrPath, settings(), place);
        check(source, given);
        return source instanceof DataSource.NpzArchive archive && range != null
                ? new DataSource.NpzArchive(
                        archive.file(), PixelScale.Given.of(ValueRange.parse(range)))
                : source;
    }

    private ImportSettings settings() {
        return new ImportSettings(
                size,
                !grey,
                choice(fit, FitMode.values(), "fit"),
                choice(labels, LabelSource.values(), "source of labels"),
                choice(split, SplitSource.values(), "split"));
    }

    /** Refuses options that change nothing about the images of a source. */
    private static void check(DataSource source, GivenOptions given) {
        if (!(source instanceof DataSource.NpzArchive)) {
            given.refuse(
                    source.title()
                            + " is no .npz or .npy file, so what is black and white is known",
                    "--range");
        }
        if (!(source instanceof DataSource.PictureFolder)) {
            given.refuse(
                    source.title() + " is no folder of pictures, so its images stay as they are",
                    "--size",
                    "--grey",
                    "--fit",
                    "--labels",
                    "--split");
        }
    }

    private static <E extends Enum<E>> E choice(String name, E[] offered, String what) {
        for (E value : offered) {
            if (value.name().equalsIgnoreCase(name)) {
                return value;
            }
        }
        throw new InvalidInputException(
                "There is no %s \"%s\"; choose %s."
                        .formatted(
                                what,
                                name,
                                Arrays.stream(offered)
                                        .map(value -> value.name().toLowerCase(Locale.ROOT))
                                        .collect(Collectors.joining(", "))));
    }

    /** Prints what people should know about how images were read. */
    static void printNotes(Console console, Split split) {
        split.train().notes().stream().limit(MOST_NOTES).forEach(console::progress);
        int more = split.train().notes().size() - MOST_NOTES;
        if (more > 0) {
            console.progress("%s more notes.".formatted(Integer.toString(more)));
        }
    }

    /** Prints a line of progress a second. */
    static Progress progress(Console console) {
        long[] last = {System.nanoTime()};
        return (what, done, total) -> {
            long now = System.nanoTime();
            if (now - last[0] >= NANOS_A_LINE) {
                last[0] = now;
                console.progress(
                        total > 0
                                ? "%s: %s of %s".formatted(what, done, total)
                                : "%s: %s".formatted(what, done));
            }
        };
    }
}
