package org.betavista.ui.explore;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;
import org.betavista.ui.ExplorerViewModel;
import org.betavista.ui.control.Look;

/** The Explore tab: the latent map beside the manifold, above the traversal grid. */
public final class ExploreView extends GridPane {
    private static final double TRAVERSAL_HEIGHT = 252;

    /**
     * @param model what is shown
     */
    public ExploreView(ExplorerViewModel model, Look look) {
        getStyleClass().add("tab-body");
        setHgap(12);
        setVgap(12);
        ObjectProperty<LatentPair> pair = new SimpleObjectProperty<>(new LatentPair(0, 0));
        MapCard map = new MapCard(model.point(), look, pair);
        ManifoldCard manifold = new ManifoldCard(model, look, pair);
        TraversalCard traversal = new TraversalCard(model, look);
        getColumnConstraints().addAll(share(52), share(48));
        RowConstraints upper = new RowConstraints();
        upper.setVgrow(Priority.ALWAYS);
        upper.setMinHeight(0);
        getRowConstraints().addAll(upper, new RowConstraints(TRAVERSAL_HEIGHT));
        add(map, 0, 0);
        add(manifold, 1, 0);
        add(traversal, 0, 1, 2, 1);
        map.setMinSize(0, 0);
        manifold.setMinSize(0, 0);
        sceneProperty()
                .addListener(
                        (property, was, is) -> {
                            traversal.refresh();
                            manifold.soon();
                        });
    }

    private static ColumnConstraints share(double percent) {
        ColumnConstraints column = new ColumnConstraints();
        column.setPercentWidth(percent);
        return column;
    }
}
