package org.betavista.session;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.betavista.data.CancelledException;
import org.betavista.session.log.Faults;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one way in which work on a session's threads may fail, whatever was thrown: the person hears
 * a sentence, the log gets the stack trace once, the thread lives on, and what was good before
 * stays. Any thread.
 */
final class Guard {
    private static final Logger LOG = LoggerFactory.getLogger(Guard.class);

    private final SessionListener listener;

    /** How repeated work failed last; empty after it went well. */
    private final Map<Task.Kind, Last> failing = new ConcurrentHashMap<>();

    private record Last(long generation, Class<?> problem) {}

    /**
     * @param listener hears of failures, on the threads where they happen
     */
    Guard(SessionListener listener) {
        this.listener = listener;
    }

    /**
     * Does work and tells the listener if it fails.
     *
     * @return whether it went well
     */
    boolean run(Task task, Runnable work) {
        return run(task, work, listener::failed);
    }

    /**
     * Does work.
     *
     * @param failed hears how it failed in place of the listener
     * @return whether it went well
     */
    boolean run(Task task, Runnable work, Consumer<Failure> failed) {
        try {
            work.run();
            failing.remove(task.kind());
            return true;
        } catch (Throwable problem) {
            quietly(() -> tell(task, problem, failed));
            return false;
        }
    }

    private void tell(Task task, Throwable problem, Consumer<Failure> failed) {
        if (problem instanceof CancelledException) {
            listener.cancelled(task);
            return;
        }
        Last now = new Last(task.generation(), problem.getClass());
        if (task.kind().isRepeated() && now.equals(failing.put(task.kind(), now))) {
            return;
        }
        failed.accept(
                new Failure(
                        task, Faults.report(problem, task.kind().failed(), task.kind().remains())));
    }

    /** Tells somebody something; if that fails there is nobody to tell but the log. */
    void quietly(Runnable news) {
        try {
            news.run();
        } catch (Throwable problem) {
            log(problem);
        }
    }

    /** Without memory not even this may work, and still the thread must live on. */
    private static void log(Throwable problem) {
        try {
            LOG.error("whoever listens to the session failed", problem);
        } catch (Throwable further) {
            problem.addSuppressed(further);
        }
    }
}
