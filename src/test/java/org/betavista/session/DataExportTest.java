package org.betavista.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.betavista.data.CancelledException;
import org.betavista.data.ImageDataset;
import org.betavista.data.InvalidInputException;
import org.betavista.data.Progress;
import org.betavista.data.Subset;
import org.betavista.data.files.FitMode;
import org.betavista.data.imports.ImportLibrary;
import org.betavista.data.imports.ImportSettings;
import org.betavista.data.imports.MappedImages;
import org.betavista.data.synthetic.Circles;
import org.betavista.data.synthetic.Digits;
import org.betavista.data.synthetic.Faces;
import org.betavista.data.synthetic.FactorGrid;
import org.betavista.data.synthetic.SampledWorld;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("languages")
class DataExportTest {
    private static final int COUNT = 40;

    @TempDir Path scratch;

    @Test
    void writesWhatAnImportReadsBackExactly() {
        assertComesBack(
                new SampledWorld(new Digits(), COUNT, 3),
                new ImportSettings(28, false, FitMode.CROP));
        assertComesBack(
                new SampledWorld(new Faces(), COUNT, 3), new ImportSettings(64, true, FitMode.PAD));
    }

    private void assertComesBack(ImageDataset images, ImportSettings settings) {
        Path folder = scratch.resolve(images.name());
        assertEquals(COUNT, DataExport.write(images, COUNT, 1, folder, Progress.NONE));
        MappedImages read =
                new ImportLibrary(scratch.resolve("imported"))
                        .folder(folder, settings, Progress.NONE)
                        .images();
        assertEquals(COUNT, read.size());
        for (int i = 0; i < COUNT; i++) {
            assertArrayEquals(images.image(i), read.image(i), "image " + i);
            for (int factor = 0; factor < images.factors().size(); factor++) {
                assertEquals(valueName(images, i, factor), valueName(read, i, factor));
            }
        }
    }

    private static String valueName(ImageDataset images, int index, int factor) {
        return images.factors().get(factor).valueName(images.factorValue(index, factor));
    }

    @Test
    void drawsAsManyAsWereAskedForWithTheSeed() throws IOException {
        FactorGrid circles = new FactorGrid(new Circles());
        DataExport.write(circles, 5, 1, scratch.resolve("a"), Progress.NONE);
        DataExport.write(circles, 5, 1, scratch.resolve("b"), Progress.NONE);
        DataExport.write(circles, 5, 2, scratch.resolve("c"), Progress.NONE);
        List<String> table = Files.readAllLines(scratch.resolve("a").resolve("factors.csv"));
        assertEquals(6, table.size());
        assertEquals("file,x,y,radius", table.get(0));
        assertEquals(table, Files.readAllLines(scratch.resolve("b").resolve("factors.csv")));
        assertTrue(!table.equals(Files.readAllLines(scratch.resolve("c").resolve("factors.csv"))));
    }

    @Test
    void saysWhereEveryImageCameFrom() throws IOException {
        Path first = scratch.resolve("first");
        DataExport.write(new SampledWorld(new Faces(), 4, 3), 4, 1, first, Progress.NONE);
        assertEquals(
                List.of("file,source", "000000.png,Faces[0]"),
                Files.readAllLines(first.resolve("sources.csv")).subList(0, 2));
        Files.move(first.resolve("000002.png"), first.resolve("000002, \"moon\".png"));
        Files.delete(first.resolve("factors.csv"));
        ImportLibrary library = new ImportLibrary(scratch.resolve("imported"));
        MappedImages images =
                library.folder(first, ImportSettings.standard(), Progress.NONE).images();
        Path second = scratch.resolve("second");
        DataExport.write(new Subset(images, new int[] {3, 2}), 9, 1, second, Progress.NONE);
        assertEquals(
                List.of(
                        "file,source",
                        "000000.png,000003.png",
                        "000001.png,\"000002, \"\"moon\"\".png\""),
                Files.readAllLines(second.resolve("sources.csv")));
        MappedImages again =
                library.folder(second, ImportSettings.standard(), Progress.NONE).images();
        assertEquals(List.of(), again.factors());
        assertArrayEquals(images.image(3), again.image(0));
    }

    @Test
    void refusesAFolderThatHoldsSomething() throws IOException {
        Files.writeString(scratch.resolve("letter.txt"), "dear");
        InvalidInputException refusal =
                assertThrows(
                        InvalidInputException.class,
                        () ->
                                DataExport.write(
                                        new FactorGrid(new Circles()),
                                        5,
                                        1,
                                        scratch,
                                        Progress.NONE));
        assertTrue(refusal.sentence().contains("not empty"), refusal.sentence());
        assertEquals("dear", Files.readString(scratch.resolve("letter.txt")));
    }

    @Test
    void leavesNothingBehindWhenItIsCancelled() throws IOException {
        Path folder = scratch.resolve("cancelled");
        assertThrows(
                CancelledException.class,
                () ->
                        DataExport.write(
                                new FactorGrid(new Circles()),
                                20,
                                1,
                                folder,
                                (what, done, total) -> {
                                    if (done == 10) {
                                        throw new CancelledException();
                                    }
                                }));
        try (var files = Files.list(folder)) {
            assertEquals(0, files.count());
        }
        assertEquals(
                20, DataExport.write(new FactorGrid(new Circles()), 20, 1, folder, Progress.NONE));
    }
}
