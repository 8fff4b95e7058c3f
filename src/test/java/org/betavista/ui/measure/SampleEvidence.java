package org.betavista.ui.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.betavista.session.measures.ContinuityEvidence;
import org.betavista.session.measures.Evidence;
import org.betavista.session.measures.Figure;
import org.betavista.session.measures.Figures;
import org.betavista.session.measures.Headlines;
import org.betavista.session.measures.Measure;
import org.betavista.session.measures.Property;

/** Made numbers and evidence: to look at, not to learn from. */
public final class SampleEvidence {
    /** Paths in the evidence. */
    public static final int PATHS = 12;

    private static final int STEPS = 32;
    private static final int IMAGES = 1000;

    private SampleEvidence() {}

    /** Headlines of data that tells its factors. */
    public static Headlines withFactors(long generation, long step, double continuity) {
        return new Headlines(
                generation,
                step,
                10,
                6,
                true,
                Map.of(),
                Figures.of(
                        List.of(
                                drawn(Measure.CONTINUITY, continuity),
                                drawn(Measure.CONTINUITY_FINE, 0.9953),
                                drawn(Measure.CONTINUITY_COARSE, 0.8412),
                                drawn(Measure.STRAIGHTNESS, 0.7712),
                                drawn(Measure.LARGEST_STEP, 0.0561),
                                drawn(Measure.COMPLETENESS, 0.8109),
                                drawn(Measure.COMPLETENESS_CEILING, 0.9402),
                                drawn(Measure.PRECISION, 0.9121),
                                drawn(Measure.COVERAGE, 0.7298),
                                drawn(Measure.MMD, -0.000042),
                                Figure.fixed(Measure.MIG, 0.4267, 10_000),
                                Figure.fixed(Measure.MIG_CEILING, 0.9012, 10_000),
                                Figure.fixed(Measure.ACTIVE_UNITS, 6, IMAGES),
                                Figure.fixed(Measure.GAUSSIAN_TOTAL_CORRELATION, 0.1312, IMAGES))));
    }

    /** Headlines of data without factors. */
    public static Headlines withoutFactors(long generation, long step) {
        return new Headlines(
                generation,
                step,
                10,
                6,
                false,
                Map.of(
                        Property.INDEPENDENCE,
                        "The data does not tell its factors, so that independence is measured."),
                Figures.of(
                        List.of(
                                drawn(Measure.CONTINUITY, 1.2),
                                Figure.fixed(Measure.GAUSSIAN_TOTAL_CORRELATION, 0.1312, IMAGES))));
    }

    /** Headlines of a model in which no latent says anything. */
    public static Headlines collapsed(long generation, long step) {
        Headlines sound = withFactors(generation, step, 1);
        Map<Property, String> remarks = new EnumMap<>(Property.class);
        for (Property property : Property.values()) {
            remarks.put(property, MadeEvidence.COLLAPSED);
        }
        return new Headlines(generation, step, 10, 0, true, remarks, sound.figures());
    }

    private static Figure drawn(Measure measure, double value) {
        return Figure.drawn(measure, value, IMAGES, 1);
    }

    /**
     * Evidence for continuity only.
     *
     * @param latents of the model
     * @param pixels values in an image
     */
    public static Evidence of(Headlines headlines, int latents, int pixels) {
        Random random = new Random(3);
        List<ContinuityEvidence.Path> paths = new ArrayList<>();
        for (int i = 0; i < PATHS; i++) {
            double[] steps = new double[STEPS];
            double level = 0;
            for (int t = 0; t < STEPS; t++) {
                level = 0.85 * level + 0.12 * random.nextGaussian();
                steps[t] = Math.exp(level);
            }
            double mean = Arrays.stream(steps).average().orElseThrow();
            for (int t = 0; t < STEPS; t++) {
                steps[t] /= mean;
            }
            double largest = Arrays.stream(steps).max().orElseThrow() / STEPS;
            paths.add(
                    new ContinuityEvidence.Path(
                            image(pixels, i),
                            image(pixels, i + 5),
                            code(latents, random),
                            code(latents, random),
                            steps,
                            0.7 + 0.02 * i,
                            largest));
        }
        double[] distances = {0.05, 0.1, 0.25, 0.5, 1};
        double[] correlogram = {0.9988, 0.9953, 0.9701, 0.8912, 0.6512};
        return new Evidence(
                headlines, new ContinuityEvidence(paths, distances, correlogram), null, null, null);
    }

    private static float[] code(int latents, Random random) {
        float[] code = new float[latents];
        for (int j = 0; j < latents; j++) {
            code[j] = (float) random.nextGaussian();
        }
        return code;
    }

    /** A bar that stands elsewhere in every image. */
    private static float[] image(int pixels, int place) {
        float[] image = new float[pixels];
        int side = (int) Math.sqrt(pixels);
        for (int p = 0; p < pixels; p++) {
            image[p] = Math.abs(p % side - place - 5) < 3 ? 1 : 0;
        }
        return image;
    }
}
