package org.betavista.ui.measure;

import org.betavista.session.measures.Evidence;
import org.betavista.session.measures.Headlines;
import org.betavista.session.measures.Property;
import org.jspecify.annotations.Nullable;

/** What is said where there is nothing to show, or no score. */
final class Remarks {
    private static final String NO_REASON = "This model has nothing to measure here.";

    private Remarks() {}

    /** The sentence that takes the place of a property's evidence. */
    static String inPlace(Property property, @Nullable Evidence evidence) {
        if (evidence == null) {
            return ""; // The view says that it is being measured.
        }
        String remark = beside(property, evidence.headlines());
        return remark.isEmpty() ? NO_REASON : remark;
    }

    /** What is to be known of a property's number; empty where there is nothing. */
    static String beside(Property property, Headlines headlines) {
        String remark = headlines.remarks().get(property);
        if (remark == null && property == Property.DISENTANGLEMENT) {
            remark = headlines.remarks().get(Property.INDEPENDENCE);
        }
        return remark == null ? "" : remark;
    }

    /** What disentanglement has to show: itself, or independence in its place. */
    static Property dials(@Nullable Evidence evidence) {
        boolean latentsOnly =
                evidence != null
                        && evidence.disentanglement() == null
                        && evidence.independence() != null;
        return latentsOnly ? Property.INDEPENDENCE : Property.DISENTANGLEMENT;
    }

    /** Whether there is a map of what latents know. */
    static boolean hasDials(Evidence evidence) {
        return evidence.disentanglement() != null || evidence.independence() != null;
    }
}
