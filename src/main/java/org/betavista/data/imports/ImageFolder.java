package org.betavista.data.imports;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.betavista.data.InvalidInputException;

/** Looks through a folder of people's own pictures without decoding any. */
public final class ImageFolder {
    private static final long MOST_FILES = 5_000_000;

    /** Changes with what is made of the same files. */
    private static final String RECOGNITION = "layouts 2";

    private ImageFolder() {}

    /**
     * Lists what a folder and all below it hold.
     *
     * @throws InvalidInputException if there is no such folder, no picture in it, or too much
     */
    public static FolderScan scan(Path folder) {
        return scan(folder, MOST_FILES);
    }

    /** The same with another limit. */
    static FolderScan scan(Path folder, long most) {
        if (!Files.isDirectory(folder)) {
            throw new InvalidInputException(
                    "%s is not a folder; choose one with pictures.".formatted(folder));
        }
        FolderWalk walk = new FolderWalk(folder, most).run();
        if (walk.images().isEmpty()) {
            throw withoutPictures(folder, walk);
        }
        return new FolderScan(
                List.copyOf(walk.images().keySet()),
                tables(walk),
                List.copyOf(walk.splitLists().keySet()),
                walk.notes(),
                walk.problems(),
                fingerprint(walk));
    }

    private static InvalidInputException withoutPictures(Path folder, FolderWalk walk) {
        List<String> found = new ArrayList<>(walk.notes());
        if (!walk.problems().isEmpty()) {
            Skipped first = walk.problems().get(0);
            found.add("%s was skipped: %s.".formatted(first.file(), first.reason()));
        }
        return new InvalidInputException(
                found.isEmpty()
                        ? ("%s holds no pictures; choose a folder with PNG, JPEG or other image"
                                        + " files, or with IDX files named like"
                                        + " train-images-idx3-ubyte.")
                                .formatted(folder)
                        : "%s holds no pictures that can be read. %s"
                                .formatted(folder, String.join(" ", found)));
    }

    /**
     * What speaks for all pictures comes first, then what lies on top, a factors.csv before others.
     */
    private static List<String> tables(FolderWalk walk) {
        List<String> tables = new ArrayList<>(walk.tables().keySet());
        tables.sort(
                Comparator.<String>comparingInt(
                                table -> SideFiles.scope(table, walk.images().keySet()).length())
                        .thenComparing(table -> !SideFiles.isFactorFile(table))
                        .thenComparing(table -> !SideFiles.isCalledTable(table))
                        .thenComparing(
                                Comparator.comparingLong(
                                        table -> table.chars().filter(c -> c == '/').count()))
                        .thenComparing(Comparator.naturalOrder()));
        return tables;
    }

    private static String fingerprint(FolderWalk walk) {
        Fingerprint fingerprint = new Fingerprint().add(RECOGNITION);
        for (Map<String, FileState> files :
                List.of(walk.images(), walk.tables(), walk.splitLists())) {
            files.forEach(fingerprint::add);
        }
        walk.notes().forEach(fingerprint::add);
        return fingerprint.text();
    }
}
