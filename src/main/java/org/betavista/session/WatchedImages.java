package org.betavista.session;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.betavista.data.InvalidInputException;
import org.betavista.data.files.ImageFile;
import org.betavista.data.files.ImageFit;
import org.betavista.data.files.Picture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The person's images, fitted to what the open model takes. Belongs to the worker thread. */
final class WatchedImages {
    private static final Logger LOG = LoggerFactory.getLogger(WatchedImages.class);

    private final List<Watched> images = new ArrayList<>();
    private int drawings;

    /** One of them: where it came from, and what the model sees of it. */
    private record Watched(String name, Supplier<Picture> picture, ImageFit fit) {}

    /** The images for another model, and the first sentence about those that are lost to it. */
    record Refit(WatchedImages images, Optional<String> refused) {}

    /**
     * Reads files and adds them to those before.
     *
     * @return why some were refused, in a sentence; the others are added
     */
    Optional<String> read(List<Path> files, RunConfig config) {
        List<String> refused = new ArrayList<>();
        for (Path file : files) {
            add(ShippedModels.nameOf(file), () -> ImageFile.read(file), config)
                    .ifPresent(refused::add);
        }
        return sentence(refused)
                .map(
                        sentence ->
                                files.size() > refused.size()
                                        ? sentence + " The others are loaded."
                                        : sentence);
    }

    private static Optional<String> sentence(List<String> refused) {
        int more = refused.size() - 1;
        return refused.stream()
                .findFirst()
                .map(
                        first ->
                                more == 0
                                        ? first
                                        : first
                                                + " %s more could not be opened either."
                                                        .formatted(more));
    }

    /** Adds a drawing. */
    void add(Picture drawing, RunConfig config) {
        drawings++;
        add("drawing " + drawings, () -> drawing, config)
                .ifPresent(
                        sentence -> {
                            throw new InvalidInputException(sentence);
                        });
    }

    private Optional<String> add(String name, Supplier<Picture> picture, RunConfig config) {
        try {
            images.add(new Watched(name, picture, ImageEncoder.fit(picture.get(), config)));
            return Optional.empty();
        } catch (InvalidInputException e) {
            LOG.info("refused: {}", e.sentence());
            return Optional.of(e.sentence());
        }
    }

    /** Takes one out; nothing where there are not so many. */
    void remove(int index) {
        if (index < images.size()) {
            images.remove(index);
        }
    }

    /** The same images for another model; these stay as they are. */
    Refit refit(RunConfig config) {
        WatchedImages others = new WatchedImages();
        others.drawings = drawings;
        List<String> refused = new ArrayList<>();
        for (Watched image : images) {
            others.add(image.name(), image.picture(), config).ifPresent(refused::add);
        }
        return new Refit(others, sentence(refused));
    }

    List<String> names() {
        return images.stream().map(Watched::name).toList();
    }

    List<ImageFit> fits() {
        return images.stream().map(Watched::fit).toList();
    }
}
