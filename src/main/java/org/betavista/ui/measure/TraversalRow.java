package org.betavista.ui.measure;

import java.util.Arrays;
import java.util.List;
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

/** What a factor's best latent does. Hovering previews an image's code, clicking moves z there. */
final class TraversalRow extends HBox {
    static final int SIDE = 40;
    static final int GAP = 4;
    static final double NAME = 110;
    static final double LATENT = 30;

    TraversalRow(
            String factor,
            Traversal traversal,
            ImageShape shape,
            Look look,
            LatentPointViewModel point) {
        List<float[]> images = LatentStrip.each(traversal.images(), shape.size());
        int latents = traversal.codes().length / Math.max(1, images.size());
        ImageStrip strip = new ImageStrip(look, SIDE, GAP, Ink.RECONSTRUCTION);
        strip.setId("traversal-of-" + factor);
        strip.show(shape, images);
        strip.onPointer(
                step -> point.preview(code(traversal, latents, step)),
                point::endPreview,
                step -> {
                    point.endPreview();
                    point.jump(
                            Words.latent(traversal.latent()) + " of a held-out image",
                            code(traversal, latents, step));
                });
        Label name = Parts.label(factor);
        name.setMinWidth(NAME);
        name.setMaxWidth(NAME);
        Label latent = Parts.label(Words.latent(traversal.latent()), "strong", "ink-z");
        latent.setMinWidth(LATENT);
        setAlignment(Pos.CENTER_LEFT);
        setSpacing(8);
        HBox.setHgrow(strip, Priority.ALWAYS);
        getChildren().addAll(name, latent, strip);
    }

    private static float[] code(Traversal traversal, int latents, int step) {
        return Arrays.copyOfRange(traversal.codes(), step * latents, (step + 1) * latents);
    }
}
