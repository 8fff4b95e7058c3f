package org.betavista.ui.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.betavista.session.measures.Figure;
import org.betavista.session.measures.Figures;
import org.betavista.session.measures.Headlines;
import org.betavista.session.measures.Measure;
import org.betavista.session.measures.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReadingTest {
    private static final Headlines SOUND = SampleEvidence.withFactors(1, 1500, 0.9689);

    @Test
    void nothingIsClaimedBeforeTheFirstMeasure() {
        Reading reading = Reading.of(Property.CONTINUITY, null);
        assertEquals("–", reading.value());
        assertEquals("Measured in a moment", reading.caption());
    }

    @Test
    void continuityStandsBesideStraightness() {
        Reading reading = Reading.of(Property.CONTINUITY, SOUND);
        assertEquals("0.97", reading.value());
        assertEquals(List.of("straight", "0.77"), reading.beside());
        assertTrue(reading.explanation().contains("N 1\u2009000 · seed 1"), reading.explanation());
    }

    @Test
    void precisionNeverStandsWithoutCoverageNorCompletenessWithoutItsCeiling() {
        Reading reading = Reading.of(Property.COMPLETENESS, SOUND);
        assertEquals("0.81", reading.value());
        assertEquals(List.of("prec. 0.91", "cover. 0.73"), reading.beside());
        assertTrue(reading.explanation().contains("Real against real = 0.940"));
        assertTrue(
                Reading.of(Property.DISENTANGLEMENT, SOUND)
                        .explanation()
                        .contains("MIG ceiling = 0.901"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Property.class,
            names = {"CONTINUITY", "COMPLETENESS", "DISENTANGLEMENT"})
    void aCollapsedModelHasNoScoreThoughOneWasMeasured(Property property) {
        Reading reading = Reading.of(property, SampleEvidence.collapsed(1, 1500));
        assertEquals("collapsed", reading.value());
        assertFalse(reading.isNumber());
        assertEquals(MadeEvidence.COLLAPSED, reading.explanation());
    }

    @Test
    void independenceTakesThePlaceOfDisentanglementWhereNoFactorsAreToldAndSaysWhy() {
        Reading reading =
                Reading.of(Property.DISENTANGLEMENT, SampleEvidence.withoutFactors(1, 1500));
        assertEquals(Property.INDEPENDENCE, reading.property());
        assertEquals("0.13", reading.value());
        assertEquals("nats,", reading.beside().get(0));
        assertTrue(reading.explanation().contains("does not tell its factors"));
    }

    @Test
    void continuityOutsideOfItsScaleIsShownAtTheEnd() {
        assertEquals(
                "1.00",
                Reading.of(Property.CONTINUITY, SampleEvidence.withoutFactors(1, 1500)).value());
        assertEquals(0, Reading.level(Property.CONTINUITY, -3));
        assertEquals(3, Reading.level(Property.INDEPENDENCE, 3));
    }

    @Test
    void aPropertyWithoutANumberGivesTheReason() {
        Headlines headlines =
                new Headlines(
                        1,
                        5,
                        4,
                        4,
                        true,
                        Map.of(Property.COMPLETENESS, "Nothing to draw from."),
                        Figures.of(List.of(Figure.fixed(Measure.COMPLETENESS, Double.NaN, 10))));
        Reading reading = Reading.of(Property.COMPLETENESS, headlines);
        assertEquals("–", reading.value());
        assertEquals("Nothing to draw from.", reading.explanation());
    }

    @Test
    void figuresHaveThreeDigitsThatCount() {
        assertEquals("0.843", words(Measure.COVERAGE, 0.84321));
        assertEquals("\u22121.23", words(Measure.CONTINUITY, -1.2345));
        assertEquals("12.3", words(Measure.JACOBIAN_NORM, 12.345));
        assertEquals("123", words(Measure.JACOBIAN_NORM, 123.45));
        assertEquals("\u22124.2e\u22125", words(Measure.MMD, -0.000042));
        assertEquals("6", words(Measure.ACTIVE_UNITS, 6));
        assertEquals("–", words(Measure.MIG, Double.NaN));
    }

    private static String words(Measure measure, double value) {
        return FigureWords.value(Figure.fixed(measure, value, 10));
    }

    @Test
    void theImagesThatAreNamedAreThoseOfThePage() {
        assertEquals("At step 1\u2009500", MeasureView.from(SOUND, null));
        assertEquals(
                "At step 1\u2009500 on 1\u2009000 held-out images, seed 1",
                MeasureView.from(SOUND, Property.COMPLETENESS));
        assertEquals(
                "At step 1\u2009500 on 10\u2009000 images",
                MeasureView.from(SOUND, Property.DISENTANGLEMENT));
        assertEquals(
                "at step 1\u2009500; the weights are at step 2\u2009000 now",
                FigureWords.age(1500, 2000));
    }
}
