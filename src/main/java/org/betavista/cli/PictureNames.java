package org.betavista.cli;

import java.nio.file.Path;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Names of the pictures that are made of image files, in one folder: NAME.png, and none twice, even
 * where the file system takes capital and small letters, or composed and decomposed accents, for
 * the same.
 */
final class PictureNames {
    /** In letters, of which one takes up to four of the 255 bytes that systems allow. */
    private static final int LONGEST_NAME = 50;

    private final Set<String> taken = new HashSet<>();

    /** The next picture's name; images of one name get NAME.png, NAME-2.png and so on. */
    String next(Path image) {
        String name = shortened(String.valueOf(image.getFileName()));
        String free = name + ".png";
        for (int number = 2; !taken.add(folded(free)); number++) {
            free = name + "-" + number + ".png";
        }
        return free;
    }

    /** A name; of a very long one the beginning, and what tells it from others. */
    private static String shortened(String name) {
        int letters = name.codePointCount(0, name.length());
        return letters <= LONGEST_NAME
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME))
                        + "-"
                        + Integer.toHexString(name.hashCode());
    }

    private static String folded(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
    }
}
