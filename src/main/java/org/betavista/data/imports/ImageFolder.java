package org.betavista.data.imports;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.betavista.data.InvalidInputException;
import org.betavista.data.files.ImageFormat;

/**
 * Looks through a folder of people's own pictures without decoding any.
 *
 * <p>Where all lies in subfolders train and test, or val, or both, in whatever case, everything
 * outside train is held out: what somebody kept for choosing a model was not meant to learn from.
 */
public final class ImageFolder {
    private static final long MOST_FILES = 5_000_000;
    private static final Set<String> TRAIN = Set.of("train", "training");
    private static final Set<String> HELD_OUT =
            Set.of("test", "testing", "val", "valid", "validation");

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
            throw new InvalidInputException(
                    "%s holds no pictures; choose a folder with image files (%s)."
                            .formatted(folder, ImageFormat.NAMES));
        }
        List<String> all = List.copyOf(walk.images().keySet());
        Set<String> first = parts(all, 0);
        boolean split =
                first.stream().anyMatch(part -> isOne(part, TRAIN))
                        && first.stream().anyMatch(part -> isOne(part, HELD_OUT))
                        && first.stream().allMatch(p -> isOne(p, TRAIN) || isOne(p, HELD_OUT))
                        && all.stream().allMatch(name -> name.indexOf('/') > 0);
        List<String> images = new ArrayList<>();
        List<String> heldOut = new ArrayList<>();
        for (String name : all) {
            (split && isOne(part(name, 0), HELD_OUT) ? heldOut : images).add(name);
        }
        int level = split ? 1 : 0;
        Set<String> labels = parts(all, level);
        return new FolderScan(
                images,
                heldOut,
                labels.size() < 2 ? List.of() : List.copyOf(labels),
                level,
                tables(walk),
                walk.problems(),
                fingerprint(walk));
    }

    private static boolean isOne(String part, Set<String> names) {
        return names.contains(part.toLowerCase(Locale.ROOT));
    }

    /** A file's folder at a level; empty for a file that does not lie so deep. */
    static String part(String name, int level) {
        int start = 0;
        for (int i = 0; i < level; i++) {
            start = name.indexOf('/', start) + 1;
            if (start == 0) {
                return "";
            }
        }
        int end = name.indexOf('/', start);
        return end < 0 ? "" : name.substring(start, end);
    }

    private static Set<String> parts(List<String> names, int level) {
        Set<String> parts = new TreeSet<>();
        for (String name : names) {
            String part = part(name, level);
            if (!part.isEmpty()) {
                parts.add(part);
            }
        }
        return parts;
    }

    /** What lies on top comes first, a factors.csv before others. */
    private static List<String> tables(FolderWalk walk) {
        List<String> tables = new ArrayList<>(walk.tables().keySet());
        tables.sort(
                java.util.Comparator.<String>comparingLong(
                                name -> name.chars().filter(c -> c == '/').count())
                        .thenComparing(name -> !AttributeTable.isFactorFile(name))
                        .thenComparing(name -> name));
        return tables;
    }

    private static String fingerprint(FolderWalk walk) {
        Fingerprint fingerprint = new Fingerprint();
        for (Map<String, FolderWalk.Found> files : List.of(walk.images(), walk.tables())) {
            files.forEach((name, found) -> fingerprint.add(name, found.size(), found.modified()));
        }
        return fingerprint.text();
    }
}
