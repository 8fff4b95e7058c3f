package org.betavista.data.files;

/**
 * Which pixels of a large picture are decoded: every {@code columns}-th of every {@code rows}-th
 * row.
 *
 * @param columns 1 or more
 * @param rows 1 or more
 */
record Thinning(int columns, int rows) {
    /** Chooses when a file's size is known. */
    @FunctionalInterface
    interface Choice {
        /** The thinning for a file of {@code width} x {@code height} pixels, not turned yet. */
        Thinning of(int width, int height);
    }

    /**
     * The same step along both sides, so that at most so many pixels are left. Where a side is
     * shorter than that step, the other is thinned more.
     */
    static Thinning to(long mostPixels, int width, int height) {
        int step = (int) Math.max(1, Math.ceil(Math.sqrt((double) width * height / mostPixels)));
        int columns = Math.max(step, stepFor(mostPixels, width, kept(height, step)));
        int rows = Math.max(step, stepFor(mostPixels, height, kept(width, step)));
        return new Thinning(width > height ? columns : step, width > height ? step : rows);
    }

    /** Not fewer than {@code step} along both sides. */
    Thinning atLeast(int step) {
        return new Thinning(Math.max(columns, step), Math.max(rows, step));
    }

    private static int stepFor(long mostPixels, int side, int otherKept) {
        return (int) Math.ceil((double) side * otherKept / mostPixels);
    }

    private static int kept(int side, int step) {
        return (side + step - 1) / step;
    }
}
