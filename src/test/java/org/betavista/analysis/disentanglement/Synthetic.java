package org.betavista.analysis.disentanglement;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.betavista.analysis.Golden;

/** The codes that the reference figures were computed from: 2,000 rows to learn, 1,000 to test. */
record Synthetic(FactoredCodes train, FactoredCodes test, JsonNode golden) {
    static final int LATENTS = 10;
    private static final int[] COUNTS = {3, 6, 40, 32, 32};

    static Synthetic of(String name) throws IOException {
        JsonNode json = Golden.json("disent_golden.json");
        int[][] table = Golden.csv("factors.csv");
        int[][] factors = new int[COUNTS.length][table.length];
        for (int factor = 0; factor < COUNTS.length; factor++) {
            for (int row = 0; row < table.length; row++) {
                factors[factor][row] = table[row][factor];
            }
        }
        double[] mu = Golden.npy("mus_" + name + ".npy");
        FactoredCodes all = new FactoredCodes(mu, LATENTS, factors, COUNTS.clone());
        int rows = json.get("spec").get("n_train").intValue();
        return new Synthetic(
                all.rows(0, rows),
                all.rows(rows, table.length),
                json.get("representations").get(name));
    }

    double number(String key) {
        return golden.get(key).doubleValue();
    }

    /** The same with other codes. */
    static FactoredCodes with(FactoredCodes data, UnaryOperator<double[]> change) {
        return new FactoredCodes(
                change.apply(data.codes().clone()), data.latents(), data.factors(), data.counts());
    }

    /** The same latents in another order, some turned round and stretched. */
    static FactoredCodes turned(FactoredCodes data) {
        int[] order = new int[data.latents()];
        Arrays.setAll(order, latent -> data.latents() - 1 - latent);
        return with(
                data.choosing(order),
                codes -> {
                    for (int i = 0; i < codes.length; i++) {
                        codes[i] *= i % 2 == 0 ? -2 : 0.5;
                    }
                    return codes;
                });
    }

    /** The same with one code that is no number. */
    static FactoredCodes broken(FactoredCodes data) {
        return with(
                data,
                codes -> {
                    codes[3] = Double.NaN;
                    return codes;
                });
    }

    /** The same with all codes alike. */
    static FactoredCodes still(FactoredCodes data) {
        return with(
                data,
                codes -> {
                    Arrays.fill(codes, 0.5);
                    return codes;
                });
    }
}
