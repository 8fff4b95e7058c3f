package org.betavista.store;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Consumer;
import org.betavista.data.InvalidInputException;

/** Records as JSON files. Strict: a field that is unknown or missing is refused by name. */
public final class JsonFile {
    private static final long LARGEST = 1 << 20;
    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    // Records are their components; what they can also tell is no part of a file.
                    .disable(
                            MapperFeature.AUTO_DETECT_GETTERS, MapperFeature.AUTO_DETECT_IS_GETTERS)
                    .visibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private JsonFile() {}

    /** Writes a record, indented, atomically. */
    public static void write(Path file, Object value) {
        try {
            String json =
                    MAPPER.writer(SerializationFeature.INDENT_OUTPUT).writeValueAsString(value);
            AtomicFile.write(file, (json + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a record for JSON: " + value.getClass(), e);
        }
    }

    /** A value as JSON on one line. */
    public static String line(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a value for JSON: " + value.getClass(), e);
        }
    }

    /** The word that tells a value of a sealed type from its siblings in a file. */
    public static String kind(Object value) {
        return MAPPER.valueToTree(value).path("kind").asText();
    }

    /**
     * Reads a record.
     *
     * @throws InvalidInputException if the file is missing, no JSON, or of another kind
     */
    public static <T> T read(Path file, Class<T> type) {
        return read(file, type, tree -> {});
    }

    /**
     * Reads a record that an earlier version may have written.
     *
     * @param upgrade changes what was read into what this version writes
     * @throws InvalidInputException if the file is missing, no JSON, or of another kind
     */
    public static <T> T read(Path file, Class<T> type, Consumer<ObjectNode> upgrade) {
        try {
            if (Files.size(file) > LARGEST) {
                throw new InvalidInputException(
                        file + " is too large for a " + file.getFileName() + ".");
            }
            JsonNode tree = MAPPER.readTree(Files.readAllBytes(file));
            if (tree instanceof ObjectNode object) {
                upgrade.accept(object);
            }
            T value = MAPPER.treeToValue(tree, type);
            if (value == null) {
                throw new InvalidInputException(
                        file + " holds nothing; it was not made by Betavista.");
            }
            return value;
        } catch (NoSuchFileException e) {
            throw new InvalidInputException(
                    "There is no %s; choose a folder that holds a saved run.".formatted(file), e);
        } catch (JsonMappingException e) {
            if (e.getCause() instanceof InvalidInputException refused) {
                throw new InvalidInputException(file + ": " + refused.getMessage(), e);
            }
            String field =
                    e.getPath().stream()
                            .map(JsonMappingException.Reference::getFieldName)
                            .filter(Objects::nonNull)
                            .reduce((outer, inner) -> inner)
                            .map(name -> '"' + name + '"')
                            .orElse("its content");
            throw new InvalidInputException(
                    "%s cannot be used: %s is missing, unknown or of another kind. Was it made by another version?"
                            .formatted(file, field),
                    e);
        } catch (JsonProcessingException e) {
            throw new InvalidInputException(
                    "%s is not JSON (line %s); it is damaged or was not made by Betavista."
                            .formatted(
                                    file,
                                    e.getLocation() == null ? 1 : e.getLocation().getLineNr()),
                    e);
        } catch (IOException e) {
            throw new InvalidInputException(
                    "%s cannot be read (%s).".formatted(file, AtomicFile.reason(e)), e);
        }
    }
}
