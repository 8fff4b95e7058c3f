package org.betavista.ui.train;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.betavista.data.ImageShape;
import org.betavista.session.CodebookUse;
import org.betavista.session.Glance;
import org.betavista.session.OpenModel;
import org.betavista.session.Survey;
import org.betavista.ui.ExplorerViewModel;
import org.betavista.ui.control.ImageRows;
import org.betavista.ui.control.Ink;
import org.betavista.ui.control.Look;
import org.betavista.ui.control.Parts;
import org.betavista.ui.control.ReconstructionSymbol;
import org.betavista.ui.control.SpareLabel;
import org.betavista.ui.control.Tracks;
import org.betavista.ui.control.Words;
import org.betavista.ui.latent.MissingKl;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The Train tab: loss curves, KL bars, the probe batch and samples from the prior. */
public final class TrainView extends GridPane {
    private static final int PRIOR_COLUMNS = 6;
    private static final String HELD = "ε held: same noise every step";

    private final ExplorerViewModel model;
    private final ImageRows originals;
    private final ImageRows reconstructions;
    private final ImageRows firstReconstructions;
    private final ImageRows prior;
    private final SpareLabel priorDraws = new SpareLabel("ink-z", "strong");
    private final Label priorCaption = Parts.label(HELD, "caption");
    private final Label first = Parts.label("", "caption");
    private final SpareLabel inUse = new SpareLabel("secondary");

    /**
     * @param model what is shown
     */
    public TrainView(ExplorerViewModel model, Look look) {
        this.model = model;
        originals = new ImageRows(look, 6, Ink.X);
        reconstructions = new ImageRows(look, 6, Ink.RECONSTRUCTION);
        reconstructions.setId("probe-reconstructions");
        firstReconstructions = new ImageRows(look, 6, Ink.RECONSTRUCTION);
        prior = new ImageRows(look, 4, null);
        prior.setId("prior-samples");
        getStyleClass().add("tab-body");
        setHgap(12);
        setVgap(12);
        getColumnConstraints().addAll(Tracks.column(66), Tracks.column(34));
        getRowConstraints().addAll(Tracks.row(62), Tracks.row(38));
        add(new ChartCard(model, look), 0, 0);
        add(klCard(look), 1, 0);
        add(probeCard(look), 0, 1);
        add(priorCard(), 1, 1);
        // The columns' shares decide, not what the words in the cards would like.
        getChildren().forEach(card -> ((Region) card).setMinSize(0, 0));
        listen();
    }

    private VBox klCard(Look look) {
        HBox head =
                new HBox(
                        Parts.label("KL per latent", "card-title"),
                        Parts.label("nats", "secondary"),
                        Parts.spring(),
                        inUse);
        inUse.setId("in-use");
        return Parts.card(head, new KlBars(model.point(), look));
    }

    private VBox probeCard(Look look) {
        SpareLabel why = new SpareLabel("secondary");
        why.say(
                List.of(
                        "always the same held-out images, so motion means learning",
                        "always the same held-out images",
                        ""));
        HBox head = new HBox(Parts.label("Probe batch", "card-title"), why);
        GridPane rows = new GridPane();
        rows.setHgap(10);
        rows.setVgap(8);
        ColumnConstraints grow = new ColumnConstraints();
        grow.setHgrow(Priority.ALWAYS);
        rows.getColumnConstraints().addAll(new ColumnConstraints(66), grow);
        rows.getRowConstraints().addAll(Tracks.row(33), Tracks.row(33), Tracks.row(33));
        rows.addColumn(
                0,
                rowName(Parts.label("x", "ink-x", "strong"), Parts.label("original", "caption")),
                rowName(new ReconstructionSymbol(look), Parts.label("now", "caption")),
                rowName(new ReconstructionSymbol(look), first));
        rows.addColumn(1, originals, reconstructions, firstReconstructions);
        return Parts.card(head, rows);
    }

    private static VBox rowName(Node symbol, Node caption) {
        VBox name = new VBox(symbol, caption);
        name.setAlignment(Pos.CENTER_LEFT);
        return name;
    }

    private VBox priorCard() {
        HBox head =
                new HBox(
                        Parts.label("Prior samples", "card-title"),
                        priorDraws,
                        Parts.spring(),
                        Parts.iconButton(
                                Feather.SHUFFLE,
                                "Draw other noise; it is then held again.",
                                model::shufflePrior));
        VBox body = new VBox(4, prior, priorCaption);
        priorCaption.setId("prior-caption");
        priorCaption.setWrapText(true);
        priorCaption.setMinWidth(0);
        VBox.setVgrow(prior, Priority.ALWAYS);
        return Parts.card(head, body);
    }

    private void listen() {
        model.point().modelProperty().addListener((property, old, now) -> explainPrior());
        model.glanceProperty().addListener((property, old, now) -> show(now));
        model.point().surveyProperty().addListener((property, old, now) -> countActive());
        explainPrior();
        show(model.glanceProperty().get());
    }

    private void explainPrior() {
        MissingKl missing = model.point().missingKl();
        priorDraws.say(missing == null ? MissingKl.NORMAL_DRAWS : missing.draws());
        priorCaption.setText(missing == null ? HELD : missing.prior());
    }

    private void show(@Nullable Glance glance) {
        OpenModel open = model.modelProperty().get();
        if (glance == null || open == null) {
            originals.clear();
            reconstructions.clear();
            firstReconstructions.clear();
            prior.clear();
            return;
        }
        ImageShape shape = open.config().model().shape();
        int count = glance.probe().length / shape.size();
        originals.show(shape, glance.probe(), count);
        reconstructions.show(shape, glance.probeReconstructions(), count);
        if (firstReconstructions.rows() == 0) {
            firstReconstructions.show(shape, glance.probeReconstructions(), count);
            first.setText("at step " + Words.count(glance.step()));
        }
        prior.show(shape, glance.priorSamples(), PRIOR_COLUMNS);
    }

    private void countActive() {
        Survey survey = model.point().surveyProperty().get();
        CodebookUse book = survey == null ? null : survey.codebook();
        if (book != null) {
            inUse.say(
                    List.of(
                            "%s of %s codes in use".formatted(book.used(), book.size()),
                            "%s of %s".formatted(book.used(), book.size()),
                            ""));
            return;
        }
        int[] latents = model.point().orderProperty().get();
        long active = java.util.Arrays.stream(latents).filter(model.point()::isActive).count();
        inUse.say(survey == null ? "" : active + " of " + latents.length + " in use");
    }
}
