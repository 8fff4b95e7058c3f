package org.betavista.session.log;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.FileAppender;
import ch.qos.logback.core.read.CyclicBufferAppender;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/** Where the log of this program is at the moment, and what it says. Any thread. */
public final class LogFile {
    private LogFile() {}

    /** The file that is written to, or empty where none can be. */
    public static Optional<Path> path() {
        return context().flatMap(LogFile::path);
    }

    /** That of a set of loggers. */
    static Optional<Path> path(LoggerContext context) {
        return Optional.ofNullable(
                        context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender(ProgramLog.FILE))
                .filter(appender -> appender.isStarted())
                .map(appender -> Path.of(((FileAppender<?>) appender).getFile()));
    }

    /** The newest events, oldest first. */
    static List<ILoggingEvent> newest() {
        List<ILoggingEvent> events = new ArrayList<>();
        context()
                .map(context -> context.getLogger(Logger.ROOT_LOGGER_NAME))
                .map(root -> root.getAppender(ProgramLog.NEWEST))
                .map(appender -> (CyclicBufferAppender<ILoggingEvent>) appender)
                .ifPresent(
                        buffer -> {
                            for (int i = 0; i < buffer.getLength(); i++) {
                                ILoggingEvent event = buffer.get(i);
                                if (event != null) {
                                    events.add(event);
                                }
                            }
                        });
        return events;
    }

    private static Optional<LoggerContext> context() {
        return LoggerFactory.getILoggerFactory() instanceof LoggerContext context
                ? Optional.of(context)
                : Optional.empty();
    }
}
