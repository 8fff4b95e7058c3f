package org.betavista.session.measures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.betavista.analysis.TotalCorrelation;
import org.betavista.analysis.completeness.AggregatePosterior;
import org.betavista.analysis.disentanglement.ActiveUnits;
import org.betavista.analysis.disentanglement.KlDecomposition;
import org.betavista.analysis.disentanglement.PairwiseInformation;
import org.betavista.model.Codes;
import org.betavista.model.DiagonalFamily;

/** Measures what latents say in common, which needs no factors. */
final class IndependenceStudy {
    private final Specimen specimen;
    private final ActiveUnits units;
    private final AggregatePosterior posterior;
    private final PairwiseInformation pairs;

    IndependenceStudy(Specimen specimen, ActiveUnits units) {
        this.specimen = specimen;
        this.units = units;
        posterior = specimen.posterior();
        pairs = PairwiseInformation.of(wide(specimen.codes().mu()), specimen.latents());
    }

    static double[] wide(float[] values) {
        double[] wide = new double[values.length];
        Arrays.setAll(wide, i -> values[i]);
        return wide;
    }

    /** What is measured live. */
    List<Figure> figures() {
        int images = specimen.images().count();
        List<Figure> figures = new ArrayList<>();
        figures.add(Figure.fixed(Measure.ACTIVE_UNITS, units.count(), images));
        figures.add(
                Figure.fixed(
                        Measure.GAUSSIAN_TOTAL_CORRELATION,
                        TotalCorrelation.gaussian(posterior.covariance()),
                        images));
        if (units.count() > 1) {
            figures.add(Figure.fixed(Measure.LATENT_INFORMATION, meanOfActive(), images));
        }
        return figures;
    }

    private double meanOfActive() {
        int[] active = units.indices();
        double sum = 0;
        for (int one : active) {
            for (int other : active) {
                sum += one == other ? 0 : pairs.information()[one][other];
            }
        }
        return sum / ((double) active.length * (active.length - 1));
    }

    /**
     * The parts of the KL: mutual information and total correlation only where the number of images
     * does not cap them, and where the KL is paid for at all.
     *
     * @param charged whether training pays for the KL
     */
    List<Figure> slowFigures(boolean charged) {
        if (!(specimen.model().config().posterior() instanceof DiagonalFamily)) {
            return List.of();
        }
        specimen.progress().report("The parts of the KL", 0, 0);
        Codes codes = specimen.codes();
        KlDecomposition parts =
                KlDecomposition.of(
                        wide(codes.mu()),
                        wide(codes.logVar()),
                        wide(specimen.posteriorDraws()),
                        specimen.latents());
        double kl = Arrays.stream(codes.meanKl()).sum();
        List<Figure> figures = new ArrayList<>();
        if (charged && KlDecomposition.isMeaningful(kl, codes.count())) {
            figures.add(drawn(Measure.MUTUAL_INFORMATION, parts.mutualInformation()));
            figures.add(drawn(Measure.TOTAL_CORRELATION, parts.totalCorrelation()));
        }
        figures.add(drawn(Measure.DIMENSION_WISE_KL, parts.dimensionWiseKl()));
        return figures;
    }

    private Figure drawn(Measure measure, double value) {
        return Figure.drawn(measure, value, specimen.images().count(), specimen.seed());
    }

    IndependenceEvidence evidence() {
        int latents = specimen.latents();
        boolean[] active = new boolean[latents];
        double[][] correlation = new double[latents][latents];
        AggregatePosterior means = specimen.means();
        double[][] covariance = means.covariance();
        for (int j = 0; j < latents; j++) {
            active[j] = units.isActive(j);
            for (int k = 0; k < latents; k++) {
                double scale = Math.sqrt(covariance[j][j] * covariance[k][k]);
                correlation[j][k] = scale == 0 ? 0 : covariance[j][k] / scale;
            }
        }
        return new IndependenceEvidence(pairs.information(), correlation, active);
    }
}
