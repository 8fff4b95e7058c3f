package org.betavista.data.imports;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.betavista.data.InvalidInputException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("languages")
class CodeTableTest {
    private static final double[] SIX = {1, -2.5, 3e-7, 0, -0.0, 1e30};

    @TempDir Path folder;

    private Path write(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("codes.npy"), bytes);
    }

    private static byte[] npy(String type, double[] values, long... shape) {
        int bytes = type.equals("<f4") ? Float.BYTES : Double.BYTES;
        byte[] header = NpyHeader.bytes(type, shape);
        ByteBuffer buffer =
                ByteBuffer.allocate(header.length + values.length * bytes)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .put(header);
        for (double value : values) {
            if (bytes == Float.BYTES) {
                buffer.putFloat((float) value);
            } else {
                buffer.putDouble(value);
            }
        }
        return buffer.array();
    }

    /** A file whose header is this text. */
    private static byte[] claiming(String text, int values) {
        byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(10 + ascii.length + values)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0})
                .putShort((short) ascii.length)
                .put(ascii)
                .array();
    }

    private static String refusal(Path file) {
        String sentence =
                assertThrows(InvalidInputException.class, () -> CodeTable.read(file)).sentence();
        assertTrue(sentence.contains("codes.npy"), sentence);
        assertEquals(1, sentence.lines().count(), sentence);
        return sentence;
    }

    private static void assertSays(String said, String sentence) {
        assertTrue(sentence.contains(said), sentence);
    }

    @Test
    void readsDoublesExactly() throws IOException {
        CodeTable table = CodeTable.read(write(npy("<f8", SIX, 2, 3)));
        assertArrayEquals(SIX, table.values());
        assertEquals(3, table.latents());
        assertEquals(2, table.rows());
    }

    @Test
    void readsFloatsAsTheyAre() throws IOException {
        CodeTable table = CodeTable.read(write(npy("<f4", SIX, 3, 2)));
        for (int i = 0; i < SIX.length; i++) {
            assertEquals((float) SIX[i], table.values()[i]);
        }
        assertEquals(2, table.latents());
    }

    @Test
    void readsMoreThanOneBufferInOrder() throws IOException {
        double[] many = new double[3 * 70_001];
        Arrays.setAll(many, i -> i);
        assertArrayEquals(many, CodeTable.read(write(npy("<f8", many, 70_001, 3))).values());
        assertArrayEquals(many, CodeTable.read(write(npy("<f4", many, 70_001, 3))).values());
    }

    @ParameterizedTest
    @ValueSource(strings = {"6", "1, 2, 3", "0, 6", "6, 0"})
    void refusesOtherDimensions(String shape) throws IOException {
        long[] dimensions =
                Arrays.stream(shape.split(", ", -1)).mapToLong(Long::parseLong).toArray();
        assertSays("(samples, latents)", refusal(write(npy("<f8", SIX, dimensions))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<i8", "|u1", ">f8", "<f2", "<c16", "|O", "<U5"})
    void refusesOtherTypes(String type) throws IOException {
        String sentence = refusal(write(npy(type, SIX, 2, 3)));
        assertSays(type, sentence);
        assertSays("float32 or float64", sentence);
    }

    @Test
    void refusesRecordsAndFortranOrder() throws IOException {
        byte[] records =
                claiming(
                        "{'descr': [('a', '<f8'), ('b', '<f8')], 'fortran_order': False, 'shape':"
                                + " (1, 1), }",
                        16);
        assertSays("structured", refusal(write(records)));
        byte[] fortran = claiming("{'descr': '<f8', 'fortran_order': True, 'shape': (2, 3), }", 48);
        assertSays("ascontiguousarray", refusal(write(fortran)));
    }

    @Test
    void refusesAFileThatIsCutOffAnywhere() throws IOException {
        byte[] whole = npy("<f8", SIX, 2, 3);
        for (int length = 0; length < whole.length; length++) {
            refusal(write(Arrays.copyOf(whole, length)));
        }
        assertSays("cut off", refusal(write(Arrays.copyOf(whole, whole.length - 1))));
        assertSays("damaged", refusal(write(Arrays.copyOf(whole, whole.length + 1))));
    }

    @ParameterizedTest
    @CsvSource({"NaN, 2", "Infinity, 5", "-Infinity, 0"})
    void namesTheFirstValueThatIsNoNumber(double value, int index) throws IOException {
        for (String type : new String[] {"<f4", "<f8"}) {
            double[] values = SIX.clone();
            values[index] = value;
            assertSays(
                    "%s in row %s, column %s".formatted(value, index / 2 + 1, index % 2 + 1),
                    refusal(write(npy(type, values, 3, 2))));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "(999999999999999, 999999999999999) | cannot be",
                "(999999999999999, 1000) | damaged or cut off",
                "(2000000000, 1) | damaged or cut off",
                "(9999999999999999, 1) | damaged",
                "(-1, 6) | damaged"
            })
    void refusesAShapeThatCannotBe(String shape, String said) throws IOException {
        String header = "{'descr': '<f8', 'fortran_order': False, 'shape': %s, }".formatted(shape);
        assertSays(said, refusal(write(claiming(header, 48))));
    }

    @Test
    void refusesMoreThanCanBeMeasured() throws IOException {
        Path file = write(NpyHeader.bytes("<f4", 30_000_000, 3));
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(NpyHeader.WRITTEN_LENGTH + 30_000_000L * 3 * Float.BYTES);
        }
        assertSays("save fewer samples", refusal(file));
    }

    @Test
    void refusesWhatIsNoFileOfNumPys() throws IOException {
        assertSays("numpy.save", refusal(write("0,1\n2,3\n".getBytes(StandardCharsets.US_ASCII))));
        assertSays("it is not there", refusal(folder.resolve("none").resolve("codes.npy")));
        SplittableRandom random = new SplittableRandom(4);
        byte[] whole = npy("<f8", SIX, 2, 3);
        for (int attempt = 0; attempt < 300; attempt++) {
            byte[] damaged = whole.clone();
            damaged[random.nextInt(70)] ^= (byte) (1 + random.nextInt(255));
            try {
                assertEquals(6, CodeTable.read(write(damaged)).values().length);
            } catch (InvalidInputException e) {
                assertSays("codes.npy", e.sentence());
            }
        }
    }

    @Test
    void refusesAFolder() throws IOException {
        assertSays("folder", refusal(Files.createDirectory(folder.resolve("codes.npy"))));
    }
}
