package org.betavista.ui.train;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.betavista.session.GradientReport;
import org.betavista.ui.Gradients;
import org.betavista.ui.control.LegendWord;
import org.betavista.ui.control.Look;
import org.betavista.ui.control.Parts;
import org.betavista.ui.control.Words;
import org.betavista.ui.train.GradientChart.Line;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Why the reparameterisation trick: how much each estimate of the same gradient scatters. */
final class GradientCard extends VBox {
    private final GradientChart chart;
    private final Label measured = Parts.label("", "caption");
    private final Button measure;

    /**
     * @param gradients what is shown
     */
    GradientCard(Gradients gradients, Look look) {
        chart = new GradientChart(look);
        measure =
                Parts.button(
                        "Measure",
                        Feather.ACTIVITY,
                        "Estimates the gradient of E[−log p(x|z)] with respect to μ again and again"
                                + " with the present weights, on held-out images.",
                        gradients::measure);
        measure.setId("measure-gradients");
        FlowPane legend =
                new FlowPane(
                        16,
                        2,
                        word("— reparameterisation", Line.REPARAMETERISED),
                        word("- - score function with baseline", Line.SCORE_WITH_BASELINE),
                        word("··· score function", Line.SCORE),
                        measured);
        legend.setAlignment(Pos.CENTER_LEFT);
        setMinWidth(0);
        setSpacing(4);
        getChildren().addAll(legend, chart);
        setVgrow(chart, Priority.ALWAYS);
        gradients.reportProperty().addListener((property, old, now) -> show(now));
        gradients.refusalProperty().addListener((property, old, now) -> chart.setRefusal(now));
        measure.disableProperty()
                .bind(gradients.refusalProperty().isNotEmpty().or(gradients.busyProperty()));
        show(gradients.reportProperty().get());
        chart.setRefusal(gradients.refusalProperty().get());
    }

    private LegendWord word(String text, Line line) {
        LegendWord word = new LegendWord(text, shown -> chart.setShown(line, shown));
        word.getStyleClass().add(line == Line.REPARAMETERISED ? "strong" : "secondary");
        word.setId("legend-" + line);
        return word;
    }

    /** Starts a measurement; stands in the head of the card. */
    Button measureButton() {
        return measure;
    }

    private void show(@Nullable GradientReport report) {
        chart.show(report);
        measured.setText(
                report == null
                        ? ""
                        : "%s images at step %s"
                                .formatted(report.images(), Words.count(report.step())));
    }
}
