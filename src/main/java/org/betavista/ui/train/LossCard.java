package org.betavista.ui.train;

import javafx.geometry.Pos;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.betavista.session.OpenModel;
import org.betavista.ui.ExplorerViewModel;
import org.betavista.ui.control.LegendWord;
import org.betavista.ui.control.Look;
import org.betavista.ui.control.Parts;
import org.betavista.ui.train.LossHistory.Curve;
import org.jspecify.annotations.Nullable;

/** The loss curves with the words that hide and show them. */
final class LossCard extends VBox {
    private final LossChart chart;
    private final MenuButton range = new MenuButton("all");

    /**
     * @param model what is shown
     */
    LossCard(ExplorerViewModel model, Look look) {
        chart = new LossChart(model.losses(), look);
        for (int epochs : new int[] {Integer.MAX_VALUE, 50, 10, 2}) {
            String name = epochs == Integer.MAX_VALUE ? "all" : "last " + epochs + " epochs";
            MenuItem item = new MenuItem(name);
            item.setOnAction(
                    event -> {
                        range.setText(name);
                        chart.setLastEpochs(epochs);
                    });
            range.getItems().add(item);
        }
        Parts.explain(range, "How much of the run the curves show.");
        LegendWord betaKl = word("β·KL", "ink-beta", Curve.BETA_KL);
        betaKl.toggle(); // It can be read off total and reconstruction.
        HBox legend =
                new HBox(
                        16,
                        word("total = rec + β·KL", "strong", Curve.TOTAL),
                        word("reconstruction", "ink-xhat", Curve.RECONSTRUCTION),
                        word("KL", "ink-kl", Curve.KL),
                        betaKl,
                        new LegendWord("— train", chart::setTrainShown),
                        new LegendWord("- - held-out", chart::setHeldOutShown));
        legend.setAlignment(Pos.CENTER_LEFT);
        setSpacing(4);
        getChildren().addAll(legend, chart);
        setVgrow(chart, Priority.ALWAYS);
        model.lossVersionProperty().addListener((property, old, now) -> chart.redraw());
        model.modelProperty().addListener((property, old, now) -> show(now));
        show(model.modelProperty().get());
    }

    private LegendWord word(String text, String styleClass, Curve curve) {
        LegendWord word = new LegendWord(text, shown -> chart.setShown(curve, shown));
        word.getStyleClass().add(styleClass);
        word.setId("legend-" + curve);
        return word;
    }

    /** How much of the run is shown; stands in the head of the card. */
    MenuButton range() {
        return range;
    }

    private void show(@Nullable OpenModel open) {
        if (open != null) {
            chart.setBatchesPerEpoch(open.batchesPerEpoch());
        }
    }
}
