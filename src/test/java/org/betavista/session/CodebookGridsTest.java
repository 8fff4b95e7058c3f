package org.betavista.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.betavista.data.ImageDataset;
import org.betavista.data.InvalidInputException;
import org.betavista.data.files.ImageFit;
import org.betavista.model.FrozenVae;
import org.betavista.store.GridImage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CodebookGridsTest {
    private static final int SIDE = 32;
    private static final int GAP = 2;

    private FrozenVae model;
    private CodebookUse book;

    @BeforeEach
    void open() {
        model = new FrozenVae(CodebookModels.MODEL, CodebookModels.weights(), 1);
        book = CodebookUse.unused(CodebookModels.FAMILY, CodebookModels.SIDE, model.codebook());
    }

    @AfterEach
    void close() {
        model.close();
    }

    private GridImage draw(GridSettings.What what, int rows, int columns) {
        return GridExport.draw(
                model,
                new GridSettings(what, rows, columns, 1, 5),
                () -> SmallModels.split().heldOut(),
                new float[CodebookModels.MODEL.latentSize()]);
    }

    private static void assertShows(
            float[] images, int index, GridImage grid, int row, int column) {
        int size = SIDE * SIDE;
        for (int i = 0; i < size; i++) {
            int top = GAP + row * (SIDE + GAP) + Math.floorDiv(i, SIDE);
            int left = GAP + column * (SIDE + GAP) + i % SIDE;
            assertEquals(
                    images[index * size + i] * 255,
                    grid.argb()[top * grid.width() + left] & 0xFF,
                    0.51);
        }
    }

    @Test
    void theModelHoldsTheVectorsItWasGiven() {
        assertArrayEquals(CodebookModels.vectors(), model.codebook());
        assertEquals(CodebookModels.SIDE, model.config().gridSide());
    }

    @Test
    void priorDrawsTakeVectorsOfTheBookAndKeepTheirIndices() {
        float[] draws = PriorDraws.of(model, 2, 5);
        assertArrayEquals(book.snapped(draws), draws);
        assertEquals(2 * CodebookModels.MODEL.latentSize(), draws.length);
        assertArrayEquals(draws, PriorDraws.of(model, 2, 5));
        assertTrue(
                java.util.Arrays.stream(book.indices(draws)).distinct().count()
                        == CodebookModels.CODES);
    }

    @Test
    void samplesAreDecodedUniformCodes() {
        float[] images = model.decode(PriorDraws.of(model, 3, 5));
        GridImage grid = draw(GridSettings.What.SAMPLES, 1, 3);
        for (int i = 0; i < 3; i++) {
            assertShows(images, i, grid, 0, i);
        }
    }

    @Test
    void aTraversalPutsTheMostUsedVectorsAtPositionsFromTheMiddleOutwards() {
        ImageDataset heldOut = SmallModels.split().heldOut();
        CodebookUse used =
                CodebookUse.of(
                        CodebookModels.FAMILY,
                        CodebookModels.SIDE,
                        model.codebook(),
                        model.encode(heldOut.images(heldOut.firstIndices(500))));
        GridImage grid = draw(GridSettings.What.TRAVERSAL, 2, 3);
        float[] start = book.snapped(new float[CodebookModels.MODEL.latentSize()]);
        int[] middle = {27, 28};
        for (int row = 0; row < 2; row++) {
            for (int column = 0; column < 3; column++) {
                float[] code = used.with(start, middle[row], used.byUse()[column]);
                assertShows(model.decode(code), 0, grid, row, column);
            }
        }
    }

    @Test
    void aTraversalHasNoMoreColumnsThanCodesAndNoMoreRowsThanPositions() {
        GridImage grid = draw(GridSettings.What.TRAVERSAL, 64, CodebookModels.CODES);
        assertEquals(CodebookModels.CODES * (SIDE + GAP) + GAP, grid.width());
        assertEquals(64 * (SIDE + GAP) + GAP, grid.height());
        assertRefused("64 positions; choose 1 to 64 rows, not 65.", 65, 2);
        assertRefused("1 to " + CodebookModels.CODES + " columns, not 40.", 2, 40);
    }

    private void assertRefused(String words, int rows, int columns) {
        String sentence =
                assertThrows(
                                InvalidInputException.class,
                                () -> draw(GridSettings.What.TRAVERSAL, rows, columns))
                        .sentence();
        assertTrue(sentence.contains(words), sentence);
    }

    @Test
    void theMiddleOfAnOddGridIsOnePosition() {
        assertEquals(4, CodeTraversal.fromTheMiddle(3)[0]);
        assertEquals(
                List.of(27, 28, 35, 36),
                CodebookModels.list(CodeTraversal.fromTheMiddle(8)).subList(0, 4));
    }

    @Test
    void anEncodedImageHasVectorsOfTheBookNoSpreadAndNoKl() {
        float[] pixels = SmallModels.split().heldOut().image(0);
        EncodedImage image =
                ImageEncoder.encode(
                                model, List.of("disc"), List.of(new ImageFit(pixels, List.of())))
                        .get(0);
        assertArrayEquals(book.snapped(image.mu()), image.mu(), 1e-5f);
        assertArrayEquals(new float[image.mu().length], image.sigma());
        assertTrue(Double.isNaN(image.kl()));
        assertArrayEquals(model.decode(image.mu()), image.reconstruction(), 1e-6f);
    }
}
