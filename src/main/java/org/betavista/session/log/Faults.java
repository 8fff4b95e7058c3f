package org.betavista.session.log;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.betavista.data.CancelledException;
import org.betavista.data.InvalidInputException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a failure is for people: one sentence. Any thread. */
public final class Faults {
    private static final Logger LOG = LoggerFactory.getLogger(Faults.class);

    private Faults() {}

    /** What went wrong, without what other threads wrapped around it. */
    public static Throwable cause(Throwable problem) {
        Throwable cause = problem;
        while ((cause instanceof CompletionException || cause instanceof ExecutionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    /**
     * Why work ended early. The stack trace of what is no fault of the input goes to the log, so
     * ask once for each failure.
     *
     * @param what did not work, the beginning of a sentence, the same for every input: "The picture
     *     was not encoded"
     * @param remains what still works, a sentence, or empty
     */
    public static String report(Throwable problem, String what, String remains) {
        Throwable cause = cause(problem);
        if (cause instanceof InvalidInputException refused) {
            LOG.info("refused: {}", refused.sentence());
        } else if (!(cause instanceof CancelledException)) {
            log(what, cause);
        }
        return sentence(cause, what, remains);
    }

    /** The same sentence for what is in the log already. */
    public static String sentence(Throwable problem, String what, String remains) {
        Throwable cause = cause(problem);
        if (cause instanceof InvalidInputException refused) {
            return refused.sentence();
        }
        if (cause instanceof CancelledException) {
            return "Cancelled.";
        }
        String end = remains.isEmpty() ? "" : " " + remains;
        return isShortOfMemory(cause)
                ? what
                        + ", because there is not enough memory; choose less data, close other"
                        + " work, or give Java more with -Xmx."
                        + end
                : what + " because of an error of the program" + details(cause) + end;
    }

    private static String details(Throwable cause) {
        return LogFile.path()
                .map(file -> "; the details are in " + file + ".")
                .orElseGet(
                        () ->
                                " (%s), and no log can be written."
                                        .formatted(String.valueOf(cause).replaceAll("\\s+", " ")));
    }

    /** Java's memory, or the engine's, which says so in words alone. */
    private static boolean isShortOfMemory(Throwable cause) {
        String words = cause.getMessage();
        return cause instanceof OutOfMemoryError
                || (words != null
                        && words.contains("DefaultCPUAllocator")
                        && words.contains("memory"));
    }

    /** Logging may fail too where there is no memory left; that must not hide the failure. */
    private static void log(String what, Throwable cause) {
        try {
            LOG.error(what, cause);
        } catch (OutOfMemoryError e) {
            LOG.error(what);
        }
    }
}
