package org.betavista.ui.control;

import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.util.Duration;

/**
 * While z moves, a grid follows at a slower pace; the slider's own image comes first. A grid that
 * is not shown asks for nothing.
 */
public final class Pace {
    private static final Duration BETWEEN = Duration.millis(80);

    private final PauseTransition pause = new PauseTransition(BETWEEN);
    private final Node node;
    private final Runnable request;
    private boolean wanted;

    /**
     * @param node the grid
     * @param request asks for it
     */
    public Pace(Node node, Runnable request) {
        this.node = node;
        this.request = request;
        pause.setOnFinished(
                event -> {
                    if (wanted) {
                        soon();
                    }
                });
    }

    /** Asks now, or as soon as the pace allows. */
    public void soon() {
        wanted = true;
        if (pause.getStatus() != Animation.Status.RUNNING && node.getScene() != null) {
            wanted = false;
            pause.playFromStart();
            request.run();
        }
    }
}
