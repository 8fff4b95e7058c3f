package org.betavista.data.imports;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.betavista.data.Factor;
import org.betavista.data.ImageDataset;
import org.betavista.data.ImageShape;
import org.betavista.data.InvalidInputException;

/**
 * A set that stays on disk: the system reads the images that are asked for and forgets them when
 * memory is short. Only the factor values lie in memory, 2 bytes each and a bit for each where some
 * are missing, and 8 bytes of each image.
 *
 * <p>The folder holds {@code images.npy} (unsigned bytes, images x channels x height x width),
 * {@code factors.npy} (32-bit numbers, images x factors, {@link Factor#NO_VALUE} where there is no
 * value; only where there are factors), {@code keys.npy} (64-bit numbers, {@link ImageDataset#key};
 * sets of earlier versions have none), {@code origins.txt} (of folders, the file of every image)
 * and {@code set.properties}. NumPy opens all arrays. They must not change while they are open.
 */
public final class MappedImages implements ImageDataset {
    static final String IMAGES_FILE = "images.npy";
    static final String FACTORS_FILE = "factors.npy";
    static final String IMAGE_TYPE = "|u1";
    static final String FACTOR_TYPE = "<i4";
    static final String KEYS_FILE = "keys.npy";
    static final String KEY_TYPE = "<i8";

    /** Java maps at most 2 GB at once. */
    private static final long SEGMENT_BYTES = 1L << 30;

    private static final long MOST_FACTOR_VALUES = 1L << 29;

    private final Path folder;
    private final SetDescription description;
    private final ImageShape shape;
    private final int size;
    private final int imagesPerSegment;
    private final MappedByteBuffer[] segments;
    private final StoredFactors factorValues;
    private final long[] keys;

    private MappedImages(
            Path folder,
            SetDescription description,
            ImageShape shape,
            int size,
            int imagesPerSegment,
            MappedByteBuffer[] segments,
            StoredFactors factorValues,
            long[] keys) {
        this.folder = folder;
        this.description = description;
        this.shape = shape;
        this.size = size;
        this.imagesPerSegment = imagesPerSegment;
        this.segments = segments;
        this.factorValues = factorValues;
        this.keys = keys;
    }

    /**
     * Opens a set.
     *
     * @throws InvalidInputException if the folder is damaged or holds something else
     */
    public static MappedImages open(Path folder) {
        return open(folder, SEGMENT_BYTES);
    }

    /** The same with segments of another size. */
    static MappedImages open(Path folder, long segmentBytes) {
        if (!Files.isRegularFile(folder.resolve(IMAGES_FILE))
                || !Files.isRegularFile(folder.resolve(SetDescription.FILE))) {
            throw new InvalidInputException(
                    "%s is not a folder of imported images.".formatted(folder));
        }
        try {
            SetDescription description = SetDescription.read(folder.resolve(SetDescription.FILE));
            return mapped(folder, description, segmentBytes);
        } catch (IOException e) {
            throw new InvalidInputException(
                    "The imported images in %s cannot be read (%s); import them again."
                            .formatted(folder, IoReason.of(e)),
                    e);
        }
    }

    private static MappedImages mapped(Path folder, SetDescription description, long segmentBytes)
            throws IOException {
        Path file = folder.resolve(IMAGES_FILE);
        NpyHeader header = header(file, IMAGE_TYPE, 4);
        long[] dimensions = header.shape();
        for (long dimension : dimensions) {
            if (dimension < 1 || dimension > Integer.MAX_VALUE) {
                throw damaged(file);
            }
        }
        ImageShape shape =
                new ImageShape((int) dimensions[1], (int) dimensions[2], (int) dimensions[3]);
        int size = (int) dimensions[0];
        int imagesPerSegment = (int) Math.max(1, segmentBytes / shape.size());
        MappedByteBuffer[] segments =
                new MappedByteBuffer[(size + imagesPerSegment - 1) / imagesPerSegment];
        try (FileChannel channel = FileChannel.open(file)) {
            for (int s = 0; s < segments.length; s++) {
                long first = (long) s * imagesPerSegment;
                segments[s] =
                        channel.map(
                                FileChannel.MapMode.READ_ONLY,
                                header.length() + first * shape.size(),
                                Math.min(imagesPerSegment, size - first) * shape.size());
            }
        }
        return new MappedImages(
                folder,
                description,
                shape,
                size,
                imagesPerSegment,
                segments,
                factorValues(folder, description.factors(), size),
                keys(folder, size));
    }

