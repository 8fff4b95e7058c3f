package org.betavista.ui.data;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.betavista.data.files.FitMode;
import org.betavista.data.imports.ImportSettings;
import org.betavista.data.imports.LabelSource;
import org.betavista.data.imports.SplitSource;
import org.betavista.session.FolderPreview;
import org.betavista.ui.control.ImageRows;
import org.betavista.ui.control.Ink;
import org.betavista.ui.control.Look;
import org.betavista.ui.control.Parts;
import org.betavista.ui.control.SpareLabel;
import org.betavista.ui.control.Words;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** A folder of pictures before it is imported: what it would become, with a live preview. */
final class ImportPage extends VBox {
    private static final int COLUMNS = 8;
    private static final double ONE_LINE = 600;

    private final Label name = Parts.label("", "page-title");
    private final SpareLabel found = new SpareLabel("secondary");
    private final Label findings = new Label();
    private final ImageRows images;
    private final Button start;
    private final Choice<Integer> side;
    private final Choice<Boolean> colour;
    private final Choice<FitMode> fit;
    private final Choice<LabelSource> labels;
    private final Choice<SplitSource> split;

    /** One of a few values, as buttons side by side, in two lines where one has no room. */
    private static final class Choice<T> extends FlowPane {
        private final Map<T, ToggleButton> buttons;

        Choice(String id, Map<T, String> words, Consumer<T> chosen) {
            ToggleGroup group = new ToggleGroup();
            buttons =
                    words.entrySet().stream()
                            .collect(
                                    Collectors.toMap(
                                            Map.Entry::getKey,
                                            entry -> {
                                                ToggleButton button =
                                                        new ToggleButton(entry.getValue());
                                                button.setToggleGroup(group);
                                                button.setMinWidth(USE_PREF_SIZE);
                                                button.setId(
                                                        id
                                                                + "-"
                                                                + entry.getValue()
                                                                        .replace(' ', '-'));
                                                button.setOnAction(
                                                        event -> chosen.accept(entry.getKey()));
                                                return button;
                                            },
                                            (first, second) -> first,
                                            LinkedHashMap::new));
            getStyleClass().add("choice");
            setPrefWrapLength(ONE_LINE);
            getChildren().addAll(buttons.values());
        }

        void show(T value) {
            ToggleButton button = buttons.get(value);
            if (button != null) {
                button.setSelected(true);
            }
        }
    }

    ImportPage(DataViewModel data, Look look) {
        images = new ImageRows(look, 8, Ink.X);
        images.setId("import-preview");
        images.setMinSize(0, 0);
        side =
                new Choice<>(
                        "size",
                        words(ImportSettings.SIDES.stream(), String::valueOf),
                        value -> data.changeImport(settings -> settings.withSide(value)));
        colour =
                new Choice<>(
                        "channels",
                        words(Stream.of(true, false), value -> value ? "Colour" : "Grey"),
                        value -> data.changeImport(settings -> settings.withColour(value)));
        fit =
                new Choice<>(
                        "fit",
                        words(Stream.of(FitMode.values()), FitMode::label),
                        value -> data.changeImport(settings -> settings.withFit(value)));
        labels =
                new Choice<>(
                        "labels",
                        words(Stream.of(LabelSource.values()), LabelSource::label),
                        value -> data.changeImport(settings -> settings.withLabels(value)));
        split =
                new Choice<>(
                        "split",
                        words(Stream.of(SplitSource.values()), SplitSource::label),
                        value -> data.changeImport(settings -> settings.withSplit(value)));
        start =
                Parts.button(
                        "Import",
                        Feather.DOWNLOAD,
                        "Make a data set of these pictures. The pictures themselves stay as they"
                                + " are.",
                        data::importFolder);
        start.getStyleClass().add("primary");
        start.setId("import");
        findings.setId("import-findings");
        findings.setWrapText(true);
        findings.getStyleClass().add("caption");
        Parts.given(name);
        HBox head = new HBox(10, name, found, Parts.spring(), start);
        head.setAlignment(Pos.CENTER_LEFT);
        GridPane form = new GridPane();
        form.getStyleClass().add("form");
        ColumnConstraints buttons = new ColumnConstraints();
        buttons.setMinWidth(0);
        buttons.setHgrow(Priority.ALWAYS);
        form.getColumnConstraints().addAll(new ColumnConstraints(), buttons);
        form.addRow(0, Parts.label("Size", "secondary"), side);
        form.addRow(1, Parts.label("Channels", "secondary"), colour);
        form.addRow(2, Parts.label("Fit", "secondary"), fit);
        form.addRow(3, Parts.label("Labels", "secondary"), labels);
        form.addRow(4, Parts.label("Held out", "secondary"), split);
        VBox settingsCard =
                Parts.card(
                        new HBox(
                                Parts.label("Images", "card-title"),
                                Parts.label("as the model will see them", "secondary")),
                        new VBox(10, form, findings));
        VBox previewCard =
                Parts.card(
                        new HBox(
                                Parts.label("Preview", "card-title"),
                                Parts.label("pictures from all over the folder", "secondary")),
                        images);
        VBox.setVgrow(previewCard, Priority.ALWAYS);
        setSpacing(12);
        getChildren().addAll(head, settingsCard, previewCard);
        data.previewProperty().addListener((property, old, now) -> show(now));
        show(data.previewProperty().get());
    }

    private static <T> Map<T, String> words(
            Stream<T> values, java.util.function.Function<T, String> word) {
        Map<T, String> words = new LinkedHashMap<>();
        values.forEach(value -> words.put(value, word.apply(value)));
        return words;
    }

    private void show(@Nullable FolderPreview preview) {
        if (preview == null) {
            images.clear();
            return;
        }
        name.setText(preview.source().title());
        found.say(preview.files() == 1 ? "1 picture" : Words.count(preview.files()) + " pictures");
        findings.setText(String.join("\n", preview.findings()));
        findings.setManaged(!preview.findings().isEmpty());
        side.show(preview.settings().side());
        colour.show(preview.settings().colour());
        fit.show(preview.settings().fit());
        labels.show(preview.settings().labels());
        split.show(preview.settings().split());
        images.show(preview.shape(), preview.images(), COLUMNS);
    }
}
