package org.betavista.session.log;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Hears of what nobody caught, on any thread: the stack trace goes to the log, a sentence to the
 * person. What fails again at the same place, perhaps sixty times a second, is not repeated.
 */
public final class UncaughtErrors implements Thread.UncaughtExceptionHandler {
    private static final int MOST_PLACES = 100;
    private static final int FRAMES = 8;

    private final Consumer<String> told;
    private final Set<Integer> places = new HashSet<>();

    /**
     * @param told hears a sentence, on the thread that failed
     */
    public UncaughtErrors(Consumer<String> told) {
        this.told = told;
    }

    @Override
    public void uncaughtException(Thread thread, Throwable problem) {
        if (isNew(problem)) {
            told.accept(
                    Faults.report(problem, "Something did not work", "Everything else goes on."));
        }
    }

    private synchronized boolean isNew(Throwable problem) {
        StackTraceElement[] trace = problem.getStackTrace();
        int place =
                31 * problem.getClass().hashCode()
                        + Arrays.hashCode(Arrays.copyOf(trace, Math.min(FRAMES, trace.length)));
        return places.size() < MOST_PLACES && places.add(place);
    }
}
