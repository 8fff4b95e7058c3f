package org.betavista.session.measures;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.betavista.analysis.MatrixProduct;
import org.betavista.analysis.disentanglement.ActiveUnits;
import org.betavista.model.CodebookFamily;
import org.betavista.model.PointFamily;
import org.jspecify.annotations.Nullable;

/** All that is measured of one specimen: which studies it allows, and what they found. */
final class Examination {
    private final Specimen specimen;
    private final FactorImages factorImages;
    private final ActiveUnits units;
    private final Map<Property, String> remarks = new EnumMap<>(Property.class);
    private final @Nullable ContinuityStudy continuity;
    private final @Nullable CompletenessStudy completeness;
    private final @Nullable DisentanglementStudy disentanglement;
    private final @Nullable IndependenceStudy independence;

    /**
     * Measures the headline numbers.
     *
     * @param wanted what is measured at all
     * @param whole whether more than the headline numbers will be asked for
     */
    Examination(
            Specimen specimen,
            FactorImages factorImages,
            MatrixProduct product,
            Set<Property> wanted,
            boolean whole) {
        this.specimen = specimen;
        this.factorImages = factorImages;
        units = ActiveUnits.of(IndependenceStudy.wide(specimen.codes().mu()), specimen.latents());
        boolean codebook = isCodebook();
        remark(codebook);
        continuity =
                wanted.contains(Property.CONTINUITY) && !codebook
                        ? new ContinuityStudy(specimen, whole)
                        : null;
        completeness =
                wanted.contains(Property.COMPLETENESS) && !codebook
                        ? specimen.images()
                                .neighbourhoods()
                                .map(real -> new CompletenessStudy(specimen, real, product))
                                .orElse(null)
                        : null;
        disentanglement =
                wanted.contains(Property.DISENTANGLEMENT) && hasFactors()
                        ? new DisentanglementStudy(specimen, factorImages, units.indices())
                        : null;
        independence =
                wanted.contains(Property.INDEPENDENCE) && !codebook
                        ? new IndependenceStudy(specimen, units)
                        : null;
    }

    private boolean isCodebook() {
        return specimen.model().config().posterior() instanceof CodebookFamily;
    }

    private boolean hasFactors() {
        return factorImages.hasFactors() && !isCodebook();
    }

    private void remark(boolean codebook) {
        if (codebook) {
            remarks.put(
                    Property.CONTINUITY,
                    "A codebook's grid of codes has no directions to move a little in.");
            remarks.put(
                    Property.COMPLETENESS,
                    "A codebook has no prior to draw from until one is learned.");
            remarks.put(
                    Property.INDEPENDENCE,
                    "A codebook's grid has no single latents that could each know one factor.");
            return;
        }
        if (specimen.model().config().posterior() instanceof PointFamily) {
            remarks.put(
                    Property.COMPLETENESS,
                    "A plain autoencoder has no prior: draws from N(0, I) stand in for it.");
        }
        if (specimen.images().neighbourhoods().isEmpty()) {
            remarks.put(
                    Property.COMPLETENESS,
                    "Fewer than %d held-out images: too few to have neighbours."
                            .formatted(ReferenceImages.LEAST));
        }
        if (!factorImages.hasFactors()) {
            remarks.put(
                    Property.INDEPENDENCE,
                    factorImages.factors().isEmpty()
                            ? "The data tells no factors that a latent could know, so the latents'"
                                    + " independence is measured instead."
                            : "The data tells a label and no factors, so the latents' independence"
                                    + " is measured instead.");
        }
        if (units.count() == 0) {
            for (Property property : Property.values()) {
                remarks.put(
                        property,
                        "Collapsed: no latent tells one image from another. A collapsed model would"
                                + " fake precision 1 and straight paths, so there is no score.");
            }
        }
    }

    private List<Figure> quick() {
        List<Figure> figures = new ArrayList<>();
        Optional.ofNullable(continuity).map(ContinuityStudy::figures).ifPresent(figures::addAll);
        Optional.ofNullable(completeness)
                .map(CompletenessStudy::figures)
                .ifPresent(figures::addAll);
        Optional.ofNullable(disentanglement)
                .map(DisentanglementStudy::figures)
                .ifPresent(figures::addAll);
        Optional.ofNullable(independence)
                .map(IndependenceStudy::figures)
                .ifPresent(figures::addAll);
        return figures;
    }

    /** The headline numbers. */
    Headlines headlines(long generation) {
        return headlines(generation, quick());
    }

    private Headlines headlines(long generation, Collection<Figure> figures) {
        Collection<Figure> shown =
                units.count() > 0
                        ? figures
                        : figures.stream().filter(figure -> !figure.measure().isScore()).toList();
        return new Headlines(
                generation,
                specimen.model().step(),
                specimen.latents(),
                units.count(),
                hasFactors(),
                Map.copyOf(remarks),
                Figures.of(shown));
    }

    Evidence evidence(long generation) {
        return new Evidence(
                headlines(generation),
                continuity == null ? null : continuity.evidence(),
                completeness == null ? null : completeness.evidence(),
                disentanglement == null ? null : disentanglement.evidence(),
                independence == null ? null : independence.evidence());
    }

    /**
     * Measures everything else too.
     *
     * @param charged whether training pays for the KL
     */
    FullReport report(long generation, boolean charged) {
        List<Figure> figures = new ArrayList<>(quick());
        if (continuity != null) {
            figures.add(continuity.jacobian());
        }
        if (completeness != null) {
            figures.addAll(completeness.slowFigures(charged));
        }
        if (independence != null) {
            figures.addAll(independence.slowFigures(charged));
        }
        double[][] importance = null;
        if (disentanglement != null && units.count() > 0) {
            FactorScores scores = disentanglement.scores();
            figures.addAll(scores.figures());
            importance = scores.importance();
        }
        return new FullReport(headlines(generation, figures), importance);
    }
}
