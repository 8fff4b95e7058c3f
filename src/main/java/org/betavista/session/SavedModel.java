package org.betavista.session;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.betavista.data.InvalidInputException;
import org.betavista.model.FrozenVae;
import org.betavista.model.WeightSnapshot;
import org.betavista.store.Checkpoint;
import org.betavista.store.MetricsTable;
import org.betavista.store.RunDirectory;
import org.betavista.train.TrainingState;

/**
 * A run as it lies on disk.
 *
 * @param name what people call it
 * @param config what it is
 * @param checkpoint its newest weights
 * @param metrics what was measured
 */
public record SavedModel(
        String name, RunConfig config, Checkpoint checkpoint, MetricsTable metrics) {
    /**
     * Reads a run folder or a model folder.
     *
     * @throws InvalidInputException if the folder holds no run that this version can use
     */
    public static SavedModel read(Path folder) {
        RunDirectory run = new RunDirectory(folder);
        RunConfig config = run.readConfig(RunConfig::read);
        List<String> terms = config.training().objective().extraTerms();
        MetricsTable metrics = run.readMetrics().orElseGet(() -> new MetricsTable(terms));
        if (!metrics.extraTerms().equals(terms)) {
            throw new InvalidInputException(
                    "The metrics.csv in %s has the columns %s and its run's objective %s; move it away."
                            .formatted(folder, metrics.extraTerms(), terms));
        }
        Checkpoint newest = run.readNewest();
        return new SavedModel(run.name(), config, newest, metrics.upTo(newest.step()));
    }

    /**
     * Reads what a person named: a folder, or a shipped model by its name or as {@code
     * models/NAME}.
     */
    public static SavedModel named(String nameOrPath, ShippedModels shipped) {
        Path folder = UserPath.of(nameOrPath);
        if (!Files.exists(folder)) {
            Path last = folder.getFileName();
            Optional<Path> model = last == null ? Optional.empty() : shipped.find(last.toString());
            if (model.isPresent()) {
                return read(model.get());
            }
        }
        return read(folder);
    }

    /** The weights alone. */
    public WeightSnapshot weights() {
        return new WeightSnapshot(checkpoint.step(), checkpoint.weights());
    }

    /** Weights and optimiser, or empty for a model folder, which has no optimiser's state. */
    public Optional<TrainingState> trainingState() {
        return checkpoint.optimizer().isEmpty()
                ? Optional.empty()
                : Optional.of(new TrainingState(weights(), checkpoint.optimizer()));
    }

    /** A model to look with, on the calling thread, which must close it. */
    public FrozenVae open() {
        return new FrozenVae(config.model(), weights(), 1);
    }
}
