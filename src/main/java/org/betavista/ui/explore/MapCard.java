package org.betavista.ui.explore;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import org.betavista.analysis.Separation;
import org.betavista.data.Factor;
import org.betavista.data.ImageDataset;
import org.betavista.session.OpenModel;
import org.betavista.session.Survey;
import org.betavista.ui.control.Ink;
import org.betavista.ui.control.Look;
import org.betavista.ui.control.Parts;
import org.betavista.ui.control.Words;
import org.betavista.ui.latent.LatentPointViewModel;
import org.betavista.ui.latent.MissingKl;
import org.jspecify.annotations.Nullable;

/** The latent map with its pickers and its legend. */
final class MapCard extends StackPane {
    private static final int MOST_NAMES = 10;
    private static final int LONGEST_NAME = 3;

    private final LatentPointViewModel point;
    private final Look look;
    private final LatentMap map;
    private final ObjectProperty<LatentPair> shown;
    private final MenuButton pair = new MenuButton();
    private final MenuButton colour = new MenuButton();
    private final HBox legend = new HBox(7);
    private final Label sigmas = Parts.label("◯ σ of A", "caption", "ink-sigma");
    private final Label prior = Parts.label("- - prior", "caption");
    private final Tooltip priorExplained = Parts.explanation(prior, "");
    private final HBox legendRow;
    private int across;
    private int up;
    private int factor;
    private long pairOf = -1;

    /**
     * @param shown gets the two latents that are chosen
     */
    MapCard(LatentPointViewModel point, Look look, ObjectProperty<LatentPair> shown) {
        this.shown = shown;
        this.point = point;
        this.look = look;
        map = new LatentMap(point, look);
        pair.setId("map-latents");
        Parts.explain(pair, "Which two latents the map shows; it opens on the most telling pair.");
        Parts.explain(colour, "What colours the points.");
        colour.setId("map-colour");
        pair.setMinWidth(Region.USE_PREF_SIZE);
        Parts.given(colour);
        HBox head = new HBox(Parts.label("Latent map", "card-title"), Parts.spring(), pair, colour);
        legendRow = new HBox(8, legend, Parts.spring(), sigmas, prior);
        legendRow.setAlignment(Pos.CENTER_LEFT);
        legend.setAlignment(Pos.CENTER_LEFT);
        VBox body = new VBox(4, legendRow, map);
        VBox.setVgrow(map, Priority.ALWAYS);
        VBox card = Parts.card(head, body);
        card.setMinSize(0, 0);
        getChildren().add(card);
        point.modelProperty().addListener((property, old, now) -> modelOpened(now));
        point.surveyProperty()
                .addListener(
                        (property, old, now) -> {
                            chooseBestPair(now);
                            if (old == null) {
                                showLegend(); // Whether images without a value are on the map.
                            }
                        });
        look.onChange(this::showLegend);
        modelOpened(point.modelProperty().get());
    }

    private void modelOpened(@Nullable OpenModel open) {
        if (open == null) {
            return;
        }
        MissingKl missing = point.missingKl();
        sigmas.setVisible(missing == null);
        sigmas.setManaged(missing == null);
        prior.setText(missing == null ? "- - prior" : "no prior");
        priorExplained.setText(
                missing == null ? "1 and 2 standard deviations of N(0, 1)." : missing.prior());
        List<Factor> factors = open.split().heldOut().factors();
        factor = 0;
        colour.setVisible(!factors.isEmpty());
        colour.setManaged(!factors.isEmpty());
        colour.getItems().clear();
        for (int i = 0; i < factors.size(); i++) {
            int chosen = i;
            MenuItem item = new MenuItem(factors.get(i).name());
            item.setOnAction(event -> chooseFactor(chosen));
            colour.getItems().add(item);
        }
        chooseFactor(0);
        chooseBestPair(point.surveyProperty().get());
    }

    private void chooseFactor(int chosen) {
        factor = chosen;
        map.setFactor(chosen);
        OpenModel open = point.modelProperty().get();
        if (open != null && chosen < open.split().heldOut().factors().size()) {
            colour.setText("colour: " + open.split().heldOut().factors().get(chosen).name());
        }
        showLegend();
    }

