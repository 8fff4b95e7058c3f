package org.betavista.analysis;

/** Codes that move along one latent while all others are held. */
public final class Traversal {
    private Traversal() {}

    /** The values that a row of {@code steps} codes takes: from -extent to extent, evenly. */
    public static float[] values(double extent, int steps) {
        float[] values = new float[steps];
        for (int i = 0; i < steps; i++) {
            values[i] = steps == 1 ? 0 : (float) (-extent + 2 * extent * i / (steps - 1));
        }
        return values;
    }

    /**
     * One row of codes a latent, all with the same values.
     *
     * @param origin the code that is held, (L)
     * @param latents which latents move, one a row
     * @param values that the moving latent takes, one a column
     * @return codes row by row, (rows x columns x L)
     */
    public static float[] codes(float[] origin, int[] latents, float[] values) {
        float[][] rows = new float[latents.length][];
        java.util.Arrays.fill(rows, values);
        return codes(origin, latents, rows);
    }

    /**
     * One row of codes a latent.
     *
     * @param origin the code that is held, (L)
     * @param latents which latents move, one a row
     * @param values that the moving latent takes, one a column, for each row; as many in all
     * @return codes row by row, (rows x columns x L)
     */
    public static float[] codes(float[] origin, int[] latents, float[][] values) {
        int size = origin.length;
        int columns = values.length == 0 ? 0 : values[0].length;
        float[] codes = new float[latents.length * columns * size];
        for (int row = 0; row < latents.length; row++) {
            for (int column = 0; column < columns; column++) {
                int offset = (row * columns + column) * size;
                System.arraycopy(origin, 0, codes, offset, size);
                codes[offset + latents[row]] = values[row][column];
            }
        }
        return codes;
    }

    /** The column whose value is nearest to {@code value}. */
    public static int nearestColumn(float[] values, float value) {
        int nearest = 0;
        for (int i = 1; i < values.length; i++) {
            if (Math.abs(values[i] - value) < Math.abs(values[nearest] - value)) {
                nearest = i;
            }
        }
        return nearest;
    }
}
