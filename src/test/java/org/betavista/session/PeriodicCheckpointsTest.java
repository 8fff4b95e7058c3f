package org.betavista.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.betavista.model.FloatTensor;
import org.betavista.model.WeightSnapshot;
import org.betavista.store.MetricsRow;
import org.betavista.store.MetricsTable;
import org.betavista.store.RunDirectory;
import org.betavista.train.TrainingState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeriodicCheckpointsTest {
    @TempDir Path folder;
    private final List<String> troubles = new ArrayList<>();
    private long nanos;

    private PeriodicCheckpoints every(Duration interval) {
        return new PeriodicCheckpoints(
                new RunDirectory(folder), interval, troubles::add, () -> nanos);
    }

    private static TrainedRun run(long step, MetricsRow.Terms heldOut) {
        Map<String, FloatTensor> tensors =
                Map.of("w", new FloatTensor(new long[] {1}, new float[] {step}));
        return new TrainedRun(
                SmallModels.config().with(SmallModels.TRAINING.with(4, 1e-3)),
                new TrainingState(new WeightSnapshot(step, tensors), tensors),
                new MetricsTable(),
                heldOut);
    }

    @Test
    void areDueAnIntervalAfterTheLastOne() {
        PeriodicCheckpoints checkpoints = every(Duration.ofSeconds(60));
        nanos += Duration.ofSeconds(59).toNanos();
        assertFalse(checkpoints.isDue());
        nanos += Duration.ofSeconds(1).toNanos();
        assertTrue(checkpoints.isDue());
        checkpoints.write(run(10, new MetricsRow.Terms(1, 1)));
        assertFalse(checkpoints.isDue());
        nanos += Duration.ofSeconds(60).toNanos();
        assertTrue(checkpoints.isDue());
    }

    @Test
    void areNeverDueWhereNoneAreWanted() {
        PeriodicCheckpoints checkpoints = every(Duration.ZERO);
        nanos = Long.MAX_VALUE / 2;
        assertFalse(checkpoints.isDue());
    }

    @Test
    void rememberTheLossAtTheBetaThatTheRunEndsWith() {
        every(Duration.ofSeconds(1)).write(run(10, new MetricsRow.Terms(100, 5)));
        assertEquals(120, new RunDirectory(folder).readNewest().heldOutLoss());
        assertEquals(List.of(), troubles);
    }
}
