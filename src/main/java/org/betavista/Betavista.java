package org.betavista;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.betavista.cli.BetavistaCommand;
import org.betavista.cli.bench.BenchCommand;
import org.betavista.ui.ExplorerApp;

/** The program's entry. */
public final class Betavista {
    private Betavista() {}

    /** Opens the window, or runs a command where arguments are given. */
    public static void main(String[] arguments) {
        System.setProperty("java.awt.headless", "true");
        PrintWriter stdout = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter stderr = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        if (arguments.length > 0) {
            System.exit(
                    BetavistaCommand.run(List.of(arguments), new BenchCommand(), stdout, stderr));
        }
        ExplorerApp.open();
        System.exit(0);
    }
}
