package org.betavista.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.betavista.data.InvalidInputException;

/**
 * The files of one checkpoint: {@code weights.safetensors}, {@code optimizer.safetensors} except in
 * a model folder, and {@code state.json}, which comes last: without it a checkpoint was cut off.
 */
final class CheckpointFile {
    private static final String WEIGHTS = "weights.safetensors";
    private static final String OPTIMIZER = "optimizer.safetensors";
    private static final String STATE = "state.json";
    private static final String LOSS = "heldOutLoss";

    private CheckpointFile() {}

    static void write(Path folder, Checkpoint checkpoint) {
        Safetensors.write(folder.resolve(WEIGHTS), checkpoint.weights());
        if (!checkpoint.optimizer().isEmpty()) {
            Safetensors.write(folder.resolve(OPTIMIZER), checkpoint.optimizer());
        }
        Double loss = checkpoint.heldOutLoss();
        JsonFile.write(
                folder.resolve(STATE),
                loss == null
                        ? new Unmeasured(checkpoint.step())
                        : new State(checkpoint.step(), loss));
    }

    static boolean isWhole(Path folder) {
        return Files.isRegularFile(folder.resolve(STATE));
    }

    /**
     * Reads one.
     *
     * @throws InvalidInputException if there is none, or it is damaged
     */
    static Checkpoint read(Path folder) {
        if (!Files.exists(folder.resolve(WEIGHTS))) {
            throw new InvalidInputException(
                    "%s holds no weights; it was saved before training or is incomplete."
                            .formatted(folder));
        }
        State state = state(folder);
        Path optimizer = folder.resolve(OPTIMIZER);
        return new Checkpoint(
                state.step(),
                Safetensors.read(folder.resolve(WEIGHTS)),
                Files.exists(optimizer) ? Safetensors.read(optimizer) : Map.of(),
                Double.isNaN(state.heldOutLoss()) ? null : state.heldOutLoss());
    }

    /** The loss on held-out images; infinite where it is not known. */
    static double heldOutLoss(Path folder) {
        try {
            double loss = state(folder).heldOutLoss();
            return Double.isNaN(loss) ? Double.POSITIVE_INFINITY : loss;
        } catch (InvalidInputException e) {
            return Double.POSITIVE_INFINITY; // A damaged one is not the best.
        }
    }

    private static State state(Path folder) {
        return JsonFile.read(folder.resolve(STATE), State.class, CheckpointFile::upgrade);
    }

    /** Where nothing was measured nothing stands. */
    private static void upgrade(ObjectNode state) {
        if (!state.has(LOSS)) {
            state.put(LOSS, Double.NaN);
        }
    }

    /**
     * Deletes one: its state first, so that what is left if that is cut short counts as cut off.
     * Foreign files stay.
     */
    static void delete(Path folder) throws IOException {
        for (String file : new String[] {STATE, OPTIMIZER, WEIGHTS}) {
            Files.deleteIfExists(folder.resolve(file));
            AtomicFile.deleteTemporary(folder.resolve(file));
        }
        try {
            Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException e) {
            // Somebody keeps something there; it is no checkpoint any more.
        }
    }

    /**
     * Where a checkpoint stands.
     *
     * @param step how many steps made it
     * @param heldOutLoss as in {@link Checkpoint}; NaN where it was not measured
     */
    record State(long step, double heldOutLoss) {
        State {
            if (step < 0) {
                throw new InvalidInputException("a step below 0 cannot be.");
            }
        }
    }

    /** The same without a loss. */
    record Unmeasured(long step) {}
}
