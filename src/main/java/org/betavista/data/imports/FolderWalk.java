package org.betavista.data.imports;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.betavista.data.InvalidInputException;
import org.betavista.data.files.ImageFile;

/**
 * Walks a folder with all below it. Links are followed, but every folder is read once, so that
 * loops end and links that lead to links do not multiply.
 */
final class FolderWalk {
    private static final int DEEPEST = 64;
    private static final int MOST_TABLES_LOOKED_INTO = 1_000;

    private final Path root;
    private final long most;
    private final Map<String, FileState> images = new TreeMap<>();
    private final Map<String, FileState> tables = new TreeMap<>();
    private final Map<String, FileState> splitLists = new TreeMap<>();
    private final Map<String, Integer> unread = new TreeMap<>();
    private final Set<String> hiddenFolders = new TreeSet<>();
    private final List<String> unreadTables = new ArrayList<>();
    private final List<String> credits = new ArrayList<>();
    private final List<Skipped> problems = new ArrayList<>();
    private final Map<Path, String> folders = new HashMap<>();
    private int hiddenPictures;
    private int tablesLookedInto;
    private long seen;

    /**
     * @param most how many files and folders there may be
     */
    FolderWalk(Path root, long most) {
        this.root = root;
        this.most = most;
    }

    FolderWalk run() {
        enter(root, "", 0);
        return this;
    }

    Map<String, FileState> images() {
        return images;
    }

    Map<String, FileState> tables() {
        return tables;
    }

    /** Text files that seem to say which pictures are held out. */
    Map<String, FileState> splitLists() {
        return splitLists;
    }

    List<Skipped> problems() {
        return problems;
    }

    /** Whole sentences on files that hold pictures, or may, and are not among the images. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        unread.forEach((ending, count) -> notes.add(FileEndings.sentence(ending, count)));
        if (!unreadTables.isEmpty()) {
            notes.add(
                    "%s %s not used: none of the columns names pictures; call it file."
                            .formatted(
                                    NameList.of(unreadTables),
                                    unreadTables.size() == 1 ? "was" : "were"));
        }
        if (!credits.isEmpty()) {
            notes.add(
                    "%s %s taken for credits; what is called factors.csv is read as a table."
                            .formatted(NameList.of(credits), credits.size() == 1 ? "was" : "were"));
        }
        if (!hiddenFolders.isEmpty()) {
            notes.add(
                    "Hidden and system folders were left out: %s."
                            .formatted(NameList.of(hiddenFolders)));
        }
        if (hiddenPictures > 0) {
            notes.add(
                    hiddenPictures == 1
                            ? "1 hidden picture was left out; its name begins with a dot."
                            : "%s hidden pictures were left out; their names begin with a dot."
                                    .formatted(Integer.toString(hiddenPictures)));
        }
        return notes;
    }

    private void enter(Path folder, String name, int depth) {
        if (depth > DEEPEST) {
            problems.add(new Skipped(name, "the folder lies too deep"));
            return;
        }
        List<Path> children = new ArrayList<>();
        try {
            String before = folders.putIfAbsent(folder.toRealPath(), name);
            if (before != null) {
                problems.add(
                        new Skipped(
                                name,
                                "the link leads to a folder that is read already"
                                        + (before.isEmpty() ? "" : " as " + before)));
                return;
            }
            try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
                for (Path child : stream) {
                    count();
                    children.add(child);
                }
            }
        } catch (DirectoryIteratorException e) {
            unreadable(name, new IOException(e));
            return;
        } catch (IOException e) {
            unreadable(name, e);
            return;
        }
        // What lies here comes before what is only linked to.
        children.sort(Comparator.comparing(Files::isSymbolicLink).thenComparing(Path::toString));
        for (Path child : children) {
            String file = String.valueOf(child.getFileName());
            if (SystemFiles.isOne(file)) {
                leaveOut(child, file);
            } else {
                visit(child, name.isEmpty() ? file : name + "/" + file, depth);
            }
        }
    }

    private void count() {
        seen++;
        if (seen > most) {
            throw new InvalidInputException(
                    "%s holds more than %s files; choose a smaller folder.".formatted(root, most));
        }
    }

    private void unreadable(String name, IOException e) {
        if (name.isEmpty()) {
            throw new InvalidInputException(
                    "The folder %s cannot be read (%s).".formatted(root, IoReason.of(e)), e);
        }
        problems.add(new Skipped(name, "the folder cannot be read: " + IoReason.of(e)));
    }

    private void leaveOut(Path child, String file) {
        if (Files.isDirectory(child)) {
            hiddenFolders.add(file);
        } else if (FileEndings.isPicture(FileEndings.of(file))
                && !SystemFiles.isAppleDouble(file)) {
            hiddenPictures++;
        }
    }

    private void visit(Path child, String name, int depth) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(child, BasicFileAttributes.class);
            boolean spelt = isSpelt(child);
            if (attributes.isDirectory()) {
                if (spelt) {
                    enter(child, name, depth + 1);
                } else {
                    problems.add(unspelt(name, "the folder's name"));
                }
            } else if (attributes.isRegularFile()) {
                Map<String, FileState> kind = kind(child, name);
                if (kind != null && spelt) {
                    kind.put(name, FileState.of(child, attributes));
                } else if (kind != null) {
                    problems.add(unspelt(name, "its name"));
                }
            }
        } catch (IOException e) {
            problems.add(
                    new Skipped(
                            name,
                            Files.isSymbolicLink(child)
                                    ? "the link leads nowhere"
                                    : "it cannot be read: " + IoReason.of(e)));
        }
    }

    /** Where a file belongs; null where it does not matter, or was counted. */
    private @org.jspecify.annotations.Nullable Map<String, FileState> kind(
            Path child, String name) {
        String ending = FileEndings.of(name);
        if (FileEndings.isPicture(ending)) {
            return images;
        }
        if (isTable(child, name)) {
            return tables;
        }
        if (SideFiles.isCredits(name)) {
            credits.add(name);
        }
        if (SideFiles.isUnreadTable(name)) {
            unreadTables.add(name);
        }
        if (SideFiles.isSplitList(name)) {
            return splitLists;
        }
        if (FileEndings.isUndecided(ending) && ImageFile.beginsLikeOne(child)) {
            return images;
        }
        if (FileEndings.isUnread(ending)) {
            unread.merge(ending, 1, Integer::sum);
        }
        return null;
    }

    /** Looks into a number of files at most: some sets have one table for every picture. */
    private boolean isTable(Path child, String name) {
        if (SideFiles.isCalledTable(name)) {
            return true;
        }
        boolean mayBe = SideFiles.mayBeTable(name) && tablesLookedInto < MOST_TABLES_LOOKED_INTO;
        if (mayBe) {
            tablesLookedInto++;
        }
        return mayBe && SideFiles.isTable(child, name);
    }

    /**
     * Whether a name, as text, leads back to its file. The bytes of a name need be no text in the
     * character set of the system.
     */
    private static boolean isSpelt(Path child) {
        try {
            return child.resolveSibling(String.valueOf(child.getFileName())).equals(child);
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static Skipped unspelt(String name, String what) {
        return new Skipped(
                name,
                "%s cannot be spelt in this system's character set, %s; rename it, or start with another locale"
                        .formatted(what, System.getProperty("sun.jnu.encoding")));
    }
}
