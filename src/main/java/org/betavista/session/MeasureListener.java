package org.betavista.session;

import org.betavista.session.measures.Evidence;
import org.betavista.session.measures.FullReport;
import org.betavista.session.measures.Headlines;

/** Hears what a {@link MeasureDesk} measured, on the desk's thread. */
public interface MeasureListener {
    /** The headline numbers of newer weights. */
    void headlines(Headlines headlines);

    /** The evidence behind the headline numbers, because it is watched. */
    void evidence(Evidence evidence);

    /** Everything, as it was asked for. */
    void report(FullReport report);

    /** The open model cannot be measured, and why; its headline numbers do not come. */
    void failed(String sentence);

    /**
     * Everything is being measured.
     *
     * @param what a few words for people
     * @param share done, from 0; 1 when the work ended, with a report or without
     */
    void progressed(String what, double share);
}
