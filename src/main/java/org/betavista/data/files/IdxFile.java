package org.betavista.data.files;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.betavista.data.InvalidInputException;

/**
 * One file in the IDX format of the MNIST family: unsigned bytes with their dimensions in front.
 *
 * <p>Format: two zero bytes, the type (0x08 for unsigned bytes), the number of dimensions, each
 * dimension as a big-endian int, then the values. A file that begins with the gzip magic is
 * unpacked while it is read, whatever its name.
 *
 * @param dimensions for images count, rows, columns; for labels count
 * @param values {@code product of dimensions} unsigned bytes
 */
record IdxFile(int[] dimensions, byte[] values) {
    private static final int UNSIGNED_BYTE = 0x08;
    private static final int GZIP_MAGIC = 0x1F8B;
    private static final long LARGEST = 1L << 30;
    private static final int CHUNK = 1 << 20;

    /**
     * Reads a file.
     *
     * @param expectedDimensions 3 for images, 1 for labels
     * @throws InvalidInputException if the file cannot be read or is not what was expected
     */
    static IdxFile read(Path file, int expectedDimensions) {
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
                DataInputStream input = new DataInputStream(unpacked(raw))) {
            return read(file, input, expectedDimensions);
        } catch (EOFException e) {
            throw new InvalidInputException(
                    "%s ends too early; it was cut off, so copy or download it again."
                            .formatted(file.getFileName()),
                    e);
        } catch (ZipException e) {
            throw new InvalidInputException(
                    "%s is damaged (%s); copy or download it again."
                            .formatted(file.getFileName(), e.getMessage()),
                    e);
        } catch (NoSuchFileException e) {
            throw new InvalidInputException("There is no file " + file + ".", e);
        } catch (AccessDeniedException e) {
            throw new InvalidInputException(
                    "%s may not be read; change its permissions.".formatted(file), e);
        } catch (IOException e) {
            throw new InvalidInputException(
                    "%s cannot be read (%s).".formatted(file, e.getMessage()), e);
        }
    }

    private static InputStream unpacked(InputStream raw) throws IOException {
        raw.mark(2);
        int magic = raw.read() << 8 | raw.read();
        raw.reset();
        return magic == GZIP_MAGIC ? new GZIPInputStream(raw, 1 << 16) : raw;
    }

    private static IdxFile read(Path file, DataInputStream input, int expectedDimensions)
            throws IOException {
        int magic = input.readInt();
        int expectedMagic = UNSIGNED_BYTE << 8 | expectedDimensions;
        if (magic != expectedMagic) {
            throw new InvalidInputException(
                    String.format(
                            Locale.ROOT,
                            "%s is not an IDX file of %s: it begins with %08X where %08X is expected.",
                            file.getFileName(),
                            expectedDimensions == 1 ? "labels" : "images",
                            magic,
                            expectedMagic));
        }
        int[] dimensions = new int[expectedDimensions];
        long size = 1;
        for (int i = 0; i < dimensions.length; i++) {
            dimensions[i] = input.readInt();
            size = dimensions[i] < 1 || size > LARGEST ? Long.MAX_VALUE : size * dimensions[i];
            if (size > LARGEST) {
                throw new InvalidInputException(
                        "%s claims dimensions that cannot be: %s; the file is damaged."
                                .formatted(file.getFileName(), Arrays.toString(dimensions)));
            }
        }
        byte[] values = readExactly(input, (int) size);
        if (input.read() >= 0) {
            throw new InvalidInputException(
                    "%s holds more values than its header says (%s); it is damaged."
                            .formatted(file.getFileName(), Arrays.toString(dimensions)));
        }
        return new IdxFile(dimensions, values);
    }

    /** Grows with what really comes, so that a header's claim alone costs no memory. */
    private static byte[] readExactly(InputStream input, int size) throws IOException {
        byte[] values = new byte[Math.min(size, CHUNK)];
        int filled = 0;
        while (filled < size) {
            if (filled == values.length) {
                values = Arrays.copyOf(values, (int) Math.min(size, 2L * values.length));
            }
            int count = input.read(values, filled, values.length - filled);
            if (count < 0) {
                throw new EOFException();
            }
            filled += count;
        }
        return values;
    }

    /** The same images with rows for columns. */
    IdxFile transposed() {
        int rows = dimensions[1];
        int columns = dimensions[2];
        byte[] turned = new byte[values.length];
        for (int i = 0; i < dimensions[0]; i++) {
            int start = i * rows * columns;
            for (int y = 0; y < rows; y++) {
                for (int x = 0; x < columns; x++) {
                    turned[start + x * rows + y] = values[start + y * columns + x];
                }
            }
        }
        return new IdxFile(new int[] {dimensions[0], columns, rows}, turned);
    }
}
