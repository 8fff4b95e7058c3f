package org.betavista.data.imports;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.betavista.data.CancelledException;
import org.betavista.data.Factor;
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
     * @param target the folder that the set gets; replaced where it is there
     * @throws InvalidInputException if the file is damaged, or holds no images that can be used
     * @throws CancelledException if the progress says so; nothing is left behind
     */
    public static ImportedSet importFile(Path source, Path target, Progress progress) {
        try (NpzFile file = NpzFile.open(source)) {
            new NpzImport(NpzLayout.of(file), progress).run(source, target);
        } catch (IOException e) {
            throw new InvalidInputException(
                    "%s cannot be read (%s).".formatted(source, IoReason.of(e)), e);
        }
        return ImportedSet.open(target);
    }

    private void run(Path source, Path target) throws IOException {
        ImageArray images = layout.images();
        boolean upToOne = images.isUpToOne(progress);
        Optional<ImageArray> heldOut = layout.heldOut();
        if (heldOut.isPresent()) {
            upToOne = upToOne && heldOut.get().isUpToOne(progress);
        }
        List<Factor> factors = layout.factors();
        SetDescription description =
                new SetDescription(
                        readableName(source),
                        factors,
                        source.toAbsolutePath().toString(),
                        Fingerprint.ofFile(source),
                        List.of(),
                        layout.notes());
        try (MappedImagesWriter writer = writer(target, images)) {
            copy(images, layout.labels().orElse(null), writer, upToOne);
            if (heldOut.isPresent()) {
                Path place = writer.workFolder().resolve(ImportedSet.HELD_OUT);
                try (MappedImagesWriter second = writer(place, heldOut.get())) {
                    copy(heldOut.get(), layout.heldOutLabels().orElse(null), second, upToOne);
                    second.finish(description);
                }
            }
            writer.finish(description);
        }
    }

    private MappedImagesWriter writer(Path target, ImageArray images) {
        return new MappedImagesWriter(
                target, images.shape(), layout.columns().length, images.count());
    }

    private void copy(
            ImageArray images,
            @Nullable LabelArray labels,
            MappedImagesWriter writer,
            boolean upToOne)
            throws IOException {
        if (labels == null) {
            images.copyTo(writer, upToOne, 0, values -> {}, progress);
            return;
        }
        int[] columns = layout.columns();
        int[] all = new int[labels.columns()];
        try (LabelArray.Rows rows = labels.rows()) {
            images.copyTo(
                    writer,
                    upToOne,
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
