package org.betavista.data.files;

/**
 * A decoded picture: three planes of values in [0, 1], row by row.
 *
 * @param width at least 1
 * @param height at least 1
 */
public record Picture(int width, int height, float[] red, float[] green, float[] blue) {
    /** The brightness of a pixel (ITU-R BT.601 weights). */
    float brightness(int pixel) {
        return 0.299f * red[pixel] + 0.587f * green[pixel] + 0.114f * blue[pixel];
    }
}
