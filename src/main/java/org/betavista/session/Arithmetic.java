package org.betavista.session;

import java.util.Optional;
import java.util.OptionalDouble;
import org.betavista.data.ImageDataset;
import org.betavista.data.Subset;
import org.betavista.train.TrainingConfig;
import org.betavista.train.TrainingRun;

/**
 * How the numbers of a run's training steps come about.
 *
 * @param fastDifference the mean total of held-out images with bfloat16 products less that with
 *     float32 ones, with the same weights and noise, nats an image; empty where the run is not
 *     fast, or nobody measured
 * @param eagerBecause why steps are made operation by operation, one line; empty where they are
 *     compiled, or no step was made yet
 */
public record Arithmetic(OptionalDouble fastDifference, Optional<String> eagerBecause) {
    /** What is known of a run that was not looked at. */
    public static final Arithmetic UNKNOWN =
            new Arithmetic(OptionalDouble.empty(), Optional.empty());

    /** Of a reason that the engine gives, which may hold a trace, only the first line is kept. */
    public Arithmetic {
        eagerBecause = eagerBecause.flatMap(why -> why.lines().findFirst());
    }

    /** Few, because training waits for them; the noise is the same, so that few tell enough. */
    private static final int IMAGES = 128;

    /** Whether steps are fast: they were to be, and are compiled. Eager ones are in float32. */
    public boolean isFast(TrainingConfig training) {
        return training.fast() && eagerBecause.isEmpty();
    }

    /**
     * Looks at a run, on the thread that owns it.
     *
     * @param heldOut as the run was trained on such: {@link Binarised#as binarised} or grey
     */
    static Arithmetic of(TrainingRun run, ImageDataset heldOut) {
        return new Arithmetic(
                run.fastDifference(new Subset(heldOut, heldOut.firstIndices(IMAGES))),
                run.eagerBecause());
    }
}
