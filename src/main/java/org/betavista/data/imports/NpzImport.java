package org.betavista.data.imports;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.betavista.data.CancelledException;
import org.betavista.data.InvalidInputException;
import org.betavista.data.Progress;
import org.jspecify.annotations.Nullable;

/**
 * Makes a set of an NPZ or NPY file of NumPy's: images with labels, or dSprites' layout with its
 * factors. Values are streamed, so that a file may be larger than memory.
 */
public final class NpzImport {
    private final NpzLayout layout;
    private final Progress progress;

    private NpzImport(NpzLayout layout, Progress progress) {
        this.layout = layout;
        this.progress = progress;
    }

    /**
     * Imports a file.
     *
     * @param range which values are black and white; null for what most values use
     * @param target the folder that the set gets; replaced where it is there
     * @throws InvalidInputException if the file is damaged, or holds no images that can be used
     * @throws CancelledException if the progress says so; nothing is left behind
     */
    public static ImportedSet importFile(
            Path source, @Nullable ValueRange range, Path target, Progress progress) {
        try (NpzFile file = NpzFile.open(source)) {
            new NpzImport(NpzLayout.of(file), progress).run(source, range, target);
        } catch (IOException e) {
            throw new InvalidInputException(
                    "%s cannot be read (%s).".formatted(source, IoReason.of(e)), e);
        }
        return ImportedSet.open(target);
    }

    private void run(Path source, @Nullable ValueRange given, Path target) throws IOException {
        ImageArray images = layout.images();
        Optional<ImageArray> heldOut = layout.heldOut();
        ValueCensus census = new ValueCensus();
        ValueRange range = given == null ? range(census) : given;
        try (MappedImagesWriter writer = writer(target, images)) {
            long clipped = copy(images, layout.labels().orElse(null), writer, range);
            if (heldOut.isPresent()) {
                Path place = writer.workFolder().resolve(ImportedSet.HELD_OUT);
                try (MappedImagesWriter second = writer(place, heldOut.get())) {
                    clipped +=
                            copy(heldOut.get(), layout.heldOutLabels().orElse(null), second, range);
                    second.finish(description(source, rangeNote(range, clipped, census)));
                }
            }
            writer.finish(description(source, rangeNote(range, clipped, census)));
        }
    }

    /** One range for all images: their brightness can be compared. */
    private ValueRange range(ValueCensus census) {
        layout.images().count(census, progress);
        layout.heldOut().ifPresent(heldOut -> heldOut.count(census, progress));
        return census.range(layout.images().member().what());
    }

    private String rangeNote(ValueRange range, long clipped, ValueCensus census) {
        long all = (long) layout.images().count() * layout.images().shape().size();
        all += layout.heldOut().map(part -> (long) part.count() * part.shape().size()).orElse(0L);
        String outside =
                clipped == 0
                        ? ""
                        : " %s of %s values %s outside and %s clipped."
                                .formatted(
                                        clipped,
                                        all,
                                        clipped == 1 ? "lies" : "lie",
                                        clipped == 1 ? "was" : "were");
        return "Pixel values: %s.%s%s".formatted(range.inWords(), outside, census.remark(range));
    }

    private SetDescription description(Path source, String rangeNote) {
        List<String> notes = new ArrayList<>();
        notes.add(rangeNote);
        notes.addAll(layout.notes());
        return new SetDescription(
                readableName(source),
                layout.factors(),
                source.toAbsolutePath().toString(),
                Fingerprint.ofFile(source),
                List.of(),
                List.copyOf(notes));
    }

    private MappedImagesWriter writer(Path target, ImageArray images) {
        return new MappedImagesWriter(
                target, images.shape(), layout.columns().length, images.count());
    }

    private long copy(
            ImageArray images,
            @Nullable LabelArray labels,
            MappedImagesWriter writer,
            ValueRange range)
            throws IOException {
        if (labels == null) {
            return images.copyTo(writer, range, 0, values -> {}, progress);
        }
        int[] columns = layout.columns();
        int[] all = new int[labels.columns()];
        try (LabelArray.Rows rows = labels.rows()) {
            return images.copyTo(
                    writer,
                    range,
                    columns.length,
                    values -> {
                        rows.next(all);
                        for (int f = 0; f < columns.length; f++) {
                            values[f] = all[columns[f]];
                        }
                    },
                    progress);
        }
    }

    private static String readableName(Path source) {
        String name = String.valueOf(source.getFileName());
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
