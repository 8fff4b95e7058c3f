package org.betavista.ui.images;

import java.util.Arrays;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.betavista.data.ImageShape;
import org.betavista.data.files.Picture;
import org.betavista.session.EncodedImage;
import org.betavista.session.OpenModel;
import org.betavista.ui.control.ImageTile;
import org.betavista.ui.control.Ink;
import org.betavista.ui.control.Look;
import org.betavista.ui.control.Parts;
import org.betavista.ui.latent.LatentPointViewModel;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/**
 * A pad to draw on: the model sees every stroke at once. The right button and Backspace erase.
 * Hidden for colour data sets.
 */
final class DrawPad extends VBox {
    private static final int SIDE = 112;
    private static final ImageShape SHAPE = new ImageShape(1, SIDE, SIDE);
    private static final double BRUSH = 5.5;

    private final ImagesViewModel images;
    private final LatentPointViewModel point;
    private final float[] ink = new float[SIDE * SIDE];
    private final ImageTile pad;
    private final ImageTile reconstruction;
    private final Button keep;
    private double lastX;
    private double lastY;

    DrawPad(ImagesViewModel images, LatentPointViewModel point, Look look) {
        this.images = images;
        this.point = point;
        pad = new ImageTile(look, SIDE, Ink.X, false);
        pad.setId("draw-pad");
        pad.setFocusTraversable(true);
        reconstruction = new ImageTile(look, 56, Ink.RECONSTRUCTION, false);
        reconstruction.setId("drawing-reconstruction");
        keep =
                Parts.button(
                        "Keep",
                        Feather.PLUS,
                        "Put the drawing on the list above and move the sliders to its μ.",
                        () -> images.keep(picture()));
        keep.setId("keep-drawing");
        keep.getStyleClass().add("narrow");
        Button erase =
                Parts.iconButton(Feather.ROTATE_CCW, "Erase the drawing (Backspace).", this::erase);
        HBox title = new HBox(Parts.label("Draw", "card-title"), Parts.spring(), erase);
        title.setAlignment(Pos.CENTER_LEFT);
        VBox side = new VBox(6, reconstruction, keep);
        HBox body = new HBox(6, pad, side);
        getChildren().addAll(title, body);
        setSpacing(4);
        setPadding(new Insets(8, 12, 0, 12));
        Parts.explain(
                pad, "Draw here; the model's view of it appears beside. Right button erases.");
        pad.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        pad.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        pad.setOnKeyPressed(
                event -> {
                    if (event.getCode() == KeyCode.BACK_SPACE) {
                        erase();
                        event.consume();
                    }
                });
        images.drawingProperty().addListener((property, old, now) -> show(now));
        point.modelProperty().addListener((property, old, now) -> modelOpened(now));
        point.surveyProperty().addListener((property, old, now) -> encode());
        modelOpened(point.modelProperty().get());
        erase();
    }

    private void modelOpened(@Nullable OpenModel open) {
        boolean possible = open != null && open.config().model().shape().isGrey();
        setVisible(possible);
        setManaged(possible);
        reconstruction.clear();
    }

    /** Makes the pad fit small windows, or large ones. */
    void compact(boolean small) {
        pad.resizeTo(small ? SIDE * 0.75 : SIDE);
        reconstruction.resizeTo(small ? 48 : 56);
    }

    private void pressed(MouseEvent event) {
        pad.requestFocus();
        lastX = event.getX();
        lastY = event.getY();
        dragged(event);
    }

    private void dragged(MouseEvent event) {
        double scale = SIDE / (pad.getWidth() - 2);
        boolean erasing = event.isSecondaryButtonDown();
        double length = Math.hypot(event.getX() - lastX, event.getY() - lastY);
        int dabs = 1 + (int) length;
        for (int i = 1; i <= dabs; i++) {
            double share = (double) i / dabs;
            dab(
                    (lastX + share * (event.getX() - lastX)) * scale,
                    (lastY + share * (event.getY() - lastY)) * scale,
                    erasing);
        }
        lastX = event.getX();
        lastY = event.getY();
        event.consume();
        showInk();
        encode();
    }

    private void dab(double x, double y, boolean erasing) {
        for (int row = 0; row < SIDE; row++) {
            for (int column = 0; column < SIDE; column++) {
                double distance = Math.hypot(column + 0.5 - x, row + 0.5 - y);
                float coverage = (float) Math.max(0, Math.min(1, BRUSH + 0.5 - distance));
                int place = row * SIDE + column;
                ink[place] =
                        erasing
                                ? Math.min(ink[place], 1 - coverage)
                                : Math.max(ink[place], coverage);
            }
        }
    }

    private void erase() {
        Arrays.fill(ink, 0);
        images.clearDrawing();
        keep.setDisable(true);
        showInk();
    }

    private void showInk() {
        pad.show(SHAPE, ink.clone());
    }

    private boolean isEmpty() {
        for (float value : ink) {
            if (value > 0) {
                return false;
            }
        }
        return true;
    }

    private void encode() {
        boolean empty = isEmpty();
        keep.setDisable(empty);
        if (!empty && isVisible()) {
            images.draw(picture());
        }
    }

    private Picture picture() {
        float[] copy = ink.clone();
        return new Picture(SIDE, SIDE, copy, copy, copy);
    }

    private void show(@Nullable EncodedImage drawing) {
        OpenModel open = point.modelProperty().get();
        if (drawing == null || open == null || isEmpty()) {
            reconstruction.clear();
        } else {
            reconstruction.show(open.config().model().shape(), drawing.reconstruction());
        }
    }
}
