package org.betavista.ui.measure;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import org.betavista.session.measures.Evidence;
import org.betavista.session.measures.Property;
import org.betavista.ui.ExplorerViewModel;
import org.betavista.ui.control.Look;
import org.betavista.ui.control.Tracks;
import org.jspecify.annotations.Nullable;

/** Three cards, one a property; a click on the head of one opens its page. */
final class Overview extends GridPane implements EvidencePage {
    private final List<EvidencePage> cards;

    /**
     * @param open is told the property whose page is asked for
     */
    Overview(ExplorerViewModel model, Look look, Consumer<Property> open) {
        getStyleClass().add("overview");
        setHgap(12);
        setVgap(12);
        getColumnConstraints().addAll(Tracks.column(50), Tracks.column(50));
        getRowConstraints().addAll(Tracks.row(48.5), Tracks.row(51.5));
        ContinuityCard continuity = new ContinuityCard(model, look);
        CompletenessCard completeness = new CompletenessCard(model, look);
        DisentanglementCard disentanglement = new DisentanglementCard(model, look);
        cards = List.of(continuity, completeness, disentanglement);
        add(card(continuity, Property.CONTINUITY, open), 0, 0);
        add(card(completeness, Property.COMPLETENESS, open), 1, 0);
        add(card(disentanglement, Property.DISENTANGLEMENT, open), 0, 1, 2, 1);
    }

    @Override
    public void show(@Nullable Evidence evidence) {
        cards.forEach(card -> card.show(evidence));
    }

    private static Region card(Region card, Property property, Consumer<Property> open) {
        card.setMinSize(0, 0);
        card.addEventHandler(
                MouseEvent.MOUSE_CLICKED,
                event -> {
                    if (event.getTarget() instanceof Node target && isInHead(target, card)) {
                        open.accept(property);
                        event.consume();
                    }
                });
        return card;
    }

    /** Whether a click was on a card's head, and on no control of it. */
    private static boolean isInHead(Node target, Node card) {
        for (Node node = target; node != null && node != card; node = node.getParent()) {
            if (node instanceof ButtonBase) {
                return false;
            }
            if (node.getStyleClass().contains("card-head")) {
                return true;
            }
        }
        return false;
    }
}
