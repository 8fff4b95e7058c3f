package org.betavista.store;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.betavista.data.InvalidInputException;
import org.betavista.model.FloatTensor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("languages")
class SafetensorsTest {
    private static final String GOOD = entry("a", "F32", "[2]", 0, 8);

    @TempDir Path folder;

    private static Map<String, FloatTensor> tensors() {
        Map<String, FloatTensor> tensors = new LinkedHashMap<>();
        tensors.put(
                "encoder.hidden1.weight",
                new FloatTensor(new long[] {2, 3}, new float[] {1, -2, 3.5f, 0, 1e-40f, -1e38f}));
        tensors.put("a scalar", new FloatTensor(new long[0], new float[] {42}));
        tensors.put(
                "special ε \"quoted\"",
                new FloatTensor(
                        new long[] {1, 4},
                        new float[] {Float.NaN, Float.POSITIVE_INFINITY, -0f, Float.MIN_VALUE}));
        tensors.put("nothing", new FloatTensor(new long[] {0, 7}, new float[0]));
        return tensors;
    }

    private static void assertSame(
            Map<String, FloatTensor> expected, Map<String, FloatTensor> actual) {
        assertEquals(List.copyOf(expected.keySet()), List.copyOf(actual.keySet()));
        expected.forEach(
                (name, tensor) -> {
                    FloatTensor other = requireNonNull(actual.get(name));
                    assertArrayEquals(tensor.shape(), other.shape(), name);
                    assertArrayEquals(tensor.values(), other.values(), name);
                });
    }

    @Test
    void readsBackWhatItWrote() {
        Path file = folder.resolve("weights.safetensors");
        Safetensors.write(file, tensors());
        assertSame(tensors(), Safetensors.read(file));
    }

    @Test
    void readsBackAnEmptyMap() {
        Path file = folder.resolve("empty.safetensors");
        Safetensors.write(file, Map.of());
        assertEquals(Map.of(), Safetensors.read(file));
    }

    @Test
    void writesWhatTheFormatsDefinitionSays() throws IOException {
        Path file = folder.resolve("weights.safetensors");
        Safetensors.write(file, tensors());
        assertSame(tensors(), readByDefinition(file));
    }

    /** A reader of its own, from the format's definition; every byte must be accounted for. */
    private static Map<String, FloatTensor> readByDefinition(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        long headerLength = bytes.getLong();
        assertEquals(0, headerLength % 8);
        byte[] header = new byte[Math.toIntExact(headerLength)];
        bytes.get(header);
        assertEquals('{', header[0]);
        JsonNode json = new ObjectMapper().readTree(header);
        int dataStart = bytes.position();
        List<int[]> ranges = new ArrayList<>();
        Map<String, FloatTensor> tensors = new LinkedHashMap<>();
        for (var entry : json.properties()) {
            JsonNode description = entry.getValue();
            assertEquals("F32", description.get("dtype").textValue());
            long[] shape = new long[description.get("shape").size()];
            long size = 1;
            for (int i = 0; i < shape.length; i++) {
                shape[i] = description.get("shape").get(i).longValue();
                size *= shape[i];
            }
            int begin = description.get("data_offsets").get(0).intValue();
            int end = description.get("data_offsets").get(1).intValue();
            assertEquals(4 * size, end - begin);
            float[] values = new float[(int) size];
            for (int i = 0; i < values.length; i++) {
                values[i] = bytes.getFloat(dataStart + begin + 4 * i);
            }
            ranges.add(new int[] {begin, end});
            tensors.put(entry.getKey(), new FloatTensor(shape, values));
        }
        int reached = 0;
        for (int[] range : ranges) {
            assertEquals(reached, range[0], "the data has no holes");
            reached = range[1];
        }
        assertEquals(bytes.capacity(), dataStart + reached);
        return tensors;
    }

    @Test
    void readsFilesThatOthersWrote() throws IOException {
        // With metadata, blanks, another order of the data, and a header of odd length.
        String header =
                "{\"__metadata__\":{\"format\":\"pt\"}, "
                        + entry("b", "F32", "[1,2]", 4, 12)
                        + " ,"
                        + entry("a", "F32", "[]", 0, 4)
                        + "}";
        Path file = file(header, 5, 6, 7);
        Map<String, FloatTensor> read = Safetensors.read(file);
        assertEquals(List.of("b", "a"), List.copyOf(read.keySet()));
        assertArrayEquals(new float[] {6, 7}, requireNonNull(read.get("b")).values());
        assertArrayEquals(new long[] {1, 2}, requireNonNull(read.get("b")).shape());
        assertArrayEquals(new float[] {5}, requireNonNull(read.get("a")).values());
    }

