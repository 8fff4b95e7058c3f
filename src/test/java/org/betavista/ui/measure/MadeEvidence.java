package org.betavista.ui.measure;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.betavista.analysis.Histogram;
import org.betavista.data.ImageDataset;
import org.betavista.session.OpenModel;
import org.betavista.session.measures.CompletenessEvidence;
import org.betavista.session.measures.DisentanglementEvidence;
import org.betavista.session.measures.Evidence;
import org.betavista.session.measures.Figure;
import org.betavista.session.measures.Figures;
import org.betavista.session.measures.Headlines;
import org.betavista.session.measures.IndependenceEvidence;
import org.betavista.session.measures.Measure;
import org.betavista.session.measures.Property;
import org.jspecify.annotations.Nullable;

/** Evidence made up for an open model: its numbers are chosen, its images are held-out ones. */
final class MadeEvidence {
    static final int MISSED = 3;
    static final int MISSED_COUNT = 123;
    static final String COLLAPSED = "Collapsed: no latent tells one image from another.";
    static final String WHY_NO_FACTORS = "The data does not tell its factors.";
    static final String WHY_NO_DRAWS = "An autoencoder has no prior to draw from.";

    private static final int DRAWS = 36;
    private static final int STEPS = 9;
    private static final int IMAGES = 1500;

    private final OpenModel open;
    private final int latents;
    private final SplittableRandom random = new SplittableRandom(7);
    private final Map<Property, String> remarks = new EnumMap<>(Property.class);
    private int activeUnits;

    MadeEvidence(OpenModel open) {
        this.open = open;
        latents = open.config().model().latentSize();
        activeUnits = Math.max(1, latents - 2);
    }

    /** Everything, of data that tells its factors. */
    Evidence withFactors() {
        return evidence(completeness(), disentanglement(), independence());
    }

    /** Data that does not tell its factors. */
    Evidence withoutFactors() {
        remarks.put(Property.INDEPENDENCE, WHY_NO_FACTORS);
        return evidence(completeness(), null, independence());
    }

    /** No latent tells one image from another. */
    Evidence collapsed() {
        activeUnits = 0;
        for (Property property : Property.values()) {
            remarks.put(property, COLLAPSED); // The desk gives every property one.
        }
        return evidence(completeness(), disentanglement(), independence());
    }

    /** A model without a prior and with one latent. */
    Evidence withNothing() {
        remarks.put(Property.COMPLETENESS, WHY_NO_DRAWS);
        remarks.put(Property.INDEPENDENCE, WHY_NO_FACTORS);
        return evidence(null, null, null);
    }

    private Evidence evidence(
            @Nullable CompletenessEvidence completeness,
            @Nullable DisentanglementEvidence disentanglement,
            @Nullable IndependenceEvidence independence) {
        List<Figure> figures = new ArrayList<>();
        if (completeness != null) {
            figures.add(Figure.drawn(Measure.COMPLETENESS, 0.812, IMAGES, 1));
            figures.add(Figure.drawn(Measure.PRECISION, 0.84, IMAGES, 1));
            figures.add(Figure.drawn(Measure.COVERAGE, 0.786, IMAGES, 1));
            figures.add(Figure.fixed(Measure.COMPLETENESS_CEILING, 0.93, IMAGES));
        }
        if (disentanglement != null) {
            figures.add(Figure.fixed(Measure.MIG, 0.431, IMAGES));
        }
        if (independence != null) {
            figures.add(Figure.fixed(Measure.GAUSSIAN_TOTAL_CORRELATION, 0.274, IMAGES));
        }
        if (activeUnits == 0) {
            figures.removeIf(figure -> figure.measure().isScore());
        }
        Headlines headlines =
                new Headlines(
                        open.generation(),
                        open.step(),
                        latents,
                        activeUnits,
                        disentanglement != null,
                        Map.copyOf(remarks),
                        Figures.of(figures));
        return new Evidence(headlines, null, completeness, disentanglement, independence);
    }

    private boolean[] active() {
        boolean[] active = new boolean[latents];
        for (int j = 0; j < latents; j++) {
            active[j] = j < activeUnits;
        }
        return active;
    }

    private float[] code() {
        float[] code = new float[latents];
        for (int j = 0; j < latents; j++) {
            code[j] = (float) random.nextGaussian();
        }
        return code;
    }

    private float[] image(int index) {
        ImageDataset heldOut = open.split().heldOut();
        return heldOut.image(index % heldOut.size());
    }

