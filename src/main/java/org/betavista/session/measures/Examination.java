package org.betavista.session.measures;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.betavista.analysis.MatrixProduct;
import org.betavista.analysis.disentanglement.ActiveUnits;
import org.betavista.analysis.disentanglement.FactoredCodes;
import org.jspecify.annotations.Nullable;

/** All that is measured of one specimen: which studies it allows, and what they found. */
final class Examination {
    private final Specimen specimen;
    private final FactorImages factorImages;
    private final ActiveUnits units;
    private final Remarks remarks;
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
        remarks = new Remarks(specimen, factorImages, units);
        if (specimen.isCodebook()) {
            continuity = null;
            completeness = null;
            disentanglement = null;
            independence = null;
            return;
        }
        continuity =
                wanted.contains(Property.CONTINUITY) ? new ContinuityStudy(specimen, whole) : null;
        completeness =
                wanted.contains(Property.COMPLETENESS)
                        ? specimen.images()
                                .neighbourhoods()
                                .map(real -> new CompletenessStudy(specimen, real, product))
                                .orElse(null)
                        : null;
        boolean factors = wanted.contains(Property.DISENTANGLEMENT) && factorImages.hasFactors();
        boolean others = wanted.contains(Property.INDEPENDENCE);
        FactoredCodes codes = factors || others ? factorImages.encode(specimen) : null;
        disentanglement =
                factors && codes != null
                        ? new DisentanglementStudy(specimen, factorImages, codes, units.indices())
                        : null;
        independence =
                others && codes != null ? new IndependenceStudy(specimen, units, codes) : null;
    }

    /** What the headline numbers and their evidence give. */
    private List<Figure> quick() {
        List<Figure> figures = new ArrayList<>();
        if (continuity != null) {
            figures.addAll(continuity.figures());
        }
        if (completeness != null) {
            figures.addAll(completeness.figures());
        }
        if (disentanglement != null) {
            figures.addAll(disentanglement.figures());
        }
        if (independence != null) {
            figures.addAll(independence.figures());
        }
        return figures;
    }

    /** The headline numbers. */
    Headlines headlines(long generation) {
        return headlines(generation, quick(), remarks.sentences());
    }

    private Headlines headlines(
            long generation, Collection<Figure> figures, Map<Property, String> sentences) {
        Collection<Figure> shown =
                units.count() > 0
                        ? figures
                        : figures.stream().filter(figure -> !figure.measure().isScore()).toList();
        return new Headlines(
                generation,
                specimen.model().step(),
                specimen.latents(),
                units.count(),
                factorImages.hasFactors() && !specimen.isCodebook(),
                sentences,
                Figures.of(shown));
    }

    Evidence evidence(long generation) {
        return new Evidence(
                headlines(generation),
                continuity == null ? null : continuity.evidence(),
                completeness == null ? null : completeness.evidence(),
                disentanglement == null ? null : disentanglement.evidence(),
                independence == null || specimen.latents() < 2 ? null : independence.evidence());
    }

    /**
     * Measures what takes longer.
     *
     * @param charged whether training pays for the KL
     * @param wanted of all measures
     */
    FullReport report(long generation, boolean charged, Set<Measure> wanted) {
        List<Figure> figures = new ArrayList<>(quick());
        if (continuity != null && wanted.contains(Measure.JACOBIAN_NORM)) {
            figures.add(continuity.jacobian());
        }
        if (completeness != null) {
            figures.addAll(completeness.slowFigures(charged, wanted));
        }
        if (independence != null) {
            figures.addAll(independence.slowFigures(charged, wanted));
        }
        FactorScores scores = null;
        if (disentanglement != null && units.count() > 0) {
            scores = disentanglement.scores(wanted);
            figures.addAll(scores.figures());
        }
        Headlines headlines =
                headlines(generation, figures, remarks.ofReport(charged, Figures.of(figures)));
        return new FullReport(
                headlines,
                specimen.codes().meanKl(),
                factorImages.names(),
                disentanglement == null ? null : disentanglement.information(),
                scores == null ? null : scores.importance());
    }
}
