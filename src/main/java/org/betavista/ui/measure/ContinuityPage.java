package org.betavista.ui.measure;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.betavista.session.measures.ContinuityEvidence;
import org.betavista.session.measures.Evidence;
import org.betavista.session.measures.Property;
import org.betavista.ui.ExplorerViewModel;
import org.betavista.ui.control.Look;
import org.betavista.ui.control.Parts;
import org.betavista.ui.control.Tracks;
import org.jspecify.annotations.Nullable;

/** One path between two images, and how alike the images of near codes are. */
final class ContinuityPage extends VBox implements EvidencePage {
    private static final double CHART_HEIGHT = 190;

    private final PathCard path;
    private final PathsChart all;
    private final CorrelogramChart correlogram;
    private final FigureTable table;
    private final EvidenceValue value = new EvidenceValue();
    private final Label absent = new Label();
    private final VBox cards;

    /**
     * @param model whose evidence is shown, and whose point a click on a path moves
     */
    ContinuityPage(ExplorerViewModel model, Look look) {
        path = new PathCard(model, look);
        all = new PathsChart(look);
        all.setId("all-paths");
        correlogram = new CorrelogramChart(look);
        table = new FigureTable(model);
        path.onChosen(all::choose);
        all.onPointer(hovered -> {}, path::choose);
        absent.getStyleClass().add("secondary");
        absent.setWrapText(true);
        absent.setId("continuity-absent");
        GridPane charts = new GridPane();
        charts.setHgap(12);
        charts.getColumnConstraints().addAll(Tracks.column(50), Tracks.column(50));
        charts.add(allCard(), 0, 0);
        charts.add(correlogramCard(), 1, 0);
        HBox head =
                new HBox(
                        Parts.label("Numbers", "card-title"),
                        Parts.label("hover a name for its definition", "secondary"));
        cards = new VBox(path, charts, Parts.card(head, table));
        cards.getStyleClass().add("page-body");
        getChildren().add(cards);
        show(null);
    }

    private VBox allCard() {
        HBox head =
                new HBox(
                        Parts.label("All paths", "card-title"),
                        Parts.label("click a line to see its path", "secondary"));
        return Parts.card(
                head, captioned(all, "Picture change per step; 1× is a path's mean step."));
    }

    private VBox correlogramCard() {
        HBox head =
                new HBox(
                        Parts.label("C(h)", "card-title"),
                        Parts.label("how alike images stay", "secondary"),
                        Parts.spring(),
                        value);
        return Parts.card(
                head,
                captioned(
                        correlogram,
                        "1: images stay the same; 0: as unlike as any two. To compare with, for normal"
                                + " codes: a linear decoder, 1 \u2212 h²/2, and one that changes in one"
                                + " step, 1 \u2212 2 arctan(h)/π."));
    }

    private static VBox captioned(Region chart, String words) {
        chart.setMinHeight(CHART_HEIGHT);
        chart.setPrefHeight(CHART_HEIGHT);
        Label caption = new Label(words);
        caption.getStyleClass().add("caption");
        caption.setWrapText(true);
        caption.setMinHeight(USE_PREF_SIZE);
        return new VBox(6, chart, caption);
    }

    @Override
    public void show(@Nullable Evidence evidence) {
        if (evidence == null) {
            return; // The view shows that it is being measured.
        }
        Reading reading = Reading.of(Property.CONTINUITY, evidence.headlines());
        value.show(reading);
        table.show(evidence.headlines().figures().of(Property.CONTINUITY));
        ContinuityEvidence continuity = evidence.continuity();
        List<Node> shown = cards.getChildren();
        shown.remove(absent);
        if (continuity == null) {
            absent.setText(reading.explanation());
            shown.add(0, absent);
        } else {
            all.show(continuity.paths());
            path.show(continuity.paths());
            correlogram.show(continuity);
        }
        for (Node card : shown) {
            boolean fits = card == absent || continuity != null;
            card.setVisible(fits);
            card.setManaged(fits);
        }
    }
}
