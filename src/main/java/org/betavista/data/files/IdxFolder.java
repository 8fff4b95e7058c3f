package org.betavista.data.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.betavista.data.ImageShape;
import org.betavista.data.InvalidInputException;
import org.betavista.data.Split;
import org.betavista.data.SplitRule;
import org.betavista.data.StoredImages;

/**
 * A folder with IDX files named as MNIST, Fashion-MNIST and their family name them.
 *
 * <p>{@code train-images-idx3-ubyte} and, where they exist, {@code train-labels-idx1-ubyte}, {@code
 * t10k-images-idx3-ubyte} and {@code t10k-labels-idx1-ubyte}, each with or without {@code .gz},
 * with a dash or a dot before {@code idx}.
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
     */
    public static Optional<Path> in(Path folder) {
        if (isOne(folder)) {
            return Optional.of(folder);
        }
        try (Stream<Path> below = Files.walk(folder, LEVELS_BELOW)) {
            List<Path> some = below.limit(MOST_LOOKED_AT + 1L).toList();
            List<Path> found =
                    some.stream().filter(Files::isDirectory).filter(IdxFolder::isOne).toList();
            boolean all =
                    some.size() <= MOST_LOOKED_AT
                            && some.stream()
                                    .filter(Files::isRegularFile)
                                    .noneMatch(ImageFile::beginsLikeOne);
            return all && found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
        } catch (IOException | UncheckedIOException | InvalidInputException e) {
            // What cannot be read says so when it is read as a folder of pictures.
            return Optional.empty();
        }
    }

    /** Whether a folder holds such files. */
    public static boolean isOne(Path folder) {
        return find(folder, "train-images", 3).isPresent();
    }

    /**
     * Reads the images and labels.
     *
     * @param folder where the files lie
     * @param rule splits the training images where the folder has no t10k files
     * @param seed of that split
     * @throws InvalidInputException if the folder has no such files, or one of them is damaged
     */
    public static Split read(Path folder, SplitRule rule, long seed) {
        if (!Files.isDirectory(folder)) {
            throw new InvalidInputException(
                    "There is no folder %s; choose one with IDX files.".formatted(folder));
        }
        Path trainImages =
                find(folder, "train-images", 3)
                        .orElseThrow(
                                () ->
                                        new InvalidInputException(
                                                ("The folder %s has no train-images-idx3-ubyte"
                                                                + " (.gz or not); choose a folder with IDX files.")
                                                        .formatted(folder)));
        Optional<Path> heldOutImages = find(folder, "t10k-images", 3);
        IdxParts parts = IdxParts.of(folder, heldOutImages.isPresent());
        StoredImages train = images(folder, "train", trainImages, parts);
        return heldOutImages.isPresent()
                ? split(
                        train,
                        images(folder, "t10k", heldOutImages.get(), parts),
                        heldOutImages.get())
                : rule.split(train, HELD_OUT_SHARE, seed);
    }

    private static Split split(StoredImages train, StoredImages heldOut, Path heldOutFile) {
        if (!train.shape().equals(heldOut.shape())) {
            throw new InvalidInputException(
                    "%s holds images of %s, the training file %s; they do not belong together."
                            .formatted(heldOutFile.getFileName(), heldOut.shape(), train.shape()));
        }
        return new Split(train, heldOut);
    }

    private static StoredImages images(Path folder, String part, Path imageFile, IdxParts parts) {
        IdxFile images = IdxFile.read(imageFile, 3);
        ImageShape shape = shape(imageFile, images);
        byte[] labels = null;
        Optional<Path> labelFile =
                part.equals("train") || parts.heldOutLabelled()
                        ? find(folder, part + "-labels", 1)
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
        Path name = folder.toAbsolutePath().normalize().getFileName();
        return new StoredImages(
                name == null ? "images" : displayName(name.toString()),
                shape,
                images.values(),
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

    private static String displayName(String folderName) {
        return folderName.equalsIgnoreCase("mnist") ? "MNIST" : folderName;
    }

    static Optional<Path> find(Path folder, String start, int dimensions) {
        String kind = "idx" + dimensions + "-ubyte";
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(
                            file -> {
                                String name = file.getFileName().toString();
                                return name.startsWith(start)
                                        && (name.endsWith(kind) || name.endsWith(kind + ".gz"));
                            })
                    .sorted()
                    .findFirst();
        } catch (IOException e) {
            throw new InvalidInputException(
                    "The folder %s cannot be read (%s).".formatted(folder, e.getMessage()), e);
        }
    }
}
