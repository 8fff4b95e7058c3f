package org.betavista.data.imports;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.betavista.data.InvalidInputException;

/**
 * Walks a folder with all below it. Links are followed, but every folder is read once, so that
 * loops end and links that lead to links do not multiply.
 */
final class FolderWalk {
    private static final int DEEPEST = 64;
    private static final Set<String> IMAGE_ENDINGS =
            Set.of(
                    "png", "jpg", "jpeg", "jpe", "jfif", "gif", "bmp", "dib", "tif", "tiff", "webp",
                    "pnm", "pgm", "ppm", "pbm", "pam", "pfm", "wbmp");

    /** A file that was found. */
    record Found(long size, long modified) {}

    private final Path root;
    private final long most;
    private final Map<String, Found> images = new TreeMap<>();
    private final Map<String, Found> tables = new TreeMap<>();
    private final List<Skipped> problems = new ArrayList<>();
    private final Map<Path, String> folders = new HashMap<>();
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

    Map<String, Found> images() {
        return images;
    }

    Map<String, Found> tables() {
        return tables;
    }

    List<Skipped> problems() {
        return problems;
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
            if (!isIgnored(file)) {
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

    private static boolean isIgnored(String name) {
        return name.startsWith(".")
                || name.equals("__MACOSX")
                || name.equalsIgnoreCase("Thumbs.db")
                || name.equalsIgnoreCase("desktop.ini");
    }

    private void visit(Path child, String name, int depth) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(child, BasicFileAttributes.class);
            if (attributes.isDirectory()) {
                enter(child, name, depth + 1);
            } else if (attributes.isRegularFile()) {
                Found found =
                        new Found(attributes.size(), attributes.lastModifiedTime().toMillis());
                if (isImage(name)) {
                    images.put(name, found);
                } else if (AttributeTable.isTable(name)) {
                    tables.put(name, found);
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

    private static boolean isImage(String name) {
        int dot = name.lastIndexOf('.');
        return dot >= 0 && IMAGE_ENDINGS.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT));
    }
}
