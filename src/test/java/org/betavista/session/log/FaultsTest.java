package org.betavista.session.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.betavista.data.CancelledException;
import org.betavista.data.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class FaultsTest {
    @TempDir Path folder;

    private String logAfter(Runnable work) throws IOException {
        Logger ours = (Logger) LoggerFactory.getLogger("org.betavista");
        Level before = ours.getLevel();
        ours.setLevel(Level.INFO); // As the program has it; tests are quieter.
        ProgramLog log = ProgramLog.open(folder);
        work.run();
        log.close();
        ours.setLevel(before);
        return Files.readString(folder.resolve("betavista.log"));
    }

    private static long traces(String log) {
        return log.lines()
                .filter(line -> line.startsWith("\tat ") && line.contains("Faults"))
                .count();
    }

    @Test
    void namesThePlaceOfTheLogThatHoldsTheTraceOnce() throws IOException {
        List<String> sentences = new ArrayList<>();
        String log =
                logAfter(
                        () ->
                                sentences.add(
                                        Faults.report(
                                                new CompletionException(
                                                        new IllegalStateException("odd")),
                                                "The grid was not drawn",
                                                "Everything else goes on.")));
        assertEquals(
                List.of(
                        "The grid was not drawn because of an error of the program; the details"
                                + " are in "
                                + folder.resolve("betavista.log")
                                + ". Everything else goes on."),
                sentences);
        assertEquals(1, log.lines().filter(line -> line.contains("IllegalStateException")).count());
        assertTrue(traces(log) > 0, log);
    }

    @Test
    void saysWhatItWasWhereNoLogCanBeWritten() {
        String sentence =
                Faults.report(
                        new IllegalStateException("odd\nthing"), "The grid was not drawn", "");
        assertEquals(
                "The grid was not drawn because of an error of the program"
                        + " (java.lang.IllegalStateException: odd thing), and no log can be"
                        + " written.",
                sentence);
    }

    @Test
    void saysARefusalAsItIsAndLogsNoTrace() throws IOException {
        String log =
                logAfter(
                        () ->
                                assertEquals(
                                        "a.png is no picture; choose another.",
                                        Faults.report(
                                                new InvalidInputException(
                                                        "a.png is no picture; choose another."),
                                                "The image was not read",
                                                "")));
        assertTrue(log.contains("a.png is no picture"), log);
        assertEquals(0, traces(log));
        assertEquals("Cancelled.", Faults.report(new CancelledException(), "It was not read", ""));
    }

    @Test
    void saysWhenMemoryIsShortWhoeverSaysSo() {
        for (Throwable each :
                List.of(
                        new OutOfMemoryError("Java heap space"),
                        new IllegalStateException(
                                "[enforce fail at alloc_cpu.cpp:116] DefaultCPUAllocator: can't"
                                        + " allocate memory: you tried to allocate 80 bytes"))) {
            String sentence = Faults.report(each, "The model was not measured", "");
            assertTrue(sentence.contains("not enough memory"), sentence);
        }
    }
}
