package org.betavista.ui;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import javafx.animation.AnimationTimer;

/**
 * Notes every pulse, and how long the drawing thread worked since the one before. While it runs
 * there is a pulse for every frame. The window's thread only.
 */
final class PulseRecorder extends AnimationTimer {
    private static final String DRAWING_THREAD = "QuantumRenderer";

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final List<Long> gaps = new ArrayList<>();
    private final List<Long> drawing = new ArrayList<>();
    private long pulses;
    private long lastPulse;
    private long lastWork;
    private long drawingThread = -1;

    /** Forgets what was noted. */
    void clear() {
        gaps.clear();
        drawing.clear();
        pulses = 0;
        lastPulse = 0;
    }

    @Override
    public void handle(long ignored) {
        long now = System.nanoTime();
        long work = work();
        pulses++;
        if (lastPulse != 0) {
            gaps.add(now - lastPulse);
            if (work > lastWork) {
                drawing.add(work - lastWork);
            }
        }
        lastPulse = now;
        lastWork = work;
    }

    /** Pulses since {@link #clear}. */
    long pulses() {
        return pulses;
    }

    /** Nanoseconds between pulses. */
    long[] gaps() {
        return gaps.stream().mapToLong(Long::longValue).toArray();
    }

    /** Nanoseconds of the drawing thread for pulses that drew. */
    long[] drawing() {
        return drawing.stream().mapToLong(Long::longValue).toArray();
    }

    private long work() {
        if (drawingThread < 0) {
            for (ThreadInfo info : threads.getThreadInfo(threads.getAllThreadIds())) {
                if (info != null && info.getThreadName().startsWith(DRAWING_THREAD)) {
                    drawingThread = info.getThreadId();
                }
            }
        }
        return drawingThread < 0 || !threads.isThreadCpuTimeSupported()
                ? 0
                : threads.getThreadCpuTime(drawingThread);
    }
}
