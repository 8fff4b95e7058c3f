package org.betavista.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.betavista.data.CancelledException;
import org.betavista.data.InvalidInputException;
import org.betavista.data.Progress;
import org.betavista.data.files.FitMode;
import org.betavista.data.imports.ImportSettings;
import org.betavista.data.synthetic.Faces;
import org.betavista.data.synthetic.SampledWorld;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDeskTest {
    private static final SampledWorld FACES = new SampledWorld(new Faces(), 30, 1);

    @TempDir Path scratch;
    private final DataDesk desk =
            new DataDesk(
                    new DataFolder(Path.of(System.getProperty("java.io.tmpdir"), "betavista-none")),
                    Progress.NONE);

    @AfterEach
    void close() {
        desk.close();
    }

    private Path pictures() {
        Path folder = scratch.resolve("faces");
        DataExport.write(FACES, 30, 1, folder, Progress.NONE);
        return folder;
    }

    @Test
    void looksAtABuiltInWorld() {
        DataOverview overview = desk.look(new DataSource.BuiltInDigits(), 1, 1).join();
        assertEquals("Digits", overview.name());
        assertEquals(60_000, overview.trainSize());
        assertEquals(10_000, overview.heldOutSize());
        assertEquals(10, overview.counts().get(0).factor().count());
    }

    @Test
    void previewsAFolderAsItWouldBeImported() throws IOException {
        Path folder = pictures();
        Files.writeString(folder.resolve("broken.png"), "this is a letter");
        FolderPreview preview =
                desk.preview(folder, new ImportSettings(64, true, FitMode.CROP), false).join();
        assertEquals(31, preview.files());
        assertTrue(preview.findings().get(0).contains("factors.csv"), preview.findings().get(0));
        int size = FACES.shape().size();
        float[] first = java.util.Arrays.copyOf(preview.images(), size);
        assertArrayEquals(FACES.image(0), first);
        FolderPreview small =
                desk.preview(folder, new ImportSettings(28, false, FitMode.CROP), true).join();
        assertEquals(28 * 28 * (preview.images().length / size), small.images().length);
    }

    @Test
    void refusesAFolderWithoutPicturesInASentence() {
        CompletionException refusal =
                assertThrows(
                        CompletionException.class,
                        () -> desk.preview(scratch, ImportSettings.standard(), false).join());
        assertInstanceOf(InvalidInputException.class, refusal.getCause());
    }

    @Test
    void importsAFolderOnceAndRemembersIt() {
        DataFolder place = new DataFolder(scratch.resolve("data"));
        DataSource source =
                new DataSource.PictureFolder(pictures().toString(), ImportSettings.standard());
        try (DataDesk own = new DataDesk(place, Progress.NONE)) {
            DataOverview overview = own.look(source, 1, 1).join();
            assertEquals(27, overview.trainSize());
            assertEquals(3, overview.heldOutSize());
            assertEquals(7, overview.counts().size());
            assertEquals(List.of(source), own.recent());
        }
    }

    @Test
    void endsAnImportThatIsCancelledAndLeavesNothingBehind() throws IOException {
        Path data = scratch.resolve("data");
        DataSource source =
                new DataSource.PictureFolder(pictures().toString(), ImportSettings.standard());
        DataDesk[] own = new DataDesk[1];
        own[0] = new DataDesk(new DataFolder(data), (what, done, total) -> own[0].cancel());
        CompletableFuture<DataOverview> look = own[0].look(source, 1, 1);
        CompletionException ended = assertThrows(CompletionException.class, look::join);
        assertInstanceOf(CancelledException.class, ended.getCause());
        assertEquals(List.of(), own[0].recent());
        own[0].close();
        if (Files.exists(data)) {
            try (var files = Files.walk(data)) {
                assertEquals(0, files.filter(Files::isRegularFile).count());
            }
        }
    }

    @Test
    void seesWhatWasAddedToAFolderSince() throws IOException {
        DataFolder place = new DataFolder(scratch.resolve("data"));
        Path folder = scratch.resolve("grown");
        Files.createDirectories(folder);
        Path faces = pictures();
        DataSource source =
                new DataSource.PictureFolder(folder.toString(), ImportSettings.standard());
        try (DataDesk own = new DataDesk(place, Progress.NONE)) {
            copy(faces, folder, 0, 10);
            DataOverview before = own.look(source, 1, 1).join();
            assertEquals(10, before.trainSize() + before.heldOutSize());
            copy(faces, folder, 10, 20);
            DataOverview after = own.look(source, 1, 1).join();
            assertEquals(20, after.trainSize() + after.heldOutSize());
            assertEquals(20, own.preview(folder, ImportSettings.standard(), false).join().files());
        }
    }

    private static void copy(Path from, Path to, int first, int end) throws IOException {
        for (int i = first; i < end; i++) {
            String name = String.format(Locale.ROOT, "%06d.png", i);
            Files.copy(from.resolve(name), to.resolve(name));
        }
    }

    @Test
    void endsWhatWaitsWhenItIsClosed() {
        Path folder = pictures();
        DataDesk own = new DataDesk(new DataFolder(scratch.resolve("data")), Progress.NONE);
        List<CompletableFuture<DataOverview>> looks = new ArrayList<>();
        for (int side : new int[] {28, 32, 64, 96}) {
            ImportSettings settings = ImportSettings.standard().withSide(side);
            looks.add(own.look(new DataSource.PictureFolder(folder.toString(), settings), 1, 1));
        }
        own.close();
        looks.forEach(look -> assertTrue(look.isDone()));
        assertTrue(looks.get(3).isCompletedExceptionally());
    }
}
