package org.betavista.session;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.betavista.data.ImageDataset;
import org.betavista.model.CodebookFamily;
import org.betavista.model.FrozenVae;
import org.betavista.store.GridImage;

/**
 * A grid of codes has no latents to move from -3 to 3. Its traversal has one row a position, from
 * the middle of the grid outwards, and in each column another vector of the codebook at that
 * position, the most used first.
 */
final class CodeTraversal {
    private static final int IMAGES_FOR_USE = 500;

    private CodeTraversal() {}

    /**
     * Draws it.
     *
     * @param settings with no more rows than positions, and no more columns than vectors
     * @param heldOut tells which vectors are used
     * @param origin the code around which the traversal moves, (L)
     */
    static GridImage draw(
            FrozenVae model,
            CodebookFamily family,
            GridSettings settings,
            ImageDataset heldOut,
            float[] origin) {
        int side = model.config().gridSide();
        CodebookUse use =
                CodebookUse.of(
                        family,
                        side,
                        model.codebook(),
                        model.encode(heldOut.images(heldOut.firstIndices(IMAGES_FOR_USE))));
        int[] positions = fromTheMiddle(side);
        int[] order = use.byUse();
        int rows = settings.rows();
        int columns = settings.columns();
        GridImage grid = new GridImage(model.config().shape(), rows, columns, settings.scale());
        float[] start = use.snapped(origin);
        float[] codes = new float[columns * start.length];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                System.arraycopy(
                        use.with(start, positions[row], order[column]),
                        0,
                        codes,
                        column * start.length,
                        start.length);
            }
            float[] images = model.decode(codes);
            for (int column = 0; column < columns; column++) {
                grid.set(row, column, images, column);
            }
        }
        return grid;
    }

    /** The positions of a grid, nearest to its middle first. */
    static int[] fromTheMiddle(int side) {
        double middle = (side - 1) / 2.0;
        return IntStream.range(0, side * side)
                .boxed()
                .sorted(
                        Comparator.comparingDouble(
                                position ->
                                        Math.hypot(
                                                Math.floorDiv(position, side) - middle,
                                                position % side - middle)))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
