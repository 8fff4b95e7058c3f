package org.betavista.ui.train;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.betavista.ui.train.LossHistory.BetaChange;

/** Where beta was changed, in a bounded number of marks. The window's thread only. */
final class BetaChanges {
    /** More marks than a chart has room for; a cyclical schedule makes two a cycle, for ever. */
    static final int MOST = 256;

    private final List<BetaChange> changes = new ArrayList<>();

    /**
     * Notes a change; whether it goes on with the change before.
     *
     * @param previous the step before
     */
    boolean add(long previous, long step, double from, double to) {
        BetaChange last = changes.isEmpty() ? null : changes.get(changes.size() - 1);
        if (last != null && last.goesOn(previous, to)) {
            changes.set(changes.size() - 1, new BetaChange(last.step(), step, last.from(), to));
            return true;
        }
        if (changes.size() == MOST) {
            halve();
        }
        changes.add(new BetaChange(step, step, from, to));
        return false;
    }

    /** Makes one change of every two, from where the first began to where the second ended. */
    private void halve() {
        for (int i = 0; i < MOST / 2; i++) {
            BetaChange first = changes.get(2 * i);
            BetaChange second = changes.get(2 * i + 1);
            changes.set(i, new BetaChange(first.step(), second.until(), first.from(), second.to()));
        }
        changes.subList(MOST / 2, MOST).clear();
    }

    void clear() {
        changes.clear();
    }

    /** Oldest first; a view. */
    List<BetaChange> list() {
        return Collections.unmodifiableList(changes);
    }

    /** Whether beta jumped after a step and up to another. */
    boolean jumped(long after, long upTo) {
        // From the end: whoever asks mostly asks about the newest steps.
        for (int i = changes.size() - 1; i >= 0 && changes.get(i).until() > after; i--) {
            BetaChange change = changes.get(i);
            if (change.step() == change.until() && change.step() <= upTo) {
                return true;
            }
        }
        return false;
    }
}
