package org.betavista.data.imports;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.betavista.data.InvalidInputException;

/**
 * Codes from any other tool: an NPY file of float32 or float64 with the shape (samples, latents).
 *
 * @param values sample by sample, finite, N x L
 * @param latents L, at least 1
 */
public record CodeTable(double[] values, int latents) {
    /** 80 MB, of which scoring makes copies: a million samples of ten latents. */
    private static final long MOST_VALUES = 10_000_000;

    private static final int AT_ONCE = 1 << 16;

    /** The number of samples, N. */
    public int rows() {
        return values.length / latents;
    }

    /**
     * Reads a file.
     *
     * @throws InvalidInputException if it is no such table, or a value is no finite number
     */
    public static CodeTable read(Path file) {
        if (Files.isDirectory(file)) {
            throw new InvalidInputException(
                    "%s is a folder; name the .npy file that numpy.save wrote."
                            .formatted(file.getFileName()));
        }
        try {
            return read(NpyMember.ofFile(file));
        } catch (IOException e) {
            throw new InvalidInputException(
                    "%s cannot be read (%s); save it again by numpy.save."
                            .formatted(file.getFileName(), IoReason.of(e)),
                    e);
        }
    }

    private static CodeTable read(NpyMember member) throws IOException {
        NpyHeader header = member.header();
        SampleType type = type(header, member.what());
        long[] shape = header.shape();
        if (shape.length != 2 || shape[0] < 1 || shape[1] < 1) {
            throw new InvalidInputException(
                    "%s has the shape %s; codes need (samples, latents)."
                            .formatted(member.what(), header.shapeText()));
        }
        member.checkSize(header, type.bytes());
        if (header.count() > MOST_VALUES) {
            throw new InvalidInputException(
                    "%s holds %s values; up to %s can be measured, so save fewer samples."
                            .formatted(member.what(), header.count(), MOST_VALUES));
        }
        double[] values = new double[(int) header.count()];
        byte[] bytes = new byte[AT_ONCE * type.bytes()];
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        try (NpyValues input = member.values(header, type.bytes())) {
            for (int first = 0; first < values.length; first += AT_ONCE) {
                int count = Math.min(AT_ONCE, values.length - first);
                input.read(bytes, count * type.bytes());
                for (int i = 0; i < count; i++) {
                    values[first + i] = finite(type.value(buffer, i), first + i, shape, member);
                }
            }
        }
        return new CodeTable(values, (int) shape[1]);
    }

    private static SampleType type(NpyHeader header, String what) {
        return switch (header.type()) {
            case "<f4" -> SampleType.FLOAT;
            case "<f8" -> SampleType.DOUBLE;
            default ->
                    throw new InvalidInputException(
                            "%s has the type %s; codes can be float32 or float64, so convert it"
                                            .formatted(what, header.type())
                                    + " first.");
        };
    }

    private static double finite(double value, int index, long[] shape, NpyMember member) {
        if (!Double.isFinite(value)) {
            throw new InvalidInputException(
                    "%s holds %s in row %s, column %s; every code must be a finite number."
                            .formatted(
                                    member.what(),
                                    value,
                                    index / shape[1] + 1,
                                    index % shape[1] + 1));
        }
        return value;
    }
}
