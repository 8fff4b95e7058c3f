package org.betavista.session.measures;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.betavista.analysis.completeness.AggregatePosterior;
import org.betavista.data.CancelledException;
import org.betavista.data.Progress;
import org.betavista.data.Split;
import org.betavista.model.DiagonalFamily;
import org.betavista.model.FreshWeights;
import org.betavista.model.FrozenVae;
import org.betavista.model.FullFamily;
import org.betavista.model.PointFamily;
import org.betavista.session.CodebookModels;
import org.betavista.session.SavedModel;
import org.betavista.session.ShippedModels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LaboratoryTest {
    private static final int IMAGES = 50;
    private static final long GENERATION = 9;
    private static final Progress QUIET = (what, done, total) -> {};
    private static final Set<Measure> ALL = EnumSet.allOf(Measure.class);

    private static FrozenVae trained() {
        return SavedModel.named("circles-beta4", new ShippedModels()).open();
    }

    private static Laboratory laboratory(FrozenVae model, long seed) {
        return laboratory(model, Subjects.discs(IMAGES), seed);
    }

    private static Laboratory laboratory(FrozenVae model, Split split, long seed) {
        return new Laboratory(model, split, new Sampling(IMAGES, seed), QUIET);
    }

    private static Set<Measure> of(Property property) {
        Set<Measure> measures = EnumSet.noneOf(Measure.class);
        for (Measure measure : Measure.values()) {
            if (measure.property() == property) {
                measures.add(measure);
            }
        }
        return measures;
    }

    private static double value(Headlines headlines, Measure measure) {
        return headlines.figures().of(measure).orElseThrow().value();
    }

    private static Set<Measure> measured(Headlines headlines) {
        Set<Measure> measured = EnumSet.noneOf(Measure.class);
        headlines.figures().all().forEach(figure -> measured.add(figure.measure()));
        return measured;
    }

    private static void assertSame(Headlines expected, Headlines found) {
        assertEquals(measured(expected), measured(found));
        for (Figure figure : expected.figures().all()) {
            assertEquals(figure, found.figures().of(figure.measure()).orElseThrow());
        }
    }

    @Test
    void repeatsItsNumbersWithTheSameSeedOnly() {
        try (FrozenVae model = trained();
                Laboratory one = laboratory(model, 3);
                Laboratory again = laboratory(model, 3);
                Laboratory other = laboratory(model, 4)) {
            Headlines first = one.report(GENERATION, true, ALL, QUIET).headlines();
            assertSame(first, again.report(GENERATION, true, ALL, QUIET).headlines());
            assertSame(one.headlines(GENERATION, QUIET), other(one, first));
            Headlines others = other.report(GENERATION, true, ALL, QUIET).headlines();
            assertEquals(measured(first), measured(others));
            for (Measure drawn :
                    Set.of(
                            Measure.CONTINUITY,
                            Measure.STRAIGHTNESS,
                            Measure.DENSITY,
                            Measure.MMD)) {
                assertNotEquals(value(first, drawn), value(others, drawn), drawn.key());
            }
            for (Figure figure : first.figures().all()) {
                if (figure.seed().isEmpty()) {
                    assertEquals(
                            figure.value(),
                            value(others, figure.measure()),
                            figure.measure().key());
                }
            }
        }
    }

    /** Those of a report that are measured live too. */
    private static Headlines other(Laboratory one, Headlines report) {
        Set<Measure> live = measured(one.headlines(GENERATION, QUIET));
        return new Headlines(
                GENERATION,
                report.step(),
                report.latents(),
                report.activeUnits(),
                report.hasFactors(),
                report.remarks(),
                Figures.of(
                        report.figures().all().stream()
                                .filter(figure -> live.contains(figure.measure()))
                                .toList()));
    }

    @Test
    void reportsEveryMeasureWhereAllOfThemMeanSomething() {
        try (FrozenVae model = Subjects.spread(new DiagonalFamily(), 3, 0.2);
                Laboratory laboratory = laboratory(model, 1)) {
            FullReport report = laboratory.report(GENERATION, true, ALL, QUIET);
            Headlines headlines = report.headlines();
            assertEquals(EnumSet.allOf(Measure.class), measured(headlines));
            for (Figure figure : headlines.figures().all()) {
                assertTrue(Double.isFinite(figure.value()), figure.toString());
                assertTrue(figure.samples() > 0, figure.toString());
            }
            assertEquals(GENERATION, headlines.generation());
            assertEquals(model.step(), headlines.step());
            assertEquals(3, headlines.activeUnits());
            assertEquals(
                    EnumSet.of(Property.DISENTANGLEMENT, Property.INDEPENDENCE),
                    headlines.remarks().keySet());
            for (String remark : headlines.remarks().values()) {
                assertTrue(remark.startsWith("Only 450 images are counted: chance "), remark);
            }
            double[][] importance = report.importance();
            assertNotNull(importance);
            assertEquals(3, importance.length);
        }
    }

    @Test
    void leavesOutWhatMeansNothingWithoutAPriceOnTheKl() {
        try (FrozenVae model = Subjects.spread(new DiagonalFamily(), 3, 0.2);
                Laboratory laboratory = laboratory(model, 1)) {
            Set<Measure> expected = EnumSet.allOf(Measure.class);
            expected.removeAll(
                    Set.of(
                            Measure.PRIOR_HOLES,
                            Measure.MUTUAL_INFORMATION,
                            Measure.TOTAL_CORRELATION));
            assertEquals(
                    expected,
                    measured(laboratory.report(GENERATION, false, ALL, QUIET).headlines()));
        }
    }

    @Test
    void leavesOutInformationThatTheNumberOfImagesCaps() {
        try (FrozenVae model = Subjects.spread(new DiagonalFamily(), 3, 9);
                Laboratory laboratory = laboratory(model, 1)) {
            Set<Measure> measured =
                    measured(
                            laboratory
                                    .report(GENERATION, true, of(Property.INDEPENDENCE), QUIET)
                                    .headlines());
            assertFalse(measured.contains(Measure.MUTUAL_INFORMATION));
            assertFalse(measured.contains(Measure.TOTAL_CORRELATION));
            assertTrue(measured.contains(Measure.DIMENSION_WISE_KL));
        }
    }

    @Test
    void measuresOneProperty() {
        try (FrozenVae model = trained();
                Laboratory laboratory = laboratory(model, 1)) {
            for (Property property : EnumSet.complementOf(EnumSet.of(Property.DISENTANGLEMENT))) {
                Headlines headlines =
                        laboratory.report(GENERATION, true, of(property), QUIET).headlines();
                assertFalse(measured(headlines).isEmpty());
                measured(headlines).forEach(measure -> assertEquals(property, measure.property()));
            }
        }
    }

    @Test
    void givesACollapsedModelNoScore() {
        try (FrozenVae model = trained();
                Laboratory laboratory = laboratory(model, 1)) {
            assertFalse(laboratory.headlines(GENERATION, QUIET).isCollapsed());
            model.load(
                    Subjects.collapsed(
                            SavedModel.named("circles-beta4", new ShippedModels()).weights()));
            FullReport report = laboratory.report(GENERATION, true, ALL, QUIET);
            assertNull(report.importance());
            Evidence evidence = laboratory.evidence(GENERATION, QUIET);
            DisentanglementEvidence shown = evidence.disentanglement();
            assertNotNull(shown);
            assertArrayEquals(new int[] {-1, -1, -1}, shown.best());
            assertTrue(shown.traversals().isEmpty());
            for (Headlines headlines : new Headlines[] {report.headlines(), evidence.headlines()}) {
                assertTrue(headlines.isCollapsed());
                assertEquals(0, headlines.activeUnits());
                assertFalse(measured(headlines).isEmpty());
                for (Measure measure : measured(headlines)) {
                    assertFalse(measure.isScore(), measure.key());
                }
                assertEquals(EnumSet.allOf(Property.class), headlines.remarks().keySet());
                for (String remark : headlines.remarks().values()) {
                    assertTrue(remark.startsWith("Collapsed"), remark);
                }
            }
            // q(z) is the prior itself.
            assertEquals(0, value(report.headlines(), Measure.MOMENT_KL), 1e-6);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void measuresIndependenceWhereNoFactorsAreTold(int factors) {
        try (FrozenVae model = trained();
                Laboratory laboratory =
                        laboratory(model, Subjects.telling(factors, Subjects.discs(IMAGES)), 1)) {
            FullReport report = laboratory.report(GENERATION, true, ALL, QUIET);
            Headlines headlines = report.headlines();
            assertFalse(headlines.hasFactors());
            assertNull(report.importance());
            assertTrue(headlines.figures().of(Property.DISENTANGLEMENT).isEmpty());
            assertTrue(headlines.headline(Property.DISENTANGLEMENT).isEmpty());
            assertTrue(headlines.headline(Property.INDEPENDENCE).isPresent());
            for (Property dials : Set.of(Property.INDEPENDENCE, Property.DISENTANGLEMENT)) {
                String remark = headlines.remarks().getOrDefault(dials, "");
                assertTrue(remark.contains(factors == 0 ? "no factors" : "a label"), remark);
            }
            assertNull(laboratory.evidence(GENERATION, QUIET).disentanglement());
        }
    }

    @Test
    void saysWhyACodebookHasNoNumbers(@TempDir Path folder) {
        assertTrue(CodebookModels.write(folder));
        try (FrozenVae model = SavedModel.read(folder).open();
                Laboratory laboratory = laboratory(model, 1)) {
            FullReport report = laboratory.report(GENERATION, true, ALL, QUIET);
            assertTrue(report.headlines().figures().all().isEmpty());
            assertEquals(EnumSet.allOf(Property.class), report.headlines().remarks().keySet());
            report.headlines()
                    .remarks()
                    .values()
                    .forEach(remark -> assertTrue(remark.startsWith("A codebook"), remark));
            Evidence evidence = laboratory.evidence(GENERATION, QUIET);
            assertNull(evidence.continuity());
            assertNull(evidence.completeness());
            assertNull(evidence.disentanglement());
            assertNull(evidence.independence());
        }
    }

    @Test
    void saysThatAPlainAutoencoderHasNoPrior() {
        try (FrozenVae model = Subjects.spread(new PointFamily(), 3, 1);
                Laboratory laboratory = laboratory(model, 1)) {
            FullReport report = laboratory.report(GENERATION, false, ALL, QUIET);
            Headlines headlines = report.headlines();
            assertTrue(headlines.headline(Property.COMPLETENESS).isPresent());
            String remark = headlines.remarks().getOrDefault(Property.COMPLETENESS, "");
            assertTrue(remark.contains("no prior"), remark);
            Set<Measure> measured = measured(headlines);
            for (Measure needsDensity :
                    Set.of(
                            Measure.PRIOR_HOLES,
                            Measure.MUTUAL_INFORMATION,
                            Measure.DIMENSION_WISE_KL)) {
                assertFalse(measured.contains(needsDensity), needsDensity.key());
            }
            assertTrue(measured.contains(Measure.MMD));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void saysWhereHeldOutImagesAreTooFew(int images) {
        try (FrozenVae model = Subjects.spread(new DiagonalFamily(), 3, 0.2);
                Laboratory laboratory = laboratory(model, Subjects.discs(images), 1)) {
            Headlines headlines = laboratory.report(GENERATION, true, ALL, QUIET).headlines();
            assertTrue(headlines.figures().of(Property.COMPLETENESS).isEmpty());
            String remark = headlines.remarks().getOrDefault(Property.COMPLETENESS, "");
            Evidence evidence = laboratory.evidence(GENERATION, QUIET);
            assertNull(evidence.completeness());
            assertNotNull(evidence.continuity());
            if (images == 5) {
                assertTrue(remark.startsWith("5 held-out images are compared, too few"), remark);
                assertTrue(headlines.headline(Property.CONTINUITY).isPresent());
            }
        }
    }

    @Test
    void comparesFromSixHeldOutImagesOn() {
        try (FrozenVae model = Subjects.spread(new DiagonalFamily(), 3, 0.2);
                Laboratory laboratory = laboratory(model, Subjects.discs(6), 1)) {
            Headlines headlines = laboratory.headlines(GENERATION, QUIET);
            assertEquals(6, headlines.headline(Property.COMPLETENESS).orElseThrow().samples());
        }
    }

    @Test
    void countsTheSpreadOffTheDiagonal() {
        try (FrozenVae model = Subjects.spread(new FullFamily(), 3, 0.2);
                Laboratory laboratory = laboratory(model, 1)) {
            float[] images =
                    Subjects.discs(IMAGES)
                            .heldOut()
                            .images(Subjects.discs(IMAGES).heldOut().firstIndices(IMAGES));
            float[] mu = model.encode(images).mu();
            float[] covariance = model.covariance(images);
            AggregatePosterior whole = AggregatePosterior.ofFull(mu, covariance, 3);
            AggregatePosterior diagonal =
                    AggregatePosterior.of(mu, model.encode(images).logVar(), 3);
            Headlines headlines = laboratory.report(GENERATION, true, ALL, QUIET).headlines();
            assertEquals(whole.klToPrior(), value(headlines, Measure.MOMENT_KL), 1e-9);
            assertTrue(Math.abs(whole.klToPrior() - diagonal.klToPrior()) > 1e-3);
            assertFalse(measured(headlines).contains(Measure.PRIOR_HOLES));
            assertFalse(measured(headlines).contains(Measure.MUTUAL_INFORMATION));
        }
    }

    @Test
    void showsEvidenceThatAddsUpToTheNumbers() {
        try (FrozenVae model = trained();
                Laboratory laboratory = laboratory(model, 5)) {
            Evidence evidence = laboratory.evidence(GENERATION, QUIET);
            checkCompleteness(evidence);
            checkContinuity(evidence);
            checkDisentanglement(evidence);
            checkIndependence(evidence);
        }
    }

    private static void checkCompleteness(Evidence evidence) {
        Headlines headlines = evidence.headlines();
        CompletenessEvidence shown = evidence.completeness();
        assertNotNull(shown);
        assertEquals(IMAGES, shown.images());
        assertEquals(IMAGES, shown.wall().size());
        double inside = shown.wall().stream().filter(draw -> draw.inside()).count();
        assertEquals(value(headlines, Measure.PRECISION), inside / IMAGES, 1e-12);
        assertEquals(
                value(headlines, Measure.COVERAGE),
                1 - shown.missedCount() / (double) IMAGES,
                1e-12);
        assertEquals(Math.min(40, shown.missedCount()), shown.missed().size());
        for (CompletenessEvidence.Draw draw : shown.wall()) {
            double squares = 0;
            for (int i = 0; i < draw.image().length; i++) {
                double apart = draw.image()[i] - draw.nearest()[i];
                squares += apart * apart;
            }
            assertEquals(Math.sqrt(squares), draw.distance(), 1e-2);
        }
        assertEquals(6, shown.marginals().size());
    }

    private static void checkContinuity(Evidence evidence) {
        Headlines headlines = evidence.headlines();
        ContinuityEvidence shown = evidence.continuity();
        assertNotNull(shown);
        assertArrayEquals(new double[] {0.1, 0.25, 0.5}, shown.distances());
        assertEquals(value(headlines, Measure.CONTINUITY), shown.correlogram()[1]);
        double straightness = 0;
        for (ContinuityEvidence.Path path : shown.paths()) {
            assertEquals(1, Arrays.stream(path.steps()).average().orElseThrow(), 1e-9);
            assertEquals(
                    path.largestStep(),
                    Arrays.stream(path.steps()).max().orElseThrow() / path.steps().length,
                    1e-9);
            straightness += path.straightness() / shown.paths().size();
            float[] codes = path.codes(3);
            assertArrayEquals(path.fromCode(), Arrays.copyOf(codes, 6));
            assertArrayEquals(path.toCode(), Arrays.copyOfRange(codes, 12, 18), 1e-5f);
            assertEquals((codes[0] + codes[12]) / 2, codes[6], 1e-5f);
        }
        assertEquals(value(headlines, Measure.STRAIGHTNESS), straightness, 1e-9);
    }

    private static void checkDisentanglement(Evidence evidence) {
        DisentanglementEvidence shown = evidence.disentanglement();
        assertNotNull(shown);
        double sum = 0;
        for (int factor = 0; factor < shown.factors().size(); factor++) {
            int best = shown.best()[factor];
            assertTrue(shown.active()[best]);
            double second = 0;
            for (int latent = 0; latent < shown.active().length; latent++) {
                double known = shown.information()[latent][factor];
                if (shown.active()[latent] && latent != best) {
                    assertTrue(known <= shown.information()[best][factor]);
                    second = Math.max(second, known);
                }
            }
            double gap = (shown.information()[best][factor] - second) / shown.entropy()[factor];
            assertEquals(gap, shown.gap()[factor], 1e-9);
            assertEquals(best, shown.traversals().get(factor).latent());
            sum += gap;
        }
        assertEquals(value(evidence.headlines(), Measure.MIG), sum / shown.factors().size(), 1e-9);
    }

    private static void checkIndependence(Evidence evidence) {
        IndependenceEvidence shown = evidence.independence();
        assertNotNull(shown);
        int active = 0;
        for (int latent = 0; latent < shown.active().length; latent++) {
            active += shown.active()[latent] ? 1 : 0;
            for (int other = 0; other < shown.active().length; other++) {
                double common = shown.information()[latent][other];
                assertEquals(common, shown.information()[other][latent], 1e-12);
                assertTrue(common <= shown.information()[latent][latent] + 1e-9);
            }
        }
        assertEquals(evidence.headlines().activeUnits(), active);
    }

    @Test
    void canBeUsedAgainAfterItWasEnded() {
        try (FrozenVae model = Subjects.spread(new DiagonalFamily(), 3, 0.2);
                Laboratory laboratory = laboratory(model, 1)) {
            AtomicInteger calls = new AtomicInteger();
            Headlines whole =
                    laboratory
                            .report(
                                    GENERATION,
                                    true,
                                    ALL,
                                    (what, done, total) -> calls.incrementAndGet())
                            .headlines();
            for (int end = 1; end <= calls.get(); end += 9) {
                AtomicInteger left = new AtomicInteger(end);
                assertThrows(
                        CancelledException.class,
                        () ->
                                laboratory.report(
                                        GENERATION,
                                        true,
                                        ALL,
                                        (what, done, total) -> {
                                            if (left.decrementAndGet() == 0) {
                                                throw new CancelledException();
                                            }
                                        }));
            }
            assertSame(whole, laboratory.report(GENERATION, true, ALL, QUIET).headlines());
        }
    }

    @Test
    void followsTheWeightsThatAreLoaded() {
        try (FrozenVae model = Subjects.spread(new DiagonalFamily(), 2, 0.2);
                Laboratory laboratory = laboratory(model, 1)) {
            Headlines before = laboratory.headlines(GENERATION, QUIET);
            model.load(FreshWeights.of(model.config(), 8));
            Headlines after = laboratory.headlines(GENERATION, QUIET);
            assertEquals(1, before.step());
            assertEquals(0, after.step());
            assertNotEquals(value(before, Measure.MOMENT_KL), value(after, Measure.MOMENT_KL));
        }
    }
}
