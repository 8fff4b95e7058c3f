package org.betavista.data.imports;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether images are learned from or held out. */
enum SplitName {
    TRAIN,
    HELD_OUT;

    private static final Set<String> TRAIN_WORDS = Set.of("train", "training", "trn");
    private static final Set<String> HELD_OUT_WORDS =
            Set.of(
                    "test",
                    "testing",
                    "tst",
                    "val",
                    "valid",
                    "validation",
                    "validate",
                    "dev",
                    "eval",
                    "evaluation",
                    "holdout",
                    "heldout");

    /** What stands beside such a word and changes nothing. */
    private static final List<String> FILLERS =
            List.of("dataset", "set", "data", "images", "imgs", "img", "image", "seg", "split");

    /** The part that a folder or list is named after, as in Train, test1, val2017 or seg_test. */
    static @Nullable SplitName of(String name) {
        String lower = name.toLowerCase(Locale.ROOT).replace("held-out", "heldout");
        List<String> words =
                Arrays.stream(lower.split("[^a-z]+", -1))
                        .map(SplitName::withoutFiller)
                        .filter(word -> !word.isEmpty())
                        .toList();
        if (words.size() != 1) {
            return null;
        }
        return TRAIN_WORDS.contains(words.get(0))
                ? TRAIN
                : HELD_OUT_WORDS.contains(words.get(0)) ? HELD_OUT : null;
    }

    private static String withoutFiller(String word) {
        return FILLERS.stream()
                .filter(word::endsWith)
                .findFirst()
                .map(filler -> word.substring(0, word.length() - filler.length()))
                .orElse(word);
    }
}
