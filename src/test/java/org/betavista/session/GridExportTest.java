package org.betavista.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.betavista.analysis.StandardNormal;
import org.betavista.data.ImageDataset;
import org.betavista.data.InvalidInputException;
import org.betavista.data.Permutation;
import org.betavista.model.FreshWeights;
import org.betavista.model.FrozenVae;
import org.betavista.store.GridImage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("languages")
class GridExportTest {
    private static final int SIDE = 32;
    private static final int GAP = 2;

    private FrozenVae model;

    @BeforeEach
    void open() {
        model = new FrozenVae(SmallModels.MODEL, FreshWeights.of(SmallModels.MODEL, 1), 1);
    }

    @AfterEach
    void close() {
        model.close();
    }

    private static GridSettings settings(GridSettings.What what, int rows, int columns) {
        return new GridSettings(what, rows, columns, 1, 5);
    }

    private GridImage draw(GridSettings settings) {
        return GridExport.draw(
                model, settings, () -> SmallModels.split().heldOut(), new float[] {0.5f, -1, 2});
    }

    /** The image at a place of a grid at scale 1, as levels from 0 to 255. */
    private static int[] levels(GridImage grid, int row, int column) {
        int[] levels = new int[SIDE * SIDE];
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                int top = GAP + row * (SIDE + GAP) + y;
                int left = GAP + column * (SIDE + GAP) + x;
                levels[y * SIDE + x] = grid.argb()[top * grid.width() + left] & 0xFF;
            }
        }
        return levels;
    }

    private static void assertShows(float[] images, int index, int[] levels) {
        for (int i = 0; i < levels.length; i++) {
            // Half a level of rounding, and a little for the other size of the batch.
            assertEquals(images[index * levels.length + i] * 255, levels[i], 0.51);
        }
    }

    @Test
    void drawsSamplesFromThePriorOfTheSeed() {
        GridImage grid = draw(settings(GridSettings.What.SAMPLES, 2, 3));
        assertEquals(3 * (SIDE + GAP) + GAP, grid.width());
        assertEquals(2 * (SIDE + GAP) + GAP, grid.height());
        float[] images = model.decode(StandardNormal.draws(6 * SmallModels.LATENTS, 5));
        for (int i = 0; i < 6; i++) {
            assertShows(images, i, levels(grid, Math.floorDiv(i, 3), i % 3));
        }
    }

    @Test
    void drawsOtherSamplesWithAnotherSeed() {
        GridImage one = draw(new GridSettings(GridSettings.What.SAMPLES, 2, 2, 1, 5));
        GridImage other = draw(new GridSettings(GridSettings.What.SAMPLES, 2, 2, 1, 6));
        assertFalse(Arrays.equals(one.argb(), other.argb()));
    }

    @Test
    void drawsHeldOutImagesOverTheirReconstructions() {
        ImageDataset heldOut = SmallModels.split().heldOut();
        GridImage grid = draw(settings(GridSettings.What.RECONSTRUCTIONS, 2, 3));
        assertEquals(4 * (SIDE + GAP) + GAP, grid.height());
        int[] chosen = Arrays.copyOf(Permutation.of(heldOut.size(), new SplittableRandom(5)), 6);
        float[] originals = heldOut.images(chosen);
        float[] decoded = model.decode(model.encode(originals).mu());
        for (int i = 0; i < 6; i++) {
            int row = 2 * Math.floorDiv(i, 3);
            assertShows(originals, i, levels(grid, row, i % 3));
            assertShows(decoded, i, levels(grid, row + 1, i % 3));
        }
    }

    @Test
    void drawsOneRowALatentFromMinusThreeToThree() {
        GridImage grid = draw(settings(GridSettings.What.TRAVERSAL, 3, 5));
        float[] z = {0.5f, -3, 2, 0.5f, 3, 2, 0.5f, -1, 0};
        float[] images = model.decode(z);
        assertShows(images, 0, levels(grid, 1, 0));
        assertShows(images, 1, levels(grid, 1, 4));
        assertShows(images, 2, levels(grid, 2, 2));
    }

    private String refusal(GridSettings settings) {
        return assertThrows(InvalidInputException.class, () -> draw(settings)).sentence();
    }

    @Test
    void refusesMoreTraversalsThanThereAreLatents() {
        assertEquals(
                "A traversal has one row for each of the model's 3 latents; choose 1 to 3 rows, not"
                        + " 50.",
                refusal(settings(GridSettings.What.TRAVERSAL, 50, 2)));
    }

    @Test
    void refusesRowsThatWouldStayEmpty() {
        // 50 held-out images fill seven rows of seven and one of one.
        assertEquals(
                "There are 50 held-out images, so rows of 7 end after 8; choose 1 to 8 rows, not 9.",
                refusal(settings(GridSettings.What.RECONSTRUCTIONS, 9, 7)));
        GridImage grid = draw(settings(GridSettings.What.RECONSTRUCTIONS, 8, 7));
        assertEquals(16 * (SIDE + GAP) + GAP, grid.height());
    }

    @Test
    void settingsFitToTheImagesThatThereAre() {
        assertEquals(8, settings(GridSettings.What.RECONSTRUCTIONS, 20, 7).forImages(50).rows());
        assertEquals(5, settings(GridSettings.What.RECONSTRUCTIONS, 5, 7).forImages(50).rows());
    }

    @Test
    void writesWhatTheGridIsIntoThePng(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("grid.png");
        GridSettings settings = settings(GridSettings.What.SAMPLES, 1, 2);
        GridExport.write(file, draw(settings), settings, "a model", SmallModels.config(), 4321);
        String content = Files.readString(file, StandardCharsets.ISO_8859_1);
        for (String text :
                List.of("samples of a model", "\"what\":\"samples\"", "\"latentSize\":3", "4321")) {
            assertTrue(content.contains(text), text + " is missing");
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 1", "101, 1, 1", "1, 0, 1", "1, 101, 1", "1, 1, 0", "1, 1, 17", "-1, 1, 1"})
    void settingsRefuseSizesThatCannotBeUsed(int rows, int columns, int scale) {
        String sentence =
                assertThrows(
                                InvalidInputException.class,
                                () ->
                                        new GridSettings(
                                                GridSettings.What.SAMPLES, rows, columns, scale, 1))
                        .sentence();
        assertTrue(sentence.contains("choose 1 to"), sentence);
    }

    @Test
    void settingsNameTheirKindInAnyCase() {
        assertEquals(GridSettings.What.TRAVERSAL, GridSettings.What.named("Traversal"));
        assertEquals(GridSettings.What.SAMPLES, GridSettings.What.named("samples"));
        assertArrayEquals(
                new Object[] {"samples", 4, 6, 2, 9L},
                new GridSettings(GridSettings.What.SAMPLES, 4, 6, 2, 9)
                        .describe()
                        .values()
                        .toArray());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "samples ", "sample"})
    void settingsListTheKindsWhereOneIsUnknown(String word) {
        String sentence =
                assertThrows(InvalidInputException.class, () -> GridSettings.What.named(word))
                        .sentence();
        assertTrue(sentence.contains("samples, reconstructions, traversal"), sentence);
        assertTrue(sentence.contains("\"" + word + "\""), sentence);
    }
}
