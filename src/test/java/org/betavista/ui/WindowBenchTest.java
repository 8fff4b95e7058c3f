package org.betavista.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.betavista.session.NewModel;
import org.betavista.session.WindowMeasurement.Figures;
import org.betavista.session.WindowMeasurement.Mark;
import org.betavista.session.WindowMeasurement.Tab;
import org.junit.jupiter.api.Test;

class WindowBenchTest extends WindowTest {
    @Test
    void theMouseMovesTheSliderTheMapAndTheChartWhileTheModelTrains() throws Exception {
        awaitOpen();
        float[] before = model().point().zProperty().get();
        robot.interact(model()::toggleTraining);
        await(() -> model().stepsPerSecondProperty().get() > 0);

        Figures figures = WindowBench.figures(window, false, 0, 1);

        assertEquals(List.of("explore", "train"), figures.tabs().stream().map(Tab::name).toList());
        for (Tab tab : figures.tabs()) {
            assertTrue(tab.sliderToPixels().length > 0, tab.name());
            assertTrue(tab.stepsPerSecond() > 0, tab.name());
            assertTrue(tab.pulseGaps().length > 0, tab.name());
            assertTrue(tab.dragging().redraws() > 0, tab.name());
            assertTrue(tab.touched().redraws() > 0, tab.name());
            assertTrue(tab.touched().redraws() <= tab.touched().pulses() + 4, tab.name());
        }
        assertFalse(distance(before, model().point().zProperty().get()) == 0);
    }

    @Test
    void aNewModelIsTrainedUntilTheLastMark() throws Exception {
        awaitOpen();
        NewModel asked = Objects.requireNonNull(model().present()).with(3);
        List<Mark> marks = new LongTraining(window, () -> 5).measure(asked, List.of(5L, 20L));
        assertEquals(3, model().modelProperty().get().config().model().latentSize());
        assertEquals(2, marks.size());
        assertTrue(marks.get(0).step() >= 5);
        assertTrue(marks.get(1).step() >= 20);
        for (Mark mark : marks) {
            assertEquals(5, mark.residentMegabytes());
            assertTrue(mark.heapMegabytes() > 1);
            assertTrue(Arrays.stream(mark.chartDrawings()).allMatch(nanos -> nanos > 0));
        }
    }
}
