package org.betavista.data.imports;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.betavista.data.Factor;
import org.betavista.data.InvalidInputException;
import org.jspecify.annotations.Nullable;

/** What subfolders and a table say about the pictures of a folder. */
final class FolderFactors {
    private final FolderScan scan;
    private final FolderLayout layout;
    private final @Nullable AttributeTable table;
    private final List<AttributeColumn.Valued> columns = new ArrayList<>();
    private final String tableName;
    private final String tableFolder;
    private final Map<String, Integer> picturesOfName = new HashMap<>();
    private final List<Factor> factors = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final Map<String, Integer> labels = new HashMap<>();

    /**
     * Reads the table where there is one.
     *
     * @throws InvalidInputException if the table is malformed, or names none of the pictures
     */
    FolderFactors(Path folder, FolderScan scan, FolderLayout layout) {
        this.scan = scan;
        this.layout = layout;
        List<String> parts = layout.tablesOfParts(scan);
        tableName = parts.isEmpty() ? first(layout.tables()) : NameList.of(parts);
        tableFolder = parts.isEmpty() ? SideFiles.scope(tableName, scan.images()) : "";
        table = parts.isEmpty() ? whole(folder) : joined(folder, scan, parts);
        countNames();
        String labelName = isColumn("label") ? "folder" : "label";
        if (!layout.labels().isEmpty() && isKept(Factor.named(labelName, layout.labels()))) {
            for (String label : layout.labels()) {
                labels.put(label, labels.size());
            }
        }
        if (table != null) {
            addColumns(table);
        }
        noteTables();
    }

    private static String first(List<String> tables) {
        return tables.isEmpty() ? "" : tables.get(0);
    }

    private @Nullable AttributeTable whole(Path folder) {
        return !tableName.isEmpty() && layout.isForAll(tableFolder)
                ? AttributeTable.read(folder.resolve(tableName))
                : null;
    }

    /** As Hugging Face has them: a metadata.csv in each of train and test. */
    private @Nullable AttributeTable joined(Path folder, FolderScan scan, List<String> parts) {
        Map<String, AttributeTable> tables = new LinkedHashMap<>();
        for (String part : parts) {
            tables.put(
                    SideFiles.scope(part, scan.images()),
                    AttributeTable.read(folder.resolve(part)));
        }
        return AttributeTable.joined(tables).orElse(null);
    }

    private Stream<String> files() {
        return Stream.concat(layout.images().stream(), layout.heldOut().stream());
    }

    private static String lastPart(String file) {
        return file.substring(file.lastIndexOf('/') + 1);
    }

    private void countNames() {
        files().forEach(file -> picturesOfName.merge(lastPart(file), 1, Integer::sum));
    }

    private boolean isColumn(String name) {
        return table != null
                && table.columns().stream().anyMatch(column -> column.name().equals(name));
    }

    private void noteTables() {
        if (!tableName.isEmpty() && table == null) {
            notes.add(
                    layout.tablesOfParts(scan).isEmpty()
                            ? "%s was not used, because there are pictures outside of its folder."
                                    .formatted(tableName)
                            : "%s were not used, because their columns are not the same."
                                    .formatted(tableName));
        } else if (layout.tables().size() > 1 && layout.tablesOfParts(scan).isEmpty()) {
            notes.add(
                    "Of %s tables only %s was used.".formatted(layout.tables().size(), tableName));
        }
    }

    /** By its path from the table, else by its mere name where no other picture has it; or null. */
    private @Nullable Integer row(AttributeTable read, String file) {
        Integer row = read.row(file.substring(tableFolder.length()));
        String name = lastPart(file);
        boolean unique = picturesOfName.getOrDefault(name, 0) == 1;
        return row == null && unique ? read.row(name) : row;
    }

    private void addColumns(AttributeTable read) {
        Set<Integer> rows = new HashSet<>();
        for (List<String> files : List.of(layout.images(), layout.heldOut())) {
            for (String file : files) {
                Integer row = row(read, file);
                if (row != null) {
                    rows.add(row);
                }
            }
        }
        if (rows.isEmpty()) {
            throw new InvalidInputException(
                    "%s names none of the pictures in the folder; correct its first column."
                            .formatted(tableName));
        }
        int missing = read.size() - rows.size();
        if (missing > 0) {
            notes.add(
                    "%s names %s files that are not in the folder.".formatted(tableName, missing));
        }
        int[] used = rows.stream().mapToInt(Integer::intValue).toArray();
        for (AttributeColumn column : read.columns()) {
            column.factor(used, read.isYesOrNo(), notes)
                    .ifPresent(
                            valued -> {
                                if (isKept(valued.factor())) {
                                    columns.add(valued);
                                }
                            });
        }
    }

    private boolean isKept(Factor factor) {
        factors.add(factor);
        if (SetDescription.holds(factors)) {
            return true;
        }
        factors.remove(factors.size() - 1);
        notes.add(
                "%s was left out, because there are too many factors or values."
                        .formatted(factor.name()));
        return false;
    }

    List<Factor> factors() {
        return factors;
    }

    List<String> notes() {
        return notes;
    }

    /**
     * Fills in a picture's values.
     *
     * @return why the picture cannot be used, if so
     */
    Optional<String> values(String file, int[] values) {
        int next = 0;
        if (!labels.isEmpty()) {
            Integer label = labels.get(layout.label(file));
            if (label == null) {
                return Optional.of("nothing says which of the labels it has");
            }
            values[next++] = label;
        }
        if (table != null) {
            Integer row = row(table, file);
            if (row == null) {
                return Optional.of(tableName + " does not name it");
            }
            for (AttributeColumn.Valued column : columns) {
                values[next++] = column.values()[row];
            }
        }
        return Optional.empty();
    }
}
