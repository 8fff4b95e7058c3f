package org.betavista.ui.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.betavista.analysis.Traversal;
import org.betavista.data.ImageShape;
import org.betavista.session.Channel;
import org.betavista.session.Decoded;
import org.betavista.session.OpenModel;
import org.betavista.ui.ExplorerViewModel;
import org.betavista.ui.control.Ink;
import org.betavista.ui.control.Look;
import org.betavista.ui.control.Pace;
import org.betavista.ui.control.Parts;
import org.betavista.ui.control.Words;
import org.betavista.ui.latent.LatentPointViewModel;
import org.jspecify.annotations.Nullable;

/** One latent from end to end, the others held at z, decoded as z moves. */
final class LatentStrip extends HBox {
    private static final int STEPS = 11;
    private static final float[] VALUES = Traversal.values(2, STEPS);

    private final ExplorerViewModel model;
    private final LatentPointViewModel point;
    private final Label name = Parts.label("", "strong", "ink-z");
    private final ImageStrip strip;
    private final Pace pace = new Pace(this, this::request);
    private int latent = -1;
    private float[] asked = new float[0];

    LatentStrip(ExplorerViewModel model, Look look) {
        this.model = model;
        point = model.point();
        strip = new ImageStrip(look, TraversalRow.SIDE, TraversalRow.GAP, Ink.RECONSTRUCTION);
        strip.setId("latent-path");
        strip.onPointer(
                step -> {
                    if (latent < point.zProperty().get().length) {
                        point.preview(code(step));
                    }
                },
                point::endPreview,
                this::click);
        Label present = Parts.label("from here", "secondary");
        Parts.explain(present, "The other latents are held where the sliders stand.");
        present.setMinWidth(TraversalRow.NAME);
        name.setMinWidth(TraversalRow.LATENT);
        setAlignment(Pos.CENTER_LEFT);
        setSpacing(8);
        HBox.setHgrow(strip, Priority.ALWAYS);
        getChildren().addAll(present, name, strip);
        point.zProperty().addListener((property, old, now) -> soon());
        point.imageProperty().addListener((property, old, now) -> soon());
        sceneProperty().addListener((property, old, now) -> soon());
        model.grids().property(Channel.TRAVERSAL).addListener((property, old, now) -> decoded(now));
        Sections.show(this, false);
    }

    /** Shows a latent. */
    void show(int newLatent) {
        latent = newLatent;
        name.setText(Words.latent(newLatent));
        soon();
    }

    private void soon() {
        if (latent >= 0) {
            pace.soon();
        }
    }

    private void request() {
        if (latent < point.zProperty().get().length) {
            asked =
                    Traversal.codes(
                            point.zProperty().get(), new int[] {latent}, new float[][] {values()});
            model.grids().request(Channel.TRAVERSAL, asked);
        } else {
            Sections.show(this, false);
        }
    }

    private float[] values() {
        float[] values = new float[STEPS];
        for (int step = 0; step < STEPS; step++) {
            values[step] = (float) point.axis(latent).at(VALUES[step]);
        }
        return values;
    }

    private void decoded(@Nullable Decoded decoded) {
        OpenModel open = model.modelProperty().get();
        if (open == null || decoded == null || !Arrays.equals(decoded.codes(), asked)) {
            return; // Asked for by another view of latents.
        }
        ImageShape shape = open.config().model().shape();
        strip.show(shape, each(decoded.images(), shape.size()));
        Sections.show(this, true);
    }

    /** Images that lie one after the other, apart. */
    static List<float[]> each(float[] images, int size) {
        List<float[]> each = new ArrayList<>();
        for (int from = 0; from + size <= images.length; from += size) {
            each.add(Arrays.copyOfRange(images, from, from + size));
        }
        return each;
    }

    private float[] code(int step) {
        float[] code = point.zProperty().get().clone();
        code[latent] = values()[step];
        return code;
    }

    private void click(int step) {
        if (latent < point.zProperty().get().length) {
            point.endPreview();
            point.beginChange();
            point.move(latent, values()[step], System.nanoTime());
        }
    }
}
