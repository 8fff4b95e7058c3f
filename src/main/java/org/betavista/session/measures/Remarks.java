package org.betavista.session.measures;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.betavista.analysis.completeness.PriorHoles;
import org.betavista.analysis.disentanglement.ActiveUnits;
import org.betavista.analysis.disentanglement.KlDecomposition;
import org.betavista.analysis.disentanglement.MutualInformationGap;
import org.betavista.model.DiagonalFamily;
import org.betavista.model.PointFamily;

/** What is to be known of numbers, and why some are absent: sentences for people. */
final class Remarks {
    /**
     * Noise of counting that is more is told, in nats between two latents: the map of what latents
     * share draws nothing below this as its darkest.
     */
    private static final double LARGEST_BIAS = 0.25;

    private final Specimen specimen;
    private final FactorImages factorImages;
    private final boolean collapsed;
    private final Map<Property, String> sentences = new EnumMap<>(Property.class);

    Remarks(Specimen specimen, FactorImages factorImages, ActiveUnits units) {
        this.specimen = specimen;
        this.factorImages = factorImages;
        collapsed = units.count() == 0;
        if (specimen.isCodebook()) {
            codebook();
            return;
        }
        if (collapsed) {
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
            noFactors();
        } else if (!collapsed) {
            factorImages
                    .remarks()
                    .ofCounting()
                    .forEach(sentence -> add(sentences, Property.DISENTANGLEMENT, sentence));
        }
        if (!collapsed) {
            fewCodes();
        }
    }

    private void fewCodes() {
        double bins = MutualInformationGap.BINS - 1;
        double chance = bins * bins / (2.0 * factorImages.count());
        if (chance > LARGEST_BIAS) {
            add(
                    sentences,
                    Property.INDEPENDENCE,
                    String.format(
                            Locale.ROOT,
                            "Only %s images are counted: chance alone gives two latents about %.2f"
                                    + " nats of each other.",
                            factorImages.count(),
                            chance));
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

    private void noFactors() {
        String known =
                switch (factorImages.told()) {
                    case 0 -> "The data tells no factors that a latent could know";
                    case 1 -> "The data tells a label and no factors";
                    default ->
                            factorImages.names().isEmpty()
                                    ? "None of the data's %s factors changes among the images"
                                            .formatted(factorImages.told())
                                    : "Of the data's %s factors only %s changes among the images"
                                            .formatted(
                                                    factorImages.told(),
                                                    factorImages.names().get(0));
                };
        for (Property property : Set.of(Property.DISENTANGLEMENT, Property.INDEPENDENCE)) {
            add(sentences, property, known + ", so the latents' independence is measured instead.");
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
        if (factorImages.hasFactors() && !collapsed) {
            factorImages
                    .remarks()
                    .ofFitting()
                    .forEach(sentence -> add(all, Property.DISENTANGLEMENT, sentence));
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
