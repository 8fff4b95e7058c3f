package org.betavista;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.betavista.cli.BetavistaCommand;
import org.betavista.cli.bench.BenchCommand;
import org.betavista.data.InvalidInputException;
import org.betavista.model.NativeEngine;
import org.betavista.session.log.Faults;
import org.betavista.session.log.ProgramLog;
import org.betavista.session.log.UncaughtErrors;
import org.betavista.ui.Display;
import org.betavista.ui.ExplorerApp;
import org.betavista.ui.WindowBench;

/** The program's entry: decides between the command line, the window, and the job without one. */
public final class Betavista {
    private Betavista() {}

    /** Opens the window, or runs a command where arguments are given. */
    public static void main(String[] arguments) {
        // Sentences are English, so their numbers, case and order are too, and so are libraries'.
        Locale.setDefault(Locale.ROOT);
        // Images are decoded and written by java.desktop, which must not look for a screen.
        System.setProperty("java.awt.headless", "true");
        PrintWriter stdout = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter stderr = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        ProgramLog log = ProgramLog.standard();
        Thread.setDefaultUncaughtExceptionHandler(new UncaughtErrors(stderr::println));
        int status = guarded(List.of(arguments), stdout, stderr);
        log.close();
        System.exit(status);
    }

    private static int guarded(List<String> arguments, PrintWriter stdout, PrintWriter stderr) {
        try {
            return run(arguments, stdout, stderr);
        } catch (Throwable problem) {
            stderr.println(Faults.report(problem, "Betavista could not go on", ""));
            return Faults.cause(problem) instanceof InvalidInputException ? 2 : 1;
        }
    }

    private static int run(List<String> arguments, PrintWriter stdout, PrintWriter stderr) {
        if (!arguments.isEmpty()) {
            BenchCommand bench = new BenchCommand(stdout, stderr, new WindowBench());
            return BetavistaCommand.run(arguments, List.of(bench), stdout, stderr);
        }
        if (!Display.isPresent() && !Display.isInMemory()) {
            return new HeadlessJob(stdout, stderr).run();
        }
        // The engine loads while the toolkit starts; the window needs both.
        Thread engine = new Thread(Betavista::prepareEngine, "betavista-engine");
        engine.setDaemon(true);
        engine.start();
        Display.preferFastestDrawing();
        ExplorerApp.open();
        return 0;
    }

    private static void prepareEngine() {
        NativeEngine.lowerCompilerPriority();
        NativeEngine.load();
    }
}
