package org.betavista.ui.data;

import atlantafx.base.controls.Popover;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextArea;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.VBox;
import org.betavista.data.Factor;
import org.betavista.session.DataOverview;
import org.betavista.session.FactorCounts;
import org.betavista.ui.bar.FileDialogs;
import org.betavista.ui.control.ButtonPopover;
import org.betavista.ui.control.Look;
import org.betavista.ui.control.Parts;
import org.betavista.ui.control.SpareLabel;
import org.betavista.ui.control.Words;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/**
 * One data set: examples, a world's sliders, how often each value occurs, how bright pixels are.
 */
final class OverviewPage extends VBox {
    private static final int BRIGHTNESS_BARS = 64;
    private static final double FOOT = 136;

    private final DataViewModel data;
    private final Supplier<FileDialogs> dialogs;
    private final Label name = Parts.label("", "page-title");
    private final SpareLabel facts = new SpareLabel("secondary");
    private final Button notes;
    private final TextArea noteLines = new TextArea();
    private final Button export;
    private final Button tryAgain;
    private final Button train;
    private final ExamplesCard examples;
    private final MenuButton factor = new MenuButton("");
    private final ValueBars counts;
    private final SpareLabel counted = new SpareLabel("caption");
    private final ValueBars brightness;
    private final GridPane foot = new GridPane();

    OverviewPage(DataViewModel data, Look look, Supplier<FileDialogs> dialogs) {
        this.data = data;
        this.dialogs = dialogs;
        examples = new ExamplesCard(data, look);
        counts = new ValueBars(look);
        counts.setId("value-counts");
        brightness = new ValueBars(look);
        brightness.setId("brightness");
        notes =
                Parts.button(
                        "",
                        Feather.INFO,
                        "How the images were read, and what was skipped and why.",
                        () -> {});
        VBox noteBody = noteBody();
        ButtonPopover unused =
                new ButtonPopover(notes, Popover.ArrowLocation.TOP_RIGHT, () -> noteBody);
        notes.setId("data-notes");
        export =
                Parts.button(
                        "Export…",
                        Feather.DOWNLOAD,
                        "Write %s images as PNG, and what is known of each as factors.csv."
                                .formatted(DataViewModel.EXPORTED),
                        this::export);
        export.setId("export-data");
        tryAgain =
                Parts.button(
                        "Try again", Feather.ROTATE_CW, "Read the images again.", data::tryAgain);
        tryAgain.setId("try-again");
        tryAgain.managedProperty().bind(tryAgain.visibleProperty());
        tryAgain.setVisible(false);
        train =
                Parts.button(
                        "Train on this",
                        Feather.PLAY,
                        "Start a new model on these images; you are asked before it replaces the"
                                + " present one.",
                        data::train);
        train.getStyleClass().add("primary");
        train.setId("train-on-this");
        Parts.given(name);
        Parts.given(factor);
        name.setId("data-name");
        facts.setId("data-facts");
        HBox head = new HBox(8, name, facts, Parts.spring(), tryAgain, notes, export, train);
        head.setAlignment(Pos.CENTER_LEFT);
        VBox countsCard = countsCard();
        VBox brightnessCard = brightnessCard();
        foot.setHgap(12);
        foot.addRow(0, countsCard, brightnessCard);
        for (VBox card : List.of(countsCard, brightnessCard)) {
            card.setMinSize(0, 0);
            ColumnConstraints half = new ColumnConstraints();
            half.setPercentWidth(50);
            foot.getColumnConstraints().add(half);
        }
        RowConstraints whole = new RowConstraints();
        whole.setPercentHeight(100);
        foot.getRowConstraints().add(whole);
        foot.setMinHeight(FOOT);
        foot.setMaxHeight(FOOT);
        VBox.setVgrow(examples, Priority.ALWAYS);
        setSpacing(12);
        getChildren().addAll(head, new DriveCard(data, look), new RangeCard(data), examples, foot);
        data.overviewProperty().addListener((property, old, now) -> show(now));
        data.unreadableProperty().addListener((property, old, now) -> showTryAgain(now));
        show(data.overviewProperty().get());
    }

