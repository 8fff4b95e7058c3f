package org.betavista.ui.measure;

import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.betavista.session.OpenModel;
import org.betavista.session.measures.CompletenessEvidence;
import org.betavista.session.measures.Evidence;
import org.betavista.session.measures.Figures;
import org.betavista.session.measures.Headlines;
import org.betavista.session.measures.Measure;
import org.betavista.session.measures.Property;
import org.betavista.ui.ExplorerViewModel;
import org.betavista.ui.control.Look;
import org.betavista.ui.control.Parts;
import org.betavista.ui.control.Words;
import org.betavista.ui.latent.LatentPointViewModel;
import org.betavista.ui.latent.MissingKl;
import org.jspecify.annotations.Nullable;

/** Draws from the prior at a glance. Hovering a draw previews it, clicking moves z to it. */
final class CompletenessCard extends VBox implements EvidencePage {
    private final Look look;
    private final ExplorerViewModel model;
    private final LatentPointViewModel point;
    private final EvidenceHead head = new EvidenceHead(Property.COMPLETENESS, "completeness-value");
    private final DrawBars bars;
    private final Prose caption = new Prose();
    private @Nullable CompletenessEvidence shown;

    CompletenessCard(ExplorerViewModel model, Look look) {
        this.look = look;
        this.model = model;
        point = model.point();
        bars = new DrawBars(look);
        bars.setId("completeness-draws");
        bars.onPointer(this::hover, point::endPreview, this::click);
        caption.setId("completeness-caption");
        VBox body = new VBox(10, bars, caption);
        body.getStyleClass().add("evidence-body");
        VBox.setVgrow(bars, Priority.ALWAYS);
        VBox card = Parts.card(head, body);
        VBox.setVgrow(card, Priority.ALWAYS);
        getChildren().add(card);
        show(null);
    }

    /** Opens the page, from the overview. */
    EvidenceHead head() {
        return head;
    }

    @Override
    public void show(@Nullable Evidence evidence) {
        OpenModel open = model.modelProperty().get();
        shown = evidence == null || open == null ? null : evidence.completeness();
        head.show(Property.COMPLETENESS, evidence == null ? null : evidence.headlines());
        Sections.show(bars, shown != null);
        caption.clear();
        if (shown != null && open != null && evidence != null) {
            bars.show(open.config().model().shape(), shown);
            describe(evidence.headlines());
        } else {
            bars.clear();
            caption.words(Remarks.inPlace(Property.COMPLETENESS, evidence));
        }
    }

    private void describe(Headlines headlines) {
        String remark = Remarks.beside(Property.COMPLETENESS, headlines);
        if (!remark.isEmpty()) {
            caption.strong(remark + " ");
        }
        caption.reconstruction(look)
                .words(draws() + ", over its nearest held-out ")
                .symbol("x", "ink-x")
                .words(", and their pixel distance. ")
                .strong("Hollow:")
                .words(
                        " outside of every held-out neighbourhood. Dashed: 9 in 10 held-out images"
                                + " have their 5th nearest other nearer. ");
        if (headlines.isCollapsed()) {
            return;
        }
        Figures figures = headlines.figures();
        caption.words("Precision ")
                .number(value(figures, Measure.PRECISION))
                .words(", coverage ")
                .number(value(figures, Measure.COVERAGE))
                .words("; real images score ")
                .number(value(figures, Measure.COMPLETENESS_CEILING))
                .words(". Pixels favour blur.");
    }

    private String draws() {
        MissingKl missing = point.missingKl();
        return missing == null ? " drawn from the prior" : " of " + missing.draws();
    }

    private static String value(Figures figures, Measure measure) {
        return figures.of(measure).map(figure -> Words.number(figure.value(), 2)).orElse("–");
    }

    private void hover(int draw) {
        if (shown != null) {
            point.preview(shown.wall().get(draw).code());
        }
    }

    private void click(int draw) {
        if (shown != null) {
            point.endPreview();
            point.jump(point.drawName(), shown.wall().get(draw).code());
        }
    }
}
