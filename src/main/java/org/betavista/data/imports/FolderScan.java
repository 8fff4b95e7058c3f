package org.betavista.data.imports;

import java.util.List;

/**
 * What a folder holds. All names are relative to it, with slashes, and sorted.
 *
 * @param images image files, at least one
 * @param tables files with attributes; the first is used
 * @param splitLists text files that seem to say which images are held out
 * @param notes whole sentences on what may be pictures and was not taken
 * @param problems what could not be looked at
 * @param fingerprint changes when a file is added, removed or changed
 */
public record FolderScan(
        List<String> images,
        List<String> tables,
        List<String> splitLists,
        List<String> notes,
        List<Skipped> problems,
        String fingerprint) {
    public FolderScan {
        images = List.copyOf(images);
        tables = List.copyOf(tables);
        splitLists = List.copyOf(splitLists);
        notes = List.copyOf(notes);
        problems = List.copyOf(problems);
    }

    /** The same without what is said about the pictures. */
    FolderScan withoutTables() {
        return new FolderScan(images, List.of(), splitLists, notes, problems, fingerprint);
    }
}
