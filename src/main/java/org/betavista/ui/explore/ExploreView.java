package org.betavista.ui.explore;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;
import org.betavista.ui.ExplorerViewModel;
import org.betavista.ui.codes.CodesExploreView;
import org.betavista.ui.control.Look;
import org.betavista.ui.control.Tracks;

/**
 * The Explore tab: the latent map beside the manifold, above the traversal grid; for models with a
 * codebook, the swaps of a code beside the codes' use.
 */
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
        getColumnConstraints().addAll(Tracks.column(52), Tracks.column(48));
        RowConstraints upper = new RowConstraints();
        upper.setVgrow(Priority.ALWAYS);
        upper.setMinHeight(0);
        getRowConstraints().addAll(upper, new RowConstraints(TRAVERSAL_HEIGHT));
        GridPane.setConstraints(map, 0, 0);
        GridPane.setConstraints(manifold, 1, 0);
        GridPane.setConstraints(traversal, 0, 1, 2, 1);
        CodesExploreView codes = new CodesExploreView(model.codes(), look);
        GridPane.setConstraints(codes, 0, 0, 2, 2);
        getChildren().setAll(map, manifold, traversal);
        // What does not fit the model is out of the scene, so that it asks for nothing.
        model.codes()
                .codebookBinding()
                .addListener(
                        (property, old, now) -> {
                            if (now) {
                                getChildren().setAll(codes);
                            } else {
                                getChildren().setAll(map, manifold, traversal);
                            }
                        });
        map.setMinSize(0, 0);
        manifold.setMinSize(0, 0);
        sceneProperty()
                .addListener(
                        (property, was, is) -> {
                            traversal.refresh();
                            manifold.soon();
                        });
    }
}
