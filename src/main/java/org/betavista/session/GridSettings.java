package org.betavista.session;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.betavista.data.InvalidInputException;
import org.betavista.model.CodebookFamily;
import org.betavista.model.ModelConfig;

/**
 * What an exported grid shows.
 *
 * @param what kind of grid
 * @param rows 1 to 100; pairs of rows for reconstructions; at most the latent size for traversals,
 *     or the positions of a grid of codes
 * @param columns 1 to 100; at most the vectors of the codebook for traversals of a grid of codes
 * @param scale picture pixels an image pixel, 1 to 16
 * @param seed of the draws, or of the choice of images
 */
public record GridSettings(What what, int rows, int columns, int scale, long seed) {
    private static final int ROWS_OF_POSITIONS = 8;
    private static final int MOST_A_SIDE = 100;

    public GridSettings {
        if (rows < 1 || rows > MOST_A_SIDE || columns < 1 || columns > MOST_A_SIDE) {
            throw new InvalidInputException(
                    "A grid of %s rows and %s columns cannot be made; choose 1 to 100 of each."
                            .formatted(rows, columns));
        }
        if (scale < 1 || scale > 16) {
            throw new InvalidInputException(
                    "A scale of %s cannot be used; choose 1 to 16.".formatted(scale));
        }
    }

    /** The kinds of grids. */
    public enum What {
        /** Decoded draws from the prior. */
        SAMPLES,
        /** Held-out images over their reconstructions. */
        RECONSTRUCTIONS,
        /**
         * One row a latent, moved from -3 to 3 while the others are held; or one row a position of
         * a grid of codes, with another vector of the codebook in each column.
         */
        TRAVERSAL;

        /** The name on the command line. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /**
         * The kind that a person named.
         *
         * @throws InvalidInputException listing the kinds there are
         */
        public static What named(String word) {
            return Arrays.stream(values())
                    .filter(what -> what.word().equals(word.toLowerCase(Locale.ROOT)))
                    .findFirst()
                    .orElseThrow(
                            () ->
                                    new InvalidInputException(
                                            "There is no grid of \"%s\"; choose %s."
                                                    .formatted(
                                                            word,
                                                            Arrays.stream(values())
                                                                    .map(What::word)
                                                                    .collect(
                                                                            Collectors.joining(
                                                                                    ", ")))));
        }
    }

    /**
     * Refuses more than a traversal of a model has to show.
     *
     * @throws InvalidInputException saying how many there are
     */
    void checkTraversal(ModelConfig model) {
        boolean grid = model.posterior() instanceof CodebookFamily;
        int most = grid ? model.gridSide() * model.gridSide() : model.latentSize();
        if (rows > most) {
            throw new InvalidInputException(
                    "A traversal has one row for each of the model's %s %s; choose 1 to %s rows, not %s."
                            .formatted(most, grid ? "positions" : "latents", most, rows));
        }
        if (columns > mostTraversalColumns(model)) {
            throw new InvalidInputException(
                    "A traversal has one column for each of the codebook's %s vectors; choose 1 to %s columns, not %s."
                            .formatted(
                                    mostTraversalColumns(model),
                                    mostTraversalColumns(model),
                                    columns));
        }
    }

    /** Refuses rows that would stay empty because there are no more images. */
    void checkReconstructions(int heldOut) {
        int most = rowsOf(heldOut);
        if (rows > most) {
            throw new InvalidInputException(
                    "There are %s held-out images, so rows of %s end after %s; choose 1 to %s rows, not %s."
                            .formatted(heldOut, columns, most, most, rows));
        }
    }

    /** With no more rows than some images fill; the last of them may be short. */
    public GridSettings forImages(int images) {
        return new GridSettings(what, Math.min(rows, rowsOf(images)), columns, scale, seed);
    }

    private int rowsOf(int images) {
        return (images + columns - 1) / columns;
    }

    /** How many columns a traversal can have. */
    public static int mostTraversalColumns(ModelConfig model) {
        return model.posterior() instanceof CodebookFamily family
                ? Math.min(MOST_A_SIDE, family.codes())
                : MOST_A_SIDE;
    }

    /** How many rows a traversal has unless a person asks for another number. */
    public static int traversalRows(ModelConfig model) {
        return model.posterior() instanceof CodebookFamily
                ? Math.min(ROWS_OF_POSITIONS, model.gridSide() * model.gridSide())
                : model.latentSize();
    }

    /** The settings as words, for a PNG's text entries and for JSON. */
    public Map<String, Object> describe() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("what", what.word());
        map.put("rows", rows);
        map.put("columns", columns);
        map.put("scale", scale);
        map.put("seed", seed);
        return map;
    }
}
