package org.betavista.ui;

import java.util.ArrayDeque;
import java.util.Deque;

/** What can be taken back, newest first. The window's thread only. */
public final class UndoHistory {
    private static final int MOST = 200;

    private final Deque<Runnable> steps = new ArrayDeque<>();
    private boolean undoing;

    /**
     * Remembers how to take a change back.
     *
     * @param undo brings the state before the change back
     */
    public void add(Runnable undo) {
        if (undoing) {
            return;
        }
        steps.push(undo);
        if (steps.size() > MOST) {
            steps.removeLast();
        }
    }

    /** Takes the newest change back, if there is one. */
    public void undo() {
        Runnable step = steps.poll();
        if (step != null) {
            undoing = true;
            try {
                step.run();
            } finally {
                undoing = false;
            }
        }
    }

    /** Forgets all changes. */
    public void clear() {
        steps.clear();
    }
}
