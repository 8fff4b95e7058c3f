package org.betavista.data.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.betavista.data.CancelledException;
import org.betavista.data.InvalidInputException;
import org.betavista.data.Progress;

/**
 * Keeps imported sets, so that each source is imported once and again only when it changed. Several
 * processes may use one library.
 *
 * @param root the folder of the sets; made when the first one is
 */
public record ImportLibrary(Path root) {
    private static final int LONGEST_NAME = 40;
    private static final int HASH_DIGITS = 10;

    /**
     * The set of a folder of pictures, made now or before.
     *
     * @throws InvalidInputException if there are no pictures that can be used
     * @throws CancelledException if the progress says so; nothing is left behind
     */
    public ImportedSet folder(Path source, ImportSettings settings, Progress progress) {
        FolderScan scan = ImageFolder.scan(source);
        Path target = target(source, settings.toString());
        return made(target, scan.fingerprint())
                .orElseGet(
                        () -> FolderImport.importFolder(source, scan, settings, target, progress));
    }

    /**
     * The set of an NPZ or NPY file, made now or before.
     *
     * @throws InvalidInputException if the file is damaged or holds no images that can be used
     * @throws CancelledException if the progress says so; nothing is left behind
     */
    public ImportedSet npz(Path source, Progress progress) {
        Path target = target(source, "npz");
        return Files.isRegularFile(source)
                ? made(target, Fingerprint.ofFile(source))
                        .orElseGet(() -> NpzImport.importFile(source, target, progress))
                : NpzImport.importFile(source, target, progress);
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

    private Path target(Path source, String settings) {
        Path whole = source.toAbsolutePath().normalize();
        String name = String.valueOf(whole.getFileName()).replaceAll("[^\\p{L}\\p{N}_-]+", "_");
        String hash = new Fingerprint().add(whole.toString()).add(settings).text();
        return root.resolve(
                name.substring(0, Math.min(LONGEST_NAME, name.length()))
                        + "-"
                        + hash.substring(0, HASH_DIGITS));
    }
}
