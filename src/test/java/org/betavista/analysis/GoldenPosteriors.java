package org.betavista.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/**
 * Posteriors of 64 images with three latents, and the parts of their KL, computed elsewhere in
 * float64 (kl_decomposition.json).
 */
public final class GoldenPosteriors {
    public static final int LATENTS = 3;
    public static final int IMAGES = 64;

    private final JsonNode golden;

    public GoldenPosteriors() {
        try (InputStream file =
                Objects.requireNonNull(
                        GoldenPosteriors.class.getResourceAsStream("kl_decomposition.json"))) {
            golden = new ObjectMapper().readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A table.
     *
     * @param name mu, logVar or epsilon
     * @return row by row, 64 x 3
     */
    public double[] table(String name) {
        double[] values = new double[IMAGES * LATENTS];
        for (int i = 0; i < values.length; i++) {
            values[i] = golden.path(name).path(i / LATENTS).path(i % LATENTS).asDouble(Double.NaN);
        }
        return values;
    }

    /** The drawn codes, mu + sigma * epsilon, 64 x 3. */
    public double[] codes() {
        double[] codes = table("mu");
        double[] logVar = table("logVar");
        double[] epsilon = table("epsilon");
        for (int i = 0; i < codes.length; i++) {
            codes[i] += Math.exp(0.5 * logVar[i]) * epsilon[i];
        }
        return codes;
    }

    /**
     * An expected figure in nats.
     *
     * @param path of keys, for example full/MI
     */
    public double figure(String path) {
        JsonNode node = golden.at("/" + path);
        if (!node.isNumber()) {
            throw new IllegalArgumentException(path);
        }
        return node.asDouble();
    }
}
