package org.betavista.session;

import java.util.List;
import java.util.function.Consumer;
import org.betavista.analysis.NearestCodes;
import org.betavista.data.StoredImages;
import org.jspecify.annotations.Nullable;

/**
 * Finds the held-out images that are nearest to the latent point: whenever the point was decoded,
 * on the decode thread, and whenever held-out images were encoded anew, on the worker thread. The
 * images lie in memory, so that neither thread waits for a disk. Each answer is about the newest
 * point and the newest codes; what belongs to another model finds nothing.
 */
final class Neighbourhood {
    /** As many as the window shows. */
    static final int COUNT = 2;

    private final Consumer<Neighbours> results;
    private @Nullable StoredImages images;
    private @Nullable Survey survey;
    private @Nullable Decoded point;
    private long generation = -1;

    /**
     * @param results hears what was found, one call at a time, on the thread that asked
     */
    Neighbourhood(Consumer<Neighbours> results) {
        this.results = results;
    }

    /**
     * Another model is open.
     *
     * @param heldOut the images that its surveys are about
     */
    synchronized void install(long newGeneration, StoredImages heldOut) {
        generation = newGeneration;
        images = heldOut;
        survey = null;
        point = null;
    }

    /** The held-out images have new codes. */
    synchronized void surveyed(Survey newest) {
        survey = newest;
        find();
    }

    /** The latent point has moved, or was decoded with new weights. */
    synchronized void moved(Decoded newest) {
        point = newest;
        find();
    }

    private void find() {
        StoredImages heldOut = images;
        Survey codes = survey;
        Decoded z = point;
        if (heldOut == null
                || codes == null
                || z == null
                || codes.generation() != generation
                || z.generation() != generation
                || z.codes().length != codes.codes().latentSize()) {
            return;
        }
        List<Neighbours.Neighbour> nearest =
                NearestCodes.of(codes.codes().mu(), z.codes(), COUNT).stream()
                        .map(
                                found ->
                                        new Neighbours.Neighbour(
                                                heldOut.image(found.index()), found.distance()))
                        .toList();
        results.accept(new Neighbours(generation, nearest));
    }
}
