package org.betavista.ui.explore;

import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.betavista.ui.ExplorerViewModel;
import org.betavista.ui.control.Look;

/** The Explore tab: the latent map beside the traversal grid. */
public final class ExploreView extends HBox {
    private final TraversalCard traversal;

    /**
     * @param model what is shown
     */
    public ExploreView(ExplorerViewModel model, Look look) {
        getStyleClass().add("tab-body");
        MapCard map = new MapCard(model.point(), look);
        traversal = new TraversalCard(model, look);
        getChildren().addAll(map, traversal);
        for (var card : getChildren()) {
            HBox.setHgrow(card, Priority.ALWAYS);
        }
        map.setPrefWidth(444);
        traversal.setPrefWidth(408);
        map.setMinWidth(0);
        traversal.setMinWidth(0);
        visibleProperty().addListener((property, was, is) -> traversal.refresh());
    }
}
