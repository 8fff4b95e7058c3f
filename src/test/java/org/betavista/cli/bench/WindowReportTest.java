package org.betavista.cli.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import org.betavista.cli.Console;
import org.betavista.session.NewModel;
import org.betavista.session.WindowMeasurement;
import org.betavista.store.JsonFile;
import org.junit.jupiter.api.Test;

class WindowReportTest {
    /** A window that was seen to behave so. */
    private static final class Seen implements WindowMeasurement {
        @Override
        public Figures whileTraining(String shippedModel, int seconds) {
            long[] times = {4_000_000, 2_000_000, 9_000_000};
            Tab tab =
                    new Tab(
                            "train",
                            "loss-chart",
                            times,
                            new long[] {16_000_000},
                            new long[0],
                            Frames.of(40, 120, 2_000_000_000),
                            new Frames(0, 0),
                            new Frames(0, 0),
                            0);
            return new Figures(
                    true, List.of(tab.with(new Frames(1, 60), new Frames(59, 60), 120.456)));
        }

        @Override
        public Starts starts(int cold, int warm) {
            return new Starts(new long[] {3_000_000_000L}, new long[] {2_000_000_000L});
        }

        @Override
        public List<Mark> longTraining(
                NewModel model, List<Long> marks, DoubleSupplier residentMegabytes) {
            assertEquals("1x8x8", model.data().load(1).shape().toString());
            return marks.stream()
                    .map(step -> new Mark(step, 300 + step / 100.0, 50, new long[] {3_000_000}))
                    .toList();
        }
    }

    private static Map<String, Object> measured(int seconds, int starts) {
        Console console =
                new Console(
                        new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()));
        Map<String, Object> result = new LinkedHashMap<>();
        new WindowReport(console, new Seen()).measure("digits-vae", seconds, starts, 1, result);
        return result;
    }

    @Test
    void aLongTrainingIsReportedByItsMarks() {
        Console console =
                new Console(
                        new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()));
        Map<String, Object> result = new LinkedHashMap<>();
        new WindowMemory(console, new Seen()).measure(1000, result);
        assertEquals(
                "{\"step 100\":{\"residentMegabytes\":301.0,\"heapMegabytes\":50.0,\"chartDrawing\":{\"count\":1,"
                        + "\"medianMs\":3.0,\"p99Ms\":3.0,\"longestMs\":3.0}},"
                        + "\"step 500\":{\"residentMegabytes\":305.0,\"heapMegabytes\":50.0,\"chartDrawing\":{\"count\":1,"
                        + "\"medianMs\":3.0,\"p99Ms\":3.0,\"longestMs\":3.0}},"
                        + "\"step 1000\":{\"residentMegabytes\":310.0,\"heapMegabytes\":50.0,\"chartDrawing\":{\"count\":1,"
                        + "\"medianMs\":3.0,\"p99Ms\":3.0,\"longestMs\":3.0}},"
                        + "\"memoryGrowthPercent\":2.99}",
                JsonFile.line(result));
    }

    @Test
    void everythingThatWasSeenIsInTheJson() {
        assertEquals(
                "{\"startToFirstPicture\":"
                        + "{\"warm\":{\"count\":1,\"medianMs\":2000.0,\"p99Ms\":2000.0,"
                        + "\"longestMs\":2000.0},"
                        + "\"cold\":{\"count\":1,\"medianMs\":3000.0,\"p99Ms\":3000.0,"
                        + "\"longestMs\":3000.0}},"
                        + "\"whileTraining\":{\"model\":\"digits-vae\",\"drawn\":\"on a display\","
                        + "\"train\":{\"sliderToPixels\":{\"count\":3,\"medianMs\":4.0,"
                        + "\"p99Ms\":9.0,\"longestMs\":9.0},"
                        + "\"pulseGaps\":{\"count\":1,\"medianMs\":16.0,\"p99Ms\":16.0,"
                        + "\"longestMs\":16.0},"
                        + "\"drawing\":{\"count\":0},"
                        + "\"loss-chart while a slider is dragged\":"
                        + "{\"redrawsPerSecond\":20.0,\"pulsesPerSecond\":60.0},"
                        + "\"loss-chart at rest\":"
                        + "{\"redrawsPerSecond\":1.0,\"pulsesPerSecond\":60.0},"
                        + "\"loss-chart under the mouse\":"
                        + "{\"redrawsPerSecond\":59.0,\"pulsesPerSecond\":60.0},"
                        + "\"stepsPerSecond\":120.46}}}",
                JsonFile.line(measured(1, 1)));
    }

    @Test
    void whatWasNotAskedForIsLeftOut() {
        assertFalse(measured(0, 1).containsKey("whileTraining"));
        assertFalse(measured(1, 0).containsKey("startToFirstPicture"));
    }
}
