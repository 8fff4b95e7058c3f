package org.betavista.data.imports;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.betavista.data.CancelledException;
import org.betavista.data.InvalidInputException;
import org.betavista.data.Progress;
import org.jspecify.annotations.Nullable;

/**
 * Keeps imported sets, so that each source is imported once and again only when it changed. Several
 * processes may use one library.
 *
 * @param root the folder of the sets; made when the first one is
 */
public record ImportLibrary(Path root) {
    private static final int LONGEST_NAME = 40;
    private static final int HASH_DIGITS = 10;

    /** Sets whose scale was decided by the largest value alone are not taken for these. */
    private static final String BY_MOST = "npz by most values";

    /**
     * The set of a folder of pictures, made now or before. Where the folder is gone, what was made
     * of it is still there.
     *
     * @throws InvalidInputException if there are no pictures that can be used
     * @throws CancelledException if the progress says so; nothing is left behind
     */
    public ImportedSet folder(Path source, ImportSettings settings, Progress progress) {
        String start = start(source, settings.key());
        if (!Files.exists(source)) {
            Optional<ImportedSet> former = former(start);
            if (former.isPresent()) {
                return former.get();
            }
        }
        FolderScan scan = ImageFolder.scan(source);
        Path target = target(start, scan.fingerprint());
        return made(target, scan.fingerprint())
                .orElseGet(
                        () -> {
                            ImportedSet set =
                                    FolderImport.importFolder(
                                            source, scan, settings, target, progress);
                            deleteOthers(start, target);
                            return set;
                        });
    }

    /**
     * The set of an NPZ or NPY file, made now or before. Where the file is gone, what was made of
     * it is still there.
     *
     * @param range which values are black and white; null for what most values use
     * @throws InvalidInputException if the file is damaged or holds no images that can be used
     * @throws CancelledException if the progress says so; nothing is left behind
     */
    public ImportedSet npz(Path source, @Nullable ValueRange range, Progress progress) {
        String start =
                start(source, range == null ? BY_MOST : "npz " + range.low() + " " + range.high());
        if (!Files.isRegularFile(source)) {
            Optional<ImportedSet> former = Files.exists(source) ? Optional.empty() : former(start);
            // Where there is none, the import says what is wrong with the source.
            return former.orElseGet(
                    () -> NpzImport.importFile(source, range, root.resolve(start), progress));
        }
        String fingerprint = Fingerprint.ofFile(source);
        Path target = target(start, fingerprint);
        return made(target, fingerprint)
                .orElseGet(
                        () -> {
                            ImportedSet set = NpzImport.importFile(source, range, target, progress);
                            deleteOthers(start, target);
                            return set;
                        });
    }

    /** The folders of all sets that were made, sorted. */
    public List<Path> sets() {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(root)) {
            return folders.filter(
                            folder ->
                                    !folder.getFileName().toString().startsWith(".")
                                            && Files.isRegularFile(
                                                    folder.resolve(SetDescription.FILE)))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new InvalidInputException(
                    "The folder %s cannot be read (%s).".formatted(root, IoReason.of(e)), e);
        }
    }

    /** What was made of a source that is gone. */
    private Optional<ImportedSet> former(String start) {
        return sets().stream()
                .filter(set -> set.getFileName().toString().startsWith(start + "-"))
                .map(ImportedSet::open)
                .findFirst();
    }

    private static Optional<ImportedSet> made(Path target, String fingerprint) {
        if (!Files.isDirectory(target)) {
            return Optional.empty();
        }
        try {
            ImportedSet set = ImportedSet.open(target);
            return set.images().description().fingerprint().equals(fingerprint)
                    ? Optional.of(set)
                    : Optional.empty();
        } catch (InvalidInputException e) {
            // A damaged set is made anew.
            return Optional.empty();
        }
    }

    /** Every state of a source has a folder of its own, so that no open set is ever replaced. */
    private Path target(String start, String fingerprint) {
        return root.resolve(start + "-" + fingerprint.substring(0, HASH_DIGITS));
    }

    /**
     * Deletes the sets of former states. Some systems keep the pixels of a set that is open; it is
     * no set any more without its description, and its rest goes another time.
     */
    private void deleteOthers(String start, Path target) {
        FolderTree.deleteLeftovers(root.resolve(start), Instant.now());
        try (DirectoryStream<Path> others =
                Files.newDirectoryStream(
                        root,
                        path ->
                                path.getFileName().toString().startsWith(start + "-")
                                        && !path.equals(target))) {
            for (Path other : others) {
                Files.deleteIfExists(other.resolve(SetDescription.FILE));
                FolderTree.deleteQuietly(other);
            }
        } catch (IOException | DirectoryIteratorException e) {
            // They cost space and nothing else.
        }
    }

    /** How the names of a source's sets begin. */
    private static String start(Path source, String settings) {
        Path whole = source.toAbsolutePath().normalize();
        String name = String.valueOf(whole.getFileName()).replaceAll("[^\\p{L}\\p{N}_-]+", "_");
        String hash = new Fingerprint().add(whole.toString()).add(settings).text();
        // A letter that takes two chars is not cut in two: no system spells half of one.
        int letters = Math.min(LONGEST_NAME, name.codePointCount(0, name.length()));
        return name.substring(0, name.offsetByCodePoints(0, letters))
                + "-"
                + hash.substring(0, HASH_DIGITS);
    }
}
