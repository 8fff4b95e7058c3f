package org.betavista.session.measures;

import java.util.Arrays;
import org.betavista.data.ImageDataset;
import org.betavista.data.Progress;
import org.betavista.model.Codes;
import org.betavista.model.FrozenVae;

/** Encodes many images in parts, because images as floats take four times their memory. */
final class Gathering {
    private static final int AT_ONCE = 250;

    private final FrozenVae model;
    private final Progress progress;

    /**
     * @param progress hears of every part, and may end the work
     */
    Gathering(FrozenVae model, Progress progress) {
        this.model = model;
        this.progress = progress;
    }

    /**
     * The code means of the first images of a set.
     *
     * @param target receives {@code count} x L values
     * @param row of the target where they begin
     */
    void means(ImageDataset images, int count, double[] target, int row) {
        int latents = model.config().latentSize();
        for (int first = 0; first < count; first += AT_ONCE) {
            progress.report("Encoding", row + first, target.length / latents);
            Codes part =
                    model.encode(images.images(range(first, Math.min(count, first + AT_ONCE))));
            for (int i = 0; i < part.mu().length; i++) {
                target[(row + first) * latents + i] = part.mu()[i];
            }
        }
    }

    private static int[] range(int from, int to) {
        int[] indices = new int[to - from];
        Arrays.setAll(indices, i -> from + i);
        return indices;
    }
}
