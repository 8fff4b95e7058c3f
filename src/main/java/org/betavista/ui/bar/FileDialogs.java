package org.betavista.ui.bar;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Asks the person for files and folders. The system's dialogs do not exist on every platform. */
public interface FileDialogs {
    /** A folder that exists. */
    Optional<Path> chooseFolder(String title);

    /**
     * A file that exists.
     *
     * @param patterns of its name, for example "*.npz"
     */
    Optional<Path> chooseFile(String title, String... patterns);

    /** Image files; empty if the person changed their mind. */
    List<Path> chooseImages();

    /**
     * A place for a new file.
     *
     * @param suggestion its name
     */
    Optional<Path> chooseNewFile(String title, String suggestion);
}
