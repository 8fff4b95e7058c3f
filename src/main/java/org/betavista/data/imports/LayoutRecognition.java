package org.betavista.data.imports;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Recognises what the folders of pictures mean, in this order: folders around everything mean
 * nothing; of several versions of the same pictures one is taken; masks beside images are no
 * images; train, test, val and the like are splits; what then tells pictures apart is their class.
 */
final class LayoutRecognition {
    /** Below this many folders a split is looked for. */
    private static final int SPLIT_LEVELS = 3;

    /** Beside these a folder "test" or "valid" is a class. */
    private static final Set<String> ANTONYMS =
            Set.of("control", "controls", "invalid", "reference", "retest");

    private static final Set<String> IMAGES =
            Set.of("image", "images", "img", "imgs", "jpegimages", "rgb", "pictures", "photos");

    private static final Set<String> ANNOTATIONS =
            Set.of(
                    "annotations",
                    "annotation",
                    "annots",
                    "labels",
                    "label",
                    "masks",
                    "mask",
                    "gt",
                    "ground_truth",
                    "groundtruth",
                    "segmentation",
                    "segmentations",
                    "trimaps",
                    "segmentationclass",
                    "segmentationobject",
                    "depth");

    /** The releases of CelebA's pictures, the one that people mean first. */
    private static final List<String> CELEBA =
            List.of("img_align_celeba", "img_align_celeba_png", "img_celeba");

    /** A folder that pictures lie in. */
    private static final class Folder {
        /** Folders of its path that may still mean something. */
        private final List<String> rest;

        private final int pictures;
        private @Nullable SplitName part = SplitName.TRAIN;
        private String label = "";

        Folder(String name, int pictures) {
            this.rest = new ArrayList<>(name.isEmpty() ? List.of() : List.of(name.split("/", -1)));
            this.pictures = pictures;
        }

        String at(int level) {
            return level >= 0 && level < rest.size() ? rest.get(level) : "";
        }
    }

    private final Map<String, Folder> folders = new TreeMap<>();
    private final Set<String> labels = new TreeSet<>();
    private final List<String> notes = new ArrayList<>();
    private final List<String> wrapper = new ArrayList<>();
    private @Nullable String split;

    LayoutRecognition(List<String> files, ImportSettings settings) {
        Map<String, Integer> counts = new HashMap<>();
        for (String file : files) {
            counts.merge(file.substring(0, Math.max(0, file.lastIndexOf('/'))), 1, Integer::sum);
        }
        counts.forEach((name, count) -> folders.put(name, new Folder(name, count)));
        unwrap();
        int level = splitLevel();
        if (level >= 0) {
            applySplit(level, settings.split());
            unwrap();
        }
        label(settings.labels());
    }

    // What was found

    /** What a folder's pictures are for; null where they are left out. */
    @Nullable SplitName part(String folder) {
        Folder found = folders.get(folder);
        return found == null ? null : found.part;
    }

    boolean isSplit() {
        return split != null;
    }

    /** Which folders are for what, in words. */
    Optional<String> split() {
        return Optional.ofNullable(split);
    }

    /** The folders around everything, with slashes. */
    String wrapper() {
        return String.join("/", wrapper);
    }

    List<String> labels() {
        return List.copyOf(labels);
    }

    Map<String, String> labelOfFolder() {
        Map<String, String> found = new HashMap<>();
        folders.forEach(
                (name, folder) -> {
                    if (!folder.label.isEmpty()) {
                        found.put(name, folder.label);
                    }
                });
        return found;
    }

    List<String> notes() {
        return notes;
    }

    // How it is found

    private List<Folder> used() {
        return folders.values().stream().filter(folder -> folder.part != null).toList();
    }

    private static Set<String> names(Collection<Folder> among, int level) {
        Set<String> names = new TreeSet<>();
        for (Folder folder : among) {
            if (!folder.at(level).isEmpty()) {
                names.add(folder.at(level));
            }
        }
        return names;
    }

    private static List<Folder> training(List<Folder> among) {
        return among.stream().filter(folder -> folder.part == SplitName.TRAIN).toList();
    }

    private static long pictures(Collection<Folder> among) {
        return among.stream().mapToLong(folder -> folder.pictures).sum();
    }

    /** Sets aside folders around (nearly) everything, and what lies beside the pictures proper. */
    private void unwrap() {
        while (true) {
            chooseVersion();
            leaveAnnotationsOut();
            List<Folder> used = used();
            Set<String> names = names(used, 0);
            List<Folder> inside = used.stream().filter(folder -> !folder.rest.isEmpty()).toList();
            if (names.size() != 1 || 2 * pictures(training(inside)) < pictures(training(used))) {
                return;
            }
            inside.forEach(folder -> folder.rest.remove(0));
            if (split == null) {
                wrapper.addAll(names);
            }
        }
    }

