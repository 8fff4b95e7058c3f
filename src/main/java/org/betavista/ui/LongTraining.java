package org.betavista.ui;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import javafx.scene.control.ToggleButton;
import org.betavista.session.NewModel;
import org.betavista.session.SessionState;
import org.betavista.session.WindowMeasurement.Mark;
import org.betavista.ui.train.LossChart;

/**
 * Trains in a window for very many steps, and looks at its memory and its chart at some of them.
 */
final class LongTraining {
    private static final int DRAWINGS = 200;
    private static final double MEGABYTE = 1 << 20;

    private final ExplorerWindow window;
    private final DoubleSupplier residentMegabytes;

    LongTraining(ExplorerWindow window, DoubleSupplier residentMegabytes) {
        this.window = window;
        this.residentMegabytes = residentMegabytes;
    }

    /** Trains a new model until the last mark. */
    List<Mark> measure(NewModel model, List<Long> marks) throws InterruptedException {
        WindowThread.run(
                () -> {
                    window.model().proposal().propose(model);
                    window.model().startProposed();
                    ((ToggleButton) window.scene().lookup("#tab-train")).fire();
                });
        WindowBench.await(this::isOpen);
        WindowThread.run(() -> window.model().toggleTraining());
        LossChart chart = WindowThread.ask(() -> (LossChart) window.scene().lookup("#loss-chart"));
        List<Mark> seen = new ArrayList<>();
        for (long mark : marks) {
            while (WindowThread.<Long>ask(this::step) < mark) {
                TimeUnit.MILLISECONDS.sleep(10);
            }
            seen.add(WindowThread.ask(() -> look(chart)));
        }
        return seen;
    }

    private boolean isOpen() {
        return window.model().stateProperty().get() instanceof SessionState.Paused && step() == 0;
    }

    private long step() {
        return window.model().stepProperty().get();
    }

    private Mark look(LossChart chart) {
        long[] drawings = new long[DRAWINGS];
        double megabytes = residentMegabytes.getAsDouble();
        for (int i = 0; i < DRAWINGS; i++) {
            chart.redraw();
            long began = System.nanoTime();
            chart.layout();
            drawings[i] = System.nanoTime() - began;
        }
        return new Mark(step(), megabytes, usedHeap(), drawings);
    }

    private static double usedHeap() {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed() / MEGABYTE;
    }
}
