package org.betavista.session.measures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MeasureTest {
    @ParameterizedTest
    @EnumSource(Measure.class)
    void saysWhatItIs(Measure measure) {
        assertTrue(measure.key().matches("[a-z]+([A-Z][a-z]+)*"), measure.key());
        for (String text :
                new String[] {
                    measure.title(),
                    measure.unit(),
                    measure.sentence(),
                    measure.definition(),
                    measure.source()
                }) {
            assertFalse(text.isBlank());
        }
        assertTrue(measure.sentence().endsWith("."), measure.sentence());
        assertTrue(measure.definition().endsWith("."), measure.definition());
        assertTrue(measure.source().endsWith("."), measure.source());
    }

    @Test
    void hasAKeyAndATitleOfItsOwn() {
        Set<String> keys = new HashSet<>();
        Set<String> titles = new HashSet<>();
        for (Measure measure : Measure.values()) {
            assertTrue(keys.add(measure.key()), measure.key());
            assertTrue(titles.add(measure.title()), measure.title());
        }
        assertEquals("momentKl", Measure.MOMENT_KL.key());
        assertEquals("mig", Measure.MIG.key());
    }

    @Test
    void everyPropertyHasMeasures() {
        Set<Property> properties = EnumSet.noneOf(Property.class);
        for (Measure measure : Measure.values()) {
            properties.add(measure.property());
        }
        assertEquals(EnumSet.allOf(Property.class), properties);
    }

    @Test
    void citesAFigureWithAllThatItTakesToRepeatIt() {
        String drawn = Figure.drawn(Measure.PRECISION, 0.875, 1000, 7).citation();
        assertTrue(drawn.startsWith("Precision = 0.875 (0 to 1; N = 1000, seed 7). "), drawn);
        assertTrue(drawn.contains(Measure.PRECISION.definition()), drawn);
        assertTrue(drawn.endsWith(Measure.PRECISION.source()), drawn);
        String fixed = Figure.fixed(Measure.ACTIVE_UNITS, 3, 50).citation();
        assertTrue(fixed.startsWith("Active units = 3 (latents; N = 50). "), fixed);
    }

    @Test
    void citesFiveDigitsAndNoNumberAsSuch() {
        String many = Figure.fixed(Measure.MIG, 0.123456789, 50).citation();
        assertTrue(many.startsWith("MIG = 0.12346 ("), many);
        String none = Figure.fixed(Measure.GAUSSIAN_TOTAL_CORRELATION, 1 / 0.0, 50).citation();
        assertTrue(none.startsWith("Gaussian TC = Infinity ("), none);
    }

    @Test
    void figuresAreInTheOrderOfMeasures() {
        Figure late = Figure.fixed(Measure.IRS, 0.5, 10);
        Figure early = Figure.fixed(Measure.CONTINUITY, 0.25, 10);
        Figure newer = Figure.fixed(Measure.IRS, 0.75, 20);
        Figures figures = Figures.of(List.of(late, early, newer));
        assertEquals(List.of(early, newer), List.copyOf(figures.all()));
        assertEquals(Optional.of(newer), figures.of(Measure.IRS));
        assertEquals(Optional.empty(), figures.of(Measure.MIG));
        assertEquals(List.of(newer), figures.of(Property.DISENTANGLEMENT));
        assertEquals(List.of(), figures.of(Property.COMPLETENESS));
    }
}