    private void chooseVersion() {
        Set<String> names = names(used(), 0);
        if (names.size() < 2 || !CELEBA.containsAll(names)) {
            return;
        }
        String chosen = CELEBA.stream().filter(names::contains).findFirst().orElseThrow();
        leaveOut(
                folder -> !folder.at(0).equals(chosen) && !folder.at(0).isEmpty(),
                "other versions of those in " + chosen);
    }

    private void leaveAnnotationsOut() {
        Set<String> names = names(used(), 0);
        boolean images = names.stream().anyMatch(name -> IMAGES.contains(lower(name)));
        boolean onlyBeside =
                names.stream()
                        .allMatch(
                                name ->
                                        IMAGES.contains(lower(name))
                                                || ANNOTATIONS.contains(lower(name)));
        if (images && onlyBeside) {
            leaveOut(
                    folder -> ANNOTATIONS.contains(lower(folder.at(0))),
                    "annotations of the others, as it seems");
        }
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private void leaveOut(Predicate<Folder> which, String reason) {
        List<Folder> left = used().stream().filter(which).toList();
        if (left.isEmpty()) {
            return;
        }
        Set<String> names = names(left, 0);
        long count = pictures(left);
        notes.add(
                String.format(
                        Locale.ROOT,
                        count == 1
                                ? "%d picture%s was left out: %s."
                                : "%d pictures%s were left out: %s.",
                        count,
                        names.isEmpty() ? "" : " in " + NameList.of(names),
                        reason));
        left.forEach(folder -> folder.part = null);
    }

    /** At which level folders are splits; -1 where none are. */
    private int splitLevel() {
        List<Folder> used = used();
        for (int level = 0; level < SPLIT_LEVELS; level++) {
            Set<String> names = names(used, level);
            boolean train = names.stream().anyMatch(name -> SplitName.of(name) == SplitName.TRAIN);
            boolean heldOut =
                    names.stream().anyMatch(name -> SplitName.of(name) == SplitName.HELD_OUT);
            boolean others = names.stream().anyMatch(name -> SplitName.of(name) == null);
            boolean antonyms = names.stream().anyMatch(name -> ANTONYMS.contains(lower(name)));
            if (heldOut && (train || (level == 0 && others && !antonyms))) {
                return level;
            }
            if (level == 0 && heldOut && !others) {
                return level;
            }
        }
        return -1;
    }

    private void applySplit(int level, SplitSource wanted) {
        Set<String> names = names(used(), level);
        List<String> train =
                names.stream().filter(n -> SplitName.of(n) == SplitName.TRAIN).toList();
        List<String> heldOut =
                names.stream().filter(name -> SplitName.of(name) == SplitName.HELD_OUT).toList();
        boolean others = train.size() + heldOut.size() < names.size();
        if (!train.isEmpty()) {
            leaveOut(
                    folder -> SplitName.of(folder.at(level)) == null,
                    "outside of " + NameList.of(train) + " and " + NameList.of(heldOut));
        }
        // Without a folder to learn from, and nothing else, there is nothing to hold out from.
        boolean followed = wanted == SplitSource.RECOGNISED && (!train.isEmpty() || others);
        for (String name : concat(train, heldOut)) {
            List<Folder> below =
                    used().stream().filter(folder -> folder.at(level).equals(name)).toList();
            SplitName part = followed ? SplitName.of(name) : SplitName.TRAIN;
            below.forEach(
                    folder -> {
                        folder.part = part;
                        folder.rest.remove(level);
                    });
            removeRepeated(below, level);
        }
        split =
                followed
                        ? "%s held out%s"
                                .formatted(
                                        NameList.of(heldOut),
                                        train.isEmpty()
                                                ? ""
                                                : ", " + NameList.of(train) + " learned from")
                        : "%s taken together".formatted(NameList.of(concat(train, heldOut)));
    }

    private static List<String> concat(List<String> first, List<String> second) {
        List<String> both = new ArrayList<>(first);
        both.addAll(second);
        return both;
    }

    /** Archives of splits unpack to train/train. */
    private static void removeRepeated(List<Folder> below, int level) {
        while (below.stream().allMatch(folder -> SplitName.of(folder.at(level)) != null)) {
            below.forEach(folder -> folder.rest.remove(level));
        }
    }

    private void label(LabelSource source) {
        List<Folder> used = used();
        if (source == LabelSource.NONE || source == LabelSource.NAME) {
            return;
        }
        if (source == LabelSource.RECOGNISED) {
            List<Folder> train = training(used);
            long inside =
                    pictures(train.stream().filter(folder -> !folder.rest.isEmpty()).toList());
            Set<String> names = names(used, 0);
            if (names.size() < 2 || 2 * inside < pictures(train)) {
                if (names.size() > 1) {
                    notes.add(
                            "Most pictures lie outside of the folders %s, so these are no labels."
                                    .formatted(NameList.of(names)));
                }
                return;
            }
        }
        for (Folder folder : used) {
            folder.label = folder.at(source == LabelSource.INNER ? folder.rest.size() - 1 : 0);
            if (!folder.label.isEmpty()) {
                labels.add(folder.label);
            }
        }
    }
}
