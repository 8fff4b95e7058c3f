package org.betavista.data.imports;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import org.betavista.data.Factor;
import org.betavista.data.ImageKey;
import org.betavista.data.ImageShape;
import org.betavista.data.InvalidInputException;
import org.jspecify.annotations.Nullable;

/**
 * Writes a set for {@link MappedImages}, image by image, in a folder beside its place that moves
 * there when it is whole. Closed before {@link #finish} it leaves nothing behind. For one thread.
 */
public final class MappedImagesWriter implements AutoCloseable {
    /** What must stay free on the disk. */
    private static final long SPARE_BYTES = 64L << 20;

    private final Path target;
    private final Path folder;
    private final ImageShape shape;
    private final int[] largestValues;
    private final byte[] row;
    private final NpyOutput images;
    private final NpyOutput keys;
    private final byte[] key = new byte[Long.BYTES];
    private final @Nullable NpyOutput factorValues;
    private int size;
    private boolean finished;

    /**
     * @param target where the set will be; missing folders above it are made
     * @param factors how many values every image comes with
     * @param expected about how many images will come
     * @throws InvalidInputException if there is too little free space, or no right to write
     */
    public MappedImagesWriter(Path target, ImageShape shape, int factors, long expected) {
        this.target = target.toAbsolutePath().normalize();
        this.shape = shape;
        this.largestValues = new int[factors];
        this.row = new byte[factors * Integer.BYTES];
        this.folder = FolderTree.beside(this.target, "part");
        try {
            Path above = Objects.requireNonNull(this.target.getParent(), "a root");
            Files.createDirectories(above);
            FolderTree.deleteLeftovers(this.target, Instant.now());
            if (MappedImages.isTooMuch(Math.multiplyExact(expected, (long) factors))) {
                throw new InvalidInputException(
                        "%s images with %s factors need more memory than there is; leave out some."
                                .formatted(expected, factors));
            }
            long needed =
                    Math.multiplyExact(expected, (long) shape.size() + key.length + row.length);
            long free = Files.getFileStore(above).getUsableSpace();
            if (needed > free - SPARE_BYTES) {
                throw new InvalidInputException(
                        "The images need %s MB and %s has %s MB left; free some space first."
                                .formatted(needed >> 20, above, free >> 20));
            }
            Files.createDirectory(folder);
            images =
                    new NpyOutput(
                            folder.resolve(MappedImages.IMAGES_FILE),
                            MappedImages.IMAGE_TYPE,
                            shape.channels(),
                            shape.height(),
                            shape.width());
            keys = new NpyOutput(folder.resolve(MappedImages.KEYS_FILE), MappedImages.KEY_TYPE);
            factorValues =
                    factors == 0
                            ? null
                            : new NpyOutput(
                                    folder.resolve(MappedImages.FACTORS_FILE),
                                    MappedImages.FACTOR_TYPE,
                                    factors);
        } catch (ArithmeticException e) {
            throw new InvalidInputException(
                    "There are more images than any disk holds (%s).".formatted(expected), e);
        } catch (IOException e) {
            FolderTree.deleteQuietly(folder);
            throw cannotWrite(e);
        }
    }

    /** The folder that holds everything until the set is whole. */
    Path workFolder() {
        return folder;
    }

    /** How many images came. */
    public int size() {
        return size;
    }

    /**
     * Adds an image without a file of its own.
     *
     * @param pixels holds {@code shape.size()} unsigned bytes, channel by channel
     * @param offset where they begin
     * @param values one a factor
     */
    public void add(byte[] pixels, int offset, int[] values) {
        add(
                pixels,
                offset,
                values,
                ImageKey.of(Arrays.copyOfRange(pixels, offset, offset + shape.size())));
    }

    /**
     * Adds an image.
     *
     * @param pixels holds {@code shape.size()} unsigned bytes, channel by channel
     * @param offset where they begin
     * @param values one a factor, 0 or more, or {@link Factor#NO_VALUE}
     * @param imageKey tells it from others ({@link ImageKey})
     */
    public void add(byte[] pixels, int offset, int[] values, long imageKey) {
        if (values.length != largestValues.length) {
            throw new IllegalArgumentException(values.length + " factor values");
        }
        try {
            images.write(pixels, offset, shape.size());
            ByteBuffer.wrap(key).order(ByteOrder.LITTLE_ENDIAN).putLong(imageKey);
            keys.write(key, 0, key.length);
            if (factorValues != null) {
                ByteBuffer bytes = ByteBuffer.wrap(row).order(ByteOrder.LITTLE_ENDIAN);
                for (int f = 0; f < values.length; f++) {
                    if (values[f] < Factor.NO_VALUE) {
                        throw new IllegalArgumentException("factor value " + values[f]);
                    }
                    bytes.putInt(values[f]);
                    largestValues[f] = Math.max(largestValues[f], values[f]);
                }
                factorValues.write(row, 0, row.length);
            }
        } catch (IOException e) {
            throw cannotWrite(e);
        }
        size++;
    }

    /**
     * Completes the set and moves it to its place, over what stood there.
     *
     * @throws InvalidInputException if no image came, or the disk refuses
     */
    public void finish(SetDescription description) {
        if (size == 0) {
            throw new InvalidInputException("%s has no images.".formatted(description.name()));
        }
        check(description);
        try {
            images.finish(size);
            keys.finish(size);
            if (factorValues != null) {
                factorValues.finish(size);
            }
            description.write(folder.resolve(SetDescription.FILE));
            FolderTree.moveInto(folder, target);
            finished = true;
        } catch (IOException e) {
            throw cannotWrite(e);
        }
    }

    private void check(SetDescription description) {
        if (description.factors().size() != largestValues.length) {
            throw new IllegalArgumentException(description.factors().size() + " factors");
        }
        for (int f = 0; f < largestValues.length; f++) {
            Factor factor = description.factors().get(f);
            if (largestValues[f] >= factor.count()) {
                throw new IllegalArgumentException(factor + " has " + largestValues[f]);
            }
        }
    }

    private InvalidInputException cannotWrite(IOException e) {
        return new InvalidInputException(
                "%s cannot be written (%s); choose another place or free some space."
                        .formatted(target, IoReason.of(e)),
                e);
    }

    /** Deletes everything unless the set was finished. */
    @Override
    public void close() {
        if (finished) {
            return;
        }
        try (images;
                keys;
                factorValues) {
            size = 0;
        } catch (IOException e) {
            // What follows deletes the files, whatever state they are in.
        }
        FolderTree.deleteQuietly(folder);
    }
}
