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
 * @param columns 1 to 100
 * @param scale picture pixels an image pixel, 1 to 16
 * @param seed of the draws, or of the choice of images
 */
public record GridSettings(What what, int rows, int columns, int scale, long seed) {
    private static final int ROWS_OF_POSITIONS = 8;

    public GridSettings {
        if (rows < 1 || rows > 100 || columns < 1 || columns > 100) {
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
