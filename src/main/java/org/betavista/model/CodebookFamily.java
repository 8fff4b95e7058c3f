package org.betavista.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.betavista.data.ImageShape;
import org.betavista.data.InvalidInputException;

/**
 * A grid of positions, each of which takes the nearest vector of one codebook (van den Oord et al.
 * 2017, "Neural discrete representation learning", equations 1 and 2). A code z is the grid's
 * vectors one after the other: L = positions * depth.
 *
 * @param codes K, the number of vectors in the codebook, 2 to 512
 * @param depth values of a vector, 1 to 64
 */
public record CodebookFamily(int codes, int depth) implements PosteriorFamily {
    /** Name of the vectors, (K, depth). */
    public static final String VECTORS = "codebook.vectors";

    /** Name of the moving average of how often a batch takes each code, (K). */
    public static final String COUNTS = "codebook.counts";

    /** Name of the moving average of the sum of what each code stands for, (K, depth). */
    public static final String SUMS = "codebook.sums";

    private static final int MOST_CODES = 512;
    private static final int MOST_DEPTH = 64;

    public CodebookFamily {
        if (codes < 2 || codes > MOST_CODES || depth < 1 || depth > MOST_DEPTH) {
            throw new InvalidInputException(
                    "A codebook of %s vectors of %s values cannot be used; choose 2 to %s vectors of 1 to %s values."
                            .formatted(codes, depth, MOST_CODES, MOST_DEPTH));
        }
    }

    /** A codebook that small images fill. */
    public static CodebookFamily standard() {
        return new CodebookFamily(64, 8);
    }

    @Override
    public Posterior read(NDArray output, int latentSize, Map<String, NDArray> buffers) {
        return QuantisedCode.of(output, Objects.requireNonNull(buffers.get(VECTORS)));
    }

    @Override
    public Block encoder(Architecture architecture, ImageShape shape, int latentSize) {
        return architecture.gridEncoder(shape, depth);
    }

    @Override
    public Block decoder(Architecture architecture, ImageShape shape) {
        return architecture.gridDecoder(shape, depth);
    }

    @Override
    public int latentSize(Architecture architecture, ImageShape shape, int wanted) {
        int side = architecture.gridSide(shape);
        return side * side * depth;
    }

    @Override
    public Map<String, Shape> buffers() {
        Map<String, Shape> buffers = new LinkedHashMap<>();
        buffers.put(VECTORS, new Shape(codes, depth));
        buffers.put(COUNTS, new Shape(codes));
        buffers.put(SUMS, new Shape(codes, depth));
        return buffers;
    }

    @Override
    public boolean isGaussian() {
        return false;
    }

    @Override
    public String title() {
        return "Codebook of " + codes;
    }

    @Override
    public String sentence() {
        return "A grid of positions, each filled with one of a few learned vectors.";
    }
}
