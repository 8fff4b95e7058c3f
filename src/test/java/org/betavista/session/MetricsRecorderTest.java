package org.betavista.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.betavista.store.MetricsRow;
import org.betavista.store.MetricsTable;
import org.betavista.train.StepMetrics;
import org.junit.jupiter.api.Test;

class MetricsRecorderTest {
    private static StepMetrics step(long step) {
        return new StepMetrics(
                step, 2, 1e-3, 10.0 * step, step, 12.0 * step, new float[1], 0, new float[0]);
    }

    @Test
    void writesTheMeansOfTenSteps() {
        MetricsRecorder recorder = new MetricsRecorder(new MetricsTable());
        for (long i = 1; i <= 25; i++) {
            recorder.add(step(i));
        }
        assertEquals(
                List.of(
                        new MetricsRow(10, 2, 1e-3, 55, 5.5, 66, List.of(), null),
                        new MetricsRow(20, 2, 1e-3, 155, 15.5, 186, List.of(), null)),
                recorder.table().rows());
    }

    @Test
    void putsHeldOutFiguresBesideTheStepsSinceTheRowBefore() {
        MetricsRecorder recorder = new MetricsRecorder(new MetricsTable());
        for (long i = 1; i <= 13; i++) {
            recorder.add(step(i));
        }
        MetricsRow.Terms terms = new MetricsRow.Terms(7, 8);
        recorder.addHeldOut(13, terms);
        assertEquals(
                new MetricsRow(13, 2, 1e-3, 120, 12, 144, List.of(), terms),
                recorder.table().rows().get(1));
    }

    @Test
    void givesNoStepTwoLines() {
        MetricsRecorder recorder = new MetricsRecorder(new MetricsTable());
        for (long i = 1; i <= 10; i++) {
            recorder.add(step(i));
        }
        MetricsRow.Terms terms = new MetricsRow.Terms(7, 8);
        recorder.addHeldOut(10, terms);
        assertEquals(
                List.of(new MetricsRow(10, 2, 1e-3, 55, 5.5, 66, List.of(), terms)),
                recorder.table().rows());
    }

    @Test
    void putsHeldOutFiguresThatCameLateBesideTheStepsThatTheyBelongTo() {
        MetricsRecorder recorder = new MetricsRecorder(new MetricsTable());
        for (long i = 1; i <= 34; i++) {
            recorder.add(step(i));
        }
        MetricsRow.Terms terms = new MetricsRow.Terms(7, 8);
        recorder.addHeldOut(14, terms);
        List<MetricsRow> rows = recorder.table().rows();
        assertEquals(List.of(10L, 20L, 30L), rows.stream().map(MetricsRow::step).toList());
        assertNull(rows.get(0).heldOut());
        assertEquals(terms, rows.get(1).heldOut());
        assertNull(rows.get(2).heldOut());
    }

    @Test
    void noLineSpeaksOfHeldOutFiguresBeforeTheFirstStep() {
        MetricsRecorder recorder = new MetricsRecorder(new MetricsTable());
        recorder.addHeldOut(0, new MetricsRow.Terms(7, 8));
        assertEquals(List.of(), recorder.table().rows());
    }

    @Test
    void goesOnWithTheRowsOfEarlierSteps() {
        MetricsTable table = new MetricsTable();
        MetricsRow old = new MetricsRow(10, 1, 1, 1, 1, 1, List.of(), null);
        table.add(old);
        MetricsRecorder recorder = new MetricsRecorder(table);
        for (long i = 11; i <= 20; i++) {
            recorder.add(step(i));
        }
        assertEquals(2, table.rows().size());
        assertEquals(old, table.rows().get(0));
        assertEquals(155, table.rows().get(1).reconstruction());
    }
}
