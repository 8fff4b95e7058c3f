package org.betavista.data.imports;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.betavista.data.Factor;
import org.betavista.data.InvalidInputException;
import org.jspecify.annotations.Nullable;

/**
 * Which arrays of a file are what.
 *
 * @param images to learn from
 * @param labels of these images
 * @param heldOut never to learn from
 * @param heldOutLabels of those; there whenever both {@code labels} and {@code heldOut} are
 * @param columns which columns of the labels are factors
 * @param factors one a column
 * @param notes on arrays that were not read
 */
record NpzLayout(
        ImageArray images,
        Optional<LabelArray> labels,
        Optional<ImageArray> heldOut,
        Optional<LabelArray> heldOutLabels,
        int[] columns,
        List<Factor> factors,
        List<String> notes) {
    private static final String CLASSES = "latents_classes";

    /** The order of dSprites (Matthey et al. 2017). */
    private static final List<String> DSPRITES =
            List.of("color", "shape", "scale", "orientation", "posX", "posY");

    private static final List<String> DSPRITES_SHAPES = List.of("square", "ellipse", "heart");

    /**
     * Looks at all headers and at the labels.
     *
     * @throws InvalidInputException if there are no images, or the arrays do not fit together
     */
    static NpzLayout of(NpzFile file) {
        ImageArray images = ImageArray.of(member(file, imagesName(file)));
        boolean sprites = file.members().containsKey(CLASSES);
        Optional<LabelArray> labels =
                file.first(sprites ? CLASSES : "y_train", "train_labels", "labels", "y")
                        .filter(name -> !isPickled(file, name))
                        .map(name -> LabelArray.of(member(file, name), images.count()));
        Optional<ImageArray> heldOut =
                sprites
                        ? Optional.empty()
                        : file.first("x_test", "test_images")
                                .map(name -> ImageArray.of(member(file, name)));
        Optional<LabelArray> heldOutLabels =
                heldOut.isEmpty() || labels.isEmpty()
                        ? Optional.empty()
                        : file.first("y_test", "test_labels")
                                .filter(name -> !isPickled(file, name))
                                .map(
                                        name ->
                                                LabelArray.of(
                                                        member(file, name), heldOut.get().count()));
        List<String> notes = pickledNotes(file);
        addUnused(file, images, labels, heldOut, heldOutLabels, notes);
        if (heldOut.isPresent()) {
            checkTogether(file, images, labels, heldOut.get(), heldOutLabels);
        }
        if (labels.isPresent() && heldOut.isPresent() && heldOutLabels.isEmpty()) {
            notes.add("The labels were left out, because the held-out images have none.");
            labels = Optional.empty();
        }
        int[] columns = columns(labels.orElse(null), heldOutLabels.orElse(null), sprites, notes);
        return new NpzLayout(
                images,
                labels,
                heldOut,
                heldOutLabels,
                columns,
                factors(columns, labels.orElse(null), heldOutLabels.orElse(null), sprites),
                List.copyOf(notes));
    }

    private static String imagesName(NpzFile file) {
        return file.first("images", "x", "x_train", "train_images", "imgs", "data", "arr_0")
                .orElseThrow(
                        () ->
                                new InvalidInputException(
                                        "%s has no array named images, x, x_train, imgs, data or arr_0, but %s; rename the one with the images."
                                                .formatted(
                                                        file.file().getFileName(),
                                                        shortList(file))));
    }

    private static String shortList(NpzFile file) {
        List<String> names = file.members().keySet().stream().limit(8).toList();
        return String.join(", ", names) + (file.members().size() > names.size() ? ", ..." : "");
    }

    private static NpyMember member(NpzFile file, String name) {
        NpyMember member = file.members().get(name);
        if (member == null) {
            throw new IllegalStateException(name);
        }
        return member;
    }

    private static boolean isPickled(NpzFile file, String name) {
        return member(file, name).header().isPickled();
    }

    private static List<String> pickledNotes(NpzFile file) {
        List<String> notes = new ArrayList<>();
        file.members()
                .forEach(
                        (name, member) -> {
                            try {
                                if (member.header().isPickled()) {
                                    notes.add(member.what() + " is pickled and was not read.");
                                }
                            } catch (InvalidInputException e) {
                                // An array that nobody needs; those that are needed were read.
                                notes.add(e.sentence());
                            }
                        });
        return notes;
    }

    /** Says which arrays were found and mean nothing here, beside those that have a note. */
    private static void addUnused(
            NpzFile file,
            ImageArray images,
            Optional<LabelArray> labels,
            Optional<ImageArray> heldOut,
            Optional<LabelArray> heldOutLabels,
            List<String> notes) {
        Set<NpyMember> used = new HashSet<>();
        used.add(images.member());
        labels.ifPresent(array -> used.add(array.member()));
        heldOut.ifPresent(array -> used.add(array.member()));
        heldOutLabels.ifPresent(array -> used.add(array.member()));
        List<String> unused = new ArrayList<>();
        file.members()
                .forEach(
                        (name, member) -> {
                            boolean told =
                                    notes.stream().anyMatch(note -> note.startsWith(member.what()));
                            if (!used.contains(member) && !told) {
                                unused.add(name);
                            }
                        });
        if (!unused.isEmpty()) {
            notes.add(
                    "%s %s not used; images, labels, x_train, y_train, x_test and y_test are."
                            .formatted(NameList.of(unused), unused.size() == 1 ? "was" : "were"));
        }
        if (file.others() > 0) {
            notes.add(
                    "%s that %s no arrays were not read."
                            .formatted(
                                    file.others() == 1
                                            ? "1 member"
                                            : Integer.toString(file.others()) + " members",
                                    file.others() == 1 ? "is" : "are")
                            .replace("is no arrays were", "is no array was"));
        }
    }

    private static void checkTogether(
            NpzFile file,
            ImageArray images,
            Optional<LabelArray> labels,
            ImageArray heldOut,
            Optional<LabelArray> heldOutLabels) {
        if (!images.shape().equals(heldOut.shape())) {
            throw new InvalidInputException(
                    "%s holds images of %s and held-out images of %s; both must have one shape."
                            .formatted(file.file().getFileName(), images.shape(), heldOut.shape()));
        }
        if (labels.isPresent()
                && heldOutLabels.isPresent()
                && labels.get().columns() != heldOutLabels.get().columns()) {
            throw new InvalidInputException(
                    "%s has %s labels an image and %s has %s; they do not belong together."
                            .formatted(
                                    labels.get().member().what(),
                                    labels.get().columns(),
                                    heldOutLabels.get().member().what(),
                                    heldOutLabels.get().columns()));
        }
    }

    private static int largest(LabelArray labels, @Nullable LabelArray heldOut, int column) {
        int largest = labels.largest()[column];
        return heldOut == null ? largest : Math.max(largest, heldOut.largest()[column]);
    }

    /** A factor that has one value says nothing. */
    private static int[] columns(
            @Nullable LabelArray labels,
            @Nullable LabelArray heldOut,
            boolean sprites,
            List<String> notes) {
        List<Integer> columns = new ArrayList<>();
        for (int c = 0; labels != null && c < labels.columns(); c++) {
            if (largest(labels, heldOut, c) > 0) {
                columns.add(c);
            } else {
                notes.add(
                        "%s has one value and was left out."
                                .formatted(name(c, labels.columns(), sprites)));
            }
        }
        return columns.stream().mapToInt(Integer::intValue).toArray();
    }

    private static List<Factor> factors(
            int[] columns,
            @Nullable LabelArray labels,
            @Nullable LabelArray heldOut,
            boolean sprites) {
        List<Factor> factors = new ArrayList<>();
        for (int column : columns) {
            if (labels == null) {
                break;
            }
            int count = 1 + largest(labels, heldOut, column);
            String name = name(column, labels.columns(), sprites);
            if (name.equals("shape") && count == DSPRITES_SHAPES.size()) {
                factors.add(Factor.named(name, DSPRITES_SHAPES));
            } else {
                factors.add(new Factor(name, count, sprites && !name.equals("shape")));
            }
        }
        return List.copyOf(factors);
    }

    private static String name(int column, int columns, boolean sprites) {
        if (sprites) {
            return columns == DSPRITES.size() ? DSPRITES.get(column) : "factor " + (column + 1);
        }
        return columns == 1 ? "label" : "label " + (column + 1);
    }
}
