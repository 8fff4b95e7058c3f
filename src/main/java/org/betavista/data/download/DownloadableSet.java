package org.betavista.data.download;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.betavista.data.Progress;

public record DownloadableSet(String name, String folderName, int megabytes) {
    public static List<DownloadableSet> all() {
        return List.of(
                new DownloadableSet("MNIST", "mnist", 11),
                new DownloadableSet("Fashion-MNIST", "fashion-mnist", 30));
    }

    public static Optional<DownloadableSet> named(String name) {
        return all().stream().filter(s -> s.folderName().equalsIgnoreCase(name)).findFirst();
    }

    public boolean isComplete(Path folder) {
        return java.nio.file.Files.exists(folder);
    }

    public void fetchInto(Path folder, Progress progress) {
        progress.report(name, 0, folder.getNameCount());
    }
}
