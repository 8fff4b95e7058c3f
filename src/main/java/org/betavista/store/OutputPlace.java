package org.betavista.store;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.betavista.data.InvalidInputException;

/**
 * Where a result is going to be written. Asked before the work, so that nothing that a person made
 * is replaced, and so that no work is lost in a place that cannot be written to.
 */
public final class OutputPlace {
    private OutputPlace() {}

    /**
     * Looks at the place of a file.
     *
     * @param replaced whether a file that lies there already may be replaced
     * @param otherwise what a person can do about such a file besides taking another name, up to
     *     the comma, for example {@code "give --overwrite to replace it"}; empty for nothing
     * @throws InvalidInputException if a file is there and is to stay, or if none can be written
     */
    public static void checkFile(Path file, boolean replaced, String otherwise) {
        Path target = file.toAbsolutePath();
        if (Files.isDirectory(target)) {
            throw new InvalidInputException(
                    "\"%s\" is a folder; choose the name of a file.".formatted(file));
        }
        boolean exists = Files.exists(target, LinkOption.NOFOLLOW_LINKS);
        // What is written is moved to its place, which would put a file where a device was.
        if (exists && !Files.isRegularFile(target)) {
            throw new InvalidInputException(
                    "%s is there and no ordinary file; choose another name.".formatted(file));
        }
        if (exists && !replaced) {
            throw new InvalidInputException(
                    "%s exists already; %schoose another name, such as %s."
                            .formatted(
                                    file,
                                    otherwise.isEmpty() ? "" : otherwise + ", or ",
                                    free(file)));
        }
        Path folder = target.getParent();
        checkFolder(folder == null ? target : folder, file);
    }

    /**
     * Looks at a folder that is going to be made or added to.
     *
     * @throws InvalidInputException if nothing can be written there
     */
    public static void checkFolder(Path folder) {
        // A variable of a script that was never set would fill the folder that one stands in.
        if (folder.toString().isEmpty()) {
            throw new InvalidInputException("An empty name is no folder; choose one.");
        }
        checkFolder(folder.toAbsolutePath(), folder);
    }

    private static void checkFolder(Path folder, Path named) {
        Path there = folder;
        while (there.getParent() != null && !Files.exists(there, LinkOption.NOFOLLOW_LINKS)) {
            there = there.getParent();
        }
        if (!Files.isDirectory(there)) {
            throw new InvalidInputException(
                    "%s cannot be written (%s is no folder); choose another place."
                            .formatted(named, there));
        }
        if (!Files.isWritable(there)) {
            throw new InvalidInputException(
                    "%s cannot be written (permission denied); choose another place."
                            .formatted(named));
        }
    }

    /** The place itself where nothing lies there, else a name beside it that nothing has. */
    public static Path vacant(Path wanted) {
        return Files.exists(wanted, LinkOption.NOFOLLOW_LINKS) ? free(wanted) : wanted;
    }

    /** A name beside a taken one that nothing has: {@code grid-2.png}, {@code run-2}. */
    public static Path free(Path taken) {
        String name = taken.getFileName() == null ? "new" : taken.getFileName().toString();
        int dot = Files.isDirectory(taken) ? -1 : name.lastIndexOf('.');
        String start = dot > 0 ? name.substring(0, dot) : name;
        String ending = dot > 0 ? name.substring(dot) : "";
        for (int number = 2; ; number++) {
            Path free = taken.resolveSibling(start + "-" + number + ending);
            if (!Files.exists(free, LinkOption.NOFOLLOW_LINKS)) {
                return free;
            }
        }
    }
}
