package org.betavista.ui.measure;

import org.betavista.session.measures.Headlines;
import org.betavista.session.measures.Property;

/** What a heat map shows, in words. */
final class HeatWords {
    private HeatWords() {}

    /** Describes the map of mutual information, and says why it has no score or no factors. */
    static void describe(Prose prose, Property property, Headlines headlines) {
        String remark = Remarks.beside(Property.DISENTANGLEMENT, headlines);
        if (headlines.isCollapsed()) {
            prose.strong(remark + " ");
        } else if (!remark.isEmpty()) {
            prose.words(remark + " ");
        }
        if (property == Property.INDEPENDENCE) {
            prose.words(
                    "Mutual information of the codes along two latents, nats: pale means that they"
                            + " say different things. Grey numbers: inactive latents. The value is"
                            + " the Gaussian total correlation, 0 where latents have nothing in"
                            + " common that lines can tell.");
        } else {
            prose.words("Mutual information between a factor and a latent, nats. ")
                    .strong("Frame:")
                    .words(
                            " the active latent that knows most. Gap: its lead over the second as a"
                                    + " share of the factor's entropy; their mean is MIG. Grey"
                                    + " numbers: inactive latents.");
        }
    }
}
