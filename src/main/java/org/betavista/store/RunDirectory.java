package org.betavista.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.betavista.data.InvalidInputException;
import org.betavista.model.FloatTensor;

/**
 * A run on disk, readable by people and by Python.
 *
 * <pre>
 * config.json       everything needed to repeat the run
 * metrics.csv       what was measured
 * checkpoints/00001500/weights.safetensors, optimizer.safetensors, state.json
 * </pre>
 *
 * A model folder, such as those that are shipped, holds {@code weights.safetensors} itself and no
 * checkpoints: it can be looked at, and trained on with a fresh optimiser.
 */
public final class RunDirectory {
    private static final String CONFIG = "config.json";
    private static final String METRICS = "metrics.csv";
    private static final String CHECKPOINTS = "checkpoints";
    private static final String MODEL_PAGE = "MODEL.md";
    private static final List<String> WRITTEN =
            List.of(CONFIG, METRICS, CHECKPOINTS, "weights.safetensors", "state.json", MODEL_PAGE);

    private final Path folder;
    private final CheckpointFolder checkpoints;

    /**
     * @param folder need not exist yet
     */
    public RunDirectory(Path folder) {
        this.folder = folder;
        checkpoints = new CheckpointFolder(folder.resolve(CHECKPOINTS));
    }

    /** Where it lies. */
    public Path folder() {
        return folder;
    }

    /** What people call it: the folder's name. */
    public String name() {
        Path name = folder.toAbsolutePath().normalize().getFileName();
        return name == null ? folder.toString() : name.toString();
    }

    /** Whether something was saved here. */
    public boolean exists() {
        return Files.isRegularFile(folder.resolve(CONFIG));
    }

    /**
     * Refuses to begin a new run here where it would replace something, or cannot be written.
     *
     * @param otherwise what a person can do about a run that lies here, besides taking another
     *     folder, up to the comma; empty for nothing
     * @throws InvalidInputException naming a folder that is free
     */
    public void checkNew(String otherwise) {
        OutputPlace.checkFolder(folder);
        if (checkpoints.holdsOne()) {
            throw new InvalidInputException(
                    "%s holds a run already; %schoose another folder, such as %s."
                            .formatted(
                                    folder,
                                    otherwise.isEmpty() ? "" : otherwise + ", or ",
                                    OutputPlace.free(folder)));
        }
        for (String name : WRITTEN) {
            if (Files.exists(folder.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
                throw new InvalidInputException(
                        "%s holds %s already, which a new run would replace; choose another folder, such as %s."
                                .formatted(folder, name, OutputPlace.free(folder)));
            }
        }
    }

    /** Writes what the run is. */
    public void writeConfig(Object config) {
        JsonFile.write(folder.resolve(CONFIG), config);
    }

    /**
     * Reads what the run is.
     *
     * @param reader reads its config.json
     * @throws InvalidInputException if the folder holds no run, or one of another version
     */
    public <T> T readConfig(Function<Path, T> reader) {
        if (!Files.isDirectory(folder)) {
            throw new InvalidInputException(
                    "There is no folder %s; choose a run folder or one of models/."
                            .formatted(folder));
        }
        if (!exists()) {
            throw new InvalidInputException(
                    "%s holds no config.json, so it is not a run folder; choose another."
                            .formatted(folder));
        }
        return reader.apply(folder.resolve(CONFIG));
    }

    /** Writes the measured figures. */
    public void writeMetrics(MetricsTable metrics) {
        AtomicFile.write(folder.resolve(METRICS), metrics.toCsv().getBytes(StandardCharsets.UTF_8));
    }

    /** Reads the measured figures; empty if there are none. */
    public Optional<MetricsTable> readMetrics() {
        Path file = folder.resolve(METRICS);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(MetricsTable.parse(file, Files.readAllLines(file)));
        } catch (IOException e) {
            throw new InvalidInputException(
                    "%s cannot be read (%s).".formatted(file, AtomicFile.reason(e)), e);
        }
    }

    /**
     * Writes a checkpoint. Of those before it the newest stays, and the one with the lowest loss on
     * held-out images.
     */
    public void writeCheckpoint(Checkpoint checkpoint) {
        checkpoints.write(checkpoint);
    }

    /** Writes the weights of a model folder. */
    public void writeModel(Map<String, FloatTensor> weights, long step, String description) {
        CheckpointFile.write(folder, new Checkpoint(step, weights, Map.of()));
        AtomicFile.write(folder.resolve(MODEL_PAGE), description.getBytes(StandardCharsets.UTF_8));
        // Last, because until then they are all that there is of the training.
        checkpoints.deleteAll();
    }

    /**
     * Reads the newest whole checkpoint, or the weights of a model folder.
     *
     * @throws InvalidInputException if there are none, or they are damaged
     */
    public Checkpoint readNewest() {
        return checkpoints.readNewest().orElseGet(() -> CheckpointFile.read(folder));
    }
}
