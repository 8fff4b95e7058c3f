package org.betavista.ui.measure;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.betavista.data.ImageShape;
import org.betavista.session.OpenModel;
import org.betavista.session.measures.CompletenessEvidence;
import org.betavista.session.measures.CompletenessEvidence.Missed;
import org.betavista.session.measures.Evidence;
import org.betavista.session.measures.Headlines;
import org.betavista.session.measures.IndependenceEvidence;
import org.betavista.session.measures.Property;
import org.betavista.ui.ExplorerViewModel;
import org.betavista.ui.control.Ink;
import org.betavista.ui.control.Look;
import org.betavista.ui.control.Parts;
import org.betavista.ui.control.Words;
import org.betavista.ui.latent.LatentPointViewModel;
import org.jspecify.annotations.Nullable;

/**
 * Draws, what they miss, and all codes against the prior. Hovering an image previews its code,
 * clicking moves z there.
 */
final class CompletenessPage extends VBox implements EvidencePage {
    private static final int MISSED_SIDE = 40;
    private static final int MISSED_GAP = 6;

    private final ExplorerViewModel model;
    private final LatentPointViewModel point;
    private final EvidenceHead head =
            new EvidenceHead(Property.COMPLETENESS, "completeness-page-value");
    private final Prose remark = new Prose();
    private final DrawWall wall;
    private final ImageStrip missed;
    private final Label missedCount = Parts.label("", "card-title");
    private final Prose missedWords = new Prose();
    private final MarginalBoard marginals;
    private final FigureTable figures;
    private final VBox draws;
    private final VBox evidenceCards;
    private final VBox figureCard;
    private @Nullable CompletenessEvidence shown;

    CompletenessPage(ExplorerViewModel model, Look look) {
        this.model = model;
        point = model.point();
        wall = new DrawWall(look);
        wall.setId("completeness-wall");
        wall.onPointer(draw -> preview(draw, true), point::endPreview, draw -> jump(draw, true));
        missed = new ImageStrip(look, MISSED_SIDE, MISSED_GAP, Ink.X);
        missed.setId("completeness-missed");
        missed.onPointer(
                image -> preview(image, false), point::endPreview, image -> jump(image, false));
        missedCount.setId("completeness-missed-count");
        marginals = new MarginalBoard(look);
        figures = new FigureTable(model);
        remark.setId("completeness-remark");
        draws = new VBox(12, wallWords(look), wall);
        evidenceCards =
                new VBox(
                        12,
                        Parts.card(new HBox(missedCount), new VBox(10, missedWords, missed)),
                        Parts.card(
                                Sections.title("All codes against N(0, 1)"),
                                new VBox(12, marginalWords(), marginals)));
        figureCard = Parts.card(Sections.title("Numbers"), new VBox(10, figures, honesty()));
        getStyleClass().add("evidence-page");
        VBox body = new VBox(12, remark, draws);
        body.getStyleClass().add("evidence-body");
        getChildren().addAll(Parts.card(head, body), evidenceCards, figureCard);
        show(null);
    }

    private static Node wallWords(Look look) {
        return new Prose()
                .reconstruction(look)
                .words(" decoded from a draw of N(0, 1), beside the held-out image ")
                .symbol("x", "ink-x")
                .words(" nearest to it in pixels, with their distance. Inside (full dot): in the")
                .words(" neighbourhood of a held-out image, as far as its 5th nearest other.")
                .words(" Outside (ring): in none. Click a draw to move z there.");
    }

    private static Node marginalWords() {
        return new Prose()
                .words(
                        "Filled: the means of all held-out codes along a latent. Line: N(0, 1), from")
                .words(" which draws come. Mean, variance and ")
                .symbol("KL", "ink-kl")
                .words(" in nats are of all codes together, each with its spread, by the Gaussian")
                .words(" with their moments; the latent farthest from it comes first.");
    }

    private static Node honesty() {
        Prose words =
                new Prose()
                        .words(
                                "Neighbours are counted in pixels, which favours blur: a blurred"
                                        + " draw is near to many images. So precision never stands"
                                        + " alone; read it with coverage.");
        words.setId("completeness-honesty");
        return words;
    }

    @Override
    public void show(@Nullable Evidence evidence) {
        OpenModel open = model.modelProperty().get();
        shown = evidence == null || open == null ? null : evidence.completeness();
        Headlines headlines = evidence == null ? null : evidence.headlines();
        head.show(Property.COMPLETENESS, headlines);
        Sections.show(draws, shown != null);
        Sections.show(evidenceCards, shown != null);
        Sections.show(figureCard, headlines != null);
        if (headlines != null) {
            figures.show(headlines.figures().of(Property.COMPLETENESS));
        }
        remark.clear().words(remarkOf(evidence));
        Sections.show(remark, !remark.text().isEmpty());
        if (shown != null && open != null && evidence != null) {
            IndependenceEvidence latents = evidence.independence();
            marginals.show(shown.marginals(), latents == null ? new boolean[0] : latents.active());
            show(open.config().model().shape(), shown);
        } else {
            wall.clear();
            missed.clear();
        }
    }

    private String remarkOf(@Nullable Evidence evidence) {
        if (shown == null || evidence == null) {
            return Remarks.inPlace(Property.COMPLETENESS, evidence);
        }
        return Remarks.beside(Property.COMPLETENESS, evidence.headlines());
    }

    private void show(ImageShape shape, CompletenessEvidence evidence) {
        wall.show(shape, evidence.wall());
        missed.show(shape, evidence.missed().stream().map(Missed::image).toList());
        Sections.show(missed, !evidence.missed().isEmpty());
        missedCount.setText(
                evidence.missedCount() == 1
                        ? "1 held-out image that no draw reaches"
                        : Words.count(evidence.missedCount())
                                + " held-out images that no draw reaches");
        missedWords
                .clear()
                .words("Of ")
                .number(Words.count(evidence.images()))
                .words(" compared: ")
                .words(
                        evidence.missedCount() == 0
                                ? "each has a draw in its neighbourhood."
                                : "no draw falls into their neighbourhood. Click one to move z to"
                                        + " its code and see what the model makes of it.");
    }

    private float @Nullable [] code(int index, boolean isDraw) {
        CompletenessEvidence now = shown;
        if (now == null) {
            return null;
        }
        return isDraw ? now.wall().get(index).code() : now.missed().get(index).code();
    }

    private void preview(int index, boolean isDraw) {
        float[] code = code(index, isDraw);
        if (code != null) {
            point.preview(code);
        }
    }

    private void jump(int index, boolean isDraw) {
        float[] code = code(index, isDraw);
        if (code != null) {
            point.endPreview();
            point.jump(isDraw ? point.drawName() : "held-out image", code);
        }
    }
}
