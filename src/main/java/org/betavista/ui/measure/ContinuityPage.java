package org.betavista.ui.measure;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.betavista.session.measures.ContinuityEvidence;
import org.betavista.session.measures.ContinuityEvidence.Path;
import org.betavista.session.measures.Evidence;
import org.betavista.session.measures.Headlines;
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
    private final EvidenceHead head =
            new EvidenceHead(Property.CONTINUITY, "continuity-page-value");
    private final Prose remark = new Prose();
    private final VBox correlogramBody;
    private final VBox evidenceCards;

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
        correlogramBody =
                captioned(
                        correlogram,
                        "C(h), how alike images stay. 1: the same; 0: as unlike as any two. To compare"
                                + " with, for normal codes: a linear decoder, 1 \u2212 h²/2, and one"
                                + " that changes in one step, 1 \u2212 2 arctan(h)/π.");
        remark.setId("continuity-remark");
        GridPane charts = new GridPane();
        charts.setHgap(12);
        charts.getColumnConstraints().addAll(Tracks.column(50), Tracks.column(50));
        charts.add(allCard(), 0, 0);
        charts.add(Parts.card(head, correlogramBody), 1, 0);
        HBox numbers =
                new HBox(
                        Parts.label("Numbers", "card-title"),
                        Parts.label("hover a name for its definition", "secondary"));
        evidenceCards = new VBox(12, path, charts);
        getStyleClass().add("evidence-page");
        getChildren().addAll(remark, evidenceCards, Parts.card(numbers, table));
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
        Headlines headlines = evidence == null ? null : evidence.headlines();
        ContinuityEvidence continuity = evidence == null ? null : evidence.continuity();
        boolean collapsed = headlines != null && headlines.isCollapsed();
        head.show(Property.CONTINUITY, headlines);
        remark.clear().words(remark(evidence));
        Sections.show(remark, !remark.text().isEmpty());
        Sections.show(evidenceCards, continuity != null);
        // A collapsed decoder's likeness would be an accident.
        Sections.show(correlogramBody, !collapsed);
        table.show(headlines == null ? List.of() : headlines.figures().of(Property.CONTINUITY));
        List<Path> paths = continuity == null ? List.of() : continuity.paths();
        all.show(paths);
        path.show(paths, !collapsed);
        correlogram.show(continuity);
    }

    private static String remark(@Nullable Evidence evidence) {
        return evidence == null || evidence.continuity() == null
                ? Remarks.inPlace(Property.CONTINUITY, evidence)
                : Remarks.beside(Property.CONTINUITY, evidence.headlines());
    }
}
