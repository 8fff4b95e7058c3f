package org.betavista.data.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.betavista.data.Factor;
import org.betavista.data.Progress;
import org.betavista.data.files.FitMode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Twelve pictures and what people put beside them. */
@Tag("languages")
class SideTablesTest {
    private static final int PICTURES = 12;
    private static final ImportSettings SETTINGS = new ImportSettings(28, true, FitMode.PAD);

    @TempDir Path root;

    @BeforeEach
    void pictures() throws IOException {
        Files.createDirectories(source());
        for (int i = 1; i <= PICTURES; i++) {
            picture("tür" + i + ".png");
        }
    }

    private Path source() {
        return root.resolve("pictures");
    }

    private void picture(String name) throws IOException {
        File file = source().resolve(name).toFile();
        Files.createDirectories(file.getParentFile().toPath());
        ImageIO.write(new BufferedImage(9, 9, BufferedImage.TYPE_BYTE_GRAY), "png", file);
    }

    private void text(String name, String text) throws IOException {
        text(name, text, StandardCharsets.UTF_8);
    }

    private void text(String name, String text, Charset charset) throws IOException {
        Files.write(source().resolve(name), text.getBytes(charset));
    }

    private ImportedSet imported() {
        return FolderImport.importFolder(source(), SETTINGS, root.resolve("set"), Progress.NONE);
    }

