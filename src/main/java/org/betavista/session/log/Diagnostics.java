package org.betavista.session.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.betavista.model.NativeEngine;
import org.betavista.session.OpenModel;
import org.jspecify.annotations.Nullable;

/**
 * What helps somebody else to understand a failure: versions, machine, the model's form, and what
 * the log said last. Nothing in it comes from a person: of each event there is the text that stands
 * in the program's source, without the names that were put into it, and of each exception its class
 * and where it arose, without its message.
 */
public final class Diagnostics {
    private static final String OWN = "org.betavista";
    private static final int FRAMES = 12;
    private static final int MOST_CAUSES = 5;
    private static final long MEGABYTE = 1 << 20;

    private final Map<String, String> facts = new LinkedHashMap<>();

    /**
     * Describes the program, the machine and the open model.
     *
     * @param open or null
     * @param step where the model stands
     * @param screen of the window, in words
     */
    public Diagnostics(@Nullable OpenModel open, long step, String screen) {
        facts.put("Betavista", version());
        facts.put("Java", System.getProperty("java.version") + ", " + property("java.vm.name"));
        facts.put("JavaFX", property("javafx.runtime.version"));
        facts.put("Engine", NativeEngine.version());
        facts.put(
                "System",
                property("os.name") + " " + property("os.version") + ", " + property("os.arch"));
        facts.put("Language", property("user.language") + " " + property("user.country"));
        facts.put("Encoding", property("file.encoding") + ", " + property("sun.jnu.encoding"));
        facts.put("Processors", String.valueOf(Runtime.getRuntime().availableProcessors()));
        facts.put("Java's memory", memory(Runtime.getRuntime()));
        facts.put("Screen", screen);
        facts.put("Model", open == null ? "none is open" : model(open, step));
    }

    private static String version() {
        return Objects.requireNonNullElse(
                Diagnostics.class.getPackage().getImplementationVersion(), "development");
    }

    private static String property(String name) {
        return System.getProperty(name, "unknown");
    }

    private static String memory(Runtime runtime) {
        long used = runtime.totalMemory() - runtime.freeMemory();
        return used / MEGABYTE + " MB used, " + runtime.maxMemory() / MEGABYTE + " MB at most";
    }

    /** The form alone: what the data are called is a person's. */
    private static String model(OpenModel open, long step) {
        var config = open.config().model();
        var training = open.config().training();
        return "%s, %s, %s latents, images of %s, batches of %s, %s threads, step %s"
                .formatted(
                        training.objective().title(),
                        config.architecture().title(),
                        config.latentSize(),
                        config.shape(),
                        training.batchSize(),
                        training.threads(),
                        step);
    }

    /** All of it, as lines. */
    public String text() {
        return text(LogFile.newest());
    }

    String text(List<ILoggingEvent> newest) {
        StringBuilder text = new StringBuilder();
        facts.forEach((name, value) -> text.append(name).append(": ").append(value).append('\n'));
        text.append("\nNewest lines of the log (names and messages are left out):\n");
        newest.forEach(event -> append(text, event));
        return text.toString();
    }

    private static void append(StringBuilder text, ILoggingEvent event) {
        boolean isOwn = event.getLoggerName().startsWith(OWN);
        text.append(event.getInstant())
                .append(' ')
                .append(event.getLevel())
                .append(' ')
                .append(event.getLoggerName())
                .append(": ")
                .append(isOwn ? event.getMessage() : "…")
                .append('\n');
        IThrowableProxy thrown = event.getThrowableProxy();
        for (int cause = 0; thrown != null && cause < MOST_CAUSES; cause++) {
            append(text, thrown);
            thrown = thrown.getCause();
        }
    }

    private static void append(StringBuilder text, IThrowableProxy thrown) {
        text.append("  ").append(thrown.getClassName()).append('\n');
        StackTraceElementProxy[] trace = thrown.getStackTraceElementProxyArray();
        for (int i = 0; i < Math.min(FRAMES, trace.length); i++) {
            StackTraceElement frame = trace[i].getStackTraceElement();
            text.append("    at ")
                    .append(frame.getClassName())
                    .append('.')
                    .append(frame.getMethodName())
                    .append(':')
                    .append(frame.getLineNumber())
                    .append('\n');
        }
    }
}
