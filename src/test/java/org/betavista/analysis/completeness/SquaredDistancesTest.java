package org.betavista.analysis.completeness;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.betavista.analysis.MatrixProduct;
import org.betavista.analysis.Rows;
import org.betavista.analysis.StandardNormal;
import org.junit.jupiter.api.Test;

class SquaredDistancesTest {
    /** Sums in single precision, as fast engines do. */
    private static final MatrixProduct ROUGH =
            (a, b, inner) -> {
                int columns = b.length / inner;
                float[] product = new float[a.length / inner * columns];
                for (int i = 0; i < product.length; i++) {
                    float sum = 0;
                    for (int k = 0; k < inner; k++) {
                        sum += a[i / columns * inner + k] * b[i % columns * inner + k];
                    }
                    product[i] = sum;
                }
                return product;
            };

    @Test
    void agreeWithTheDefinitionBeyondOneBlock() {
        int width = 3;
        float[] a = StandardNormal.draws(600 * width, 1);
        float[] b = StandardNormal.draws(70 * width, 2);
        SquaredDistances distances = SquaredDistances.of(a, b, width, MatrixProduct.plain());
        assertEquals(600, distances.rows());
        assertEquals(70, distances.columns());
        for (int i = 0; i < 600; i++) {
            for (int j = 0; j < 70; j++) {
                assertEquals(
                        Rows.squaredDistance(a, i, b, j, width), distances.at(i, j), 1e-4, i + "");
            }
        }
    }

    @Test
    void survivePixelsThatAreAllAlikeAndASinglePrecisionProduct() {
        int width = 1024;
        float[] images = new float[40 * width];
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < images.length; i++) {
            // Bright images that differ in the third digit.
            images[i] = (float) (0.9 + 0.001 * random.nextDouble());
        }
        System.arraycopy(images, 0, images, 39 * width, width);
        SquaredDistances distances = SquaredDistances.of(images, images, width, ROUGH);
        for (int i = 0; i < 40; i++) {
            for (int j = 0; j < 40; j++) {
                double expected = Rows.squaredDistance(images, i, images, j, width);
                assertEquals(expected, distances.at(i, j), 1e-4 * expected + 1e-12);
            }
        }
        assertEquals(0, distances.at(0, 39));
        assertEquals(0, distances.at(7, 7));
    }

    @Test
    void radiiAreThoseOfAFullSort() {
        int rows = 300;
        float[] values = StandardNormal.draws(rows * 4, 3);
        SquaredDistances distances = SquaredDistances.of(values, values, 4, MatrixProduct.plain());
        for (int k : new int[] {1, 5, 299}) {
            float[] expected = new float[rows];
            for (int row = 0; row < rows; row++) {
                float[] sorted =
                        Arrays.copyOfRange(distances.values(), row * rows, (row + 1) * rows);
                sorted[row] = -1; // itself
                Arrays.sort(sorted);
                expected[row] = sorted[k];
            }
            assertArrayEquals(expected, distances.squaredRadii(k));
        }
    }
}
