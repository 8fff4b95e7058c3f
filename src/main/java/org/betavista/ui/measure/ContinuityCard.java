package org.betavista.ui.measure;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.betavista.session.measures.ContinuityEvidence;
import org.betavista.session.measures.Evidence;
import org.betavista.session.measures.Figure;
import org.betavista.session.measures.Measure;
import org.betavista.session.measures.Property;
import org.betavista.ui.ExplorerViewModel;
import org.betavista.ui.control.Look;
import org.betavista.ui.control.Parts;
import org.betavista.ui.control.Words;
import org.jspecify.annotations.Nullable;

/** Paths between codes at a glance. */
final class ContinuityCard extends VBox implements EvidencePage {
    private final PathsChart chart;
    private final PathPlayer player;
    private final EvidenceValue value = new EvidenceValue();
    private final Label sentence = new Label();
    private @Nullable ContinuityEvidence shown;

    /**
     * @param model whose evidence is shown, and whose large image plays a hovered path
     */
    ContinuityCard(ExplorerViewModel model, Look look) {
        chart = new PathsChart(look);
        chart.setId("paths");
        player = new PathPlayer(model.point(), chart::markPlayed);
        chart.onPointer(this::hover, path -> {});
        sentence.getStyleClass().add("caption");
        sentence.setWrapText(true);
        sentence.setMinHeight(USE_PREF_SIZE);
        sentence.setId("continuity-sentence");
        Label question = new Label("is each small step a small change?");
        question.getStyleClass().add("secondary");
        HBox head =
                new HBox(
                        Parts.label(Property.CONTINUITY.title(), "card-title"),
                        question,
                        Parts.spring(),
                        value);
        VBox body = new VBox(6, chart, sentence);
        VBox.setVgrow(chart, Priority.ALWAYS);
        chart.setMinHeight(0);
        VBox card = Parts.card(head, body);
        VBox.setVgrow(card, Priority.ALWAYS);
        getChildren().add(card);
        sceneProperty().addListener((property, was, is) -> player.stop());
        show(null);
    }

    private void hover(int path) {
        ContinuityEvidence evidence = shown;
        if (path < 0 || evidence == null) {
            player.stop();
        } else {
            player.play(evidence.paths().get(path));
        }
    }

    @Override
    public void show(@Nullable Evidence evidence) {
        shown = evidence == null ? null : evidence.continuity();
        ContinuityEvidence paths = shown;
        Reading reading =
                Reading.of(Property.CONTINUITY, evidence == null ? null : evidence.headlines());
        value.show(reading);
        chart.setVisible(paths != null);
        if (evidence == null || paths == null) {
            chart.show(List.of());
            sentence.setText(evidence == null ? "" : reading.explanation());
            return;
        }
        chart.show(paths.paths());
        String straightness =
                evidence.headlines()
                        .figures()
                        .of(Measure.STRAIGHTNESS)
                        .map(Figure::value)
                        .map(mean -> "Straightness (chord ÷ path) " + Words.number(mean, 2) + ". ")
                        .orElse("");
        sentence.setText(
                ("Picture change per step along %d straight paths, mean step = 1×. %sHover a line"
                                + " to play it.")
                        .formatted(paths.paths().size(), straightness));
    }
}
