package org.betavista.ui.measure;

import org.betavista.ui.latent.LatentPointViewModel;

/** Moves one latent of the present point to two standard deviations, to see what it does. */
final class FarEnd {
    private static final double SIGMAS = 2;

    private final LatentPointViewModel point;

    FarEnd(LatentPointViewModel point) {
        this.point = point;
    }

    private boolean exists(int latent) {
        return latent < point.zProperty().get().length;
    }

    private float value(int latent) {
        return (float) point.axis(latent).at(SIGMAS);
    }

    /** Shows what it would be. */
    void preview(int latent) {
        if (exists(latent)) {
            float[] code = point.zProperty().get().clone();
            code[latent] = value(latent);
            point.preview(code);
        }
    }

    /** Moves z there. */
    void go(int latent) {
        if (exists(latent)) {
            point.endPreview();
            point.beginChange();
            point.move(latent, value(latent), System.nanoTime());
        }
    }
}
