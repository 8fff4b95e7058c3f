package org.betavista.analysis.continuity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.betavista.analysis.Decoder;
import org.betavista.analysis.StandardNormal;
import org.junit.jupiter.api.Test;

class DecoderJacobianTest {
    /** Three pixels of two latents. */
    private static final float[][] W = {{0.3f, -0.1f}, {0.2f, 0.4f}, {0, 0.5f}};

    private static final Decoder LINEAR =
            z -> {
                float[] images = new float[z.length / 2 * 3];
                for (int i = 0; i < images.length; i++) {
                    float[] row = W[i % 3];
                    images[i] = 0.5f + row[0] * z[i / 3 * 2] + row[1] * z[i / 3 * 2 + 1];
                }
                return images;
            };

    @Test
    void isTheNormOfALinearDecodersMatrix() {
        DecoderJacobian jacobian = DecoderJacobian.of(LINEAR, StandardNormal.draws(2 * 300, 1), 2);
        double first = Math.sqrt(0.09 + 0.04);
        double second = Math.sqrt(0.01 + 0.16 + 0.25);
        assertArrayEquals(new double[] {first, second}, jacobian.ofLatent(), 1e-5);
        assertEquals(Math.sqrt(0.55), jacobian.norm(), 1e-5);
    }

    /** d tanh(2 z) / dz = 2 (1 - tanh(2 z)^2). */
    @Test
    void agreesWithTheDerivativeOfACurve() {
        float[] codes = StandardNormal.draws(600, 2);
        double squares = 0;
        for (float z : codes) {
            double derivative = 2 * (1 - Math.pow(Math.tanh(2 * z), 2));
            squares += derivative * derivative / codes.length;
        }
        Decoder curve =
                z -> {
                    float[] images = new float[z.length];
                    for (int i = 0; i < z.length; i++) {
                        images[i] = (float) Math.tanh(2 * z[i]);
                    }
                    return images;
                };
        DecoderJacobian jacobian = DecoderJacobian.of(curve, codes, 1);
        // step^2 / 6 times a third derivative of at most 16.
        assertEquals(Math.sqrt(squares), jacobian.norm(), 3e-4);
    }

    @Test
    void aConstantDecoderHasNone() {
        DecoderJacobian jacobian = DecoderJacobian.of(z -> new float[z.length], new float[4], 2);
        assertEquals(0, jacobian.norm());
        assertArrayEquals(new double[2], jacobian.ofLatent());
    }

    @Test
    void refusesCodesThatAreNone() {
        assertThrows(
                IllegalArgumentException.class, () -> DecoderJacobian.of(LINEAR, new float[0], 2));
        assertThrows(
                IllegalArgumentException.class, () -> DecoderJacobian.of(LINEAR, new float[3], 2));
    }
}
