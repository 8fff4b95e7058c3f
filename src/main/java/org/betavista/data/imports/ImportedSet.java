package org.betavista.data.imports;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.betavista.data.InvalidInputException;

/**
 * What an import made.
 *
 * @param images to learn from
 * @param heldOut never to learn from, where the source says which; of the same shape
 * @param skipped what could not be used
 * @param notes whole sentences on what was done or left out
 */
public record ImportedSet(
        MappedImages images,
        Optional<MappedImages> heldOut,
        List<Skipped> skipped,
        List<String> notes) {
    /** Where the held-out images lie in a set's folder. */
    static final String HELD_OUT = "held-out";

    public ImportedSet {
        skipped = List.copyOf(skipped);
        notes = List.copyOf(notes);
    }

    /**
     * Opens what an import made before.
     *
     * @throws InvalidInputException if the folder is damaged or holds something else
     */
    public static ImportedSet open(Path folder) {
        MappedImages images = MappedImages.open(folder);
        Path heldOutFolder = folder.resolve(HELD_OUT);
        Optional<MappedImages> heldOut =
                Files.isDirectory(heldOutFolder)
                        ? Optional.of(MappedImages.open(heldOutFolder))
                        : Optional.empty();
        if (heldOut.isPresent() && !heldOut.get().shape().equals(images.shape())) {
            throw new InvalidInputException(
                    "The held-out images in %s have another shape; import them again."
                            .formatted(folder));
        }
        SetDescription description = images.description();
        return new ImportedSet(images, heldOut, description.skipped(), description.notes());
    }
}
