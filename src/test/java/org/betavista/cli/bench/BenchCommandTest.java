package org.betavista.cli.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.betavista.data.InvalidInputException;
import org.betavista.session.NewModel;
import org.betavista.session.WindowMeasurement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class BenchCommandTest {
    /** Must not be asked. */
    private static final class NoWindow implements WindowMeasurement {
        @Override
        public Figures whileTraining(String shippedModel, int seconds) {
            throw new AssertionError("measured for " + seconds + " s");
        }

        @Override
        public Starts starts(int cold, int warm) {
            throw new AssertionError("started " + (cold + warm) + " times");
        }

        @Override
        public List<Mark> longTraining(
                NewModel model, List<Long> marks, DoubleSupplier residentMegabytes) {
            throw new AssertionError("trained until " + marks);
        }
    }

    private final BenchCommand bench =
            new BenchCommand(
                    new PrintWriter(new StringWriter()),
                    new PrintWriter(new StringWriter()),
                    new NoWindow());

    private static void assertRefused(String sentence, Executable measurement) {
        assertEquals(sentence, assertThrows(InvalidInputException.class, measurement).sentence());
    }

    @Test
    void numbersThatCannotBeMeasuredWithAreRefusedBeforeAnythingIsMeasured() {
        assertRefused(
                "--seconds must be at least 0, not -1.",
                () -> bench.window(-1, "digits-vae", 1, 1, true));
        assertRefused(
                "--starts must be at least 0, not -2.",
                () -> bench.window(1, "digits-vae", -2, 1, true));
        assertRefused(
                "--cold-starts must be at least 0, not -3.",
                () -> bench.window(1, "digits-vae", 1, -3, true));
        assertRefused(
                "--steps must be at least 0, not -4.",
                () -> bench.memory(-4, "conv-64", false, true));
        assertRefused(
                "--window has a network of its own; leave out --network.",
                () -> bench.memory(5, "conv-64", true, true));
        assertRefused(
                "--threads must be 1 to 64, not 0.",
                () -> bench.train(null, List.of(), 1, 1, 0, 0, true));
        assertRefused(
                "--seconds must be above 0 and up to 3600, not Infinity.",
                () -> bench.train(null, List.of(), 1, Double.POSITIVE_INFINITY, 1, 0, true));
        assertRefused(
                "--seconds must be above 0 and up to 3600, not NaN.",
                () -> bench.train(null, List.of(), 1, Double.NaN, 1, 0, true));
        assertRefused("--images must be at least 1, not 0.", () -> bench.data(0, true));
        assertRefused("--seconds must be at least 1, not 0.", () -> bench.measure(0, true));
    }
}
