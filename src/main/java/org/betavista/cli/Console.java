package org.betavista.cli;

import java.io.PrintWriter;
import org.betavista.store.JsonFile;

/**
 * Where a command speaks to.
 *
 * @param stdout for the result
 * @param stderr for progress and complaints
 */
public record Console(PrintWriter stdout, PrintWriter stderr) {
    /** Prints the result: one JSON object on one line. */
    public void result(Object value) {
        stdout.println(JsonFile.line(value));
        stdout.flush();
    }

    /** Prints a line of progress. */
    public void progress(String line) {
        stderr.println(line);
        stderr.flush();
    }
}
