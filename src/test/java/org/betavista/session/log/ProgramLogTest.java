package org.betavista.session.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramLogTest {
    private static final long LARGE = 1 << 20;

    private final LoggerContext context = newContext();
    private final Logger logger = context.getLogger("org.betavista.Something");

    @TempDir Path folder;

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.contains(".log"))
                    .sorted()
                    .toList();
        }
    }

    /** As the library makes its own. */
    private static LoggerContext newContext() {
        LoggerContext made = new LoggerContext();
        made.setMDCAdapter(new LogbackMDCAdapter());
        return made;
    }

    private static long count(String text, String part) {
        return text.lines().filter(line -> line.contains(part)).count();
    }

    @Test
    void writesLinesAndStackTracesInPlainText() throws IOException {
        Path place = folder.resolve("100 %d of {my} logs");
        ProgramLog log = ProgramLog.open(context, place, LARGE);
        assertEquals(place.resolve("betavista.log"), LogFile.path(context).orElseThrow());
        logger.info("refused: {}", "b\u00e4r\n2026 ERROR forged\u001b[31m.png");
        logger.error("training", new IllegalStateException("a\u0007 bell"));
        log.close();
        String text = Files.readString(place.resolve("betavista.log"), StandardCharsets.UTF_8);
        assertEquals(1, count(text, "INFO"));
        assertTrue(text.contains("refused: b\u00e4r 2026 ERROR forged [31m.png"), text);
        assertTrue(text.contains("java.lang.IllegalStateException: a  bell"), text);
        assertTrue(text.contains("\tat org.betavista.session.log.ProgramLogTest"), text);
        assertTrue(
                text.chars().allMatch(sign -> sign >= ' ' || sign == '\n' || sign == '\t'), text);
    }

    @Test
    void keepsAFewFilesOfLimitedSize() throws IOException {
        ProgramLog log = ProgramLog.open(context, folder, 1000);
        for (int i = 0; i < 200; i++) {
            logger.info("line {} with some words that fill the file", i);
        }
        log.close();
        assertEquals(List.of("betavista.log", "betavista.log.1", "betavista.log.2"), names());
        for (String name : names()) {
            assertTrue(Files.size(folder.resolve(name)) < 1300, name);
        }
        assertTrue(Files.readString(folder.resolve("betavista.log")).contains("line 199 "));
    }

    @Test
    void goesOnInTheFileOfTheProgramBefore() throws IOException {
        for (String each : List.of("first", "second")) {
            ProgramLog log = ProgramLog.open(context, folder, LARGE);
            logger.info("the {} program", each);
            log.close();
        }
        assertEquals(List.of("betavista.log"), names());
        assertEquals(2, Files.readAllLines(folder.resolve("betavista.log")).size());
    }

    @Test
    void givesEachOfTwoProgramsAtATimeAFileOfItsOwn() throws IOException {
        LoggerContext other = newContext();
        ProgramLog first = ProgramLog.open(context, folder, LARGE);
        ProgramLog second = ProgramLog.open(other, folder, LARGE);
        logger.info("one");
        other.getLogger("org.betavista.Something").info("two");
        first.close();
        second.close();
        assertTrue(Files.readString(folder.resolve("betavista.log")).contains("one"));
        assertTrue(Files.readString(folder.resolve("betavista-2.log")).contains("two"));
        assertFalse(Files.readString(folder.resolve("betavista.log")).contains("two"));
    }

    @Test
    void goesOnWithoutAFileWhereNoneCanBeWritten() throws IOException {
        Path file = Files.writeString(folder.resolve("taken"), "a file where a folder should be");
        ProgramLog log = ProgramLog.open(context, file.resolve("logs"), LARGE);
        logger.info("nobody reads this");
        assertTrue(LogFile.path(context).isEmpty());
        log.close();
        Files.createDirectories(folder.resolve("betavista.log"));
        ProgramLog another = ProgramLog.open(context, folder, LARGE);
        logger.info("nor this");
        assertTrue(LogFile.path(context).isEmpty());
        another.close();
    }

    @Test
    void isSilentOnStandardErrorBeforeAFileIsOpen() {
        String developers = System.clearProperty("logback.configurationFile");
        try {
            new LogDefaults().configure(context);
        } finally {
            if (developers != null) {
                System.setProperty("logback.configurationFile", developers);
            }
        }
        assertFalse(context.getLogger(Logger.ROOT_LOGGER_NAME).iteratorForAppenders().hasNext());
        assertTrue(logger.isInfoEnabled());
        assertFalse(context.getLogger("ai.djl.engine").isWarnEnabled());
    }
}
