package org.betavista.data.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.betavista.data.CancelledException;
import org.betavista.data.Factor;
import org.betavista.data.InvalidInputException;
import org.betavista.data.Progress;
import org.betavista.data.files.FitMode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("languages")
class FolderImportTest {
    private static final ImportSettings SETTINGS = new ImportSettings(28, false, FitMode.CROP);

    @TempDir Path root;

    private Path source() {
        return root.resolve("source");
    }

    private void picture(String name) throws IOException {
        Path file = source().resolve(name);
        Files.createDirectories(file.getParent());
        ImageIO.write(new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
    }

    private void text(String name, String text) throws IOException {
        Files.writeString(source().resolve(name), text);
    }

    private ImportedSet imported() {
        return new ImportLibrary(root.resolve("library")).folder(source(), SETTINGS, Progress.NONE);
    }

    @Test
    void subfoldersAreLabelsAndSpoiltFilesAreSkipped() throws IOException {
        picture("dog/b.png");
        picture("cat/a.png");
        text("cat/z.png", "no picture");
        picture("loose.png");
        picture(".hidden/x.png");
        linkBack("dog/loop");
        ImportedSet set = imported();
        assertEquals(2, set.images().size());
        assertEquals(List.of(Factor.named("label", List.of("cat", "dog"))), set.images().factors());
        assertEquals(0, set.images().factorValue(0, 0));
        assertEquals(1, set.images().factorValue(1, 0));
        assertEquals(
                List.of("dog/loop", "cat/z.png", "loose.png"),
                set.skipped().stream().map(Skipped::file).toList());
    }

    private void linkBack(String name) throws IOException {
        try {
            Files.createSymbolicLink(source().resolve(name), source());
        } catch (UnsupportedOperationException | FileSystemException e) {
            abort("no symbolic links here");
        }
    }

    @Test
    void everythingBesideTrainIsHeldOutInWhateverCase() throws IOException {
        picture("Train/cat/a.png");
        picture("Train/dog/b.png");
        picture("TEST/dog/c.png");
        picture("val/cat/d.png");
        ImportedSet set = imported();
        assertEquals(2, set.images().size());
        MappedImages heldOut = set.heldOut().orElseThrow();
        assertEquals(2, heldOut.size());
        assertEquals(1, heldOut.factorValue(0, 0));
        assertEquals(0, heldOut.factorValue(1, 0));
    }

    @Test
    void unreadablePicturesToHoldOutAreNoReasonToRefuse() throws IOException {
        picture("train/a.png");
        picture("train/b.png");
        Files.createDirectories(source().resolve("test"));
        text("test/c.png", "no picture");
        ImportedSet set = imported();
        assertEquals(2, set.images().size());
        assertTrue(set.heldOut().isEmpty());
        assertEquals(
                List.of(
                        "Layout: pictures without labels; test held out, train learned from.",
                        "None of the 1 pictures to hold out can be used; others are chosen by chance."),
                set.notes());
    }

    @Test
    void manyNumbersBecomeRangesAndManyWordsAreLeftOut() throws IOException {
        StringBuilder table = new StringBuilder("file,number,word\n");
        for (int i = 0; i < 300; i++) {
            table.append("%s.png,%s,w%s%n".formatted(i, 3 * i, i));
        }
        Files.createDirectories(source());
        text("factors.csv", table.toString());
        AttributeTable read = AttributeTable.read(source().resolve("factors.csv"));
        int[] rows = IntStream.range(0, 300).toArray();
        List<String> notes = new ArrayList<>();
        AttributeColumn.Valued number =
                read.columns().get(1).factor(rows, false, true, notes).orElseThrow();
        assertEquals(32, number.factor().count());
        assertEquals("0.000 to 28.03", number.factor().valueName(0));
        for (int i = 0; i < 300; i++) {
            assertEquals(Math.min(31, (int) (i / 299.0 * 32)), number.values()[i], "row " + i);
        }
        assertTrue(read.columns().get(2).factor(rows, false, true, notes).isEmpty());
        assertEquals(
                List.of(
                        "The column number has 300 different numbers, which were put into 32 ranges.",
                        "The column word has 300 different words, more than 256, and was left out."),
                notes);
    }

    @Test
    void refusesTablesThatNeedMoreThanTheirShareOfMemory() throws IOException {
        Files.createDirectories(source());
        text("factors.csv", "file,a\n1.png,x\n2.png,y\n");
        Path table = source().resolve("factors.csv");
        assertEquals(2, AttributeTable.read(table, 1_000, 9).size());
        String sentence =
                assertThrows(InvalidInputException.class, () -> AttributeTable.read(table, 400, 9))
                        .sentence();
        assertTrue(sentence.startsWith("factors.csv needs more memory"), sentence);
    }

    @Test
    void columnsThatAreTooManyToWriteAreLeftOut() throws IOException {
        picture("a/1.png");
        picture("b/2.png");
        StringBuilder table = new StringBuilder("file");
        for (int c = 0; c < 1_000; c++) {
            table.append(",c").append(c);
        }
        table.append("\na/1.png").append(",0".repeat(1_000));
        table.append("\nb/2.png").append(",1".repeat(1_000)).append('\n');
        text("factors.csv", table.toString());
        ImportedSet set = imported();
        assertEquals(1_000, set.images().factors().size());
        assertEquals(1, set.images().factorValue(1, 999));
        assertEquals(
                List.of(
                        "Layout: 2 classes by folder (a, b); attributes from factors.csv.",
                        "c999 was left out, because there are too many factors or values."),
                set.notes());
    }

    @Test
    void whatACrashLeftIsDeletedWithTheNextImportOnceItIsOld() throws IOException {
        picture("a.png");
        ImportedSet first = imported();
        ImportLibrary library = new ImportLibrary(root.resolve("library"));
        String name = library.sets().get(0).getFileName().toString();
        Path old = Files.createDirectory(library.root().resolve("." + name + "-x.part"));
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minusSeconds(7_200)));
        Path fresh = Files.createDirectory(library.root().resolve("." + name + "-y.part"));
        picture("b.png");
        assertEquals(2, imported().images().size());
        assertEquals(1, library.sets().size());
        assertFalse(Files.exists(old));
        assertTrue(Files.exists(fresh));
        assertEquals(1, first.images().size());
    }

    @Test
    void trainAndTestAreHeldApart() throws IOException {
        picture("train/cat/a.png");
        picture("train/dog/b.png");
        picture("test/dog/c.png");
        ImportedSet set = imported();
        assertEquals(2, set.images().size());
        assertEquals(1, set.heldOut().orElseThrow().factorValue(0, 0));
    }

    @Test
    void factorsComeFromATable() throws IOException {
        picture("a.png");
        picture("b.png");
        picture("c.png");
        text(
                "factors.csv",
                "\uFEFFfile;size;what\r\na.png;10;\"x;\"\"y\"\r\nb.png;2;z\r\nno.png;3;z\r\n");
        ImportedSet set = imported();
        assertEquals(
                List.of(
                        new Factor("size", 2, true, List.of("2", "10")),
                        Factor.named("what", List.of("x;\"y", "z"))),
                set.images().factors());
        assertEquals(1, set.images().factorValue(0, 0));
        assertEquals(Factor.NO_VALUE, set.images().factorValue(2, 0));
        assertEquals(List.of(), set.skipped());
        assertEquals(
                List.of(
                        "Layout: pictures with a table; attributes from factors.csv.",
                        "factors.csv names 1 file that is not in the folder: no.png.",
                        "factors.csv does not name 1 picture, which has no values of its factors: c.png."),
                set.notes());
    }

    @Test
    void attributeListsAreYesAndNo() throws IOException {
        picture("img/1.png");
        picture("img/2.png");
        text("list_attr_celeba.txt", "2\nBald Smiling\n1.png -1  1\n2.png  1 -1\n");
        MappedImages images = imported().images();
        assertEquals(List.of(Factor.yesOrNo("Bald"), Factor.yesOrNo("Smiling")), images.factors());
        assertEquals(0, images.factorValue(0, 0));
        assertEquals(1, images.factorValue(1, 0));
    }

    @Test
    void malformedTablesNameTheLine() throws IOException {
        picture("a.png");
        text("factors.csv", "file,size\na.png,1,2\n");
        String note = imported().notes().get(1);
        assertTrue(note.startsWith("factors.csv was not used. factors.csv, line 2: "), note);
    }

    @Test
    void isMadeOnceUntilTheFolderChanges() throws IOException {
        picture("a.png");
        ImportLibrary library = new ImportLibrary(root.resolve("library"));
        Progress forbidden =
                (what, done, total) -> {
                    throw new CancelledException();
                };
        assertThrows(CancelledException.class, () -> library.folder(source(), SETTINGS, forbidden));
        try (java.util.stream.Stream<Path> left = Files.list(library.root())) {
            assertEquals(0, left.count());
        }
        library.folder(source(), SETTINGS, Progress.NONE);
        assertEquals(1, library.folder(source(), SETTINGS, forbidden).images().size());
        picture("b.png");
        assertEquals(2, library.folder(source(), SETTINGS, Progress.NONE).images().size());
        assertEquals(1, library.sets().size());
    }

    @Test
    void refusesFoldersWithoutPictures() throws IOException {
        assertThrows(InvalidInputException.class, this::imported);
        Files.createDirectory(source());
        assertThrows(InvalidInputException.class, this::imported);
        text("a.png", "no picture");
        assertThrows(InvalidInputException.class, this::imported);
        picture("b.png");
        picture("c.png");
        assertThrows(InvalidInputException.class, () -> ImageFolder.scan(source(), 2));
        assertThrows(InvalidInputException.class, () -> new ImportSettings(30, true, FitMode.PAD));
    }

    @Test
    void nothingButSentencesComesOutOfSpoiltTables() throws IOException {
        List<String> tables =
                List.of(
                        "file,size,what\r\na.png,1,\"x\"\r\nb.png,2.5,y\r\n",
                        "2\nBald Smiling\na.png -1 1\nb.png 1 -1\n");
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 400; i++) {
            Path file = root.resolve(i % 2 == 0 ? "factors.csv" : "attr.txt");
            byte[] bytes = tables.get(i % 2).getBytes(java.nio.charset.StandardCharsets.UTF_8);
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            if (i % 5 == 0) {
                bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
            }
            Files.write(file, bytes);
            try {
                AttributeTable table = AttributeTable.read(file);
                int[] rows = java.util.stream.IntStream.range(0, table.size()).toArray();
                List<String> notes = new java.util.ArrayList<>();
                table.columns().forEach(c -> c.factor(rows, table.isYesOrNo(), true, notes));
            } catch (InvalidInputException e) {
                assertTrue(e.sentence().endsWith("."), e.sentence());
            }
        }
    }

    @Test
    void whatWasImportedIsThereWhenTheFolderIsGone() throws IOException {
        picture("a.png");
        picture("b.png");
        assertEquals(2, imported().images().size());
        Files.delete(source().resolve("a.png"));
        Files.delete(source().resolve("b.png"));
        Files.delete(source());
        assertEquals(2, imported().images().size());
    }

    @Test
    void aTableInOneSubfolderSaysNothingAboutAnother() throws IOException {
        picture("a/1.png");
        picture("b/1.png");
        text("a/factors.csv", "file,size\n1.png,7\n");
        ImportedSet set = imported();
        assertEquals(2, set.images().size());
        assertEquals(List.of(Factor.named("label", List.of("a", "b"))), set.images().factors());
        assertEquals("Layout: 2 classes by folder (a, b).", set.notes().get(0));
        assertTrue(set.notes().get(1).contains("a/factors.csv was not used"), set.notes().get(1));
    }

    @Test
    void aMereNameInATableMeansTheOnlyPictureOfThatName() throws IOException {
        picture("a/1.png");
        picture("b/1.png");
        picture("b/2.png");
        text("factors.csv", "file,label\n1.png,x\n2.png,y\na/1.png,x\n");
        ImportedSet set = imported();
        assertEquals(3, set.images().size());
        assertEquals(
                List.of("folder", "label"),
                set.images().factors().stream().map(Factor::name).toList());
        assertEquals(Factor.NO_VALUE, set.images().factorValue(1, 1), "b/1.png is not named");
        assertEquals(1, set.images().factorValue(2, 1));
        assertEquals(
                "factors.csv has 1 name that does not tell one picture from others: 1.png.",
                set.notes().get(1));
    }

    @Test
    void whatLooksLikeAPictureAndIsNotReadIsCounted() throws IOException {
        picture("a.png");
        for (int i = 0; i < 20; i++) {
            text(i + (i % 2 == 0 ? ".heic" : ".HEIC"), "no picture");
        }
        text("x.cr2", "raw");
        text("more.zip", "archive");
        text("film.mp4", "film");
        text("table.parquet", "columns");
        text("letter.txt", "dear");
        List<String> notes = imported().notes();
        assertEquals(
                List.of(
                        "Layout: pictures without labels.",
                        "1 .cr2 file was skipped: convert it to PNG or JPEG.",
                        "20 .heic files were skipped: convert them to PNG or JPEG.",
                        "1 .mp4 file was skipped: save its frames as PNG or JPEG.",
                        "1 .parquet file was not opened: save the pictures in it as PNG files.",
                        "1 .zip file was not opened: unpack it into the folder."),
                notes);
        text("z.heic", "one more");
        assertTrue(
                imported()
                        .notes()
                        .contains("21 .heic files were skipped: convert them to PNG or JPEG."));
    }

    @Test
    void aFolderOfWhatIsNotReadIsRefusedWithWhatToDo() throws IOException {
        Files.createDirectories(source());
        text("a.heic", "no picture");
        String sentence = assertThrows(InvalidInputException.class, this::imported).sentence();
        assertTrue(
                sentence.endsWith("1 .heic file was skipped: convert it to PNG or JPEG."),
                sentence);
    }

    @Test
    void picturesAreKnownByHowTheyBeginWhereTheirEndingsDoNotTell() throws IOException {
        picture("a.png");
        picture("b.png");
        picture("c.png");
        Files.move(source().resolve("b.png"), source().resolve("b"));
        Files.move(source().resolve("c.png"), source().resolve("c.heic"));
        text("d", "no picture");
        ImportedSet set = imported();
        assertEquals(3, set.images().size());
        assertEquals(List.of("a.png", "b", "c.heic"), set.images().origins(new int[] {0, 1, 2}));
    }

    @Test
    void celebAAsItIsPublishedHasItsAttributesAndItsSplit() throws IOException {
        picture("Img/img_align_celeba_png/000001.png");
        picture("Img/img_align_celeba_png/000002.png");
        picture("Img/img_align_celeba_png/000003.png");
        Files.createDirectories(source().resolve("Anno"));
        Files.createDirectories(source().resolve("Eval"));
        text(
                "Anno/list_attr_celeba.txt",
                "3\nBald Smiling\n000001.jpg -1  1\n000002.jpg  1 -1\n000003.jpg  1  1\n");
        text("Eval/list_eval_partition.txt", "000001.jpg 0\n000002.jpg 0\n000003.jpg 2\n");
        ImportedSet set = imported();
        assertEquals(
                List.of("Bald", "Smiling"),
                set.images().factors().stream().map(Factor::name).toList());
        assertEquals(2, set.images().size());
        assertEquals(1, set.images().factorValue(1, 0));
        MappedImages heldOut = set.heldOut().orElseThrow();
        assertEquals(1, heldOut.factorValue(0, 1));
        assertEquals(
                List.of("Img/img_align_celeba_png/000003.png"), heldOut.origins(new int[] {0}));
    }

    @Test
    void manyFilesThatFailForOneReasonAreOneNote() throws IOException {
        for (int i = 0; i < 30; i++) {
            picture((i < 15 ? "cat/" : "dog/") + i + ".png");
        }
        for (int i = 0; i < 25; i++) {
            picture("loose" + i + ".png");
        }
        ImportedSet set = imported();
        assertEquals(30, set.images().size());
        assertEquals(20, set.skipped().size());
        assertEquals(
                "25 files were skipped for one reason: nothing says which of the labels it has.",
                set.notes().get(1));
    }

    @Test
    void namesThatCannotBeSpeltAreSkipped() throws Exception {
        picture("a.png");
        // Only a shell gives a file a name that is no text.
        Process shell =
                new ProcessBuilder(
                                "sh",
                                "-c",
                                "cp a.png \"$(printf 'b\\377r.png')\" && mkdir \"$(printf 'd\\376')\"")
                        .directory(source().toFile())
                        .start();
        if (shell.waitFor() != 0) {
            abort("no such names here");
        }
        ImportedSet set = imported();
        assertEquals(1, set.images().size());
        assertEquals(2, set.skipped().size());
        set.skipped().forEach(skipped -> assertTrue(skipped.reason().contains("cannot be spelt")));
    }

    @Test
    void oddNamesAreNamesAsGoodAsOthers() throws IOException {
        List<String> names =
                List.of("-v.png", "a\nb.png", "x".repeat(251) + ".png", "\uD835\uDC9C.png");
        for (String name : names) {
            try {
                picture(name);
            } catch (InvalidPathException | FileSystemException e) {
                abort("no such names here");
            }
        }
        text("-z.png", "no picture");
        ImportedSet set = imported();
        assertEquals(4, set.images().size());
        assertTrue(set.images().origins(new int[] {0, 1, 2, 3}).containsAll(names));
        assertEquals("-z.png", set.skipped().get(0).file());
    }

    @Test
    void aFolderWhoseNameIsCutAmongItsLettersIsImported() throws IOException {
        picture("a.png");
        Path named = source();
        try {
            named = Files.move(named, root.resolve("x" + "\uD835\uDC9C".repeat(30)));
        } catch (InvalidPathException e) {
            abort("no such names here");
        }
        assertEquals(
                1,
                new ImportLibrary(root.resolve("library"))
                        .folder(named, SETTINGS, Progress.NONE)
                        .images()
                        .size());
    }

    @Test
    void tablesOfTheSplitsAreOneTable() throws IOException {
        picture("train/1.png");
        picture("train/2.png");
        picture("test/1.png");
        text("train/metadata.csv", "file_name,what\n1.png,a\n2.png,b\n");
        text("test/metadata.csv", "file_name,what\n1.png,b\n");
        ImportedSet set = imported();
        assertEquals(List.of(Factor.named("what", List.of("a", "b"))), set.images().factors());
        assertEquals(1, set.images().factorValue(1, 0));
        assertEquals(1, set.heldOut().orElseThrow().factorValue(0, 0));
        assertEquals(
                List.of(
                        "Layout: pictures with a table; attributes from test/metadata.csv, train/metadata.csv; test held out, train learned from."),
                set.notes());
        text("test/metadata.csv", "file_name,other\n1.png,b\n");
        assertTrue(
                imported().notes().get(1).endsWith("because their columns are not the same."),
                imported().notes().toString());
    }

    @Test
    void aTableOfLabelsThatIsNotReadIsNamed() throws IOException {
        picture("train/1.png");
        picture("test/2.png");
        text("train.csv", "number,what\n1,a\n");
        assertEquals(
                "train.csv was not used: none of the columns names pictures; call it file.",
                imported().notes().get(1));
    }
}
