package org.betavista.ui.train;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.betavista.model.objective.BetaRole;
import org.betavista.session.OpenModel;
import org.betavista.train.TrainingConfig;
import org.betavista.ui.ExplorerViewModel;
import org.betavista.ui.control.LegendWord;
import org.betavista.ui.control.Look;
import org.betavista.ui.control.Parts;
import org.betavista.ui.latent.MissingKl;
import org.betavista.ui.train.LossHistory.Curve;

/** The loss chart with its legend: the words are those that the open model's objective has. */
final class LossCard extends VBox {
    private final ExplorerViewModel model;
    private final LossChart chart;
    private final FlowPane legend = new FlowPane(16, 2);
    private final MenuButton range = new MenuButton("all");

    /** What is not shown, by name; it stays so when another model is opened. */
    private final Set<String> off = new HashSet<>(Set.of("BETA_KL", "NEGATIVE_ELBO"));

    private String words = "";

    LossCard(ExplorerViewModel model, Look look) {
        this.model = model;
        chart = new LossChart(model.losses(), look);
        fillRange();
        setSpacing(4);
        getChildren().addAll(legend, chart);
        setVgrow(chart, Priority.ALWAYS);
        model.losses().versionProperty().addListener((property, old, now) -> chart.redraw());
        // The point knows the new model last; then everything that is asked here does.
        model.point().modelProperty().addListener((property, old, now) -> show());
        model.live().trainingProperty().addListener((property, old, now) -> show());
        model.live().betaProperty().addListener((property, old, now) -> show());
        show();
    }

    private void fillRange() {
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
    }

    /** How much of the run is shown; stands in the head of the card. */
    MenuButton range() {
        return range;
    }

    private void show() {
        OpenModel open = model.modelProperty().get();
        TrainingConfig training = model.live().trainingProperty().get();
        if (open == null || training == null) {
            return;
        }
        chart.setBatchesPerEpoch(open.batchesPerEpoch());
        chart.setPricing(training.pricing());
        MissingKl missing = model.point().missingKl();
        boolean free =
                training.objective().chargesKlWhole() && model.live().betaProperty().get() == 0;
        boolean other = missing == null && isOtherThanElbo(training);
        String now =
                Totals.word(training)
                        + training.objective().extraTerms()
                        + missing
                        + free
                        + other
                        + training.objective().title();
        if (!now.equals(words)) {
            words = now;
            fillLegend(training, missing, free, other);
        }
    }

    /** Whether the total is something else than reconstruction + KL, or was. */
    private boolean isOtherThanElbo(TrainingConfig training) {
        return training.objective().betaRole() != BetaRole.ONE
                && (model.live().betaProperty().get() != 1
                        || !Totals.isSumOfTerms(training)
                        || !model.losses().betaChanges().isEmpty());
    }

    private void fillLegend(
            TrainingConfig training,
            @org.jspecify.annotations.Nullable MissingKl missing,
            boolean free,
            boolean other) {
        legend.getChildren().clear();
        Set<Curve> absent = EnumSet.allOf(Curve.class);
        curve(Totals.word(training), "strong", Curve.TOTAL, absent);
        curve("reconstruction", "ink-xhat", Curve.RECONSTRUCTION, absent);
        if (missing != null) {
            Label none = Parts.label("no KL", "caption");
            none.setId("no-kl");
            Parts.explain(none, missing.kl());
            legend.getChildren().add(none);
        } else {
            curve(free ? "KL, not charged" : "KL", "ink-kl", Curve.KL, absent);
            if (training.objective().chargesKlWhole()) {
                curve("β·KL", "ink-beta", Curve.BETA_KL, absent);
            }
            if (other) {
                curve("reconstruction + KL", "secondary", Curve.NEGATIVE_ELBO, absent);
            }
        }
        absent.forEach(curve -> chart.setShown(curve, false));
        for (int i = 0; i < training.objective().extraTerms().size(); i++) {
            int term = i;
            String name = training.objective().extraTerms().get(i);
            word(mark(term) + name, name, "secondary", shown -> chart.setExtraShown(term, shown));
        }
        word("— train", "train", "secondary", chart::setTrainShown);
        word("- - held-out", "held-out", "secondary", chart::setHeldOutShown);
    }

    private void curve(String text, String styleClass, Curve curve, Set<Curve> absent) {
        absent.remove(curve);
        word(text, curve.name(), styleClass, shown -> chart.setShown(curve, shown));
    }

    private void word(String text, String name, String styleClass, Consumer<Boolean> show) {
        LegendWord word =
                new LegendWord(
                        text,
                        shown -> {
                            if (shown) {
                                off.remove(name);
                            } else {
                                off.add(name);
                            }
                            show.accept(shown);
                        });
        word.getStyleClass().add(styleClass);
        word.setId("legend-" + name.replace(' ', '-'));
        show.accept(true);
        if (off.contains(name)) {
            word.toggle();
        }
        legend.getChildren().add(word);
    }

    /** The dashes of a term in front of its name. */
    private static String mark(int term) {
        return switch (LossTrace.dashes(term).size()) {
            case 0 -> "— ";
            case 2 -> LossTrace.dashes(term).get(0) > 3 ? "– – " : "··· ";
            default -> "–·– ";
        };
    }
}
