package org.betavista.data.imports;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.betavista.data.InvalidInputException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("languages")
class FactorTableTest {
    private static final int[][] TWO = {{0, 2, 1}, {10, 0, 99_999}};

    @TempDir Path folder;

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("factors.csv"), bytes);
    }

    private Path file(String text) throws IOException {
        return file(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String refusal(Path file) {
        String sentence =
                assertThrows(InvalidInputException.class, () -> FactorTable.read(file)).sentence();
        assertTrue(sentence.contains("factors.csv"), sentence);
        assertEquals(1, sentence.lines().count(), sentence);
        return sentence;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0,10\n2,0\n1,99999\n",
                "0,10\n2,0\n1,99999",
                "0,10\r\n2,0\r\n1,99999\r\n",
                "0;10\n2;0\n1;99999\n",
                "0\t10\n2\t0\n1\t99999\n",
                "\uFEFF0,10\n2,0\n1,99999\n",
                " 0 , 10\n\n2,0\n\n\n1,99999\n\n",
                "\"0\",\"10\"\n2,0\n1,99999\n"
            })
    void readsColumnsHoweverTheyAreWritten(String text) throws IOException {
        FactorTable table = FactorTable.read(file(text));
        assertEquals(3, table.rows());
        for (int factor = 0; factor < TWO.length; factor++) {
            assertArrayEquals(TWO[factor], table.factors()[factor]);
        }
        assertArrayEquals(new int[] {3, 100_000}, table.counts());
    }

    @Test
    void readsOneColumn() throws IOException {
        FactorTable table = FactorTable.read(file("0\n0\n0\n"));
        assertArrayEquals(new int[][] {{0, 0, 0}}, table.factors());
        assertArrayEquals(new int[] {1}, table.counts());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "shape,scale       | \"shape\" on line 1",
                "'0,1#0,-1'        | \"-1\" on line 2",
                "'0,1#0,100000'    | \"100000\" on line 2",
                "'0,99999999999'   | \"99999999999\" on line 1",
                "'0,1#0.5,1'       | \"0.5\" on line 2",
                "'0,1##1e3,1'      | \"1e3\" on line 3",
                "'0,1#,1'          | \"\" on line 2",
                "'0,1#NaN,1'       | \"NaN\" on line 2",
                "'0 1#0 1'         | \"0 1\" on line 1",
                "'0,1#0,1,2'       | 3 values on line 2 and 2 before",
                "'0,1#0'           | 1 values on line 2 and 2 before",
                "'0,1#\"0'         | a quote is not closed",
                "'0,1#\"0\"0,1'    | beside a quoted value",
                "'#'               | is empty"
            })
    void refusesWhatIsNoTableOfWholeNumbers(String text, String said) throws IOException {
        String sentence = refusal(file(text.replace('#', '\n')));
        assertTrue(sentence.contains(said), sentence);
    }

    @Test
    void refusesAnEmptyFile() throws IOException {
        for (String text : new String[] {"", "\uFEFF", "\r\n\r\n", " "}) {
            assertTrue(refusal(file(text)).contains("one row a sample"));
        }
    }

    @Test
    void refusesWhatIsNotThere() throws IOException {
        assertTrue(refusal(folder.resolve("factors.csv")).contains("it is not there"));
    }

    @Test
    void refusesAFolder() throws IOException {
        assertTrue(
                refusal(Files.createDirectory(folder.resolve("factors.csv"))).contains("folder"));
    }

    @Test
    void quotesNothingThatWouldBreakTheSentence() throws IOException {
        String sentence = refusal(file("0,\"one\ntwo\"\n"));
        assertTrue(sentence.contains("on line 1"), sentence);
        String longer = refusal(file("0," + "9".repeat(5000) + "\n"));
        assertTrue(longer.length() < 200, longer);
    }

    @Test
    void refusesMoreThanCanBeMeasured() throws IOException {
        String wide = "0" + ",0".repeat(999) + "\n";
        assertTrue(refusal(file(wide.repeat(10_001))).contains("save fewer samples"));
    }

    @Test
    void refusesBytesThatAreNoText() throws IOException {
        assertTrue(refusal(file(new byte[] {'0', ',', (byte) 0xFF, '\n'})).contains("is no text"));
        assertTrue(refusal(file(new byte[] {'0', 0, '\n'})).contains("not text"));
        SplittableRandom random = new SplittableRandom(5);
        for (int attempt = 0; attempt < 200; attempt++) {
            byte[] noise = new byte[1 + random.nextInt(300)];
            random.nextBytes(noise);
            noise[0] = (byte) ('a' + random.nextInt(26));
            refusal(file(noise));
        }
    }
}
