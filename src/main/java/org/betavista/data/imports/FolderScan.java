package org.betavista.data.imports;

import java.util.List;

/**
 * What a folder holds. All names are relative to it, with slashes, and sorted.
 *
 * @param images image files by their endings
 * @param heldOut those that the folder itself holds out, in subfolders test and val
 * @param labels names of the subfolders that say what is on the pictures; empty where they do not
 * @param labelLevel which part of a file's name is its label: 0, or 1 below train and test
 * @param tables files with attributes; the first is used
 * @param problems what could not be looked at
 * @param fingerprint changes when a file is added, removed or changed
 */
public record FolderScan(
        List<String> images,
        List<String> heldOut,
        List<String> labels,
        int labelLevel,
        List<String> tables,
        List<Skipped> problems,
        String fingerprint) {
    public FolderScan {
        images = List.copyOf(images);
        heldOut = List.copyOf(heldOut);
        labels = List.copyOf(labels);
        tables = List.copyOf(tables);
        problems = List.copyOf(problems);
    }
}
