package org.betavista.cli;

import java.util.Locale;
import org.betavista.data.InvalidInputException;
import org.betavista.data.Progress;
import org.betavista.data.files.FitMode;
import org.betavista.data.imports.ImportSettings;
import org.betavista.session.DataSource;
import picocli.CommandLine.Option;

/** How the pictures of a folder become images. */
final class ImportOptions {
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

    /**
     * What was chosen.
     *
     * @throws InvalidInputException if it is not offered
     */
    ImportSettings settings() {
        return new ImportSettings(size, !grey, fitMode());
    }

    /** Refuses options that change nothing about the images of a source. */
    static void check(DataSource source, GivenOptions given) {
        if (!(source instanceof DataSource.PictureFolder)) {
            given.refuse(
                    source.title() + " is no folder of pictures, so its images stay as they are",
                    "--size",
                    "--grey",
                    "--fit");
        }
    }

    private FitMode fitMode() {
        try {
            return FitMode.valueOf(fit.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException(
                    "There is no fit \"%s\"; choose crop, pad or stretch.".formatted(fit), e);
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
