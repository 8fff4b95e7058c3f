package org.betavista.session.measures;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.betavista.analysis.disentanglement.BetaVaeScore;
import org.betavista.analysis.disentanglement.Dci;
import org.betavista.analysis.disentanglement.Explicitness;
import org.betavista.analysis.disentanglement.FactorVaeScore;
import org.betavista.analysis.disentanglement.FactoredCodes;
import org.betavista.analysis.disentanglement.InterventionalRobustness;
import org.betavista.analysis.disentanglement.Modularity;
import org.betavista.analysis.disentanglement.MutualInformationGap;
import org.betavista.analysis.disentanglement.PooledBatches;
import org.betavista.analysis.disentanglement.SeparatedAttributePredictability;
import org.betavista.data.Progress;
import org.jspecify.annotations.Nullable;

/** The scores of disentanglement that take seconds, over all latents as the references have it. */
final class FactorScores {
    /** What fitted classifiers learn from and are tested on, at most. */
    private static final int TRAIN = 2000;

    private static final int TEST = 1000;

    /**
     * How images are shared out.
     *
     * @param learned the first images, which classifiers learn from
     * @param tested how many of those that follow they are tested on
     */
    record Part(int learned, int tested) {
        /** Of so many images. */
        static Part of(int images) {
            int learned = Math.min(TRAIN, images * 2 / 3);
            return new Part(learned, Math.min(TEST, images - learned));
        }
    }

    private static final Set<Measure> DCI =
            Set.of(
                    Measure.DCI_DISENTANGLEMENT,
                    Measure.DCI_COMPLETENESS,
                    Measure.DCI_INFORMATIVENESS);

    /** As the reference has it, but drawn from images that are encoded already. */
    private static final FactorVaeScore.Size VOTES =
            new FactorVaeScore.Size(10_000, 5000, 2500, 64);

    private static final BetaVaeScore.Size POINTS = new BetaVaeScore.Size(5000, 2500, 64);

    private final FactoredCodes codes;
    private final FactoredCodes learned;
    private final FactoredCodes tested;
    private final long seed;
    private final Set<Measure> wanted;
    private final Progress progress;
    private final List<Figure> figures = new ArrayList<>();
    private double @Nullable [][] importance;

    /**
     * Measures them.
     *
     * @param codes of images in a random order
     * @param wanted those that are measured
     * @param progress hears of every score, and may end the work
     */
    FactorScores(FactoredCodes codes, long seed, Set<Measure> wanted, Progress progress) {
        this.codes = codes;
        this.seed = seed;
        this.wanted = wanted;
        this.progress = progress;
        Part part = Part.of(codes.rows());
        learned = codes.rows(0, part.learned());
        tested = codes.rows(part.learned(), part.learned() + part.tested());
        fitTrees();
        count();
        classify();
        holdFactors();
    }

    private void fitTrees() {
        if (Collections.disjoint(wanted, DCI)) {
            return;
        }
        Dci dci = Dci.fit(learned, tested, progress);
        add(Measure.DCI_DISENTANGLEMENT, dci.disentanglement(), learned);
        add(Measure.DCI_COMPLETENESS, dci.completeness(), learned);
        add(Measure.DCI_INFORMATIVENESS, dci.testAccuracy(), tested);
        importance = dci.importance();
    }

    private void count() {
        progress.report("Counting", 0, 0);
        if (wanted.contains(Measure.SAP_CONTINUOUS)) {
            double score = SeparatedAttributePredictability.continuous(codes).score();
            add(Measure.SAP_CONTINUOUS, score, codes);
        }
        if (wanted.contains(Measure.MODULARITY)) {
            double score = Modularity.of(MutualInformationGap.of(codes)).score();
            add(Measure.MODULARITY, score, codes);
        }
        if (wanted.contains(Measure.IRS)) {
            add(Measure.IRS, InterventionalRobustness.of(codes).score(), codes);
        }
    }

    private void classify() {
        if (wanted.contains(Measure.SAP_SVM)) {
            progress.report("SAP", 0, 0);
            double score = SeparatedAttributePredictability.supportVectors(learned, tested).score();
            add(Measure.SAP_SVM, score, tested);
        }
        if (wanted.contains(Measure.EXPLICITNESS)) {
            progress.report("Explicitness", 0, 0);
            add(Measure.EXPLICITNESS, Explicitness.fit(learned, tested).testScore(), tested);
        }
    }

    private void holdFactors() {
        if (wanted.contains(Measure.FACTOR_VAE_SCORE)) {
            progress.report("FactorVAE score", 0, 0);
            double score = FactorVaeScore.of(new PooledBatches(codes, seed), VOTES).score();
            figures.add(Figure.drawn(Measure.FACTOR_VAE_SCORE, score, VOTES.test(), seed));
        }
        if (wanted.contains(Measure.BETA_VAE_SCORE)) {
            progress.report("Beta-VAE score", 0, 0);
            double score = BetaVaeScore.of(new PooledBatches(codes, seed), POINTS).score();
            figures.add(Figure.drawn(Measure.BETA_VAE_SCORE, score, POINTS.test(), seed));
        }
    }

    private void add(Measure measure, double value, FactoredCodes measured) {
        figures.add(Figure.fixed(measure, value, measured.rows()));
    }

    List<Figure> figures() {
        return List.copyOf(figures);
    }

    /** Of every latent for every factor, by DCI's trees; null where it is not wanted. */
    double @Nullable [][] importance() {
        return importance;
    }
}
