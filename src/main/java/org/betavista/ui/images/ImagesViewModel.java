package org.betavista.ui.images;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.betavista.data.InvalidInputException;
import org.betavista.data.files.Picture;
import org.betavista.session.EncodedImage;
import org.betavista.session.ExplorerSession;
import org.betavista.session.Glance;
import org.betavista.session.OpenModel;
import org.betavista.session.UserPath;
import org.betavista.ui.Messages;
import org.betavista.ui.latent.LatentPointViewModel;
import org.jspecify.annotations.Nullable;

/**
 * The person's images as the model sees them, and which one is chosen. The window's thread only.
 */
public final class ImagesViewModel {
    private final ExplorerSession session;
    private final LatentPointViewModel point;
    private final Messages messages;
    private final ReadOnlyObjectWrapper<List<EncodedImage>> images =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyIntegerWrapper chosen = new ReadOnlyIntegerWrapper(-1);
    private final ReadOnlyObjectWrapper<@Nullable EncodedImage> drawing =
            new ReadOnlyObjectWrapper<>();
    private boolean chooseNewest;

    /**
     * @param session reads and encodes
     * @param point is moved when an image is chosen
     * @param messages hears of paths that are none
     */
    public ImagesViewModel(ExplorerSession session, LatentPointViewModel point, Messages messages) {
        this.session = session;
        this.messages = messages;
        this.point = point;
        point.selectedProperty().addListener((property, old, now) -> follow(now));
    }

    /** Undo may bring back an image that was chosen before; the list shows which one. */
    private void follow(@Nullable EncodedImage selected) {
        for (int i = 0; selected != null && i < images.get().size(); i++) {
            if (images.get().get(i).pixels() == selected.pixels()) {
                chosen.set(i);
            }
        }
    }

    /** Another model is open: what the former one made of the images says nothing any more. */
    public void modelOpened(OpenModel open) {
        drawing.set(null);
        boolean fitting =
                images.get().stream()
                        .allMatch(
                                image ->
                                        image.mu().length == open.config().model().latentSize()
                                                && image.pixels().length
                                                        == open.config().model().shape().size());
        if (!fitting) {
            images.set(List.of());
        }
    }

    /** The drawing as the model sees it, or null before the first stroke. */
    public ReadOnlyObjectProperty<@Nullable EncodedImage> drawingProperty() {
        return drawing.getReadOnlyProperty();
    }

    /** The images, encoded with the newest weights. */
    public ReadOnlyObjectProperty<List<EncodedImage>> imagesProperty() {
        return images.getReadOnlyProperty();
    }

    /** The position of the chosen image, or -1. */
    public ReadOnlyIntegerProperty chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /** Reads image files; the first of them is chosen once it is there. */
    public void add(List<Path> files) {
        if (!files.isEmpty()) {
            chooseNewest = true;
            session.addImages(files);
        }
    }

    /** The same for paths as text, which may be none on this system; those are refused. */
    public void addTyped(List<String> paths) {
        List<Path> files = new ArrayList<>();
        for (String path : paths) {
            try {
                files.add(UserPath.of(path));
            } catch (InvalidInputException e) {
                messages.fail(e.sentence());
            }
        }
        add(files);
    }

    /** Encodes what was drawn so far. */
    public void draw(Picture drawn) {
        session.encodeDrawing(drawn);
    }

    /** Puts the drawing on the list and chooses it. */
    public void keep(Picture drawn) {
        chooseNewest = true;
        session.keepDrawing(drawn);
    }

    /** Forgets what the model made of the drawing. */
    public void clearDrawing() {
        drawing.set(null);
    }

    /** The drawing was encoded. */
    public void drawingEncoded(EncodedImage encoded) {
        drawing.set(encoded);
    }

    /** Chooses an image: the sliders move to its mu. */
    public void choose(int index) {
        if (index >= 0 && index < images.get().size()) {
            chosen.set(index);
            point.select(images.get().get(index));
        }
    }

    /** Chooses the next or the one before. */
    public void chooseNeighbour(int distance) {
        choose(chosen.get() + distance);
    }

    /** Takes an image off the list. */
    public void remove(int index) {
        session.removeImage(index);
        if (chosen.get() == index) {
            chosen.set(-1);
            point.deselect();
        } else if (chosen.get() > index) {
            chosen.set(chosen.get() - 1);
        }
    }

    /** The images were encoded with newer weights. */
    public void glanced(Glance glance) {
        List<EncodedImage> before = images.get();
        images.set(glance.watched());
        if (chooseNewest && glance.watched().size() > before.size()) {
            chooseNewest = false;
            choose(before.size());
        } else if (chosen.get() >= 0 && chosen.get() < glance.watched().size()) {
            if (point.selectedProperty().get() == null) {
                choose(chosen.get()); // Another model with codes of another size was opened.
            } else {
                point.selectedChanged(glance.watched().get(chosen.get()));
            }
        }
    }
}
