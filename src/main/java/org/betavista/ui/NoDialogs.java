package org.betavista.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.betavista.ui.bar.FileDialogs;

/** Where nobody is there to answer. */
final class NoDialogs implements FileDialogs {
    @Override
    public Optional<Path> chooseFolder(String title) {
        return Optional.empty();
    }

    @Override
    public Optional<Path> chooseFile(String title, String... patterns) {
        return Optional.empty();
    }

    @Override
    public List<Path> chooseImages() {
        return List.of();
    }

    @Override
    public Optional<Path> chooseNewFile(String title, String suggestion) {
        return Optional.empty();
    }
}