    /** Once a model: the two active latents that separate the labels or factors best. */
    private void chooseBestPair(@Nullable Survey survey) {
        OpenModel open = point.modelProperty().get();
        if (survey == null
                || open == null
                || survey.codebook() != null
                || pairOf == open.generation()) {
            return;
        }
        pairOf = open.generation();
        int latents = survey.codes().latentSize();
        double[] scores = new double[latents];
        for (int j = 0; j < latents; j++) {
            scores[j] = point.isActive(j) ? score(survey, open.split().heldOut(), j) : 0;
        }
        if (Arrays.stream(scores).allMatch(score -> score == 0)) {
            // No factor is known, or none changes: the latents that matter most are as good.
            Arrays.setAll(scores, point::worth);
        }
        int[] best = Separation.bestPair(scores);
        showPair(best[0], best[1]);
        fillPairs(latents);
    }

    private double score(Survey survey, ImageDataset images, int latent) {
        List<Factor> factors = images.factors();
        double best = 0;
        int count = survey.codes().count();
        for (int f = 0; f < factors.size(); f++) {
            int[] groups = new int[count];
            for (int i = 0; i < count; i++) {
                groups[i] = images.factorValue(i, f);
            }
            best =
                    Math.max(
                            best,
                            Separation.correlationRatio(
                                    survey.codes().mu(),
                                    survey.codes().latentSize(),
                                    latent,
                                    groups,
                                    factors.get(f).count()));
        }
        return best;
    }

    private void fillPairs(int latents) {
        pair.getItems().clear();
        Menu right = new Menu("across");
        Menu upwards = new Menu("up");
        for (int j = 0; j < latents; j++) {
            int latent = j;
            MenuItem first = new MenuItem(Words.latent(j));
            first.setOnAction(event -> showPair(latent, up));
            right.getItems().add(first);
            MenuItem second = new MenuItem(Words.latent(j));
            second.setOnAction(event -> showPair(across, latent));
            upwards.getItems().add(second);
        }
        MenuItem best = new MenuItem("best pair");
        best.setOnAction(
                event -> {
                    pairOf = -1;
                    chooseBestPair(point.surveyProperty().get());
                });
        pair.getItems().addAll(best, right, upwards);
    }

    private void showPair(int newAcross, int newUp) {
        across = newAcross;
        up = newUp;
        pair.setText(Words.latent(across) + " × " + Words.latent(up));
        map.setLatents(new LatentPair(across, up));
        shown.set(new LatentPair(across, up));
    }

    private void showLegend() {
        legend.getChildren().clear();
        OpenModel open = point.modelProperty().get();
        if (open == null || factor >= open.split().heldOut().factors().size()) {
            return;
        }
        Factor by = open.split().heldOut().factors().get(factor);
        if (by.ordered() || by.count() > MOST_NAMES) {
            legend.getChildren().add(Parts.label("low", "caption"));
            HBox ramp = new HBox(1);
            ramp.setAlignment(Pos.CENTER);
            for (int i = 0; i < 8; i++) {
                ramp.getChildren().add(dot(i, 8, by.ordered()));
            }
            legend.getChildren().addAll(ramp, Parts.label("high " + by.name(), "caption"));
        } else {
            for (int i = 0; i < by.count(); i++) {
                legend.getChildren().add(entry(nameOf(by, i), dot(i, by.count(), false)));
            }
        }
        if (hasGaps(open.split().heldOut())) {
            Circle dot = new Circle(4, look.color(Ink.PRIOR));
            legend.getChildren().add(entry("no value", dot));
        }
    }

    private static Label entry(String words, Circle dot) {
        Label entry = Parts.label(words, "caption");
        entry.setGraphic(dot);
        entry.setGraphicTextGap(3);
        return entry;
    }

    /** Its name where that is short, or where numbers do not begin at 0; else its number. */
    private static String nameOf(Factor factor, int value) {
        String name = factor.valueName(value);
        return name.length() <= LONGEST_NAME ? name : Integer.toString(value);
    }

    /** Whether some image on the map has no value of the factor. */
    private boolean hasGaps(ImageDataset images) {
        Survey survey = point.surveyProperty().get();
        int count = survey == null ? 0 : Math.min(images.size(), survey.codes().count());
        return IntStream.range(0, count)
                .anyMatch(i -> images.factorValue(i, factor) == Factor.NO_VALUE);
    }

    private Circle dot(int value, int count, boolean ordered) {
        return new Circle(4, Ink.label(look.darkProperty().get(), value, count, ordered));
    }
}
