package org.betavista.data.files;

import org.betavista.data.ImageShape;

/**
 * Brings a picture to the shape that a model takes: the centre is cropped to the shape's
 * proportions, every target pixel is the mean of the area that it covers, colour becomes grey where
 * the model is grey, and dark ink on light paper is inverted for models that draw light on dark.
 *
 * @param pixels the image as the model sees it, values in [0, 1], channels x height x width
 * @param notes what was done to the picture, each a few words; empty if nothing was
 */
public record ImageFit(float[] pixels, java.util.List<String> notes) {
    private static final float DARK = 0.35f;
    private static final float LIGHT = 0.65f;

    /**
     * Fits a picture.
     *
     * @param borderBrightness the mean brightness of the data set's image borders, in [0, 1]
     */
    public static ImageFit of(Picture picture, ImageShape shape, double borderBrightness) {
        java.util.List<String> notes = new java.util.ArrayList<>();
        if (picture.width() != shape.width() || picture.height() != shape.height()) {
            notes.add(
                    "%s×%s brought to %s×%s"
                            .formatted(
                                    picture.width(),
                                    picture.height(),
                                    shape.width(),
                                    shape.height()));
        }
        if (shape.isGrey() && isColoured(picture)) {
            notes.add("colour made grey");
        }
        float[] pixels = fitted(picture, shape, FitMode.CROP);
        if (shape.isGrey() && borderBrightness < DARK && border(pixels, shape) > LIGHT) {
            for (int i = 0; i < pixels.length; i++) {
                pixels[i] = 1 - pixels[i];
            }
            notes.add("inverted, because this data is light on dark");
        }
        return new ImageFit(pixels, java.util.List.copyOf(notes));
    }

    /** The mean brightness along the edge of a grey image, in [0, 1]. */
    public static double border(float[] pixels, ImageShape shape) {
        double sum = 0;
        int count = 0;
        for (int row = 0; row < shape.height(); row++) {
            for (int column = 0; column < shape.width(); column++) {
                if (row == 0
                        || column == 0
                        || row == shape.height() - 1
                        || column == shape.width() - 1) {
                    sum += pixels[row * shape.width() + column];
                    count++;
                }
            }
        }
        return sum / count;
    }

    /**
     * Fits a picture as one image of a data set; nothing is inverted.
     *
     * @return unsigned bytes, channels x height x width
     */
    public static byte[] fit(Picture picture, ImageShape shape, FitMode mode) {
        float[] pixels = fitted(picture, shape, mode);
        byte[] bytes = new byte[pixels.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Math.round(255 * pixels[i]);
        }
        return bytes;
    }

    private static float[] fitted(Picture picture, ImageShape shape, FitMode mode) {
        PictureArea area = PictureArea.of(picture, shape, mode);
        float[] pixels = new float[shape.size()];
        int to = 0;
        for (float[] plane : planes(picture, shape)) {
            float filling = mode == FitMode.PAD ? edgeMean(plane, picture) : 0;
            for (int row = 0; row < shape.height(); row++) {
                for (int column = 0; column < shape.width(); column++) {
                    double covered = mode == FitMode.PAD ? area.covered(picture, column, row) : 1;
                    float value = covered > 0 ? area.mean(plane, picture, column, row) : 0;
                    pixels[to++] =
                            covered < 1
                                    ? (float) (covered * value + (1 - covered) * filling)
                                    : value;
                }
            }
        }
        return pixels;
    }

    private static float edgeMean(float[] plane, Picture picture) {
        int width = picture.width();
        int height = picture.height();
        double sum = 0;
        int count = 0;
        for (int y = 0; y < height; y++) {
            boolean wholeRow = y == 0 || y == height - 1;
            int step = wholeRow ? 1 : Math.max(1, width - 1);
            for (int x = 0; x < width; x += step) {
                sum += plane[y * width + x];
                count++;
            }
        }
        return (float) (sum / count);
    }

    private static float[][] planes(Picture picture, ImageShape shape) {
        if (!shape.isGrey()) {
            return new float[][] {picture.red(), picture.green(), picture.blue()};
        }
        float[] grey = new float[picture.red().length];
        for (int i = 0; i < grey.length; i++) {
            grey[i] = isNeutral(picture, i) ? picture.red()[i] : picture.brightness(i);
        }
        return new float[][] {grey};
    }

    private static boolean isColoured(Picture picture) {
        for (int i = 0; i < picture.red().length; i++) {
            if (!isNeutral(picture, i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNeutral(Picture picture, int pixel) {
        return picture.red()[pixel] == picture.green()[pixel]
                && picture.green()[pixel] == picture.blue()[pixel];
    }
}
