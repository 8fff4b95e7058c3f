package org.betavista.data.imports;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How a folder of pictures is read: which pictures are for what, and what says what is on them.
 *
 * @param images to learn from, sorted
 * @param heldOut those that the folder itself holds out, sorted
 * @param labels names of classes, sorted; empty where nothing names them
 * @param labelOfFolder the class of each folder's pictures; none where names of files tell
 * @param tables that may be read; the first is used
 * @param notes whole sentences: first what was recognised, then what was left out
 */
public record FolderLayout(
        List<String> images,
        List<String> heldOut,
        List<String> labels,
        Map<String, String> labelOfFolder,
        List<String> tables,
        List<String> notes) {
    /** As the pictures of Dogs vs. Cats are named: cat.0.jpg. */
    private static final Pattern CERTAIN_NAME =
            Pattern.compile("(\\p{L}[\\p{L} _-]*)\\.\\d+\\.\\w+");

    /** Letters before the last number: Abyssinian_100.jpg. */
    private static final Pattern NAME =
            Pattern.compile("(.*?\\p{L}.*?)[ ._()-]*\\d+\\)?(\\.\\w+)?");

    private static final int MOST_NAMES = 1_000;
    private static final int MOST_PARTS = 100;

    public FolderLayout {
        images = List.copyOf(images);
        heldOut = List.copyOf(heldOut);
        labels = List.copyOf(labels);
        labelOfFolder = Map.copyOf(labelOfFolder);
        tables = List.copyOf(tables);
        notes = List.copyOf(notes);
    }

    /**
     * Recognises a layout. Reads a list of a split where there is one, and no picture.
     *
     * @param folder that was scanned
     * @param settings what a person wants otherwise
     */
    public static FolderLayout of(Path folder, FolderScan scan, ImportSettings settings) {
        LayoutRecognition found = new LayoutRecognition(scan.images(), settings);
        List<String> images = new ArrayList<>();
        List<String> heldOut = new ArrayList<>();
        for (String file : scan.images()) {
            SplitName part = found.part(parent(file));
            if (part != null) {
                (part == SplitName.TRAIN ? images : heldOut).add(file);
            }
        }
        SplitLists lists = new SplitLists(folder, scan.splitLists());
        if (settings.split() == SplitSource.RECOGNISED && !found.isSplit()) {
            lists.apply(images, heldOut);
        }
        List<String> notes = new ArrayList<>();
        List<String> tables =
                settings.labels() == LabelSource.NONE
                        ? List.of()
                        : readable(folder, scan.tables(), notes);
        List<String> labels = found.labels();
        boolean byName =
                settings.labels() == LabelSource.NAME
                        || (settings.labels() == LabelSource.RECOGNISED
                                && labels.isEmpty()
                                && tables.isEmpty()
                                && areNamed(images));
        if (byName) {
            labels = names(images);
        }
        notes.addAll(found.notes());
        notes.addAll(lists.notes());
        FolderLayout layout =
                new FolderLayout(
                        images,
                        heldOut,
                        labels,
                        byName ? Map.of() : found.labelOfFolder(),
                        tables,
                        notes);
        notes.add(0, sentence(found, layout, byName, lists, layout.tablesInUse(scan)));
        return layout.withNotes(notes);
    }

    /** Those that are tables indeed, by their first lines. */
    private static List<String> readable(Path folder, List<String> tables, List<String> notes) {
        List<String> readable = new ArrayList<>();
        for (String table : tables) {
            Optional<String> fault =
                    SideFiles.isCalledTable(table)
                            ? SideFiles.fault(folder.resolve(table))
                            : Optional.empty();
            fault.ifPresentOrElse(
                    sentence -> notes.add("%s was not used. %s".formatted(table, sentence)),
                    () -> readable.add(table));
        }
        return readable;
    }

    private FolderLayout withNotes(List<String> newNotes) {
        return new FolderLayout(images, heldOut, labels, labelOfFolder, tables, newNotes);
    }

    private static String sentence(
            LayoutRecognition found,
            FolderLayout layout,
            boolean byName,
            SplitLists lists,
            List<String> tables) {
        List<String> labels = layout.labels();
        List<String> parts = new ArrayList<>();
        if (labels.isEmpty()) {
            parts.add(tables.isEmpty() ? "pictures without labels" : "pictures with a table");
        } else {
            parts.add(
                    String.format(
                            Locale.ROOT,
                            byName
                                    ? "%d classes by the names of files (%s)"
                                    : "%d classes by folder (%s)",
                            labels.size(),
                            NameList.of(labels)));
        }
        if (!found.wrapper().isEmpty()) {
            parts.set(0, parts.get(0) + " in " + found.wrapper());
        }
        if (!tables.isEmpty()) {
            parts.add("attributes from " + NameList.of(tables));
        }
        found.split().ifPresent(parts::add);
        lists.used().ifPresent(list -> parts.add("held out as " + list + " says"));
        return "Layout: " + String.join("; ", parts) + ".";
    }

    private List<String> tablesInUse(FolderScan scan) {
        List<String> parts = tablesOfParts(scan);
        boolean one =
                parts.isEmpty()
                        && !tables.isEmpty()
                        && isForAll(SideFiles.scope(tables.get(0), scan.images()));
        return one ? List.of(tables.get(0)) : parts;
    }

    /** Whether all pictures lie in a folder, which ends with a slash or is the whole. */
    boolean isForAll(String scope) {
        return files().allMatch(file -> file.startsWith(scope));
    }

    private Stream<String> files() {
        return Stream.concat(images.stream(), heldOut.stream());
    }

    /**
     * Tables of one name that speak for all pictures together, where none does so alone; else
     * empty.
     */
    List<String> tablesOfParts(FolderScan scan) {
        if (tables.size() < 2 || isForAll(SideFiles.scope(tables.get(0), scan.images()))) {
            return List.of();
        }
        List<String> parts =
                tables.stream().filter(table -> last(table).equals(last(tables.get(0)))).toList();
        if (parts.size() < 2 || parts.size() > MOST_PARTS) {
            return List.of();
        }
        List<String> scopes =
                parts.stream().map(table -> SideFiles.scope(table, scan.images())).toList();
        boolean each =
                files().allMatch(file -> scopes.stream().filter(file::startsWith).count() == 1);
        return each ? parts : List.of();
    }

    /** Whether all names are those of classes with a number, and every class has several. */
    private static boolean areNamed(List<String> files) {
        if (!files.stream().allMatch(file -> CERTAIN_NAME.matcher(last(file)).matches())) {
            return false;
        }
        int count = names(files).size();
        return count > 1 && count <= MOST_NAMES && 2 * count <= files.size();
    }

    private static List<String> names(List<String> files) {
        TreeSet<String> names = new TreeSet<>();
        for (String file : files) {
            String name = name(file);
            if (!name.isEmpty()) {
                names.add(name);
            }
        }
        return List.copyOf(names);
    }

    private static String name(String file) {
        Matcher matcher = NAME.matcher(last(file));
        return matcher.matches() ? matcher.group(1) : "";
    }

    private static String last(String file) {
        return file.substring(file.lastIndexOf('/') + 1);
    }

    private static String parent(String file) {
        return file.substring(0, Math.max(0, file.lastIndexOf('/')));
    }

    /** A picture's class; empty where nothing tells. */
    String label(String file) {
        return labelOfFolder.isEmpty() ? name(file) : labelOfFolder.getOrDefault(parent(file), "");
    }
}
