package org.betavista.data.imports;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.betavista.data.Factor;
import org.betavista.data.InvalidInputException;
import org.jspecify.annotations.Nullable;

/** What subfolders and a table say about the pictures of a folder. */
final class FolderFactors {
    private final FolderLayout layout;
    private final @Nullable MatchedTable table;
    private final List<AttributeColumn.Valued> columns = new ArrayList<>();
    private String tableName;
    private final List<Factor> factors = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final Map<String, Integer> labels = new HashMap<>();

    /** Reads the table where there is one. What is no table, or of other pictures, is a note. */
    FolderFactors(Path folder, FolderScan scan, FolderLayout layout) {
        this.layout = layout;
        List<String> parts = layout.tablesOfParts(scan);
        tableName = NameList.of(parts);
        table = parts.isEmpty() ? whole(folder, scan) : joined(folder, scan, parts);
        String labelName = isColumn("label") ? "folder" : "label";
        if (!layout.labels().isEmpty() && isKept(Factor.named(labelName, layout.labels()))) {
            for (String label : layout.labels()) {
                labels.put(label, labels.size());
            }
        }
        if (table != null) {
            addColumns(table);
        }
    }

    /** The first table that speaks for all pictures and names some of them. */
    private @Nullable MatchedTable whole(Path folder, FolderScan scan) {
        MatchedTable found = null;
        List<String> others = new ArrayList<>();
        for (String name : layout.tables()) {
            String scope = SideFiles.scope(name, scan.images());
            if (found != null) {
                others.add(name);
            } else if (layout.isForAll(scope)) {
                tableName = name;
                found = used(() -> Optional.of(MatchedTable.read(folder, name, scope, files())));
            } else {
                notes.add(
                        "%s was not used, because there are pictures outside of its folder."
                                .formatted(name));
            }
        }
        if (!others.isEmpty()) {
            notes.add(
                    "%s %s not used, because %s was."
                            .formatted(
                                    NameList.of(others),
                                    others.size() == 1 ? "was" : "were",
                                    tableName));
        }
        return found;
    }

    /** As Hugging Face has them: a metadata.csv in each of train and test. */
    private @Nullable MatchedTable joined(Path folder, FolderScan scan, List<String> parts) {
        return used(
                () -> {
                    List<MatchedTable> tables = new ArrayList<>();
                    for (String part : parts) {
                        String scope = SideFiles.scope(part, scan.images());
                        List<String> own =
                                files().stream().filter(file -> file.startsWith(scope)).toList();
                        tables.add(MatchedTable.read(folder, part, scope, own));
                    }
                    Optional<MatchedTable> all = MatchedTable.joined(tables);
                    if (all.isEmpty()) {
                        notes.add(
                                "%s were not used, because their columns are not the same."
                                        .formatted(tableName));
                    }
                    return all;
                });
    }

    /** A table that names pictures; null, with a note, where it does not or cannot be read. */
    private @Nullable MatchedTable used(Supplier<Optional<MatchedTable>> read) {
        try {
            Optional<MatchedTable> found = read.get();
            found.ifPresent(matched -> notes.addAll(matched.notes()));
            return found.filter(matched -> !matched.isEmpty()).orElse(null);
        } catch (InvalidInputException e) {
            notes.add("%s was not used. %s".formatted(tableName, e.sentence()));
            return null;
        }
    }

    private List<String> files() {
        return Stream.concat(layout.images().stream(), layout.heldOut().stream()).toList();
    }

    private boolean isColumn(String name) {
        return table != null
                && table.columns().stream().anyMatch(column -> column.name().equals(name));
    }

    private void addColumns(MatchedTable read) {
        int[] used = read.used();
        for (AttributeColumn column : read.columns()) {
            column.factor(used, read.isYesOrNo(), read.isCommaSeparated(), notes)
                    .filter(valued -> isKept(valued.factor()))
                    .ifPresent(columns::add);
        }
        List<String> unnamed =
                files().stream().filter(file -> !read.rows().containsKey(file)).toList();
        if (!unnamed.isEmpty()) {
            notes.add(
                    unnamed.size() == 1
                            ? "%s does not name 1 picture, which has no values of its factors: %s."
                                    .formatted(tableName, NameList.of(unnamed))
                            : "%s does not name %s pictures, which have no values of its factors; the first: %s."
                                    .formatted(
                                            tableName,
                                            unnamed.size(),
                                            NameList.of(unnamed.subList(0, 1))));
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

    /** Whether a table says something about the pictures. */
    boolean hasTable() {
        return table != null;
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
            Integer row = table.rows().get(file);
            for (AttributeColumn.Valued column : columns) {
                values[next++] = row == null ? Factor.NO_VALUE : column.values()[row];
            }
        }
        return Optional.empty();
    }
}
