package org.betavista.data.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.betavista.data.CancelledException;
import org.betavista.data.Factor;
import org.betavista.data.InvalidInputException;
import org.betavista.data.Progress;
import org.betavista.data.files.FitMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
        Files.createSymbolicLink(source().resolve("dog/loop"), source());
        ImportedSet set = imported();
        assertEquals(2, set.images().size());
        assertEquals(List.of(Factor.named("label", List.of("cat", "dog"))), set.images().factors());
        assertEquals(0, set.images().factorValue(0, 0));
        assertEquals(1, set.images().factorValue(1, 0));
        assertEquals(
                List.of("dog/loop", "cat/z.png", "loose.png"),
                set.skipped().stream().map(Skipped::file).toList());
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
        assertEquals(List.of("c.png"), set.skipped().stream().map(Skipped::file).toList());
        assertEquals(List.of("factors.csv names 1 files that are not in the folder."), set.notes());
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
        String sentence = assertThrows(InvalidInputException.class, this::imported).sentence();
        assertTrue(sentence.startsWith("factors.csv, line 2: "), sentence);
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
                table.columns().forEach(c -> c.factor(rows, table.isYesOrNo(), notes));
            } catch (InvalidInputException e) {
                assertTrue(e.sentence().endsWith("."), e.sentence());
            }
        }
    }
}
