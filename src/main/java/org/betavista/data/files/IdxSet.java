package org.betavista.data.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.betavista.data.InvalidInputException;

/**
 * The files of one set in IDX format, recognised by their names: {@code train-images-idx3-ubyte} as
 * MNIST has them, {@code emnist-letters-test-labels-idx1-ubyte.gz} as EMNIST has them, {@code
 * t10k-images.idx3-ubyte} as some programs unpack them.
 *
 * @param folder where the files lie
 * @param prefix what stands before "train" in their names, in lower case; often nothing
 */
record IdxSet(Path folder, String prefix) {
    private static final Pattern NAME =
            Pattern.compile(
                    "(?<prefix>.*?)(?<part>train|t10k|test)[-_. ]?(?<what>images|labels)[-_.]idx(?<dimensions>\\d)[-_.]ubyte(\\.gz)?",
                    Pattern.CASE_INSENSITIVE);

    private static final Pattern ANY =
            Pattern.compile(".*idx\\d[-_.][a-z]+(\\.gz)?", Pattern.CASE_INSENSITIVE);

    /** Which images of a set. */
    enum Part {
        TRAIN,
        HELD_OUT
    }

    /** What a file holds. */
    enum Content {
        IMAGES(3),
        LABELS(1);

        private final int dimensions;

        Content(int dimensions) {
            this.dimensions = dimensions;
        }
    }

    /** The sets in a folder, which have training images; sorted by prefix. */
    static List<IdxSet> in(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> holds(file, Part.TRAIN, Content.IMAGES))
                    .map(file -> new IdxSet(folder, prefix(file)))
                    .distinct()
                    .sorted((a, b) -> a.prefix.compareTo(b.prefix))
                    .toList();
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
    }

    /** The set that a file belongs to, by its name; empty where it is not named like one. */
    static Optional<IdxSet> of(Path file) {
        Path folder = Objects.requireNonNullElse(file.getParent(), Path.of(""));
        return NAME.matcher(name(file)).matches()
                ? Optional.of(new IdxSet(folder, prefix(file)))
                : Optional.empty();
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static String prefix(Path file) {
        Matcher matcher = NAME.matcher(name(file));
        return matcher.matches() ? matcher.group("prefix").toLowerCase(Locale.ROOT) : "";
    }

    private static boolean holds(Path file, Part part, Content content) {
        Matcher matcher = NAME.matcher(name(file));
        return matcher.matches()
                && matcher.group("part").equalsIgnoreCase("train") == (part == Part.TRAIN)
                && matcher.group("what").equalsIgnoreCase(content.name())
                && Integer.parseInt(matcher.group("dimensions")) == content.dimensions
                && Files.isRegularFile(file);
    }

    /** A file of this set; the unpacked one where it is there twice. */
    Optional<Path> find(Part part, Content content) {
        return files(file -> holds(file, part, content) && prefix(file).equals(prefix)).stream()
                .findFirst();
    }

    /** Everything in the folder that looks like a file in IDX format, of this set or not. */
    List<Path> all() {
        return files(file -> ANY.matcher(name(file)).matches());
    }

    private List<Path> files(Predicate<Path> chosen) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(chosen).sorted().toList();
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
    }

    private static InvalidInputException unreadable(Path folder, IOException e) {
        return new InvalidInputException(
                "The folder %s cannot be read (%s).".formatted(folder, e.getMessage()), e);
    }

    /** EMNIST's images lie on their side, as they were written column by column. */
    boolean isTransposed() {
        return prefix.startsWith("emnist");
    }

    /** What people call it. */
    String title() {
        String own = prefix.replaceAll("[-_. ]+$", "");
        if (!own.isEmpty()) {
            return own;
        }
        Path whole = folder.toAbsolutePath().normalize();
        String last = name(whole);
        // Some programs put the files of MNIST into MNIST/raw.
        Path above = whole.getParent();
        String shown = last.equalsIgnoreCase("raw") && above != null ? name(above) : last;
        return shown.equalsIgnoreCase("mnist") ? "MNIST" : shown;
    }
}
