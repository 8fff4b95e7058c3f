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
        double scale =
                Math.min(
                        (double) picture.width() / shape.width(),
                        (double) picture.height() / shape.height());
        double left = (picture.width() - scale * shape.width()) / 2;
        double top = (picture.height() - scale * shape.height()) / 2;
        if (picture.width() != shape.width() || picture.height() != shape.height()) {
            notes.add(
                    "%d×%d brought to %d×%d"
                            .formatted(
                                    picture.width(),
                                    picture.height(),
                                    shape.width(),
                                    shape.height()));
        }
        float[][] planes = planes(picture, shape, notes);
        float[] pixels = new float[shape.size()];
        for (int channel = 0; channel < shape.channels(); channel++) {
            for (int row = 0; row < shape.height(); row++) {
                for (int column = 0; column < shape.width(); column++) {
                    pixels[(channel * shape.height() + row) * shape.width() + column] =
                            areaMean(
                                    planes[channel],
                                    picture.width(),
                                    picture.height(),
                                    left + column * scale,
                                    top + row * scale,
                                    scale);
                }
            }
        }
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

    private static float[][] planes(
            Picture picture, ImageShape shape, java.util.List<String> notes) {
        if (!shape.isGrey()) {
            return new float[][] {picture.red(), picture.green(), picture.blue()};
        }
        float[] grey = new float[picture.red().length];
        boolean coloured = false;
        for (int i = 0; i < grey.length; i++) {
            boolean neutral =
                    picture.red()[i] == picture.green()[i]
                            && picture.green()[i] == picture.blue()[i];
            coloured |= !neutral;
            grey[i] = neutral ? picture.red()[i] : picture.brightness(i);
        }
        if (coloured) {
            notes.add("colour made grey");
        }
        return new float[][] {grey};
    }

    /** The mean of a square of the plane; a square smaller than a pixel is interpolated. */
    private static float areaMean(
            float[] plane, int width, int height, double left, double top, double side) {
        if (side < 1) {
            return interpolated(plane, width, height, left + side / 2 - 0.5, top + side / 2 - 0.5);
        }
        double sum = 0;
        double area = 0;
        int lastRow = (int) Math.min(height - 1.0, Math.ceil(top + side) - 1);
        int lastColumn = (int) Math.min(width - 1.0, Math.ceil(left + side) - 1);
        for (int row = (int) top; row <= lastRow; row++) {
            double rowShare = Math.min(row + 1, top + side) - Math.max(row, top);
            for (int column = (int) left; column <= lastColumn; column++) {
                double share =
                        rowShare * (Math.min(column + 1, left + side) - Math.max(column, left));
                sum += share * plane[row * width + column];
                area += share;
            }
        }
        return (float) (sum / area);
    }

    private static float interpolated(float[] plane, int width, int height, double x, double y) {
        double column = Math.max(0, Math.min(width - 1.0, x));
        double row = Math.max(0, Math.min(height - 1.0, y));
        int c0 = (int) column;
        int r0 = (int) row;
        int c1 = Math.min(c0 + 1, width - 1);
        int r1 = Math.min(r0 + 1, height - 1);
        double fx = column - c0;
        double fy = row - r0;
        double upper = plane[r0 * width + c0] * (1 - fx) + plane[r0 * width + c1] * fx;
        double lower = plane[r1 * width + c0] * (1 - fx) + plane[r1 * width + c1] * fx;
        return (float) (upper * (1 - fy) + lower * fy);
    }
}
