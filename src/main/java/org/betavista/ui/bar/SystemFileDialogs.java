package org.betavista.ui.bar;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.betavista.data.files.ImageFormat;
import org.betavista.session.UserPath;

/** The system's own dialogs. */
public final class SystemFileDialogs implements FileDialogs {
    private final Window owner;

    /**
     * @param owner is blocked while a dialog is open
     */
    public SystemFileDialogs(Window owner) {
        this.owner = owner;
    }

    @Override
    public Optional<Path> chooseFolder(String title) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(title);
        return Optional.ofNullable(chooser.showDialog(owner)).map(SystemFileDialogs::path);
    }

    @Override
    public Optional<Path> chooseFile(String title, String... patterns) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(title, patterns));
        return Optional.ofNullable(chooser.showOpenDialog(owner)).map(SystemFileDialogs::path);
    }

    @Override
    public List<Path> chooseImages() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Images to encode");
        chooser.getExtensionFilters()
                .addAll(
                        new FileChooser.ExtensionFilter("Images", imagePatterns()),
                        new FileChooser.ExtensionFilter("All files", "*"));
        List<File> files = chooser.showOpenMultipleDialog(owner);
        return files == null ? List.of() : files.stream().map(SystemFileDialogs::path).toList();
    }

    /** Systems that tell capital from small letters have files of both. */
    static List<String> imagePatterns() {
        return Arrays.stream(ImageFormat.values())
                .flatMap(format -> format.endings().stream())
                .flatMap(ending -> Stream.of(ending, ending.toUpperCase(Locale.ROOT)))
                .map(ending -> "*." + ending)
                .toList();
    }

    @Override
    public Optional<Path> chooseNewFile(String title, String suggestion) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.setInitialFileName(suggestion);
        return Optional.ofNullable(chooser.showSaveDialog(owner)).map(SystemFileDialogs::path);
    }

    /** Refuses names that cannot be spelt here with a sentence. */
    private static Path path(File file) {
        return UserPath.of(file.getPath());
    }
}
