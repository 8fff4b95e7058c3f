package org.betavista.ui.measure;

import java.util.List;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.betavista.session.measures.ContinuityEvidence;
import org.betavista.session.measures.Evidence;
import org.betavista.session.measures.Figure;
import org.betavista.session.measures.Headlines;
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
    private final EvidenceHead head = new EvidenceHead(Property.CONTINUITY, "continuity-value");
    private final Prose sentence = new Prose();
    private @Nullable ContinuityEvidence shown;

    /**
     * @param model whose evidence is shown, and whose large image plays a hovered path
     */
    ContinuityCard(ExplorerViewModel model, Look look) {
        chart = new PathsChart(look);
        chart.setId("paths");
        player = new PathPlayer(model.point(), chart::markPlayed);
        chart.onPointer(this::hover, path -> {});
        sentence.setId("continuity-sentence");
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

    /** Opens the page, from the overview. */
    EvidenceHead head() {
        return head;
    }

    @Override
    public void show(@Nullable Evidence evidence) {
        ContinuityEvidence paths = evidence == null ? null : evidence.continuity();
        shown = paths;
        head.show(Property.CONTINUITY, evidence == null ? null : evidence.headlines());
        Sections.show(chart, paths != null);
        chart.show(paths == null ? List.of() : paths.paths());
        sentence.clear();
        if (evidence == null || paths == null) {
            sentence.words(Remarks.inPlace(Property.CONTINUITY, evidence));
        } else {
            if (chart.hovered() >= 0) {
                player.follow(paths.paths().get(chart.hovered()));
            }
            describe(evidence.headlines(), paths.paths().size());
        }
    }

    private void describe(Headlines headlines, int paths) {
        String remark = Remarks.beside(Property.CONTINUITY, headlines);
        if (!remark.isEmpty()) {
            sentence.strong(remark + " ");
        }
        sentence.words("Picture change per step along ")
                .number(Integer.toString(paths))
                .words(" straight paths, mean step = ")
                .number("1×")
                .words(". ");
        Figure straightness = headlines.figures().of(Measure.STRAIGHTNESS).orElse(null);
        if (straightness != null && !headlines.isCollapsed()) {
            sentence.words("Straightness (chord ÷ path) ")
                    .number(Words.number(straightness.value(), 2))
                    .words(". ");
        }
        sentence.words("Hover a line to play it.");
    }
}
