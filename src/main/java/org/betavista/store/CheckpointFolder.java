package org.betavista.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.betavista.data.InvalidInputException;

/**
 * The checkpoints of a run, a folder each, named by its step. One is written beside its place and
 * moved there when it is whole, so that a reader, or a crash, never meets half of one. For one
 * writer at a time.
 */
final class CheckpointFolder {
    /** Ends the name of a folder that is being written. */
    private static final String PART = ".part";

    /** The newest may turn out to be damaged, so the one before it stays. */
    private static final int NEWEST_KEPT = 2;

    private final Path folder;

    /**
     * @param folder need not exist yet
     */
    CheckpointFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Writes one, and deletes all but the last two and the best. One of a later step belongs to a
     * course that was given up, and goes too.
     */
    void write(Checkpoint checkpoint) {
        Path place = folder.resolve(String.format(Locale.ROOT, "%08d", checkpoint.step()));
        Path part = place.resolveSibling(place.getFileName() + PART);
        try {
            deleteLeftovers();
            CheckpointFile.write(part, checkpoint);
            CheckpointFile.delete(place); // The same step again: the same, or of a course given up.
            Files.move(part, place);
            thin(checkpoint.step());
        } catch (IOException e) {
            throw new InvalidInputException(
                    "%s cannot be written (%s).".formatted(place, AtomicFile.reason(e)), e);
        }
    }

    private void thin(long newest) throws IOException {
        List<Path> whole = whole();
        List<Path> course = whole.stream().filter(place -> step(place) <= newest).toList();
        Optional<Path> best =
                course.stream().min(Comparator.comparingDouble(CheckpointFile::heldOutLoss));
        List<Path> last = course.subList(Math.max(0, course.size() - NEWEST_KEPT), course.size());
        for (Path place : whole) {
            if (!last.contains(place) && !best.equals(Optional.of(place))) {
                CheckpointFile.delete(place);
            }
        }
    }

    /** What a writing that was cut off left behind. */
    private void deleteLeftovers() throws IOException {
        for (Path entry : entries()) {
            if (nameOf(entry).matches("\\d{1,18}" + Pattern.quote(PART))) {
                CheckpointFile.delete(entry);
            }
        }
    }

    /** Deletes all checkpoints, and the folder if nothing else is in it. */
    void deleteAll() {
        try {
            deleteLeftovers();
            for (Path place : whole()) {
                CheckpointFile.delete(place);
            }
            if (entries().isEmpty()) {
                Files.deleteIfExists(folder);
            }
        } catch (IOException e) {
            throw new InvalidInputException(
                    "%s cannot be deleted (%s).".formatted(folder, AtomicFile.reason(e)), e);
        }
    }

    /** Whether one was written to its end. */
    boolean holdsOne() {
        return !whole().isEmpty();
    }

    /**
     * Reads the newest whole one; empty if there is none.
     *
     * @throws InvalidInputException if it is damaged; the sentence names what one can go back to
     */
    Optional<Checkpoint> readNewest() {
        List<Path> whole = whole();
        if (whole.isEmpty()) {
            return Optional.empty();
        }
        Path newest = whole.get(whole.size() - 1);
        try {
            return Optional.of(CheckpointFile.read(newest));
        } catch (InvalidInputException e) {
            if (whole.size() == 1) {
                throw e;
            }
            throw new InvalidInputException(
                    "%s To go on from step %s, delete the folder %s."
                            .formatted(e.sentence(), step(whole.get(whole.size() - 2)), newest),
                    e);
        }
    }

    /** All that were written to their end, oldest first. */
    private List<Path> whole() {
        return entries().stream()
                .filter(place -> nameOf(place).matches("\\d{1,18}"))
                .filter(CheckpointFile::isWhole)
                .sorted(Comparator.comparingLong(CheckpointFolder::step))
                .toList();
    }

    private List<Path> entries() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> places = Files.list(folder)) {
            return places.toList();
        } catch (IOException e) {
            throw new InvalidInputException(
                    "%s cannot be read (%s).".formatted(folder, AtomicFile.reason(e)), e);
        }
    }

    private static String nameOf(Path path) {
        return String.valueOf(path.getFileName());
    }

    private static long step(Path checkpoint) {
        return Long.parseLong(nameOf(checkpoint));
    }
}
