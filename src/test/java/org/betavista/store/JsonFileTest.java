package org.betavista.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.betavista.data.InvalidInputException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("languages")
class JsonFileTest {
    /** What is kept here: a name, a number that must not be negative, and a part. */
    record Whole(String name, int count, Part part) {
        Whole {
            if (count < 0) {
                throw new InvalidInputException("A count of " + count + " cannot be.");
            }
        }

        /** Not a component, so not in the file. */
        public boolean isMany() {
            return count > 1;
        }
    }

    record Part(double share, List<Integer> sizes) {}

    private static final Whole WHOLE = new Whole("β", 3, new Part(0.1, List.of(4, 5)));

    @TempDir Path folder;

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("config.json"), content);
    }

    private String refusal(String content) throws IOException {
        Path file = file(content);
        String sentence =
                assertThrows(InvalidInputException.class, () -> JsonFile.read(file, Whole.class))
                        .sentence();
        assertTrue(sentence.contains("config.json"), sentence);
        assertEquals(1, sentence.lines().count(), sentence);
        return sentence;
    }

    @Test
    void readsBackWhatItWrote() throws IOException {
        Path file = folder.resolve("config.json");
        JsonFile.write(file, WHOLE);
        assertEquals(WHOLE, JsonFile.read(file, Whole.class));
        String text = Files.readString(file);
        assertTrue(text.endsWith("}\n"), text);
        assertTrue(text.lines().count() > 5, text);
    }

    @Test
    void writesComponentsAndNothingElse() {
        assertEquals(
                "{\"name\":\"β\",\"count\":3,\"part\":{\"share\":0.1,\"sizes\":[4,5]}}",
                JsonFile.line(WHOLE));
        assertEquals("{\"a\":[1.5,2.0]}", JsonFile.line(Map.of("a", new float[] {1.5f, 2})));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "{\"name\":\"n\",\"count\":1,\"part\":{\"share\":1,\"sizes\":[]},\"more\":1} | more",
                "{\"name\":\"n\",\"count\":1,\"part\":{\"share\":1,\"sizes\":[],\"extra\":0}} | extra",
                "{\"name\":\"n\",\"part\":{\"share\":1,\"sizes\":[]}} | count",
                "{\"name\":\"n\",\"count\":1} | part",
                "{\"name\":\"n\",\"count\":1,\"part\":{\"sizes\":[]}} | share",
                "{\"name\":null,\"count\":1,\"part\":{\"share\":1,\"sizes\":[]}} | name",
                "{\"name\":\"n\",\"count\":null,\"part\":{\"share\":1,\"sizes\":[]}} | count",
                "{\"name\":\"n\",\"count\":\"x\",\"part\":{\"share\":1,\"sizes\":[]}} | count",
                "{\"name\":\"n\",\"count\":99999999999,\"part\":{\"share\":1,\"sizes\":[]}} | count",
                "{\"name\":\"n\",\"count\":1,\"part\":{\"share\":1,\"sizes\":[1,\"x\"]}} | sizes"
            })
    void refusesAFieldByItsName(String content, String field) throws IOException {
        String sentence = refusal(content);
        assertTrue(sentence.contains("\"" + field + "\""), sentence);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "{",
                "{\"name\":\"n\"",
                "hello",
                "<xml/>",
                "null",
                "[]",
                "3",
                "\"text\""
            })
    void refusesWhatIsNoSuchRecord(String content) throws IOException {
        assertTrue(refusal(content).endsWith(".") || refusal(content).endsWith("?"));
    }

    @Test
    void refusesMoreThanOneValue() throws IOException {
        refusal(JsonFile.line(WHOLE) + "{}");
        refusal(JsonFile.line(WHOLE) + " garbage");
    }

    @Test
    void passesOnWhatTheRecordItselfRefuses() throws IOException {
        String sentence =
                refusal("{\"name\":\"n\",\"count\":-4,\"part\":{\"share\":1,\"sizes\":[]}}");
        assertTrue(sentence.contains("A count of -4 cannot be."), sentence);
    }

    @Test
    void refusesAMissingFile() {
        Path missing = folder.resolve("lost.json");
        String sentence =
                assertThrows(InvalidInputException.class, () -> JsonFile.read(missing, Whole.class))
                        .sentence();
        assertTrue(sentence.contains("lost.json"), sentence);
    }

    @Test
    void refusesAFolder() {
        assertThrows(InvalidInputException.class, () -> JsonFile.read(folder, Whole.class));
    }

    @Test
    void refusesAFileThatIsTooLargeWithoutReadingIt() throws IOException {
        assertTrue(refusal(" ".repeat((1 << 20) + 1)).contains("too large"));
    }

    @Test
    void refusesDeepNesting() throws IOException {
        refusal("[".repeat(5000));
    }
}
