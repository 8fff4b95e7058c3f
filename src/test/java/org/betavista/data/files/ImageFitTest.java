package org.betavista.data.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.betavista.data.ImageShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageFitTest {
    private static final double DARK_BORDER = 0;
    private static final double LIGHT_BORDER = 1;

    private static Picture grey(int width, int height, float... values) {
        return new Picture(width, height, values, values, values);
    }

    private static Picture random(int width, int height, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[][] planes = new float[3][width * height];
        for (float[] plane : planes) {
            for (int i = 0; i < plane.length; i++) {
                plane[i] = (float) random.nextDouble();
            }
        }
        return new Picture(width, height, planes[0], planes[1], planes[2]);
    }

    private static float[] constant(int size, float value) {
        float[] values = new float[size];
        Arrays.fill(values, value);
        return values;
    }

    @Test
    void leavesAnImageOfTheRightSizeAlone() {
        Picture picture = random(9, 7, 1);
        ImageFit fit = ImageFit.of(grey(9, 7, picture.red()), new ImageShape(1, 7, 9), DARK_BORDER);
        assertArrayEquals(picture.red(), fit.pixels());
        assertTrue(fit.notes().isEmpty(), fit.notes().toString());
    }

    @Test
    void keepsColoursChannelByChannel() {
        Picture picture = random(5, 4, 2);
        ImageFit fit = ImageFit.of(picture, new ImageShape(3, 4, 5), DARK_BORDER);
        assertArrayEquals(picture.red(), Arrays.copyOfRange(fit.pixels(), 0, 20));
        assertArrayEquals(picture.green(), Arrays.copyOfRange(fit.pixels(), 20, 40));
        assertArrayEquals(picture.blue(), Arrays.copyOfRange(fit.pixels(), 40, 60));
        assertTrue(fit.notes().isEmpty(), fit.notes().toString());
    }

    @Test
    void makesColourGreyByTheBroadcastWeights() {
        Picture picture =
                new Picture(
                        3, 1, new float[] {1, 0, 0}, new float[] {0, 1, 0}, new float[] {0, 0, 1});
        ImageFit fit = ImageFit.of(picture, new ImageShape(1, 1, 3), DARK_BORDER);
        assertArrayEquals(new float[] {0.299f, 0.587f, 0.114f}, fit.pixels(), 1e-6f);
        assertEquals(List.of("colour made grey"), fit.notes());
    }

    @Test
    void showsGreyPicturesInAllChannelsOfAColourModel() {
        ImageFit fit = ImageFit.of(grey(2, 1, 0.25f, 0.75f), new ImageShape(3, 1, 2), DARK_BORDER);
        assertArrayEquals(new float[] {0.25f, 0.75f, 0.25f, 0.75f, 0.25f, 0.75f}, fit.pixels());
    }

    @Test
    void takesTheMeanOfWholePixels() {
        Picture picture = random(12, 12, 3);
        float[] plane = picture.red();
        ImageFit fit = ImageFit.of(grey(12, 12, plane), new ImageShape(1, 4, 4), LIGHT_BORDER);
        for (int row = 0; row < 4; row++) {
            for (int column = 0; column < 4; column++) {
                double sum = 0;
                for (int i = 0; i < 9; i++) {
                    sum += plane[(3 * row + i / 3) * 12 + 3 * column + i % 3];
                }
                assertEquals(sum / 9, fit.pixels()[row * 4 + column], 1e-6);
            }
        }
        assertEquals(List.of("12×12 brought to 4×4"), fit.notes());
    }

    @Test
    void takesTheMeanOfPartsOfPixels() {
        // Three columns to two: each target covers one and a half.
        ImageFit fit =
                ImageFit.of(
                        grey(3, 3, 0, 0.6f, 0.9f, 0, 0.6f, 0.9f, 0, 0.6f, 0.9f),
                        new ImageShape(1, 2, 2),
                        LIGHT_BORDER);
        float left = (0 + 0.5f * 0.6f) / 1.5f;
        float right = (0.5f * 0.6f + 0.9f) / 1.5f;
        assertArrayEquals(new float[] {left, right, left, right}, fit.pixels(), 1e-6f);
    }

    @ParameterizedTest
    @CsvSource({"100, 77", "31, 200", "64, 64", "28, 29", "1000, 1000"})
    void keepsTheMeanOfASquareAndTheRangeOfValues(int width, int height) {
        Picture picture = random(width, height, 4);
        ImageFit fit =
                ImageFit.of(
                        grey(width, height, picture.red()),
                        new ImageShape(1, 28, 28),
                        LIGHT_BORDER);
        int side = Math.min(width, height);
        double left = (width - side) / 2.0;
        double top = (height - side) / 2.0;
        double sum = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double covered = overlap(x, left, left + side) * overlap(y, top, top + side);
                sum += covered * picture.red()[y * width + x];
            }
        }
        double mean = 0;
        for (float value : fit.pixels()) {
            assertTrue(value >= 0 && value <= 1);
            mean += value / (28 * 28);
        }
        assertEquals(sum / ((double) side * side), mean, 1e-5);
    }

    private static double overlap(int pixel, double from, double to) {
        return Math.max(0, Math.min(pixel + 1, to) - Math.max(pixel, from));
    }

    @Test
    void cropsTheCentreToTheProportionsOfTheModel() {
        float[] wide = constant(30 * 10, 0.2f);
        for (int y = 0; y < 10; y++) {
            for (int x = 10; x < 20; x++) {
                wide[y * 30 + x] = 0.8f;
            }
        }
        ImageFit fit = ImageFit.of(grey(30, 10, wide), new ImageShape(1, 5, 5), LIGHT_BORDER);
        assertArrayEquals(constant(25, 0.8f), fit.pixels(), 1e-6f);
    }

    @Test
    void interpolatesSmallPictures() {
        ImageFit fit = ImageFit.of(grey(2, 1, 0, 1), new ImageShape(1, 2, 4), LIGHT_BORDER);
        assertArrayEquals(
                new float[] {0, 0.25f, 0.75f, 1, 0, 0.25f, 0.75f, 1}, fit.pixels(), 1e-6f);
        ImageFit one = ImageFit.of(grey(1, 1, 0.4f), new ImageShape(1, 28, 28), LIGHT_BORDER);
        assertArrayEquals(constant(784, 0.4f), one.pixels(), 1e-6f);
    }

    @Test
    void invertsDarkInkForDataThatIsLightOnDark() {
        float[] paper = constant(25, 0.9f);
        paper[12] = 0.1f;
        ImageFit fit = ImageFit.of(grey(5, 5, paper), new ImageShape(1, 5, 5), DARK_BORDER);
        float[] expected = constant(25, 0.1f);
        expected[12] = 0.9f;
        assertArrayEquals(expected, fit.pixels(), 1e-6f);
        assertEquals(1, fit.notes().size());
        assertTrue(fit.notes().get(0).contains("inverted"), fit.notes().toString());
    }

    @Test
    void doesNotInvertForDataThatIsDarkOnLight() {
        float[] paper = constant(25, 0.9f);
        ImageFit fit = ImageFit.of(grey(5, 5, paper), new ImageShape(1, 5, 5), LIGHT_BORDER);
        assertArrayEquals(paper, fit.pixels());
    }

    @Test
    void doesNotInvertWhatIsNotClearlyLight() {
        float[] dusk = constant(25, 0.5f);
        assertArrayEquals(
                dusk, ImageFit.of(grey(5, 5, dusk), new ImageShape(1, 5, 5), DARK_BORDER).pixels());
    }

    @Test
    void doesNotInvertColours() {
        float[] paper = constant(4, 1f);
        ImageFit fit = ImageFit.of(grey(2, 2, paper), new ImageShape(3, 2, 2), DARK_BORDER);
        assertArrayEquals(constant(12, 1f), fit.pixels());
    }

    @Test
    void measuresTheBorderAlone() {
        ImageShape shape = new ImageShape(1, 3, 4);
        float[] pixels = {1, 1, 1, 1, 1, 0, 0, 1, 1, 1, 1, 1};
        assertEquals(1, ImageFit.border(pixels, shape));
        pixels[0] = 0;
        assertEquals(0.9, ImageFit.border(pixels, shape), 1e-12);
    }

    @Test
    void fillsAroundAWholePictureWithTheColourOfItsEdge() {
        float[] red = {0.2f, 0.4f};
        Picture picture = new Picture(2, 1, red, new float[] {1, 1}, new float[] {0, 0});
        byte[] bytes = ImageFit.fit(picture, new ImageShape(3, 4, 4), FitMode.PAD);
        int filling = Math.round(255 * 0.3f);
        for (int column = 0; column < 4; column++) {
            assertEquals(filling, bytes[column] & 0xFF);
            assertEquals(filling, bytes[12 + column] & 0xFF);
        }
        assertEquals(51, bytes[4] & 0xFF);
        assertEquals(102, bytes[7] & 0xFF);
        assertEquals(255, bytes[16] & 0xFF);
        assertEquals(0, bytes[32] & 0xFF);
    }

    @Test
    void stretchesBothAxesOnTheirOwn() {
        Picture picture = grey(4, 2, 0, 0.2f, 0.4f, 0.6f, 0.2f, 0.4f, 0.6f, 0.8f);
        byte[] bytes = ImageFit.fit(picture, new ImageShape(1, 1, 2), FitMode.STRETCH);
        assertArrayEquals(new byte[] {(byte) 51, (byte) 153}, bytes);
    }

    @Test
    void cropsForImportAsForAModel() {
        Picture picture = random(40, 30, 6);
        ImageShape shape = new ImageShape(3, 7, 9);
        float[] pixels = ImageFit.of(picture, shape, DARK_BORDER).pixels();
        byte[] bytes = ImageFit.fit(picture, shape, FitMode.CROP);
        for (int i = 0; i < bytes.length; i++) {
            assertEquals(255 * pixels[i], bytes[i] & 0xFF, 0.5001);
        }
    }
}
