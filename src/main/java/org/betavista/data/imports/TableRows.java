package org.betavista.data.imports;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a table that lies beside pictures, one after the other. */
interface TableRows {
    /**
     * The next row that is not blank; null at the end.
     *
     * @throws org.betavista.data.InvalidInputException if a row is malformed; {@link #skipLine}
     *     goes on behind it
     */
    @Nullable List<String> next() throws IOException;

    /** The line on which the last row begins, from 1. */
    int line();

    /** Leaves out what is left of a malformed row's line. */
    void skipLine() throws IOException;

    /** Whether the last row ended with the file and not with a line: it may have been cut off. */
    boolean isCutOff();

    /** Whether commas stand between values, so that none stands inside of a plain number. */
    boolean isCommaSeparated();
}
