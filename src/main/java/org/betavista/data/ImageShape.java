package org.betavista.data;

/**
 * The shape of one image: channels x height x width, stored channel by channel, row by row.
 *
 * @param channels 1 (grey) or 3 (red, green, blue)
 * @param height rows, 1 to 1024
 * @param width columns, 1 to 1024
 */
public record ImageShape(int channels, int height, int width) {
    private static final int LARGEST_SIDE = 1024;

    public ImageShape {
        if (channels != 1 && channels != 3) {
            throw new InvalidInputException(
                    "Images have 1 channel (grey) or 3 (colour), not " + channels + ".");
        }
        if (height < 1 || width < 1 || height > LARGEST_SIDE || width > LARGEST_SIDE) {
            throw new InvalidInputException(
                    "Images of %s x %s pixels cannot be used as data; sides of 1 to %s can."
                            .formatted(width, height, LARGEST_SIDE));
        }
    }

    /** The number of values in one image: channels x height x width. */
    public int size() {
        return channels * height * width;
    }

    /** Whether pixels are one brightness each. */
    public boolean isGrey() {
        return channels == 1;
    }

    @Override
    public String toString() {
        return channels + "x" + height + "x" + width;
    }
}
