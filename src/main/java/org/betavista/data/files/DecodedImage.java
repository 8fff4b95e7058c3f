package org.betavista.data.files;

import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.PackedColorModel;
import java.awt.image.Raster;

/** A decoder's image on its way to a {@link Picture}. Transparent pixels become white, as paper. */
final class DecodedImage {
    private final BufferedImage image;
    private final int width;
    private final int height;
    private final float[] red;
    private final float[] green;
    private final float[] blue;

    private DecodedImage(BufferedImage image) {
        this.image = image;
        width = image.getWidth();
        height = image.getHeight();
        red = new float[width * height];
        green = new float[width * height];
        blue = new float[width * height];
    }

    /** The image's values in [0, 1], 16 bits where it has them. */
    static Picture toPicture(BufferedImage image) {
        DecodedImage decoded = new DecodedImage(image);
        boolean grey =
                image.getRaster().getNumBands() <= 2
                        && image.getColorModel().getNumColorComponents() == 1;
        if (grey) {
            decoded.takeSamples(0, 0, 0, 1);
        } else if (image.getColorModel() instanceof ComponentColorModel model
                && model.getColorSpace().isCS_sRGB()) {
            decoded.takeSamples(0, 1, 2, 3);
        } else if (image.getColorModel() instanceof IndexColorModel
                || image.getColorModel() instanceof PackedColorModel) {
            decoded.takeColours();
        } else {
            // Pixel by pixel the conversion of a colour space would take minutes.
            BufferedImage converted =
                    new BufferedImage(
                            image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_ARGB);
            new ColorConvertOp(null).filter(image, converted);
            return toPicture(converted);
        }
        return new Picture(decoded.width, decoded.height, decoded.red, decoded.green, decoded.blue);
    }

    /**
     * The file's own samples. {@code getRGB} would pass grey ones through a linear colour space and
     * return other values than the file holds, and cut 16 bits to 8.
     */
    private void takeSamples(int redBand, int greenBand, int blueBand, int alphaBand) {
        Raster raster = image.getRaster();
        int bands = raster.getNumBands();
        boolean transparent = image.getColorModel().hasAlpha() && bands > alphaBand;
        boolean multiplied = transparent && image.getColorModel().isAlphaPremultiplied();
        boolean real = raster.getTransferType() >= DataBuffer.TYPE_INT;
        float[] largest = new float[bands];
        for (int band = 0; band < bands; band++) {
            largest[band] = largest(raster, band);
        }
        int[] row = new int[real ? 0 : width * bands];
        float[] realRow = new float[real ? width * bands : 0];
        for (int y = 0; y < height; y++) {
            if (real) {
                raster.getPixels(0, y, width, 1, realRow);
            } else {
                raster.getPixels(0, y, width, 1, row);
            }
            for (int x = 0; x < width; x++) {
                int to = y * width + x;
                int from = x * bands;
                for (int i = 0; i < 3; i++) {
                    int band = i == 0 ? redBand : i == 1 ? greenBand : blueBand;
                    float value = (real ? realRow[from + band] : row[from + band]) / largest[band];
                    if (transparent) {
                        float alpha =
                                (real ? realRow[from + alphaBand] : row[from + alphaBand])
                                        / largest[alphaBand];
                        value = (multiplied ? value : alpha * value) + 1 - alpha;
                    }
                    (i == 0 ? red : i == 1 ? green : blue)[to] = inRange(value);
                }
            }
        }
    }

    /** Signed and real samples may lie outside; what is no number is black. */
    private static float inRange(float value) {
        return value > 0 ? Math.min(value, 1) : 0;
    }

    private static float largest(Raster raster, int band) {
        return raster.getTransferType() >= DataBuffer.TYPE_FLOAT
                ? 1
                : (1L << raster.getSampleModel().getSampleSize(band)) - 1;
    }

    private void takeColours() {
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            image.getRGB(0, y, width, 1, row, 0, width);
            for (int x = 0; x < width; x++) {
                int to = y * width + x;
                float alpha = (row[x] >>> 24) / 255f;
                float paper = 1 - alpha;
                red[to] = alpha * ((row[x] >> 16 & 0xFF) / 255f) + paper;
                green[to] = alpha * ((row[x] >> 8 & 0xFF) / 255f) + paper;
                blue[to] = alpha * ((row[x] & 0xFF) / 255f) + paper;
            }
        }
    }
}
