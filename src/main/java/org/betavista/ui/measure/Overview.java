package org.betavista.ui.measure;

import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.scene.Node;
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
    private static final double SPACE = 12;

    private final List<EvidencePage> cards;

    /**
     * @param open is told the property whose page is asked for
     */
    Overview(ExplorerViewModel model, Look look, Consumer<Property> open) {
        getStyleClass().add("overview");
        setHgap(SPACE);
        getColumnConstraints().addAll(Tracks.column(50), Tracks.column(50));
        getRowConstraints().addAll(Tracks.row(48.5), Tracks.row(51.5));
        ContinuityCard continuity = new ContinuityCard(model, look);
        CompletenessCard completeness = new CompletenessCard(model, look);
        DisentanglementCard disentanglement = new DisentanglementCard(model, look);
        cards = List.of(continuity, completeness, disentanglement);
        continuity.head().onOpen(() -> open.accept(Property.CONTINUITY));
        completeness.head().onOpen(() -> open.accept(Property.COMPLETENESS));
        disentanglement.head().onOpen(() -> open.accept(Property.DISENTANGLEMENT));
        add(continuity, 0, 0);
        add(completeness, 1, 0);
        add(disentanglement, 0, 1, 2, 1);
        // Space between the rows that counts as theirs, unlike a gap, when the grid asks for
        // height.
        setMargin(continuity, new Insets(0, 0, SPACE, 0));
        setMargin(completeness, new Insets(0, 0, SPACE, 0));
        for (Node card : getChildren()) {
            if (card instanceof Region region) {
                region.setMinWidth(0);
            }
        }
    }

    @Override
    public void show(@Nullable Evidence evidence) {
        cards.forEach(card -> card.show(evidence));
    }
}
