package org.betavista.data.files;

import java.util.Arrays;
import java.util.Optional;

/**
 * How a camera was held: the eight values of the EXIF tag Orientation (0x0112), in their order.
 *
 * <p>Source: EXIF 2.32, section 4.6.4.
 */
enum Orientation {
    UPRIGHT(1, false, false, false),
    MIRRORED(2, false, true, false),
    UPSIDE_DOWN(3, false, true, true),
    FLIPPED(4, false, false, true),
    TRANSPOSED(5, true, false, false),
    TURNED_RIGHT(6, true, false, true),
    TRANSVERSED(7, true, true, true),
    TURNED_LEFT(8, true, true, false);

    private final int exifValue;
    private final boolean swapsSides;
    private final boolean fromRight;
    private final boolean fromBottom;

    Orientation(int exifValue, boolean swapsSides, boolean fromRight, boolean fromBottom) {
        this.exifValue = exifValue;
        this.swapsSides = swapsSides;
        this.fromRight = fromRight;
        this.fromBottom = fromBottom;
    }

    /** The orientation of an EXIF value; empty unless it is 1 to 8. */
    static Optional<Orientation> of(long exifValue) {
        return Arrays.stream(values())
                .filter(orientation -> orientation.exifValue == exifValue)
                .findFirst();
    }

    /** The number that EXIF gives to it, 1 to 8. */
    int exifValue() {
        return exifValue;
    }

    /** Turns a stored picture as it is to be seen. */
    Picture apply(Picture stored) {
        if (this == UPRIGHT) {
            return stored;
        }
        return new Picture(
                swapsSides ? stored.height() : stored.width(),
                swapsSides ? stored.width() : stored.height(),
                turned(stored.red(), stored.width(), stored.height()),
                turned(stored.green(), stored.width(), stored.height()),
                turned(stored.blue(), stored.width(), stored.height()));
    }

    private float[] turned(float[] plane, int width, int height) {
        float[] turned = new float[plane.length];
        int turnedWidth = swapsSides ? height : width;
        for (int i = 0; i < turned.length; i++) {
            int x = i % turnedWidth;
            int y = i / turnedWidth;
            int column = swapsSides ? y : x;
            int row = swapsSides ? x : y;
            column = fromRight ? width - 1 - column : column;
            row = fromBottom ? height - 1 - row : row;
            turned[i] = plane[row * width + column];
        }
        return turned;
    }
}
