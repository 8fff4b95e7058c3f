package org.betavista.data.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.betavista.data.ImageShape;
import org.betavista.data.InvalidInputException;
import org.betavista.data.Split;
import org.betavista.data.SplitRule;
import org.betavista.data.StoredImages;
import org.betavista.data.files.IdxSet.Content;
import org.betavista.data.files.IdxSet.Part;

/**
 * A folder with IDX files named as MNIST, Fashion-MNIST, EMNIST and their family name them.
 *
 * <p>{@code train-images-idx3-ubyte} and, where they exist, {@code train-labels-idx1-ubyte}, {@code
 * t10k-images-idx3-ubyte} and {@code t10k-labels-idx1-ubyte}, each with or without {@code .gz},
 * with a dash or a dot before {@code idx}; {@code test} may stand for {@code t10k}, and the set's
 * name before all of it.
 */
public final class IdxFolder {
    private static final double HELD_OUT_SHARE = 0.1;

    private static final int LEVELS_BELOW = 2;

    /** Folders of pictures have more, and are not walked through for this. */
    private static final int MOST_LOOKED_AT = 100;

    private IdxFolder() {}

    /**
     * The folder with such files that a person means: this one, or the only one below it, as
     * MNIST/raw, where there are no pictures beside it.
     *
     * @throws InvalidInputException if there are several below it
     */
    public static Optional<Path> in(Path folder) {
        if (isOne(folder)) {
            return Optional.of(folder);
        }
        List<Path> found = below(folder);
        if (found.size() > 1) {
            throw new InvalidInputException(
                    "%s holds several folders with IDX files, %s; choose one of them."
                            .formatted(
                                    folder,
                                    found.stream()
                                            .map(each -> folder.relativize(each).toString())
                                            .sorted()
                                            .collect(Collectors.joining(", "))));
        }
        return found.stream().findFirst();
    }

    private static List<Path> below(Path folder) {
        try (Stream<Path> below = Files.walk(folder, LEVELS_BELOW)) {
            List<Path> some = below.limit(MOST_LOOKED_AT + 1L).toList();
            boolean holdsOthers =
                    some.size() > MOST_LOOKED_AT
                            || some.stream()
                                    .filter(Files::isRegularFile)
                                    .anyMatch(ImageFile::beginsLikeOne);
            return holdsOthers
                    ? List.of()
                    : some.stream().filter(Files::isDirectory).filter(IdxFolder::isOne).toList();
        } catch (IOException | UncheckedIOException | InvalidInputException e) {
            // What cannot be read says so when it is read as a folder of pictures.
            return List.of();
        }
    }

    /** Whether a folder holds such files. */
    public static boolean isOne(Path folder) {
        return !IdxSet.in(folder).isEmpty();
    }

    /** Whether a file is named like one of them, so that it stands for its set. */
    public static boolean isFileOfOne(Path file) {
        return IdxSet.of(file).isPresent();
    }

    /**
     * What people call the set of a path.
     *
     * @param path as in {@link #read}
     */
    public static String title(Path path) {
        return IdxSet.of(path).orElseGet(() -> new IdxSet(path, "")).title();
    }

    /**
     * Reads the images and labels.
     *
     * @param path the folder where the files lie; a file of the set where there are several
     * @param rule splits the training images where the folder has no held-out ones
     * @param seed of that split
     * @throws InvalidInputException if the folder has no such files or several sets, or a file is
     *     damaged
     */
    public static Split read(Path path, SplitRule rule, long seed) {
        IdxSet set = set(path);
        Path trainImages =
                set.find(Part.TRAIN, Content.IMAGES)
                        .orElseThrow(
                                () ->
                                        new InvalidInputException(
                                                "The folder %s has no %strain-images-idx3-ubyte (.gz or not); choose a folder with IDX files."
                                                        .formatted(set.folder(), set.prefix())));
        Optional<Path> heldOutImages = set.find(Part.HELD_OUT, Content.IMAGES);
        IdxParts parts = IdxParts.of(set, heldOutImages.isPresent());
        StoredImages train = images(set, Part.TRAIN, trainImages, parts);
        return heldOutImages.isPresent()
                ? split(
                        train,
                        images(set, Part.HELD_OUT, heldOutImages.get(), parts),
                        heldOutImages.get())
                : rule.split(train, HELD_OUT_SHARE, seed);
    }

    private static IdxSet set(Path path) {
        if (Files.isRegularFile(path)) {
            return IdxSet.of(path)
                    .orElseThrow(
                            () ->
                                    new InvalidInputException(
                                            "%s is not named like an IDX file, such as train-images-idx3-ubyte; rename it."
                                                    .formatted(path)));
        }
        if (!Files.isDirectory(path)) {
            throw new InvalidInputException(
                    "There is no folder %s; choose one with IDX files.".formatted(path));
        }
        List<IdxSet> sets = IdxSet.in(path);
        if (sets.size() > 1) {
            throw new InvalidInputException(
                    "%s holds %s sets of IDX files (%s); choose one by its file, such as %s."
                            .formatted(
                                    path,
                                    sets.size(),
                                    sets.stream()
                                            .map(IdxSet::title)
                                            .collect(Collectors.joining(", ")),
                                    sets.get(0)
                                            .find(Part.TRAIN, Content.IMAGES)
                                            .map(Path::toString)
                                            .orElse("")));
        }
        return sets.isEmpty() ? new IdxSet(path, "") : sets.get(0);
    }

    private static Split split(StoredImages train, StoredImages heldOut, Path heldOutFile) {
        if (!train.shape().equals(heldOut.shape())) {
            throw new InvalidInputException(
                    "%s holds images of %s, the training file %s; they do not belong together."
                            .formatted(heldOutFile.getFileName(), heldOut.shape(), train.shape()));
        }
        return new Split(train, heldOut);
    }

    private static StoredImages images(IdxSet set, Part part, Path imageFile, IdxParts parts) {
        IdxFile images = IdxFile.read(imageFile, 3);
        byte[] labels = null;
        Optional<Path> labelFile =
                part == Part.TRAIN || parts.heldOutLabelled()
                        ? set.find(part, Content.LABELS)
                        : Optional.empty();
        if (labelFile.isPresent()) {
            labels = IdxFile.read(labelFile.get(), 1).values();
            if (labels.length != images.dimensions()[0]) {
                throw new InvalidInputException(
                        "%s has %s labels for the %s images of %s; they do not belong together."
                                .formatted(
                                        labelFile.get().getFileName(),
                                        labels.length,
                                        images.dimensions()[0],
                                        imageFile.getFileName()));
            }
        }
        IdxFile upright = set.isTransposed() ? images.transposed() : images;
        return new StoredImages(
                set.title(),
                shape(imageFile, upright),
                upright.values(),
                labels,
                "label",
                parts.notes());
    }

    private static ImageShape shape(Path file, IdxFile images) {
        try {
            return new ImageShape(1, images.dimensions()[1], images.dimensions()[2]);
        } catch (InvalidInputException e) {
            throw new InvalidInputException(file.getFileName() + ": " + e.sentence(), e);
        }
    }
}
