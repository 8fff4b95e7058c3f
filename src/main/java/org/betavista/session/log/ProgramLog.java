package org.betavista.session.log;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.read.CyclicBufferAppender;
import ch.qos.logback.core.rolling.RollingFileAppender;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.betavista.data.InvalidInputException;
import org.betavista.session.UserPath;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * The program's log in files of limited size, from when it is opened to when it is closed; each of
 * several programs that run at a time has files of its own. Where none can be written the program
 * goes on without: opening never fails. The newest events are kept in memory too.
 */
public final class ProgramLog implements AutoCloseable {
    static final String FILE = "betavista-file";
    static final String NEWEST = "betavista-newest";
    private static final int EVENTS_IN_MEMORY = 60;
    private static final long BYTES_A_FILE = 1 << 20;
    private static final int FULL_FILES = 2;

    /** Programs at a time that have a log. */
    private static final int PROGRAMS = 16;

    private final @Nullable Logger root;
    private final @Nullable FileChannel lock;

    private ProgramLog(@Nullable Logger root, @Nullable FileChannel lock) {
        this.root = root;
        this.lock = lock;
    }

    /** A file that no other program writes to, as long as the channel is open. */
    private record Claim(Path file, FileChannel lock) {}

    /** Begins to write to {@code ~/.betavista/logs}. */
    public static ProgramLog standard() {
        Path home;
        try {
            home = UserPath.home();
        } catch (InvalidInputException e) {
            return new ProgramLog(null, null); // The same sentence ends the program soon.
        }
        return open(home.resolve("logs"));
    }

    /**
     * Begins to write.
     *
     * @param folder is made where it is missing; the files are {@code betavista.log}, or {@code
     *     betavista-2.log} and so on where other programs write to those before
     */
    public static ProgramLog open(Path folder) {
        return LoggerFactory.getILoggerFactory() instanceof LoggerContext context
                ? open(context, folder, BYTES_A_FILE)
                : new ProgramLog(null, null);
    }

    /** The same for another set of loggers and smaller files. */
    static ProgramLog open(LoggerContext context, Path folder, long bytesAFile) {
        Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        CyclicBufferAppender<ILoggingEvent> newest = new CyclicBufferAppender<>();
        newest.setContext(context);
        newest.setName(NEWEST);
        newest.setMaxSize(EVENTS_IN_MEMORY);
        newest.start();
        root.addAppender(newest);
        Claim claim = claim(folder).orElse(null);
        if (claim == null) {
            return new ProgramLog(root, null);
        }
        root.addAppender(appender(context, claim.file(), bytesAFile));
        return new ProgramLog(root, claim.lock());
    }

    private static Optional<Claim> claim(Path folder) {
        try {
            Files.createDirectories(folder);
            for (int number = 1; number <= PROGRAMS; number++) {
                String name = number == 1 ? "betavista" : "betavista-" + number;
                FileChannel lock =
                        FileChannel.open(
                                folder.resolve(name + ".lock"),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                if (isOurs(lock)) {
                    return Optional.of(new Claim(folder.resolve(name + ".log"), lock));
                }
                lock.close();
            }
        } catch (IOException | SecurityException | UnsupportedOperationException e) {
            // There is no log to say so in; the sentence about a failure says it.
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static boolean isOurs(FileChannel lock) {
        try {
            return lock.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false; // Another log of this very program.
        } catch (IOException e) {
            return true; // Some network drives know no locks; lines of two programs may mix there.
        }
    }

    private static RollingFileAppender<ILoggingEvent> appender(
            LoggerContext context, Path file, long bytesAFile) {
        PlainTextLayout layout = new PlainTextLayout();
        layout.setContext(context);
        layout.start();
        LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
        encoder.setContext(context);
        encoder.setCharset(StandardCharsets.UTF_8);
        encoder.setLayout(layout);
        encoder.start();
        NumberedFiles files = new NumberedFiles(file, bytesAFile, FULL_FILES);
        files.start();
        RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
        appender.setContext(context);
        appender.setName(FILE);
        appender.setFile(file.toString());
        appender.setEncoder(encoder);
        appender.setRollingPolicy(files);
        appender.start();
        return appender;
    }

    /** Ends the files; what is logged after this is lost. */
    @Override
    public void close() {
        if (root == null) {
            return;
        }
        for (String name : new String[] {FILE, NEWEST}) {
            var appender = root.getAppender(name);
            if (appender != null) {
                appender.stop();
                root.detachAppender(appender);
            }
        }
        if (lock != null) {
            try {
                lock.close();
            } catch (IOException e) {
                LoggerFactory.getLogger(ProgramLog.class).debug("the log's lock", e);
            }
        }
    }
}
