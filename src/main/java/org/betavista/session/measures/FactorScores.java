package org.betavista.session.measures;

import java.util.ArrayList;
import java.util.List;
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

/**
 * The scores of disentanglement that take seconds, over all latents as the references have it.
 *
 * @param importance of every latent for every factor by DCI's trees
 */
record FactorScores(List<Figure> figures, double[][] importance) {
    /** What fitted classifiers learn from and are tested on, at most. */
    private static final int TRAIN = 2000;

    private static final int TEST = 1000;

    /** As the reference has it, but drawn from images that are encoded already. */
    private static final FactorVaeScore.Size VOTES =
            new FactorVaeScore.Size(10_000, 5000, 2500, 64);

    private static final BetaVaeScore.Size POINTS = new BetaVaeScore.Size(5000, 2500, 64);

    /**
     * Measures them.
     *
     * @param codes of images in a random order
     * @param information of the same codes
     * @param progress hears of every score, and may end the work
     */
    static FactorScores of(
            FactoredCodes codes, MutualInformationGap information, long seed, Progress progress) {
        int train = Math.min(TRAIN, codes.rows() * 2 / 3);
        int test = Math.min(TEST, codes.rows() - train);
        FactoredCodes learned = codes.rows(0, train);
        FactoredCodes tested = codes.rows(train, train + test);
        List<Figure> figures = new ArrayList<>();
        progress.report("DCI", 0, 6);
        Dci dci = Dci.fit(learned, tested);
        figures.add(Figure.fixed(Measure.DCI_DISENTANGLEMENT, dci.disentanglement(), train));
        figures.add(Figure.fixed(Measure.DCI_COMPLETENESS, dci.completeness(), train));
        figures.add(Figure.fixed(Measure.DCI_INFORMATIVENESS, dci.testAccuracy(), test));
        progress.report("SAP", 1, 6);
        figures.add(
                Figure.fixed(
                        Measure.SAP_CONTINUOUS,
                        SeparatedAttributePredictability.continuous(codes).score(),
                        codes.rows()));
        figures.add(
                Figure.fixed(
                        Measure.SAP_SVM,
                        SeparatedAttributePredictability.supportVectors(learned, tested).score(),
                        test));
        figures.add(
                Figure.fixed(Measure.MODULARITY, Modularity.of(information).score(), codes.rows()));
        progress.report("Explicitness", 2, 6);
        figures.add(
                Figure.fixed(
                        Measure.EXPLICITNESS, Explicitness.fit(learned, tested).testScore(), test));
        progress.report("FactorVAE score", 3, 6);
        PooledBatches batches = new PooledBatches(codes, seed);
        figures.add(
                Figure.drawn(
                        Measure.FACTOR_VAE_SCORE,
                        FactorVaeScore.of(batches, VOTES).score(),
                        VOTES.test(),
                        seed));
        progress.report("Beta-VAE score", 4, 6);
        figures.add(
                Figure.drawn(
                        Measure.BETA_VAE_SCORE,
                        BetaVaeScore.of(batches, POINTS).score(),
                        POINTS.test(),
                        seed));
        progress.report("IRS", 5, 6);
        figures.add(
                Figure.fixed(
                        Measure.IRS, InterventionalRobustness.of(codes).score(), codes.rows()));
        return new FactorScores(List.copyOf(figures), dci.importance());
    }
}
