package org.betavista.session.measures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.betavista.analysis.Histogram;
import org.betavista.analysis.MatrixProduct;
import org.betavista.analysis.StandardNormal;
import org.betavista.analysis.completeness.AggregatePosterior;
import org.betavista.analysis.completeness.Completeness;
import org.betavista.analysis.completeness.MaximumMeanDiscrepancy;
import org.betavista.analysis.completeness.Neighbourhoods;
import org.betavista.analysis.completeness.PrecisionRecall;
import org.betavista.analysis.completeness.PriorHoles;
import org.betavista.model.DiagonalFamily;

/** Measures whether draws from the prior decode to something like the data, and to all of it. */
final class CompletenessStudy {
    private static final int ON_THE_WALL = 60;
    private static final int MISSED_SHOWN = 40;
    private static final double FAR = 0.9;
    private static final double EXTENT = 3.6;
    private static final int BINS = 36;

    private final Specimen specimen;
    private final Neighbourhoods real;
    private final float[] codes;
    private final float[] images;
    private final PrecisionRecall comparison;
    private final AggregatePosterior posterior;

    /**
     * Draws and compares.
     *
     * @param real the held-out images with their neighbourhoods
     */
    CompletenessStudy(Specimen specimen, Neighbourhoods real, MatrixProduct product) {
        this.specimen = specimen;
        this.real = real;
        codes =
                StandardNormal.draws(
                        real.count() * specimen.latents(), specimen.seedOf(Specimen.Purpose.PRIOR));
        images = specimen.decoder().decode(codes);
        specimen.progress().report("Comparing with held-out images", 0, 0);
        int size = specimen.model().config().shape().size();
        comparison = PrecisionRecall.of(real, Neighbourhoods.of(images, size, product), product);
        posterior = specimen.posterior();
    }

    /** What is measured live. */
    List<Figure> figures() {
        int count = real.count();
        List<Figure> figures = new ArrayList<>();
        figures.add(drawn(Measure.COMPLETENESS, Completeness.of(comparison).value()));
        specimen.images()
                .ceiling()
                .ifPresent(
                        ceiling ->
                                figures.add(
                                        Figure.fixed(
                                                Measure.COMPLETENESS_CEILING,
                                                ceiling.value(),
                                                count)));
        figures.add(drawn(Measure.PRECISION, comparison.precision()));
        figures.add(drawn(Measure.COVERAGE, comparison.coverage()));
        figures.add(drawn(Measure.RECALL, comparison.recall()));
        figures.add(drawn(Measure.DENSITY, comparison.density()));
        figures.add(Figure.fixed(Measure.MOMENT_KL, posterior.klToPrior(), count));
        figures.add(Figure.fixed(Measure.FRECHET, posterior.squaredFrechetDistance(), count));
        return figures;
    }

    private Figure drawn(Measure measure, double value) {
        return Figure.drawn(measure, value, real.count(), specimen.seed());
    }

    /**
     * What takes longer.
     *
     * @param charged whether training pays for the KL; without that holes mean nothing
     * @param wanted of all measures
     */
    List<Figure> slowFigures(boolean charged, Set<Measure> wanted) {
        specimen.progress().report("Codes against the prior", 0, 0);
        List<Figure> figures = new ArrayList<>();
        if (wanted.contains(Measure.MMD)) {
            figures.add(
                    drawn(
                            Measure.MMD,
                            MaximumMeanDiscrepancy.squared(
                                    specimen.posteriorDraws(), codes, specimen.latents())));
        }
        if (wanted.contains(Measure.PRIOR_HOLES)
                && charged
                && specimen.model().config().posterior() instanceof DiagonalFamily) {
            PriorHoles.of(
                            specimen.codes().mu(),
                            specimen.codes().logVar(),
                            specimen.latents(),
                            specimen.seedOf(Specimen.Purpose.HOLES))
                    .ifPresent(holes -> figures.add(drawn(Measure.PRIOR_HOLES, holes.share())));
        }
        return figures;
    }

    CompletenessEvidence evidence() {
        int[] missed =
                IntStream.range(0, real.count()).filter(i -> !comparison.covered()[i]).toArray();
        List<CompletenessEvidence.Missed> shown =
                Arrays.stream(missed)
                        .limit(MISSED_SHOWN)
                        .mapToObj(
                                i ->
                                        new CompletenessEvidence.Missed(
                                                specimen.image(i), specimen.codes().mu(i)))
                        .toList();
        return new CompletenessEvidence(
                wall(), farDistance(), shown, missed.length, real.count(), marginals());
    }

    private List<CompletenessEvidence.Draw> wall() {
        List<CompletenessEvidence.Draw> wall = new ArrayList<>();
        int latents = specimen.latents();
        int size = real.pixels();
        for (int i = 0; i < Math.min(ON_THE_WALL, comparison.draws().size()); i++) {
            PrecisionRecall.Draw draw = comparison.draws().get(i);
            wall.add(
                    new CompletenessEvidence.Draw(
                            Arrays.copyOfRange(codes, i * latents, (i + 1) * latents),
                            Arrays.copyOfRange(images, i * size, (i + 1) * size),
                            specimen.image(draw.nearest()),
                            draw.distance(),
                            draw.inside()));
        }
        return wall;
    }

    private double farDistance() {
        float[] nearest = real.squaredRadii().clone();
        Arrays.sort(nearest);
        return Math.sqrt(nearest[(int) (FAR * (nearest.length - 1))]);
    }

    private List<CompletenessEvidence.Marginal> marginals() {
        return IntStream.range(0, specimen.latents())
                .mapToObj(
                        latent -> {
                            AggregatePosterior.Dimension one = posterior.dimension(latent);
                            return new CompletenessEvidence.Marginal(
                                    latent,
                                    one.mean(),
                                    one.variance(),
                                    one.kl(),
                                    Histogram.ofColumn(
                                            specimen.codes().mu(),
                                            specimen.latents(),
                                            latent,
                                            -EXTENT,
                                            EXTENT,
                                            BINS));
                        })
                .toList();
    }
}
