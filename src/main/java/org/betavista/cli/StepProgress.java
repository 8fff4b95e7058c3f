package org.betavista.cli;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.betavista.train.StepMetrics;

/** Prints a line of progress a second. */
final class StepProgress implements Consumer<List<StepMetrics>> {
    private static final long NANOS_A_LINE = 1_000_000_000L;

    private final Console console;
    private final long steps;
    private long lastNanos = System.nanoTime();
    private long lastStep = -1;

    StepProgress(Console console, long steps) {
        this.console = console;
        this.steps = steps;
    }

    @Override
    public void accept(List<StepMetrics> made) {
        long now = System.nanoTime();
        if (lastStep < 0) {
            lastStep = made.get(0).step() - 1;
        }
        StepMetrics step = made.get(made.size() - 1);
        if (now - lastNanos >= NANOS_A_LINE || step.step() == steps) {
            console.progress(
                    String.format(
                            Locale.ROOT,
                            "step %d of %d  reconstruction %.1f  kl %.1f  total %.1f nats  %.0f steps/s",
                            step.step(),
                            steps,
                            step.reconstruction(),
                            step.kl(),
                            step.total(),
                            (step.step() - lastStep) * 1e9 / (now - lastNanos)));
            lastNanos = now;
            lastStep = step.step();
        }
    }
}