    private static NpyHeader header(Path file, String type, int dimensions) throws IOException {
        try (InputStream input = Files.newInputStream(file)) {
            NpyHeader header = NpyHeader.read(input, file.toString());
            int bytes = type.charAt(type.length() - 1) - '0';
            if (!header.type().equals(type)
                    || header.fortranOrder()
                    || header.shape().length != dimensions
                    || Math.addExact(header.length(), Math.multiplyExact(header.count(), bytes))
                            != Files.size(file)) {
                throw damaged(file);
            }
            return header;
        } catch (ArithmeticException e) {
            throw damaged(file);
        }
    }

    /** Whether so many factor values would take more than a quarter of the memory. */
    static boolean isTooMuch(long values) {
        return values > MOST_FACTOR_VALUES
                || values * Short.BYTES > Runtime.getRuntime().maxMemory() / 4;
    }

    private static StoredFactors factorValues(Path folder, List<Factor> factors, int size)
            throws IOException {
        if (factors.isEmpty()) {
            return new StoredFactors(0);
        }
        Path file = folder.resolve(FACTORS_FILE);
        NpyHeader header = header(file, FACTOR_TYPE, 2);
        long count = (long) size * factors.size();
        if (header.shape()[0] != size
                || header.shape()[1] != factors.size()
                || count > MOST_FACTOR_VALUES) {
            throw damaged(file);
        }
        if (isTooMuch(count)) {
            throw new InvalidInputException(
                    "%s has %s values, which need more memory than there is; start with a larger heap."
                            .formatted(file, count));
        }
        StoredFactors values = new StoredFactors((int) count);
        byte[] bytes = new byte[factors.size() * Integer.BYTES];
        ByteBuffer row = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        try (InputStream input = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            input.skipNBytes(header.length());
            for (int i = 0; i < count; i += factors.size()) {
                if (input.readNBytes(bytes, 0, bytes.length) < bytes.length) {
                    throw damaged(file);
                }
                for (int f = 0; f < factors.size(); f++) {
                    int value = row.getInt(f * Integer.BYTES);
                    if (value < Factor.NO_VALUE || value >= factors.get(f).count()) {
                        throw damaged(file);
                    }
                    values.set(i + f, value);
                }
            }
        }
        return values;
    }

    private static long[] keys(Path folder, int size) throws IOException {
        Path file = folder.resolve(KEYS_FILE);
        if (!Files.exists(file)) {
            return new long[0];
        }
        NpyHeader header = header(file, KEY_TYPE, 1);
        if (header.shape()[0] != size) {
            throw damaged(file);
        }
        long[] keys = new long[size];
        try (DataInputStream input =
                new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
            input.skipNBytes(header.length());
            for (int i = 0; i < size; i++) {
                keys[i] = Long.reverseBytes(input.readLong());
            }
        }
        return keys;
    }

    private static InvalidInputException damaged(Path file) {
        return new InvalidInputException("%s is damaged; import the images again.".formatted(file));
    }

    @Override
    public String name() {
        return description.name();
    }

    @Override
    public ImageShape shape() {
        return shape;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public void copyPixels(int index, byte[] target, int offset) {
        Objects.checkIndex(index, size);
        segments[index / imagesPerSegment].get(
                index % imagesPerSegment * shape.size(), target, offset, shape.size());
    }

    @Override
    public List<Factor> factors() {
        return description.factors();
    }

    @Override
    public int factorValue(int index, int factor) {
        Objects.checkIndex(index, size);
        Objects.checkIndex(factor, factors().size());
        return factorValues.get(index * factors().size() + factor);
    }

    @Override
    public List<String> origins(int[] indices) {
        return ImageOrigins.read(folder, indices)
                .map(
                        names ->
                                Arrays.stream(indices)
                                        .mapToObj(i -> names.getOrDefault(i, ""))
                                        .toList())
                .orElseGet(() -> ImageDataset.super.origins(indices));
    }

    @Override
    public long key(int index) {
        Objects.checkIndex(index, size);
        return keys.length == 0 ? ImageDataset.super.key(index) : keys[index];
    }

    /** Where the set lies. */
    Path folder() {
        return folder;
    }

    /** What is known of the set beside its pixels. */
    public SetDescription description() {
        return description;
    }

    @Override
    public List<String> notes() {
        List<String> lines = new ArrayList<>(description.notes());
        for (Skipped skipped : description.skipped()) {
            lines.add("%s was skipped: %s".formatted(skipped.file(), skipped.reason()));
        }
        return lines;
    }

    @Override
    public String toString() {
        return "%s, %s x %s".formatted(name(), size, shape);
    }
}
