package org.betavista.ui.latent;

import java.util.Arrays;
import javafx.scene.Scene;
import org.betavista.session.Decoded;

/**
 * Counts how long it takes from a slider's event to the pulse that carries the new pixels: from the
 * mouse event to the end of that pulse's layout, after which it is drawn. The window's thread only.
 */
public final class LatencyProbe {
    private static final int MOST = 10_000;
    private final long[] asked = new long[MOST];
    private final long[] nanos = new long[MOST];
    private int count;
    private long waiting = Decoded.NO_EVENT;

    /** Begins to hear a scene's pulses. */
    public void attach(Scene scene) {
        scene.addPostLayoutPulseListener(this::pulseLaidOut);
    }

    /** New pixels were set; an event at the given time asked for them, or none. */
    void pixelsSet(long askedNanos) {
        if (askedNanos != Decoded.NO_EVENT) {
            waiting = askedNanos;
        }
    }

    private void pulseLaidOut() {
        if (waiting != Decoded.NO_EVENT) {
            asked[count % MOST] = waiting;
            nanos[count % MOST] = System.nanoTime() - waiting;
            count++;
            waiting = Decoded.NO_EVENT;
        }
    }

    /** Forgets what was counted. */
    public void clear() {
        count = 0;
    }

    /** When the events behind {@link #latencies} were handled, by {@link System#nanoTime}. */
    public long[] asked() {
        return Arrays.copyOf(asked, Math.min(count, MOST));
    }

    /** The last latencies in nanoseconds, in no order. */
    public long[] latencies() {
        return Arrays.copyOf(nanos, Math.min(count, MOST));
    }
}
