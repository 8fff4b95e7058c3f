package org.betavista.session;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.betavista.data.Factor;
import org.betavista.data.ImageDataset;
import org.betavista.data.Split;

/**
 * Tells whether images are those that a run was trained on. What it says does not depend on the
 * order of the images.
 *
 * @param train what the run learned from
 * @param heldOut what it never saw
 */
public record DataFingerprint(Part train, Part heldOut) {
    /** Of images that the project draws, which never change, and of runs of earlier versions. */
    public static final DataFingerprint NONE =
            new DataFingerprint(new Part(0, "", ""), new Part(0, "", ""));

    /**
     * One side of a split.
     *
     * @param images how many
     * @param content changes with the images
     * @param factors changes with what is known about them
     */
    public record Part(int images, String content, String factors) {
        static Part of(ImageDataset images) {
            List<Factor> factors = images.factors();
            long content = 0;
            long known = 0;
            for (Factor factor : factors) {
                known = mixed(known ^ (factor.name() + factor.valueNames()).hashCode());
            }
            for (int i = 0; i < images.size(); i++) {
                long key = mixed(images.key(i));
                content += key;
                for (int f = 0; f < factors.size(); f++) {
                    key = mixed(key ^ images.factorValue(i, f));
                }
                known += key;
            }
            HexFormat hex = HexFormat.of();
            return new Part(images.size(), hex.toHexDigits(content), hex.toHexDigits(known));
        }

        private static long mixed(long value) {
            return new SplittableRandom(value).nextLong();
        }
    }

    /** That of images that were split for a run. */
    static DataFingerprint of(DataSource source, Split split) {
        return source.world().isPresent()
                ? NONE
                : new DataFingerprint(Part.of(split.train()), Part.of(split.heldOut()));
    }

    /** Whether nothing is known of the images. */
    boolean isNone() {
        return equals(NONE);
    }

    /** Sentences on how the images differ now from those of a run; none where they do not. */
    List<String> changes(DataFingerprint now) {
        if (equals(now)) {
            return List.of();
        }
        List<String> sentences = new ArrayList<>();
        if (!train.content().equals(now.train.content())
                || !heldOut.content().equals(now.heldOut.content())) {
            sentences.add(
                    "The images are not those that this run was trained on: "
                            + difference("to learn from", train, now.train)
                            + ", "
                            + difference("held out", heldOut, now.heldOut)
                            + ".");
        } else {
            sentences.add(
                    "The images are those that this run was trained on, but their labels or factors"
                            + " have changed.");
        }
        return List.copyOf(sentences);
    }

    private static String difference(String what, Part then, Part now) {
        if (then.images() != now.images()) {
            return "%s %s then and %s now".formatted(then.images(), what, now.images());
        }
        return then.content().equals(now.content())
                ? "the same %s %s".formatted(now.images(), what)
                : "%s %s as before, but others".formatted(now.images(), what);
    }
}