    private void showTryAgain(boolean unreadable) {
        tryAgain.setVisible(unreadable);
        if (unreadable) {
            name.setText("These images could not be read.");
        }
    }

    private void export() {
        dialogs.get()
                .chooseNewFile("Export images to a new folder", name.getText() + " images")
                .ifPresent(data::export);
    }

    private VBox noteBody() {
        noteLines.setEditable(false);
        noteLines.setWrapText(true);
        noteLines.setPrefSize(420, 220);
        noteLines.setId("data-note-lines");
        VBox body = new VBox(8, Parts.label("How the images were read", "card-title"), noteLines);
        body.getStyleClass().add("popover-body");
        return body;
    }

    private VBox countsCard() {
        factor.setId("counted-factor");
        HBox head = new HBox(Parts.label("Values", "card-title"), counted, Parts.spring(), factor);
        return Parts.card(head, counts);
    }

    private VBox brightnessCard() {
        SpareLabel scale = new SpareLabel("caption");
        scale.say(List.of("of the examples, log scale", "log scale", ""));
        HBox head = new HBox(Parts.label("Pixel values", "card-title"), scale);
        return Parts.card(head, brightness);
    }

    private void show(@Nullable DataOverview overview) {
        train.setDisable(overview == null);
        export.setDisable(overview == null);
        examples.setVisible(overview != null);
        foot.setVisible(overview != null);
        notes.setVisible(overview != null && !overview.notes().isEmpty());
        notes.setManaged(notes.isVisible());
        if (overview == null) {
            name.setText("Reading the images …");
            facts.say("");
            examples.show(null);
            brightness.show(new double[0], List.of());
            return;
        }
        name.setText(overview.name());
        facts.say(List.of(facts(overview), sizes(overview), ""));
        notes.setText(overview.notes().size() == 1 ? "1 note" : overview.notes().size() + " notes");
        noteLines.setText(String.join("\n", overview.notes()));
        examples.show(overview);
        showBrightness(overview.brightness());
        fillFactors(overview);
    }

    private static String facts(DataOverview overview) {
        return "%s · %s %s × %s"
                .formatted(
                        sizes(overview),
                        overview.shape().isGrey() ? "grey" : "colour",
                        overview.shape().width(),
                        overview.shape().height());
    }

    private static String sizes(DataOverview overview) {
        return "%s + %s held out"
                .formatted(Words.count(overview.trainSize()), Words.count(overview.heldOutSize()));
    }

    private void fillFactors(DataOverview overview) {
        factor.getItems().clear();
        for (FactorCounts each : overview.counts()) {
            MenuItem item = new MenuItem(each.factor().name());
            item.setOnAction(event -> showCounts(each, overview.countedImages()));
            factor.getItems().add(item);
        }
        factor.setVisible(!overview.counts().isEmpty());
        if (overview.counts().isEmpty()) {
            counted.say(List.of("no labels or factors are known", "none known"));
            counts.show(new double[0], List.of());
        } else {
            showCounts(overview.counts().get(0), overview.countedImages());
        }
    }

    private void showCounts(FactorCounts chosen, int images) {
        Factor counting = chosen.factor();
        factor.setText(counting.name());
        counted.say(
                "in %s images%s"
                        .formatted(
                                Words.count(images),
                                chosen.withoutValue() == 0
                                        ? ""
                                        : ", %s without a value"
                                                .formatted(Words.count(chosen.withoutValue()))));
        counts.show(
                Arrays.stream(chosen.counts()).asDoubleStream().toArray(),
                IntStream.range(0, counting.count()).mapToObj(counting::valueName).toList());
    }

    private void showBrightness(long[] levels) {
        double[] bars = new double[BRIGHTNESS_BARS];
        int width = levels.length / BRIGHTNESS_BARS;
        for (int bar = 0; bar < bars.length; bar++) {
            long sum = 0;
            for (int level = bar * width; level < (bar + 1) * width; level++) {
                sum += levels[level];
            }
            bars[bar] = Math.log1p((double) sum);
        }
        brightness.show(bars, List.of("0", "255"));
    }
}
