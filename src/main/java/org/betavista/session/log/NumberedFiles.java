package org.betavista.session.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.FileAppender;
import ch.qos.logback.core.rolling.RollingPolicy;
import ch.qos.logback.core.rolling.RolloverFailure;
import ch.qos.logback.core.rolling.TriggeringPolicyBase;
import ch.qos.logback.core.rolling.helper.CompressionMode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Begins a new file when one is full, and keeps a few of those before: {@code betavista.log},
 * {@code betavista.log.1}, and so on. The library's own policies take the folder for a pattern, so
 * that they stumble over a percent sign in a person's name.
 */
final class NumberedFiles extends TriggeringPolicyBase<ILoggingEvent> implements RollingPolicy {
    private final Path file;
    private final long mostBytes;
    private final int kept;

    /**
     * @param mostBytes after which another file is begun
     * @param kept full files
     */
    NumberedFiles(Path file, long mostBytes, int kept) {
        this.file = file;
        this.mostBytes = mostBytes;
        this.kept = kept;
    }

    @Override
    public boolean isTriggeringEvent(File active, ILoggingEvent event) {
        return active.length() >= mostBytes;
    }

    @Override
    public void rollover() {
        try {
            for (int number = kept; number > 0; number--) {
                Path before = number == 1 ? file : numbered(number - 1);
                if (Files.exists(before)) {
                    Files.move(before, numbered(number), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } catch (IOException e) {
            throw new RolloverFailure("the log's files cannot be renamed", e);
        }
    }

    private Path numbered(int number) {
        return file.resolveSibling(file.getFileName() + "." + number);
    }

    @Override
    public String getActiveFileName() {
        return file.toString();
    }

    @Override
    public CompressionMode getCompressionMode() {
        return CompressionMode.NONE;
    }

    @Override
    public void setParent(FileAppender<?> appender) {
        // The file's name is known here already.
    }
}
