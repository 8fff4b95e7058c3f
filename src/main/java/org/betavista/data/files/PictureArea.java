package org.betavista.data.files;

import org.betavista.data.ImageShape;

/**
 * The part of a picture that an image shows; it may reach beyond the picture.
 *
 * @param left of the area, in pixels of the picture
 * @param top of the area
 * @param columnWidth how many pixels of the picture one target pixel is wide
 * @param rowHeight how many it is high
 */
record PictureArea(double left, double top, double columnWidth, double rowHeight) {
    /** The area that a shape shows of a picture. */
    static PictureArea of(Picture picture, ImageShape shape, FitMode mode) {
        double columnWidth = (double) picture.width() / shape.width();
        double rowHeight = (double) picture.height() / shape.height();
        return switch (mode) {
            case CROP -> centred(picture, shape, Math.min(columnWidth, rowHeight));
            case PAD -> centred(picture, shape, Math.max(columnWidth, rowHeight));
            case STRETCH -> new PictureArea(0, 0, columnWidth, rowHeight);
        };
    }

    private static PictureArea centred(Picture picture, ImageShape shape, double scale) {
        return new PictureArea(
                (picture.width() - scale * shape.width()) / 2,
                (picture.height() - scale * shape.height()) / 2,
                scale,
                scale);
    }

    /**
     * The share of a target pixel that the picture covers, in [0, 1]; the rest is filled.
     *
     * @param column of the image
     * @param row of the image
     */
    double covered(Picture picture, int column, int row) {
        return share(left + column * columnWidth, columnWidth, picture.width())
                * share(top + row * rowHeight, rowHeight, picture.height());
    }

    private static double share(double from, double length, int end) {
        double inside = Math.min(end, from + length) - Math.max(0, from);
        return Math.max(0, Math.min(1, inside / length));
    }

    /** The mean of what a target pixel covers of a plane; interpolated where that is no pixel. */
    float mean(float[] plane, Picture picture, int column, int row) {
        double x = left + column * columnWidth;
        double y = top + row * rowHeight;
        int width = picture.width();
        int height = picture.height();
        if (columnWidth < 1 || rowHeight < 1) {
            return interpolated(
                    plane, width, height, x + columnWidth / 2 - 0.5, y + rowHeight / 2 - 0.5);
        }
        double sum = 0;
        double area = 0;
        int lastRow = (int) Math.min(height - 1.0, Math.ceil(y + rowHeight) - 1);
        int lastColumn = (int) Math.min(width - 1.0, Math.ceil(x + columnWidth) - 1);
        for (int r = (int) Math.max(0, y); r <= lastRow; r++) {
            double rowShare = Math.min(r + 1, y + rowHeight) - Math.max(r, y);
            for (int c = (int) Math.max(0, x); c <= lastColumn; c++) {
                double share = rowShare * (Math.min(c + 1, x + columnWidth) - Math.max(c, x));
                sum += share * plane[r * width + c];
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
