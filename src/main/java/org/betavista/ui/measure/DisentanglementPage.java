package org.betavista.ui.measure;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.betavista.session.OpenModel;
import org.betavista.session.measures.DisentanglementEvidence;
import org.betavista.session.measures.Evidence;
import org.betavista.session.measures.Figure;
import org.betavista.session.measures.FullReport;
import org.betavista.session.measures.Headlines;
import org.betavista.session.measures.Property;
import org.betavista.ui.ExplorerViewModel;
import org.betavista.ui.Measurements;
import org.betavista.ui.control.Look;
import org.betavista.ui.control.Parts;
import org.betavista.ui.latent.LatentPointViewModel;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Which latent knows which factor, what the winners do, and every number about it. */
final class DisentanglementPage extends VBox implements EvidencePage {
    private final Look look;
    private final ExplorerViewModel model;
    private final LatentPointViewModel point;
    private final Measurements measurements;
    private final EvidenceHead head =
            new EvidenceHead(Property.DISENTANGLEMENT, "disentanglement-page-value");
    private final HeatChoice choice = new HeatChoice(this::showMap);
    private final HeatMap map;
    private final Prose caption = new Prose();
    private final HBox missingImportance;
    private final Prose traversalWords = new Prose();
    private final LatentStrip path;
    private final VBox winners = new VBox(8);
    private final List<TraversalRow> rows = new ArrayList<>();
    private final VBox traversalCard;
    private final FigureTable figures;
    private final VBox figureCard;
    private @Nullable Evidence shown;

    DisentanglementPage(ExplorerViewModel model, Look look) {
        this.model = model;
        this.look = look;
        point = model.point();
        measurements = model.measurements();
        FarEnd farEnd = new FarEnd(point);
        path = new LatentStrip(model, look);
        map = new HeatMap(look, true);
        map.setId("disentanglement-page-map");
        map.onLatent(
                farEnd::preview,
                point::endPreview,
                latent -> {
                    farEnd.go(latent);
                    path.show(latent);
                });
        caption.setId("disentanglement-page-caption");
        missingImportance = missingImportance();
        figures = new FigureTable(model);
        VBox body = new VBox(12, choice, missingImportance, map, caption);
        body.getStyleClass().add("evidence-body");
        VBox mapCard = Parts.card(head, body);
        traversalCard =
                Parts.card(
                        Sections.title("What they do"),
                        new VBox(10, traversalWords, path, winners));
        figureCard = Parts.card(Sections.title("Numbers"), new VBox(10, figures, honesty()));
        getStyleClass().add("evidence-page");
        getChildren().addAll(mapCard, traversalCard, figureCard);
        measurements.reportProperty().addListener((property, old, now) -> showMap());
        measurements.progressProperty().addListener((property, old, now) -> showProgress());
        point.orderProperty().addListener((property, old, now) -> showMap());
        show(null);
    }

    private HBox missingImportance() {
        Button measure =
                Parts.button(
                        "Measure everything",
                        Feather.CHECK_CIRCLE,
                        "Takes seconds to a minute; training goes on.",
                        measurements::measureAll);
        measure.setId("measure-importance");
        Label words =
                Parts.label("Measured with everything: press Measure everything.", "secondary");
        words.setId("importance-explanation");
        HBox row = new HBox(12, words, measure);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private void describeTraversals(boolean haveWinners) {
        traversalWords.clear();
        if (haveWinners) {
            traversalWords
                    .words("One row a factor: its best latent from ")
                    .number("−2")
                    .words(" to ")
                    .number("2")
                    .words(", the others held at the code of a held-out image. ");
        }
        traversalWords
                .words("A latent that is clicked in the map is shown here from where the sliders")
                .words(" stand. Click an image to move z there.");
    }

    private static Prose honesty() {
        Prose words =
                new Prose()
                        .words(
                                "MIG varies by seed: train at least three before comparing. DCI-C"
                                        + " asks whether one factor has one latent; it is not our"
                                        + " completeness. The FactorVAE score, the beta-VAE score"
                                        + " and modularity are fooled: a random rotation of perfect"
                                        + " codes scores high on them.");
        words.setId("disentanglement-honesty");
        return words;
    }

    @Override
    public void show(@Nullable Evidence evidence) {
        shown = evidence;
        Headlines headlines = evidence == null ? null : evidence.headlines();
        head.show(Remarks.dials(evidence), headlines);
        Sections.show(choice, evidence != null && evidence.disentanglement() != null);
        Sections.show(figureCard, headlines != null);
        if (headlines != null) {
            List<Figure> all = new ArrayList<>(headlines.figures().of(Property.DISENTANGLEMENT));
            all.addAll(headlines.figures().of(Property.INDEPENDENCE));
            figures.show(all);
        }
        showMap();
        showTraversals();
    }

    private void showMap() {
        Evidence evidence = shown;
        HeatTable table =
                evidence == null ? null : HeatTable.of(evidence, point.orderProperty().get());
        boolean wantsImportance =
                evidence != null && evidence.disentanglement() != null && choice.isImportance();
        FullReport report = measurements.reportProperty().get();
        boolean lacksImportance = false;
        if (evidence != null && wantsImportance) {
            table = importance(evidence.disentanglement());
            lacksImportance = table == null;
        }
        map.show(table);
        Sections.show(map, table != null);
        Sections.show(missingImportance, lacksImportance);
        showProgress();
        caption.clear();
        if (evidence == null || (table == null && !lacksImportance)) {
            caption.words(Remarks.inPlace(Property.DISENTANGLEMENT, evidence));
        } else if (wantsImportance) {
            caption.words(
                    "How much boosted trees use a latent to tell a factor, all latents seen at"
                            + " once; a factor's shares add up to 1. Frame: the largest share. ");
            if (report != null && !lacksImportance) {
                String age =
                        FigureWords.age(report.headlines().step(), evidence.headlines().step());
                caption.strong("Measured " + age + ".");
            }
        } else {
            HeatWords.describe(caption, Remarks.dials(evidence), evidence.headlines());
            caption.words(
                    " Click a cell, or use arrows and Enter, to move that latent and see its"
                            + " traversal.");
        }
    }

    private @Nullable HeatTable importance(@Nullable DisentanglementEvidence evidence) {
        FullReport report = measurements.reportProperty().get();
        double[][] importance = report == null ? null : report.importance();
        if (evidence == null
                || importance == null
                || importance.length != evidence.active().length) {
            return null;
        }
        int[] order = HeatTable.fitting(point.orderProperty().get(), importance.length);
        return HeatTable.importance(evidence, importance, order);
    }

    private void showProgress() {
        missingImportance.setDisable(measurements.progressProperty().get().isBusy());
    }

    private void showTraversals() {
        Evidence evidence = shown;
        OpenModel open = model.modelProperty().get();
        boolean hasMap = evidence != null && Remarks.hasDials(evidence);
        Sections.show(traversalCard, hasMap && open != null);
        DisentanglementEvidence factors = evidence == null ? null : evidence.disentanglement();
        describeTraversals(factors != null && !factors.traversals().isEmpty());
        int count = factors == null || open == null ? 0 : factors.traversals().size();
        for (int k = 0; factors != null && open != null && k < count; k++) {
            if (k == rows.size()) {
                rows.add(new TraversalRow(look, point));
            }
            rows.get(k)
                    .show(
                            factors.factors().get(k),
                            factors.traversals().get(k),
                            open.config().model().shape());
        }
        winners.getChildren().setAll(rows.subList(0, count));
    }
}
