package org.betavista.session.measures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.betavista.analysis.Traversal;
import org.betavista.analysis.disentanglement.FactoredCodes;
import org.betavista.analysis.disentanglement.MutualInformationGap;

/** Measures which latents know which factors, where the data tells its factors. */
final class DisentanglementStudy {
    private static final int COLUMNS = 9;
    private static final double EXTENT = 2;

    private final Specimen specimen;
    private final FactorImages images;
    private final int[] active;
    private final FactoredCodes codes;
    private final MutualInformationGap all;
    private final MutualInformationGap gap;

    /**
     * Counts.
     *
     * @param codes of the images, all latents
     * @param active the latents that count; none in a collapsed model
     */
    DisentanglementStudy(
            Specimen specimen, FactorImages images, FactoredCodes codes, int[] active) {
        this.specimen = specimen;
        this.images = images;
        this.codes = codes;
        this.active = active.clone();
        all = MutualInformationGap.of(codes);
        double[][] counted =
                Arrays.stream(active).mapToObj(j -> all.information()[j]).toArray(double[][]::new);
        gap = new MutualInformationGap(counted, all.entropy());
    }

    /** What is measured live. */
    List<Figure> figures() {
        return List.of(
                Figure.fixed(Measure.MIG, gap.score(), codes.rows()),
                Figure.fixed(Measure.MIG_CEILING, images.ceiling(), codes.rows()));
    }

    /** What takes longer. */
    FactorScores scores(Set<Measure> wanted) {
        return new FactorScores(codes, specimen.seed(), wanted, specimen.progress());
    }

    /** Mutual information in nats, latent by factor. */
    double[][] information() {
        return all.information();
    }

    DisentanglementEvidence evidence() {
        int factors = codes.factors().length;
        boolean[] counts = new boolean[specimen.latents()];
        for (int latent : active) {
            counts[latent] = true;
        }
        int[] best = new int[factors];
        double[] lead = new double[factors];
        List<DisentanglementEvidence.Traversal> traversals = new ArrayList<>();
        for (int factor = 0; factor < factors; factor++) {
            int winner = gap.best(factor);
            lead[factor] = gap.normalisedGap(factor);
            best[factor] = winner == MutualInformationGap.NONE ? winner : active[winner];
            if (winner != MutualInformationGap.NONE) {
                traversals.add(traversal(best[factor]));
            }
        }
        return new DisentanglementEvidence(
                images.names(), all.information(), all.entropy(), counts, best, lead, traversals);
    }

    private DisentanglementEvidence.Traversal traversal(int latent) {
        float[] moved =
                Traversal.codes(
                        specimen.codes().mu(0),
                        new int[] {latent},
                        Traversal.values(EXTENT, COLUMNS));
        return new DisentanglementEvidence.Traversal(latent, moved, specimen.model().decode(moved));
    }
}
