package org.betavista.session.measures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.betavista.analysis.TotalCorrelation;
import org.betavista.analysis.completeness.AggregatePosterior;
import org.betavista.analysis.disentanglement.ActiveUnits;
import org.betavista.analysis.disentanglement.FactoredCodes;
import org.betavista.analysis.disentanglement.KlDecomposition;
import org.betavista.analysis.disentanglement.PairwiseInformation;
import org.betavista.model.Codes;
import org.betavista.model.DiagonalFamily;

/** Measures what latents say in common, which needs no factors. */
final class IndependenceStudy {
    private static final Set<Measure> PARTS =
            Set.of(
                    Measure.MUTUAL_INFORMATION,
                    Measure.TOTAL_CORRELATION,
                    Measure.DIMENSION_WISE_KL);

    private final Specimen specimen;
    private final ActiveUnits units;
    private final AggregatePosterior posterior;
    private final FactoredCodes codes;
    private final PairwiseInformation pairs;

    /**
     * Counts.
     *
     * @param codes of many images: with few, counting finds information where there is none
     */
    IndependenceStudy(Specimen specimen, ActiveUnits units, FactoredCodes codes) {
        this.specimen = specimen;
        this.units = units;
        posterior = specimen.posterior();
        this.codes = codes;
        pairs = PairwiseInformation.of(codes.codes(), codes.latents());
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
            FactoredCodes active = codes.choosing(units.indices());
            double mean = PairwiseInformation.of(active.codes(), active.latents()).mean();
            figures.add(Figure.fixed(Measure.LATENT_INFORMATION, mean, codes.rows()));
        }
        return figures;
    }

    /**
     * The parts of the KL: mutual information and total correlation only where the number of images
     * does not cap them, and where the KL is paid for at all.
     *
     * @param charged whether training pays for the KL
     * @param wanted of all measures
     */
    List<Figure> slowFigures(boolean charged, Set<Measure> wanted) {
        if (Collections.disjoint(wanted, PARTS)
                || !(specimen.model().config().posterior() instanceof DiagonalFamily)) {
            return List.of();
        }
        specimen.progress().report("The parts of the KL", 0, 0);
        Codes posteriors = specimen.codes();
        KlDecomposition parts =
                KlDecomposition.of(
                        wide(posteriors.mu()),
                        wide(posteriors.logVar()),
                        wide(specimen.posteriorDraws()),
                        specimen.latents());
        double kl = Arrays.stream(posteriors.meanKl()).sum();
        List<Figure> figures = new ArrayList<>();
        if (charged && KlDecomposition.isMeaningful(kl, posteriors.count())) {
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
        boolean[] active = new boolean[specimen.latents()];
        for (int latent : units.indices()) {
            active[latent] = true;
        }
        return new IndependenceEvidence(pairs.information(), active);
    }
}
