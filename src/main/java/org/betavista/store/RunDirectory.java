package org.betavista.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
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
    private static final String WEIGHTS = "weights.safetensors";
    private static final String OPTIMIZER = "optimizer.safetensors";
    private static final String STATE = "state.json";

    private final Path folder;

    /**
     * @param folder need not exist yet
     */
    public RunDirectory(Path folder) {
        this.folder = folder;
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

    /** Writes a checkpoint. The state comes last: a checkpoint without one was cut off. */
    public void writeCheckpoint(Checkpoint checkpoint) {
        Path place =
                folder.resolve(CHECKPOINTS)
                        .resolve(String.format(Locale.ROOT, "%08d", checkpoint.step()));
        Safetensors.write(place.resolve(WEIGHTS), checkpoint.weights());
        Safetensors.write(place.resolve(OPTIMIZER), checkpoint.optimizer());
        JsonFile.write(place.resolve(STATE), new State(checkpoint.step()));
        // A run that begins anew in this folder leaves nothing behind that would count as newer.
        wholeCheckpoints().stream()
                .filter(other -> step(other) > checkpoint.step())
                .forEach(RunDirectory::forget);
    }

    /** Without its state a checkpoint counts as cut off. */
    private static void forget(Path checkpoint) {
        try {
            Files.deleteIfExists(checkpoint.resolve(STATE));
        } catch (IOException e) {
            throw new InvalidInputException(
                    "%s cannot be deleted (%s).".formatted(checkpoint, AtomicFile.reason(e)), e);
        }
    }

    /** Writes the weights of a model folder. */
    public void writeModel(Map<String, FloatTensor> weights, long step, String description) {
        wholeCheckpoints().forEach(RunDirectory::forget);
        Safetensors.write(folder.resolve(WEIGHTS), weights);
        JsonFile.write(folder.resolve(STATE), new State(step));
        AtomicFile.write(folder.resolve("MODEL.md"), description.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads the newest whole checkpoint, or the weights of a model folder.
     *
     * @throws InvalidInputException if there are none, or they are damaged
     */
    public Checkpoint readNewest() {
        Path place = newestCheckpoint().orElse(folder);
        if (!Files.exists(place.resolve(WEIGHTS))) {
            throw new InvalidInputException(
                    "%s holds no weights; it was saved before training or is incomplete."
                            .formatted(folder));
        }
        long step = JsonFile.read(place.resolve(STATE), State.class).step();
        Path optimizer = place.resolve(OPTIMIZER);
        return new Checkpoint(
                step,
                Safetensors.read(place.resolve(WEIGHTS)),
                Files.exists(optimizer) ? Safetensors.read(optimizer) : Map.of());
    }

    private Optional<Path> newestCheckpoint() {
        List<Path> whole = wholeCheckpoints();
        return whole.isEmpty() ? Optional.empty() : Optional.of(whole.get(whole.size() - 1));
    }

    /** All checkpoints that were written to their end, oldest first. */
    private List<Path> wholeCheckpoints() {
        Path checkpoints = folder.resolve(CHECKPOINTS);
        if (!Files.isDirectory(checkpoints)) {
            return List.of();
        }
        try (Stream<Path> places = Files.list(checkpoints)) {
            return places.filter(place -> Files.isRegularFile(place.resolve(STATE)))
                    .filter(place -> nameOf(place).matches("\\d{1,18}"))
                    .sorted(Comparator.comparingLong(RunDirectory::step))
                    .toList();
        } catch (IOException e) {
            throw new InvalidInputException(
                    "%s cannot be read (%s).".formatted(checkpoints, AtomicFile.reason(e)), e);
        }
    }

    private static String nameOf(Path path) {
        return String.valueOf(path.getFileName());
    }

    private static long step(Path checkpoint) {
        return Long.parseLong(nameOf(checkpoint));
    }

    /**
     * Where a checkpoint stands.
     *
     * @param step how many steps made it
     */
    record State(long step) {
        State {
            if (step < 0) {
                throw new InvalidInputException("a step below 0 cannot be.");
            }
        }
    }
}
