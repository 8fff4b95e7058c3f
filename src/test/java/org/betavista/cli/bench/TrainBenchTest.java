package org.betavista.cli.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.betavista.cli.Console;
import org.betavista.data.ImageShape;
import org.betavista.data.InvalidInputException;
import org.betavista.data.Split;
import org.junit.jupiter.api.Test;

class TrainBenchTest {
    private final StringWriter progress = new StringWriter();
    private final Console console =
            new Console(new PrintWriter(new StringWriter()), new PrintWriter(progress));

    @Test
    void ourOwnWaysTakeTurnsWithoutAnyPython() {
        JsonNode json =
                new ObjectMapper()
                        .valueToTree(
                                new TrainBench(console, 2, 0.02, 1, 0)
                                        .measure(List.of(TrainCase.TINY), null));

        JsonNode rates = json.path("tiny").path("stepsPerSecond");
        assertEquals(3, rates.size(), rates.toString());
        for (JsonNode rate : rates) {
            assertTrue(rate.path("min").asDouble() > 0, rates.toString());
            assertTrue(rate.path("max").asDouble() >= rate.path("median").asDouble());
        }
        assertTrue(json.path("tiny").path("timesAsFastAs").path("oursFast").has("oursEager"));
        assertTrue(progress.toString().contains("ours, compiled"), progress.toString());
    }

    @Test
    void aProgramWithoutTorchIsSaidToHaveNone() {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();

        assertFalse(
                new TrainBench(console, 1, 0.01, 1, 0)
                        .measure(List.of(), java)
                        .containsKey("torch"));

        assertTrue(progress.toString().contains(java + " has no torch"), progress.toString());
    }

    @Test
    void fastIsComparedOnTheSameHeldOutImages() {
        Split images = TrainCase.TINY.images();

        FastCost cost = FastCost.measure(TrainCase.TINY, images, 1, 20);

        assertEquals(cost.fast() - cost.exact(), cost.lost(), 0);
        assertTrue(cost.exact() > 0 && cost.exact() < 64 * Math.log(2), cost.toString());
        assertEquals(cost.exact(), cost.fast(), 2);
    }

    @Test
    void casesAreWholeBatchesOfTheirShape() {
        Split tiny = TrainCase.TINY.images();

        assertEquals(new ImageShape(1, 8, 8), tiny.shape());
        assertEquals(0, tiny.train().size() % TrainCase.TINY.batch());
        assertEquals(TrainCase.CONV, TrainCase.named("conv"));
        assertEquals(400, TrainCase.MNIST.hidden().orElseThrow());
        assertTrue(TrainCase.CONV.hidden().isEmpty());
    }

    @Test
    void numbersThatMeasureNothingAreRefused() {
        assertThrows(InvalidInputException.class, () -> new TrainBench(console, 0, 1, 1, 0));
        assertThrows(InvalidInputException.class, () -> new TrainBench(console, 1, 0, 1, 0));
        assertThrows(InvalidInputException.class, () -> TrainCase.named("faces"));
    }
}
