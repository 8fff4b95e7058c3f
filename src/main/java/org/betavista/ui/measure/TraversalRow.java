package org.betavista.ui.measure;

import java.util.Arrays;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.betavista.data.ImageShape;
import org.betavista.session.measures.DisentanglementEvidence.Traversal;
import org.betavista.ui.control.Ink;
import org.betavista.ui.control.Look;
import org.betavista.ui.control.Parts;
import org.betavista.ui.control.Words;
import org.betavista.ui.latent.LatentPointViewModel;
import org.jspecify.annotations.Nullable;

/** What a factor's best latent does. Hovering previews an image's code, clicking moves z there. */
final class TraversalRow extends HBox {
    static final int SIDE = 40;
    static final int GAP = 4;
    static final double NAME = 110;
    static final double LATENT = 30;

    private final LatentPointViewModel point;
    private final Label name = Parts.label("");
    private final Label latent = Parts.label("", "strong", "ink-z");
    private final ImageStrip strip;
    private @Nullable Traversal shown;

    TraversalRow(Look look, LatentPointViewModel point) {
        this.point = point;
        strip = new ImageStrip(look, SIDE, GAP, Ink.RECONSTRUCTION);
        strip.onPointer(this::hover, point::endPreview, this::click);
        name.setMinWidth(NAME);
        name.setMaxWidth(NAME);
        latent.setMinWidth(LATENT);
        setAlignment(Pos.CENTER_LEFT);
        setSpacing(8);
        HBox.setHgrow(strip, Priority.ALWAYS);
        getChildren().addAll(name, latent, strip);
    }

    /** Shows the traversal of a factor's best latent. */
    void show(String factor, Traversal traversal, ImageShape shape) {
        shown = traversal;
        name.setText(factor);
        latent.setText(Words.latent(traversal.latent()));
        strip.setId("traversal-of-" + factor);
        strip.show(shape, LatentStrip.each(traversal.images(), shape.size()));
    }

    private float[] code(Traversal traversal, int step) {
        int latents = traversal.codes().length / Math.max(1, strip.imageCount());
        return Arrays.copyOfRange(traversal.codes(), step * latents, (step + 1) * latents);
    }

    private void hover(int step) {
        if (shown != null) {
            point.preview(code(shown, step));
        }
    }

    private void click(int step) {
        if (shown != null) {
            point.endPreview();
            point.jump(Words.latent(shown.latent()) + " of a held-out image", code(shown, step));
        }
    }
}
