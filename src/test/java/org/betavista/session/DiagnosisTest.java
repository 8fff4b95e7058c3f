package org.betavista.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.betavista.model.Codes;
import org.betavista.train.Pricing;
import org.betavista.train.Schedule;
import org.betavista.train.TrainingConfig;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DiagnosisTest {
    private static final TrainingConfig DEAR = new TrainingConfig(64, 1e-3, 64, 1, 1);
    private static final double[] ASLEEP = {0.01, 0.002};
    private static final double[] AWAKE = {0.011, 0.002};

    private static Survey survey(long step, double[] variance, @Nullable CodebookUse codebook) {
        Codes codes = new Codes(2, new float[4], new float[4], new float[4]);
        return new Survey(1, step, codes, new double[2], variance, codebook);
    }

    private static List<Diagnosis.Kind> kinds(List<Diagnosis> found) {
        return found.stream().map(Diagnosis::kind).toList();
    }

    @Test
    void aGaussianWithoutActiveLatentsHasCollapsedAfterFiveHundredSteps() {
        List<Diagnosis> found = Diagnosis.of(survey(500, ASLEEP, null), true, DEAR, 0);
        assertEquals(List.of(Diagnosis.Kind.COLLAPSED_POSTERIOR), kinds(found));
        assertTrue(found.get(0).sentence().endsWith("Lower β, which is set to 64."));
        assertEquals(List.of(), Diagnosis.of(survey(499, ASLEEP, null), true, DEAR, 0));
        assertEquals(List.of(), Diagnosis.of(survey(500, AWAKE, null), true, DEAR, 0));
        assertEquals(List.of(), Diagnosis.of(survey(500, ASLEEP, null), false, DEAR, 0));
    }

    @Test
    void atAnOrdinaryPriceAWarmUpIsSuggestedUnlessThereWasOne() {
        TrainingConfig one = DEAR.with(Pricing.constant(1));
        assertTrue(
                Diagnosis.of(survey(900, ASLEEP, null), true, one, 0)
                        .get(0)
                        .sentence()
                        .contains("Warm β up"));
        TrainingConfig warmed = DEAR.with(Pricing.constant(1).with(new Schedule.WarmUp(0, 100)));
        assertTrue(
                Diagnosis.of(survey(900, ASLEEP, null), true, warmed, 0)
                        .get(0)
                        .sentence()
                        .endsWith("Lower β, which is set to 1."));
    }

    @Test
    void aCodebookOfWhichMoreThanHalfIsUnusedIsDead() {
        CodebookUse half = new CodebookUse(1, 1, new float[4], new int[] {9, 1, 0, 0});
        CodebookUse less = new CodebookUse(1, 1, new float[4], new int[] {10, 0, 0, 0});
        assertEquals(List.of(), Diagnosis.of(survey(600, AWAKE, half), false, DEAR, 0));
        List<Diagnosis> found = Diagnosis.of(survey(600, AWAKE, less), false, DEAR, 0);
        assertEquals(List.of(Diagnosis.Kind.DEAD_CODEBOOK), kinds(found));
        assertTrue(found.get(0).sentence().contains("only 1 of the codebook's 4"));
    }

    @Test
    void variancesAtTheirLimitAreTold() {
        assertEquals(List.of(), Diagnosis.of(survey(600, AWAKE, null), true, DEAR, 0.1));
        List<Diagnosis> found = Diagnosis.of(survey(600, AWAKE, null), true, DEAR, 0.25);
        assertEquals(List.of(Diagnosis.Kind.CLAMPED_VARIANCE), kinds(found));
        assertTrue(found.get(0).sentence().startsWith("25% of"));
    }
}