    private CompletenessEvidence completeness() {
        List<CompletenessEvidence.Draw> wall = new ArrayList<>();
        for (int i = 0; i < DRAWS; i++) {
            float[] nearest = image(i);
            float[] draw = nearest.clone();
            for (int p = 0; p < draw.length; p++) {
                draw[p] = 0.75f * draw[p];
            }
            double distance = 3 + 2.4 * random.nextDouble();
            wall.add(
                    new CompletenessEvidence.Draw(code(), draw, nearest, distance, distance < 4.6));
        }
        List<CompletenessEvidence.Missed> missed = new ArrayList<>();
        for (int i = 0; i < MISSED; i++) {
            missed.add(new CompletenessEvidence.Missed(image(60 + i), code()));
        }
        List<CompletenessEvidence.Marginal> marginals = new ArrayList<>();
        for (int j = 0; j < latents; j++) {
            marginals.add(marginal(j));
        }
        return new CompletenessEvidence(wall, 4.8, missed, MISSED_COUNT, IMAGES, marginals);
    }

    private CompletenessEvidence.Marginal marginal(int latent) {
        double shift = random.nextGaussian() * 0.3;
        double spread = latent < activeUnits ? 0.8 + 0.3 * random.nextDouble() : 0.05;
        float[] means = new float[IMAGES];
        for (int n = 0; n < means.length; n++) {
            means[n] = (float) (shift + spread * random.nextGaussian());
        }
        double variance = latent < activeUnits ? spread * spread + 0.1 : 1;
        double kl = 0.5 * (shift * shift + variance - 1 - Math.log(variance));
        return new CompletenessEvidence.Marginal(
                latent, shift, variance, kl, Histogram.ofColumn(means, 1, 0, -3.6, 3.6, 36));
    }

    private DisentanglementEvidence disentanglement() {
        List<String> factors = List.of("shape", "scale", "orientation", "position x", "position y");
        double[][] information = new double[latents][factors.size()];
        for (int j = 0; j < latents; j++) {
            for (int k = 0; k < factors.size(); k++) {
                double shared = j < activeUnits ? 0.12 * random.nextDouble() : 0.004;
                information[j][k] = shared + (j == k && j < activeUnits ? 0.25 + 0.22 * k : 0);
            }
        }
        double[] entropy = {1.1, 1.79, 3.69, 3.47, 3.47};
        int[] best = new int[factors.size()];
        double[] gap = new double[factors.size()];
        List<DisentanglementEvidence.Traversal> traversals = new ArrayList<>();
        for (int k = 0; k < factors.size(); k++) {
            best[k] = bestOf(information, k);
            gap[k] = activeUnits == 0 ? 0 : leadOf(information, k) / entropy[k];
            if (activeUnits > 0) {
                traversals.add(traversal(best[k]));
            }
        }
        return new DisentanglementEvidence(
                factors, information, entropy, active(), best, gap, traversals);
    }

    private int bestOf(double[][] information, int factor) {
        int best = -1;
        for (int j = 0; j < activeUnits; j++) {
            if (best < 0 || information[j][factor] > information[best][factor]) {
                best = j;
            }
        }
        return best;
    }

    private double leadOf(double[][] information, int factor) {
        double first = 0;
        double second = 0;
        for (int j = 0; j < activeUnits; j++) {
            double value = information[j][factor];
            second = Math.max(second, Math.min(first, value));
            first = Math.max(first, value);
        }
        return first - second;
    }

    private DisentanglementEvidence.Traversal traversal(int latent) {
        float[] codes = new float[STEPS * latents];
        int pixels = open.config().model().shape().size();
        float[] images = new float[STEPS * pixels];
        for (int step = 0; step < STEPS; step++) {
            codes[step * latents + latent] = -2 + 0.5f * step;
            System.arraycopy(image(step + 10 * latent), 0, images, step * pixels, pixels);
        }
        return new DisentanglementEvidence.Traversal(latent, codes, images);
    }

    private IndependenceEvidence independence() {
        double[][] information = new double[latents][latents];
        for (int i = 0; i < latents; i++) {
            information[i][i] = 2.4;
            for (int j = 0; j < i; j++) {
                information[i][j] = 0.3 * random.nextDouble() * random.nextDouble();
                information[j][i] = information[i][j];
            }
        }
        return new IndependenceEvidence(information, active());
    }
}
