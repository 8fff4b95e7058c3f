package org.betavista.ui.measure;

import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.betavista.session.measures.Evidence;
import org.betavista.session.measures.Property;
import org.betavista.ui.ExplorerViewModel;
import org.betavista.ui.control.Look;
import org.betavista.ui.control.Parts;
import org.betavista.ui.latent.LatentPointViewModel;
import org.jspecify.annotations.Nullable;

/**
 * Which latent knows which factor, at a glance; or where the data tells no factors, what latents
 * know of each other. Hovering a cell previews its latent moved, clicking moves it.
 */
final class DisentanglementCard extends VBox implements EvidencePage {
    private final LatentPointViewModel point;
    private final EvidenceHead head =
            new EvidenceHead(Property.DISENTANGLEMENT, "disentanglement-value");
    private final HeatMap map;
    private final Prose caption = new Prose();
    private @Nullable Evidence shown;

    DisentanglementCard(ExplorerViewModel model, Look look) {
        point = model.point();
        map = new HeatMap(look, false);
        map.setId("disentanglement-map");
        FarEnd farEnd = new FarEnd(point);
        map.onLatent(farEnd::preview, point::endPreview, farEnd::go);
        caption.setId("disentanglement-caption");
        VBox body = new VBox(10, map, caption);
        body.getStyleClass().add("evidence-body");
        VBox.setVgrow(map, Priority.SOMETIMES);
        VBox card = Parts.card(head, body);
        VBox.setVgrow(card, Priority.ALWAYS);
        getChildren().add(card);
        point.orderProperty().addListener((property, old, now) -> show(shown));
        show(null);
    }

    /** Opens the page, from the overview. */
    EvidenceHead head() {
        return head;
    }

    @Override
    public void show(@Nullable Evidence evidence) {
        shown = evidence;
        Property property = Remarks.dials(evidence);
        head.show(property, evidence == null ? null : evidence.headlines());
        HeatTable table =
                evidence == null ? null : HeatTable.of(evidence, point.orderProperty().get());
        map.show(table);
        Sections.show(map, table != null);
        caption.clear();
        if (evidence == null || table == null) {
            caption.words(Remarks.inPlace(Property.DISENTANGLEMENT, evidence));
        } else {
            HeatWords.describe(caption, property, evidence.headlines());
            caption.words(" Click a cell to move that latent.");
        }
    }
}
