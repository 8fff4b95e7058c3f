package org.betavista.ui.measure;

import java.util.Arrays;
import java.util.function.DoubleConsumer;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.util.Duration;
import org.betavista.session.measures.ContinuityEvidence.Path;
import org.betavista.ui.latent.LatentPointViewModel;

/** Plays a path in the large image, forth and back, as if z moved along it. */
final class PathPlayer {
    private static final int CODES = 33;
    private static final Duration FRAME = Duration.millis(60);

    private final LatentPointViewModel point;
    private final DoubleConsumer played;
    private final Timeline clock = new Timeline();
    private float[] codes = new float[0];
    private int frame;

    /**
     * @param played is told how far along the path is shown, 0 to 1; NaN where it ends
     */
    PathPlayer(LatentPointViewModel point, DoubleConsumer played) {
        this.point = point;
        this.played = played;
        clock.getKeyFrames().add(new KeyFrame(FRAME, event -> advance()));
        clock.setCycleCount(Animation.INDEFINITE);
    }

    /** Plays from the path's beginning. */
    void play(Path path) {
        codes = path.codes(CODES);
        frame = 0;
        show(0);
        clock.playFromStart();
    }

    /** Goes on with newer codes of the path, where it is played. */
    void follow(Path path) {
        codes = path.codes(CODES);
    }

    /** The point itself is shown again. */
    void stop() {
        if (clock.getStatus() == Animation.Status.RUNNING) {
            clock.stop();
            point.endPreview();
            played.accept(Double.NaN);
        }
    }

    private void advance() {
        frame = (frame + 1) % (2 * (CODES - 1));
        show(frame < CODES ? frame : 2 * (CODES - 1) - frame);
    }

    private void show(int place) {
        int latents = codes.length / CODES;
        if (latents != point.zProperty().get().length) {
            stop(); // Another model was opened meanwhile.
            return;
        }
        point.preview(Arrays.copyOfRange(codes, place * latents, (place + 1) * latents));
        played.accept((double) place / (CODES - 1));
    }
}
