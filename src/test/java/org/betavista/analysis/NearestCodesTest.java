package org.betavista.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.betavista.analysis.NearestCodes.Neighbour;
import org.junit.jupiter.api.Test;

class NearestCodesTest {
    @Test
    void ordersByEuclideanDistance() {
        float[] codes = {3, 4, 0, 1, -2, 0, 0, 0};
        assertEquals(
                List.of(new Neighbour(3, 0), new Neighbour(1, 1), new Neighbour(2, 2)),
                NearestCodes.of(codes, new float[] {0, 0}, 3));
        assertEquals(new Neighbour(0, 0), NearestCodes.of(codes, new float[] {3, 4}, 1).get(0));
    }

    @Test
    void givesFewerWhereThereAreFewer() {
        assertEquals(2, NearestCodes.of(new float[] {1, 2}, new float[] {0}, 10).size());
        assertEquals(List.of(), NearestCodes.of(new float[0], new float[] {0}, 3));
    }

    @Test
    void agreesWithTheDefinitionInManyDimensions() {
        int latents = 6;
        float[] codes = StandardNormal.draws(500 * latents, 1);
        float[] z = StandardNormal.draws(latents, 2);
        double[] distances =
                IntStream.range(0, 500)
                        .mapToDouble(
                                row -> {
                                    double sum = 0;
                                    for (int j = 0; j < latents; j++) {
                                        sum += Math.pow(codes[row * latents + j] - z[j], 2);
                                    }
                                    return Math.sqrt(sum);
                                })
                        .toArray();
        double[] sorted = distances.clone();
        java.util.Arrays.sort(sorted);
        List<Neighbour> nearest = NearestCodes.of(codes, z, 20);
        for (int i = 0; i < 20; i++) {
            assertEquals(sorted[i], nearest.get(i).distance(), 1e-6);
            assertEquals(distances[nearest.get(i).index()], nearest.get(i).distance(), 1e-6);
        }
    }
}
