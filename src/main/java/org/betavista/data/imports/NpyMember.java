package org.betavista.data.imports;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.betavista.data.InvalidInputException;

/**
 * One array of NumPy's: a file, or a member of an NPZ file.
 *
 * @param what names it in sentences
 * @param size bytes with the header, as the file claims
 * @param packed bytes in the file
 * @param checksum CRC-32 of these bytes, -1 where nothing is known
 * @param source opens the bytes, any number of times
 */
record NpyMember(String what, long size, long packed, long checksum, Source source) {
    /** Deflate cannot do better than about 1030 to 1, and images come nowhere near. */
    private static final long LARGEST_RATIO = 1000;

    /** Small members may be as even as they like. */
    private static final long ALWAYS_ALLOWED = 1L << 20;

    /** Opens the bytes of a member. */
    interface Source {
        InputStream open() throws IOException;
    }

    static NpyMember ofFile(Path file) throws IOException {
        return new NpyMember(
                String.valueOf(file.getFileName()),
                Files.size(file),
                Files.size(file),
                -1,
                () -> Files.newInputStream(file));
    }

    static NpyMember ofEntry(Path file, ZipFile zip, ZipEntry entry) {
        return new NpyMember(
                entry.getName() + " in " + file.getFileName(),
                entry.getSize(),
                entry.getCompressedSize(),
                entry.getCrc(),
                () -> {
                    InputStream input = zip.getInputStream(entry);
                    if (input == null) {
                        throw new IOException("it is not there");
                    }
                    return input;
                });
    }

    /** Reads the header alone. */
    NpyHeader header() {
        try (InputStream input = source.open()) {
            return NpyHeader.read(input, what);
        } catch (IOException e) {
            throw damaged(e);
        }
    }

    /**
     * Checks the claimed size against the shape, before any value is read.
     *
     * @param bytes of one value
     */
    void checkSize(NpyHeader header, int bytes) {
        if (size < 0 || packed < 0 || (size > ALWAYS_ALLOWED && size / LARGEST_RATIO > packed)) {
            throw new InvalidInputException(
                    "%s claims to unpack to %s bytes from %s, which cannot be; the file is damaged or made to fill disks."
                            .formatted(what, size, packed));
        }
        long expected;
        try {
            expected = Math.addExact(header.length(), Math.multiplyExact(header.count(), bytes));
        } catch (ArithmeticException e) {
            throw new InvalidInputException(
                    "%s claims a shape that cannot be, %s; it is damaged."
                            .formatted(what, header.shapeText()),
                    e);
        }
        if (size != expected) {
            throw new InvalidInputException(
                    "%s holds %s bytes where its shape %s needs %s; it is damaged or cut off."
                            .formatted(what, size, header.shapeText(), expected));
        }
        if (header.fortranOrder()) {
            throw new InvalidInputException(
                    "%s is in Fortran order; save numpy.ascontiguousarray of it instead."
                            .formatted(what));
        }
    }

    /** Opens the values, of which exactly so many bytes are read as the shape says. */
    NpyValues values(NpyHeader header, int bytes) throws IOException {
        return NpyValues.open(this, header.count() * bytes);
    }

    InvalidInputException damaged(IOException e) {
        return new InvalidInputException(
                "%s is damaged or cut off (%s); save or copy it again."
                        .formatted(what, IoReason.of(e)),
                e);
    }
}
