package org.betavista.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.betavista.data.InvalidInputException;
import org.betavista.model.FloatTensor;

/**
 * Float32 tensors in the safetensors format, which Python reads too: eight bytes with the header's
 * length (little-endian), a JSON header with type, shape and place of every tensor, then the
 * values.
 */
public final class Safetensors {
    private static final String TYPE = "F32";
    private static final int LENGTH_BYTES = 8;
    private static final int ALIGNMENT = 8;
    private static final long LARGEST_HEADER = 16 << 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    private Safetensors() {}

    /** Writes tensors in the map's order, atomically. */
    public static void write(Path file, Map<String, FloatTensor> tensors) {
        ObjectNode header = JSON.createObjectNode();
        int offset = 0;
        for (var entry : tensors.entrySet()) {
            int end = Math.addExact(offset, Float.BYTES * entry.getValue().values().length);
            ObjectNode description = header.putObject(entry.getKey());
            description.put("dtype", TYPE);
            var shape = description.putArray("shape");
            for (long dimension : entry.getValue().shape()) {
                shape.add(dimension);
            }
            description.putArray("data_offsets").add(offset).add(end);
            offset = end;
        }
        byte[] text = header.toString().getBytes(StandardCharsets.UTF_8);
        int padded = (text.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        ByteBuffer head = ByteBuffer.allocate(LENGTH_BYTES + padded).order(ByteOrder.LITTLE_ENDIAN);
        head.putLong(padded).put(text);
        while (head.hasRemaining()) {
            head.put((byte) ' ');
        }
        ByteBuffer body = ByteBuffer.allocate(offset).order(ByteOrder.LITTLE_ENDIAN);
        for (FloatTensor tensor : tensors.values()) {
            for (float value : tensor.values()) {
                body.putFloat(value);
            }
        }
        AtomicFile.write(file, new ByteBuffer[] {head.flip(), body.flip()});
    }

    /**
     * Reads all tensors of a file, in the header's order.
     *
     * @throws InvalidInputException if the file is missing, damaged, or holds other than float32
     */
    public static Map<String, FloatTensor> read(Path file) {
        try {
            return parse(file, Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            throw new InvalidInputException(
                    "There is no %s; choose a folder that holds a saved run.".formatted(file), e);
        } catch (IOException e) {
            throw new InvalidInputException(
                    "%s cannot be read (%s).".formatted(file, AtomicFile.reason(e)), e);
        }
    }

    private static Map<String, FloatTensor> parse(Path file, byte[] content) {
        ByteBuffer buffer = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        if (content.length < LENGTH_BYTES) {
            throw damaged(file, "it is too short", null);
        }
        long headerLength = buffer.getLong();
        if (headerLength < 2 || headerLength > Math.min(LARGEST_HEADER, buffer.remaining())) {
            throw damaged(file, "its header does not fit", null);
        }
        int dataStart = LENGTH_BYTES + (int) headerLength;
        JsonNode header;
        try {
            header =
                    JSON.readTree(
                            new String(
                                    content,
                                    LENGTH_BYTES,
                                    (int) headerLength,
                                    StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw damaged(file, "its header is not JSON", e);
        }
        if (!header.isObject()) {
            throw damaged(file, "its header is not an object", null);
        }
        Map<String, FloatTensor> tensors = new LinkedHashMap<>();
        for (var entry : header.properties()) {
            if (!entry.getKey().equals("__metadata__")) {
                tensors.put(
                        entry.getKey(),
                        tensor(file, entry.getKey(), entry.getValue(), buffer, dataStart));
            }
        }
        return Collections.unmodifiableMap(tensors);
    }

    private static FloatTensor tensor(
            Path file, String name, JsonNode description, ByteBuffer buffer, int dataStart) {
        if (!TYPE.equals(description.path("dtype").asText())) {
            throw damaged(file, name + " is not of type " + TYPE, null);
        }
        JsonNode shapeNode = description.path("shape");
        if (!shapeNode.isArray()) {
            throw damaged(file, name + " has no shape", null);
        }
        long[] shape = new long[shapeNode.size()];
        long size = 1;
        for (int i = 0; i < shape.length; i++) {
            shape[i] = shapeNode.get(i).asLong(-1);
            boolean possible = shape[i] >= 0 && shape[i] <= buffer.capacity();
            size = possible && size >= 0 ? size * shape[i] : -1;
            if (size > buffer.capacity()) {
                size = -1;
            }
        }
        long begin = description.path("data_offsets").path(0).asLong(-1);
        long end = description.path("data_offsets").path(1).asLong(-1);
        if (size < 0
                || begin < 0
                || end < begin
                || end - begin != size * Float.BYTES
                || end > buffer.capacity() - dataStart) {
            throw damaged(file, name + " does not fit into the file", null);
        }
        float[] values = new float[(int) size];
        buffer.duplicate()
                .order(ByteOrder.LITTLE_ENDIAN)
                .position((int) (dataStart + begin))
                .slice()
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .get(values);
        return new FloatTensor(shape, values);
    }

    private static InvalidInputException damaged(
            Path file, String what, @org.jspecify.annotations.Nullable Exception cause) {
        return new InvalidInputException(
                "%s is not a safetensors file of weights: %s.".formatted(file, what), cause);
    }
}
