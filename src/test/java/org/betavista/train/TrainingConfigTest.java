package org.betavista.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.betavista.data.InvalidInputException;
import org.betavista.model.objective.BetaRole;
import org.betavista.model.objective.Objective;
import org.betavista.model.objective.PlainAutoencoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingConfigTest {
    private static String refusal(double beta, double learningRate, int batchSize, int threads) {
        return assertThrows(
                        InvalidInputException.class,
                        () -> new TrainingConfig(beta, learningRate, batchSize, 1, threads))
                .sentence();
    }

    @ParameterizedTest
    @CsvSource({
        "-1, -1",
        "65, 65",
        "64.001, 64.001",
        "NaN, NaN",
        "Infinity, Infinity",
        "-1e-9, -1.0E-9"
    })
    void refusesBetasThatCannotBeUsed(double beta, String shown) {
        String sentence = refusal(beta, 1e-3, 128, 1);
        assertEquals("A beta of " + shown + " cannot be used; choose 0 to 64.", sentence);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 2, 1.0001, Double.NaN, Double.POSITIVE_INFINITY, 1e30})
    void refusesLearningRatesThatCannotBeUsed(double learningRate) {
        String sentence = refusal(1, learningRate, 128, 1);
        assertTrue(sentence.startsWith("A learning rate of "), sentence);
        assertTrue(sentence.contains("above 0 and up to 1"), sentence);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 4097})
    void refusesBatchSizesThatCannotBeUsed(int batchSize) {
        String sentence = refusal(1, 1e-3, batchSize, 1);
        assertTrue(sentence.contains("batch size of " + batchSize), sentence);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 65})
    void refusesThreadsThatCannotBeUsed(int threads) {
        String sentence = refusal(1, 1e-3, 128, threads);
        assertTrue(sentence.startsWith(threads + " threads"), sentence);
    }

    @Test
    void takesTheLimitsThemselves() {
        TrainingConfig config = new TrainingConfig(0, 1, 4096, Long.MIN_VALUE, 64);
        assertEquals(64, config.with(64, 1e-12).beta());
        assertEquals(1e-12, config.with(64, 1e-12).learningRate());
        assertEquals(4096, config.with(64, 1e-12).batchSize());
        assertEquals(Long.MIN_VALUE, config.with(64, 1e-12).seed());
    }

    @Test
    void leavesOneCoreForTheWindow() {
        int cores = Runtime.getRuntime().availableProcessors();
        assertEquals(Math.max(1, cores - 1), TrainingConfig.defaultThreads());
    }

    @Test
    void paysForTheKlWhereAnythingIsChargedForIt() {
        assertTrue(beta(4).paysForKl(10));
        assertFalse(beta(0).paysForKl(10));
        Objective capacity =
                Objective.all().stream()
                        .filter(one -> one.betaRole() == BetaRole.DISTANCE)
                        .findFirst()
                        .orElseThrow();
        assertTrue(beta(0).with(capacity).paysForKl(10));
        assertFalse(beta(4).with(new PlainAutoencoder()).paysForKl(10));
    }

    private static TrainingConfig beta(double beta) {
        return new TrainingConfig(beta, 1e-3, 128, 1, 1);
    }
}
