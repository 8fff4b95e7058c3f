package org.betavista.ui.measure;

import org.betavista.session.measures.Evidence;
import org.jspecify.annotations.Nullable;

/** What shows evidence; it is given the newest one when it is looked at, and while it is. */
interface EvidencePage {
    /** Shows evidence, or that there is none yet. */
    void show(@Nullable Evidence evidence);
}
