package org.betavista.data.imports;

/**
 * A file that did not become part of a set.
 *
 * @param file relative to the folder that was imported, with slashes
 * @param reason for people
 */
public record Skipped(String file, String reason) {
    public Skipped {
        // Files may be called anything, and a terminal does what some characters say.
        file = file.replaceAll("\\p{Cntrl}", "?");
    }
}