    private static String entry(String name, String type, String shape, long begin, long end) {
        return "\"%s\":{\"dtype\":\"%s\",\"shape\":%s,\"data_offsets\":[%s,%s]}"
                .formatted(name, type, shape, begin, end);
    }

    private Path file(String header, float... values) throws IOException {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes =
                ByteBuffer.allocate(8 + text.length + 4 * values.length)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(text.length)
                        .put(text);
        for (float value : values) {
            bytes.putFloat(value);
        }
        return Files.write(folder.resolve("bad.safetensors"), bytes.array());
    }

    private static void assertRefused(Path file) {
        String sentence =
                assertThrows(InvalidInputException.class, () -> Safetensors.read(file)).sentence();
        assertTrue(sentence.contains("bad.safetensors"), sentence);
        assertTrue(sentence.endsWith("."), sentence);
    }

    @Test
    void refusesEveryCutFile() throws IOException {
        Path whole = folder.resolve("whole.safetensors");
        Map<String, FloatTensor> one =
                Map.of("a", new FloatTensor(new long[] {3}, new float[] {1, 2, 3}));
        Safetensors.write(whole, one);
        byte[] content = Files.readAllBytes(whole);
        Path bad = folder.resolve("bad.safetensors");
        for (int length = 0; length < content.length; length++) {
            Files.write(bad, Arrays.copyOf(content, length));
            assertRefused(bad);
        }
    }

    @Test
    void refusesGarbage() throws IOException {
        byte[] garbage = new byte[1000];
        new java.util.Random(1).nextBytes(garbage);
        assertRefused(Files.write(folder.resolve("bad.safetensors"), garbage));
        assertRefused(file("not json"));
        assertRefused(file("[1, 2]"));
        assertRefused(file("    "));
        assertRefused(file("{\"a\":3}"));
        assertRefused(file("{\"a\":null}"));
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 40, 1 << 30, 0, 1})
    void refusesAHeaderLengthThatCannotBe(long length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(40).order(ByteOrder.LITTLE_ENDIAN).putLong(length);
        assertRefused(Files.write(folder.resolve("bad.safetensors"), bytes.array()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"F64", "F16", "BF16", "I32", "f32", ""})
    void refusesOtherTypes(String type) throws IOException {
        assertRefused(file("{" + entry("a", type, "[2]", 0, 8) + "}", 1, 2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[3]",
                "[1]",
                "[-2]",
                "[2, -1, -1]",
                "[9223372036854775807]",
                "[4294967296, 4294967296]",
                "[65536, 65536, 65536, 65536]",
                "[\"x\"]"
            })
    void refusesShapesThatDoNotFitTheData(String shape) throws IOException {
        assertRefused(file("{" + entry("a", "F32", shape, 0, 8) + "}", 1, 2));
    }

    @ParameterizedTest
    @ValueSource(
            longs = {4, -8, 1000, Integer.MAX_VALUE, 1L << 32, Long.MAX_VALUE - 8, Long.MIN_VALUE})
    void refusesOffsetsThatDoNotFitTheFile(long begin) throws IOException {
        assertRefused(file("{" + entry("a", "F32", "[2]", begin, begin + 8) + "}", 1, 2));
    }

    @Test
    void refusesATensorWithoutItsPlace() throws IOException {
        assertRefused(file("{\"a\":{\"dtype\":\"F32\",\"shape\":[2]}}", 1, 2));
        assertRefused(file("{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0]}}", 1, 2));
    }

    @Test
    void takesTheGoodFileThatTheBadOnesAreMadeFrom() throws IOException {
        Map<String, FloatTensor> read = Safetensors.read(file("{" + GOOD + "}", 1, 2));
        assertArrayEquals(new float[] {1, 2}, requireNonNull(read.get("a")).values());
    }

    @Test
    void refusesAMissingFileAndAFolder() {
        Path missing = folder.resolve("lost.safetensors");
        String sentence =
                assertThrows(InvalidInputException.class, () -> Safetensors.read(missing))
                        .sentence();
        assertTrue(sentence.contains("lost.safetensors"), sentence);
        assertThrows(InvalidInputException.class, () -> Safetensors.read(folder));
    }
}