    private static String rows(String header, IntFunction<String> row) {
        return header
                + "\n"
                + IntStream.rangeClosed(1, PICTURES)
                        .mapToObj(row)
                        .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String notes(ImportedSet set) {
        return String.join("\n", set.notes());
    }

    /** The value's name of the picture with a number. */
    private static String value(ImportedSet set, int factor, int picture) {
        String file = "tür" + picture + ".png";
        MappedImages images = set.images();
        int[] all = IntStream.range(0, images.size()).toArray();
        int index = images.origins(all).indexOf(file);
        return images.factors().get(factor).valueName(images.factorValue(index, factor));
    }

    private static void assertAngles(ImportedSet set) {
        List<Factor> factors = set.images().factors();
        assertEquals(List.of("angle"), factors.stream().map(Factor::name).toList(), notes(set));
        assertTrue(factors.get(0).ordered(), notes(set));
        assertEquals(
                IntStream.rangeClosed(1, PICTURES).mapToObj(Integer::toString).toList(),
                factors.get(0).valueNames());
        for (int i = 1; i <= PICTURES; i++) {
            assertEquals(Integer.toString(i), value(set, 0, i));
        }
    }

    static Stream<Arguments> angles() {
        String decomposed = Normalizer.normalize("tür", Normalizer.Form.NFD);
        return Stream.of(
                        rows("file,angle", i -> "tür" + i + ".png," + i),
                        rows("file,angle", i -> "tür" + i + ".png," + i).replace("\n", "\r\n"),
                        rows("file,angle", i -> "tür" + i + ".png," + i).replace("\n", "\r"),
                        rows("file,angle", i -> "tür" + i + ".png," + i).strip(),
                        "\uFEFF" + rows("file,angle", i -> "tür" + i + ".png," + i),
                        rows("file,angle,", i -> "tür" + i + ".png," + i + ","),
                        rows("file,angle", i -> "tür" + i + ".png," + i + ","),
                        rows("file,angle,,", i -> "tür" + i + ".png," + i),
                        rows("# made by hand\nfile,angle", i -> "tür" + i + ".png," + i),
                        rows("# one; two; three\nfile,angle", i -> "tür" + i + ".png," + i),
                        rows("file,angle\n# the doors", i -> "tür" + i + ".png," + i),
                        rows("#file,angle", i -> "tür" + i + ".png," + i),
                        rows("Doors of the old town\n\nfile,angle", i -> "tür" + i + ".png," + i),
                        rows("sep=;\nfile;angle", i -> "tür" + i + ".png;" + i),
                        rows("sep=,\nfile,angle", i -> "tür" + i + ".png," + i),
                        rows("file\tangle", i -> "tür" + i + ".png\t" + i),
                        rows("file|angle", i -> "tür" + i + ".png|" + i),
                        rows("\"file\",\"angle\"", i -> "\"tür" + i + ".png\",\"" + i + "\""),
                        rows("file , angle", i -> "tür" + i + ".png , " + i),
                        rows(",file,angle", i -> (i - 1) + ",tür" + i + ".png," + i),
                        rows("Unnamed: 0,file,angle", i -> (i - 1) + ",tür" + i + ".png," + i),
                        rows("index,file,angle", i -> (i - 1) + ",tür" + i + ".png," + i),
                        rows("id,file,angle", i -> i + ",tür" + i + ".png," + i),
                        rows("angle", i -> "tür" + i + ".png," + i),
                        rows("file_name,angle", i -> "tür" + i + ".png," + i),
                        rows("File Name,angle", i -> "tür" + i + ".png," + i),
                        rows("id,angle", i -> "tür" + i + "," + i),
                        rows("door,angle", i -> "tür" + i + "," + i),
                        rows("angle,door", i -> i + ",tür" + i + ".png"),
                        rows("file,angle", i -> "TÜR" + i + ".PNG," + i),
                        rows("file,angle", i -> "tür" + i + ".jpg," + i),
                        rows("file,angle", i -> "./tür" + i + ".png," + i),
                        rows("file,angle", i -> "..\\tür" + i + ".png," + i),
                        rows("file,angle", i -> "pictures/tür" + i + ".png," + i),
                        rows("file,angle", i -> "/home/anna/doors/tür" + i + ".png," + i),
                        rows("file,angle", i -> "C:\\Users\\anna\\tür" + i + ".png," + i),
                        rows("file,angle", i -> "https://example.org/a/tür" + i + ".png," + i),
                        rows("file,angle", i -> decomposed + i + ".png," + i),
                        rows("file,angle", i -> "tür" + i + ".png," + i + ".0"),
                        rows("file,angle", i -> "tür" + i + ".png,+" + i),
                        rows("file,angle", i -> "tür" + i + ".png," + i + "e0"),
                        rows("file,angle", i -> "tür" + i + ".png," + i + "°"),
                        rows("file,angle", i -> "tür" + i + ".png," + i + " %"),
                        rows("file;angle", i -> "tür" + i + ".png;" + i + ",0"),
                        rows("file,angle", i -> "tür" + i + ".png,\"" + i + ",0\""))
                .map(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource("angles")
    void isReadAsPeopleMakeIt(String table) throws IOException {
        text("factors.csv", table);
        assertAngles(imported());
    }

    @Test
    void aTableNeedsNoHeader() throws IOException {
        text("factors.csv", rows("", i -> "tür" + i + ".png," + i).substring(1));
        ImportedSet set = imported();
        assertEquals("column 2", set.images().factors().get(0).name());
        assertEquals("7", value(set, 0, 7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "windows-1252"})
    void isReadInTheEncodingThatItWasSavedIn(String charset) throws IOException {
        text(
                "factors.csv",
                rows("file,angle", i -> "tür" + i + ".png," + i),
                Charset.forName(charset));
        assertAngles(imported());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "labels.csv",
                "metadata.csv",
                "train.csv",
                "doors.csv",
                "doors.tsv",
                "attributes.csv",
                "Attr.TXT"
            })
    void isFoundUnderTheNamesThatPeopleGive(String name) throws IOException {
        text(name, rows("image_id,angle", i -> "tür" + i + ".png," + i));
        assertAngles(imported());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", " ", "NA", "NaN", "nan", "N/A", "n/a", "null", "NULL", "-", "?", "None", "#N/A",
                "about 5", "1e999"
            })
    void aCellWithoutANumberIsAGapAmongNumbers(String gap) throws IOException {
        text("factors.csv", rows("file,angle", i -> "tür" + i + ".png," + (i == 5 ? gap : i)));
        ImportedSet set = imported();
        Factor angle = set.images().factors().get(0);
        assertTrue(angle.ordered());
        assertEquals(
                List.of("1", "2", "3", "4", "6", "7", "8", "9", "10", "11", "12"),
                angle.valueNames());
        assertEquals("", value(set, 0, 5));
        assertEquals("12", value(set, 0, 12));
        assertTrue(
                notes(set).contains("The column angle has no value for 1 of 12 pictures"),
                notes(set));
    }

    @Test
    void aGapAmongWordsIsNoWord() throws IOException {
        text(
                "factors.csv",
                rows(
                        "file,what",
                        i -> "tür" + i + ".png," + (i < 3 ? "" : i % 2 == 0 ? "a" : "b")));
        ImportedSet set = imported();
        assertEquals(List.of(Factor.named("what", List.of("a", "b"))), set.images().factors());
        assertEquals("", value(set, 0, 2));
        assertTrue(notes(set).contains("no value for 2 of 12 pictures"), notes(set));
    }

    @Test
    void whereExportedImagesCameFromIsNoFactor() throws IOException {
        text("sources.csv", rows("file,source", i -> "tür" + i + ".png,door " + i % 2));
        ImportedSet set = imported();
        assertEquals(List.of(), set.images().factors());
        assertEquals(List.of("Layout: pictures without labels."), set.notes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"true false", "True False", "TRUE false", "yes no", "Y n", "t f"})
    void answersAreYesAndNo(String words) throws IOException {
        String[] both = words.split(" ", -1);
        text("factors.csv", rows("file,open", i -> "tür" + i + ".png," + both[i % 2]));
        ImportedSet set = imported();
        assertEquals(List.of(Factor.yesOrNo("open")), set.images().factors());
        assertEquals("yes", value(set, 0, 2));
        assertEquals("no", value(set, 0, 3));
    }

    @Test
    void namesOfNumbersAndLettersStayNames() throws IOException {
        text(
                "factors.csv",
                rows("file,size", i -> "tür" + i + ".png," + List.of("1", "2", "XL").get(i % 3)));
        assertEquals(
                List.of(Factor.named("size", List.of("1", "2", "XL"))),
                imported().images().factors());
    }

    static Stream<Arguments> notTables() {
        return Stream.of(
                Arguments.of("ATTRIBUTION.txt", "Photos by Anna, CC BY 4.0\nThanks to Bob.\n"),
                Arguments.of("ATTRIBUTION.txt", "Photos by Anna\nThanks to Bob\n"),
                Arguments.of("ATTRIBUTION.csv", "file,author\ntür1.png,Anna\n"),
                Arguments.of("attr.txt", "tür1.png, by Anna, CC BY\ntür2.png, by Bob, CC BY\n"),
                Arguments.of("attr.txt", "tür1.png Anna\ntür2.png Bob\n"),
                Arguments.of("attribute_notes.txt", "one line\n"),
                Arguments.of("list_attr.txt", "12\n"),
                Arguments.of("list_attr.txt", "12\nBald Smiling\n"),
                Arguments.of("list_attr.txt", "12\nBald\nother.png 2\n"),
                Arguments.of("attr.csv", "a,b\nc\n\"d\n"),
                Arguments.of("attr.csv", "\0\0\0\0"),
                Arguments.of("factors.csv", ""),
                Arguments.of("factors.csv", "\uFEFF"),
                Arguments.of("factors.csv", "\n\n\r\n"),
                Arguments.of("factors.csv", "file"),
                Arguments.of("factors.csv", "file,angle"),
                Arguments.of("factors.csv", "file,angle\n"),
                Arguments.of("factors.csv", "\"file,angle\ntür1.png,1"),
                Arguments.of("factors.csv", "file,angle\nother1.png,1\nother2.png,2\n"),
                Arguments.of("factors.csv", "PK\u0003\u0004\u0000\u0000\uFFFD\uFFFD"));
    }

    @ParameterizedTest
    @MethodSource("notTables")
    void whatIsNoTableIsANote(String name, String content) throws IOException {
        text(name, content);
        ImportedSet set = imported();
        assertEquals(PICTURES, set.images().size());
        assertEquals(List.of(), set.images().factors(), notes(set));
        assertTrue(notes(set).contains(name), notes(set));
    }

    @Test
    void aTableThatIsCutShortSaysWhatItStillSays() throws IOException {
        String whole = rows("file,size,angle", i -> "tür" + i + ".png,5," + i);
        text("factors.csv", whole.substring(0, whole.lastIndexOf(',')));
        ImportedSet set = imported();
        assertEquals(11, set.images().factors().get(0).count());
        assertEquals("11", value(set, 0, 11));
        assertEquals("", value(set, 0, 12));
        assertTrue(
                notes(set).contains("factors.csv, line 13: the file ends too early"), notes(set));
    }

    @Test
    void aListThatIsCutShortSaysSo() throws IOException {
        text("list_attr.txt", "12\nOld Open\ntür1.png 1 -1\ntür2.png -1 1\ntür3.png 1");
        ImportedSet set = imported();
        assertEquals("yes", value(set, 0, 1));
        assertEquals("", value(set, 0, 3));
        assertTrue(notes(set).contains("says that it names 12 files, but has"), notes(set));
    }

    @Test
    void linesThatDoNotFitAreLeftOutAndNamed() throws IOException {
        text(
                "factors.csv",
                rows("file,angle", i -> "tür" + i + ".png," + (i == 4 || i == 6 ? "1,2,3" : i)));
        ImportedSet set = imported();
        assertEquals("", value(set, 0, 4));
        assertEquals("5", value(set, 0, 5));
        assertTrue(
                notes(set).contains("2 lines of factors.csv were left out; the first: "),
                notes(set));
        assertTrue(notes(set).contains("factors.csv, line 5: there are 4 values"), notes(set));
    }

    @Test
    void namesThatFitNoPictureAreCountedAndTheFirstIsShown() throws IOException {
        text("factors.csv", rows("file,angle", i -> (i > 9 ? "door" : "tür") + i + ".png," + i));
        String notes = notes(imported());
        assertTrue(
                notes.contains("names 3 files that are not in the folder; the first: door10.png."),
                notes);
        assertTrue(
                notes.contains(
                        "does not name 3 pictures, which have no values of its factors; the first:"
                                + " tür10.png."),
                notes);
    }

    @Test
    void aTableThatNamesNoneShowsTheFirstNameThatFailed() throws IOException {
        text("factors.csv", rows("file,angle", i -> "door" + i + ".png," + i));
        String notes = notes(imported());
        assertTrue(notes.contains("the first name in it is \"door1.png\""), notes);
        assertTrue(notes.startsWith("Layout: pictures without labels."), notes);
    }

    @Test
    void aNameThatFitsSeveralPicturesMeansNone() throws IOException {
        picture("more/tür1.png");
        text("factors.csv", rows("file,angle", i -> "/old/tür" + i + ".png," + i));
        ImportedSet set = imported();
        assertEquals("", value(set, set.images().factors().size() - 1, 1));
        assertEquals("2", value(set, set.images().factors().size() - 1, 2));
        assertTrue(
                notes(set).contains("1 name that does not tell one picture from others: /old/tür1"),
                notes(set));
    }

    @Test
    void columnsAndLinesThatComeTwiceAreTold() throws IOException {
        text(
                "factors.csv",
                rows("file,angle,angle", i -> "tür" + i + ".png," + i + "," + (13 - i))
                        + "tür1.png,7,7\n");
        ImportedSet set = imported();
        assertEquals(
                List.of("angle", "angle (2)"),
                set.images().factors().stream().map(Factor::name).toList());
        assertEquals("1", value(set, 0, 1));
        assertTrue(notes(set).contains("names a picture twice"), notes(set));
    }

    @Test
    void anotherTableServesWhereTheFirstNamesNoPicture() throws IOException {
        text("factors.csv", rows("file,angle", i -> "door" + i + ".png," + i));
        text("labels.csv", rows("file,angle", i -> "tür" + i + ".png," + i));
        assertAngles(imported());
    }
}
