package org.betavista.ui.train;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.betavista.session.BoundCheck;
import org.betavista.session.BoundEstimate;
import org.betavista.session.OpenModel;
import org.betavista.ui.Bounds;
import org.betavista.ui.ExplorerViewModel;
import org.betavista.ui.control.Look;
import org.betavista.ui.control.Parts;
import org.betavista.ui.control.Words;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** How far the ELBO lies below log p(x): asked for, because it takes many draws. */
final class BoundCard extends VBox {
    private static final int[] SAMPLES = {50, 500, 5000};

    private final ExplorerViewModel model;
    private final Bounds bounds;
    private final BoundChart chart;
    private final MenuButton choice = new MenuButton();
    private final Button estimate;
    private final Button cancel;
    private final ProgressBar progress = new ProgressBar(0);
    private final Label measured = Parts.label("", "secondary");
    private final Label sentence = new Label();
    private int samples;

    /**
     * @param model whose newest weights are measured
     */
    BoundCard(ExplorerViewModel model, Look look) {
        this.model = model;
        bounds = model.bounds();
        chart = new BoundChart(bounds, look);
        estimate =
                Parts.button(
                        "Estimate",
                        Feather.TARGET,
                        "Draw z from q(z|x) for 100 held-out images and weigh the draws.",
                        () -> bounds.estimate(samples));
        estimate.setId("estimate-bound");
        cancel = Parts.button("Cancel", Feather.X, "End this estimate.", bounds::cancel);
        cancel.setId("cancel-bound");
        progress.setId("bound-progress");
        progress.setPrefWidth(90);
        sentence.setId("bound-sentence");
        sentence.getStyleClass().add("secondary");
        sentence.setWrapText(true);
        getChildren().addAll(chart, sentence);
        fillChoice();
        VBox.setVgrow(chart, Priority.ALWAYS);
        for (Node node : List.of(chart, sentence, cancel, progress, estimate)) {
            node.managedProperty().bind(node.visibleProperty());
        }
        // The point knows the new model last; then everything that is asked here does.
        model.point().modelProperty().addListener((property, old, now) -> show());
        bounds.boundProperty().addListener((property, old, now) -> show());
        bounds.progressProperty().addListener((property, old, now) -> showProgress());
        show();
        showProgress();
    }

    private void fillChoice() {
        for (int offered : SAMPLES) {
            MenuItem item = new MenuItem("K = " + offered);
            item.setId("bound-samples-" + offered);
            item.setOnAction(event -> choose(offered));
            choice.getItems().add(item);
        }
        choice.setId("bound-samples");
        choice.setMinWidth(USE_PREF_SIZE);
        estimate.setMinWidth(USE_PREF_SIZE);
        cancel.setMinWidth(USE_PREF_SIZE);
        Parts.explain(choice, "Draws an image: more bring the bound nearer to log p(x).");
        choose(SAMPLES[1]);
    }

    /** What stands in the head of the card: the step, progress, K and the button. */
    Node[] tools() {
        return new Node[] {measured, progress, cancel, choice, estimate};
    }

    private void choose(int offered) {
        samples = offered;
        choice.setText("K = " + offered);
    }

    private void showProgress() {
        double share = bounds.progressProperty().get();
        boolean busy = share < 1;
        progress.setProgress(share);
        progress.setVisible(busy);
        cancel.setVisible(busy);
        estimate.setVisible(!busy);
    }

    private void show() {
        OpenModel open = model.modelProperty().get();
        BoundEstimate present = bounds.boundProperty().get();
        boolean possible = open != null && open.config().model().posterior().isGaussian();
        estimate.setDisable(!possible);
        choice.setDisable(!possible);
        chart.setVisible(open == null || possible);
        measured.setText(
                present == null ? "" : "at step " + Words.count(bounds.stepProperty().get()));
        String words = open == null ? "" : words(open, present);
        sentence.setText(words);
        sentence.setVisible(!words.isEmpty());
    }

    private static String words(OpenModel open, @Nullable BoundEstimate present) {
        var config = open.config().model();
        if (!config.posterior().isGaussian()) {
            return BoundCheck.refusal(config.posterior());
        }
        boolean likelihood =
                config.likelihood().isNormalisedOnGrey()
                        || open.config().training().binarised()
                        || (present != null && present.likelihood());
        return likelihood
                ? ""
                : "On grey pixels the Bernoulli is no likelihood: this bounds the BCE objective, not"
                        + " log p(x).";
    }
}
