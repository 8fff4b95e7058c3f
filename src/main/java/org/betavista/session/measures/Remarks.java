package org.betavista.session.measures;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.betavista.analysis.completeness.PriorHoles;
import org.betavista.analysis.disentanglement.ActiveUnits;
import org.betavista.analysis.disentanglement.KlDecomposition;
import org.betavista.model.DiagonalFamily;
import org.betavista.model.PointFamily;

/** What is to be known of numbers, and why some are absent: sentences for people. */
final class Remarks {
    private final Specimen specimen;
    private final Map<Property, String> sentences = new EnumMap<>(Property.class);

    Remarks(Specimen specimen, FactorImages factorImages, ActiveUnits units) {
        this.specimen = specimen;
        if (specimen.isCodebook()) {
            codebook();
            return;
        }
        if (units.count() == 0) {
            for (Property property : Property.values()) {
                add(
                        sentences,
                        property,
                        "Collapsed: no latent tells one image from another. A collapsed model would"
                                + " fake precision 1 and straight paths, so there is no score.");
            }
        }
        if (specimen.model().config().posterior() instanceof PointFamily) {
            add(
                    sentences,
                    Property.COMPLETENESS,
                    "A plain autoencoder has no prior: draws from N(0, I) stand in for it.");
        }
        if (specimen.images().neighbourhoods().isEmpty()) {
            add(
                    sentences,
                    Property.COMPLETENESS,
                    "%s held-out images are compared, too few to have neighbours: %s are needed."
                            .formatted(specimen.images().count(), ReferenceImages.LEAST));
        }
        if (!factorImages.hasFactors()) {
            noFactors(factorImages.factors().isEmpty());
        }
    }

    private void codebook() {
        add(
                sentences,
                Property.CONTINUITY,
                "A codebook's grid of codes has no directions to move a little in.");
        add(
                sentences,
                Property.COMPLETENESS,
                "A codebook has no prior to draw from until one is learned.");
        for (Property property : Set.of(Property.DISENTANGLEMENT, Property.INDEPENDENCE)) {
            add(
                    sentences,
                    property,
                    "A codebook's grid has no single latents that could each know one factor.");
        }
    }

    private void noFactors(boolean noLabelEither) {
        for (Property property : Set.of(Property.DISENTANGLEMENT, Property.INDEPENDENCE)) {
            add(
                    sentences,
                    property,
                    noLabelEither
                            ? "The data tells no factors that a latent could know, so the latents'"
                                    + " independence is measured instead."
                            : "The data tells a label and no factors, so the latents' independence"
                                    + " is measured instead.");
        }
    }

    private static void add(Map<Property, String> all, Property property, String sentence) {
        all.merge(property, sentence, (before, further) -> before + " " + further);
    }

    /** Those of the headline numbers. */
    Map<Property, String> sentences() {
        return Map.copyOf(sentences);
    }

    /**
     * Those of everything: why holes, mutual information and total correlation are left out.
     *
     * @param charged whether training pays for the KL
     * @param figures what was measured
     */
    Map<Property, String> ofReport(boolean charged, Figures figures) {
        Map<Property, String> all = new EnumMap<>(Property.class);
        all.putAll(sentences);
        if (specimen.isCodebook()) {
            return all;
        }
        boolean diagonal = specimen.model().config().posterior() instanceof DiagonalFamily;
        if (figures.of(Measure.PRIOR_HOLES).isEmpty()
                && figures.of(Measure.COMPLETENESS).isPresent()) {
            add(
                    all,
                    Property.COMPLETENESS,
                    "No holes of the prior: " + whyNoHoles(charged, diagonal));
        }
        if (figures.of(Measure.MUTUAL_INFORMATION).isEmpty()
                && figures.of(Measure.GAUSSIAN_TOTAL_CORRELATION).isPresent()) {
            add(
                    all,
                    Property.INDEPENDENCE,
                    "No index-code MI and no TC: " + whyNoInformation(charged, diagonal));
        }
        return Map.copyOf(all);
    }

    private static String whyNoHoles(boolean charged, boolean diagonal) {
        if (!diagonal) {
            return "they are known for diagonal posteriors only.";
        }
        return charged
                ? "they are known for %s latents at most.".formatted(PriorHoles.MOST_LATENTS)
                : "training does not pay for the KL, so codes need not fill the prior.";
    }

    private String whyNoInformation(boolean charged, boolean diagonal) {
        if (!diagonal) {
            return "they are known for diagonal posteriors only.";
        }
        return charged
                ? ("the KL is above %s %% of log N, so they would say more of N = %s than of the"
                                + " model; read Gaussian TC.")
                        .formatted(
                                Math.round(100 * KlDecomposition.LARGEST_SHARE),
                                specimen.images().count())
                : "training does not pay for the KL.";
    }
}
