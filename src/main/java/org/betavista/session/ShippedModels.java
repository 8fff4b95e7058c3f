package org.betavista.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.betavista.store.JsonFile;

/** The models and sample images that come with the program, in its jar or beside its classes. */
public final class ShippedModels {
    private final Path root;

    /** Finds them. The jar, if it is one, stays open as long as the program runs. */
    public ShippedModels() {
        URL marker = ShippedModels.class.getResource("/models/README.md");
        if (marker == null) {
            throw new IllegalStateException("the program was packed without its models");
        }
        try {
            URI uri = marker.toURI();
            root = parent(parent(uri.getScheme().equals("jar") ? inJar(uri) : Path.of(uri)));
        } catch (URISyntaxException e) {
            throw new IllegalStateException("no URI: " + marker, e);
        }
    }

    private static Path parent(Path path) {
        return java.util.Objects.requireNonNull(path.getParent());
    }

    private static Path inJar(URI uri) {
        try {
            FileSystem jar = FileSystems.newFileSystem(uri, Map.of());
            return jar.provider().getPath(uri);
        } catch (FileSystemAlreadyExistsException e) {
            return Path.of(uri);
        } catch (IOException e) {
            throw new UncheckedIOException("the program's own jar", e);
        }
    }

    /** The folders of all shipped models, by name. */
    public List<Path> models() {
        return list(root.resolve("models"), path -> Files.exists(path.resolve("config.json")));
    }

    /** The folder of one shipped model. */
    public Optional<Path> find(String name) {
        return models().stream().filter(path -> name.equals(nameOf(path))).findFirst();
    }

    /** Images to try the encoder with: discs, and what no model has seen. */
    public List<Path> samples() {
        return list(root.resolve("assets").resolve("samples"), Files::isRegularFile);
    }

    /** Images to try the encoder of a model with; discs where there are none of its own kind. */
    public List<Path> samples(DataSource data) {
        Path own = root.resolve("assets").resolve("samples").resolve(JsonFile.kind(data));
        return Files.isDirectory(own) ? list(own, Files::isRegularFile) : samples();
    }

    /** Images to try the encoder of a saved run with; reads the run's config. */
    public List<Path> samplesFor(Path run) {
        Path config = run.resolve("config.json");
        return Files.exists(config) ? samples(RunConfig.read(config).data()) : samples();
    }

    /** The last part of a path, without the slash that folders in a jar end in. */
    public static String nameOf(Path path) {
        String name = String.valueOf(path.getFileName());
        return name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
    }

    private static List<Path> list(Path folder, java.util.function.Predicate<Path> wanted) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(wanted).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the program's own files", e);
        }
    }
}
