package org.betavista.ui.measure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.betavista.session.measures.Figure;
import org.betavista.ui.ExplorerViewModel;
import org.betavista.ui.Messages;
import org.betavista.ui.control.Parts;
import org.kordamp.ikonli.feather.Feather;

/** Numbers with their units, sample sizes and seeds; a button copies one with its definition. */
final class FigureTable extends VBox {
    private final Messages messages;
    private final GridPane grid = new GridPane();
    private final List<Row> rows = new ArrayList<>();

    /**
     * @param model whose status line tells what was copied
     */
    FigureTable(ExplorerViewModel model) {
        messages = model.messages();
        grid.getStyleClass().add("figure-table");
        // The same tracks in every table, so that tables above each other are one.
        grid.getColumnConstraints()
                .addAll(
                        column(150, 150, HPos.LEFT, Priority.NEVER),
                        column(64, 64, HPos.RIGHT, Priority.NEVER),
                        column(60, 110, HPos.LEFT, Priority.NEVER),
                        column(0, 150, HPos.LEFT, Priority.ALWAYS),
                        column(120, 120, HPos.LEFT, Priority.NEVER),
                        column(24, 24, HPos.RIGHT, Priority.NEVER));
        getChildren().add(grid);
    }

    private static ColumnConstraints column(
            double least, double preferred, HPos alignment, Priority grow) {
        ColumnConstraints column = new ColumnConstraints(least, preferred, Double.MAX_VALUE);
        column.setHalignment(alignment);
        column.setHgrow(grow);
        return column;
    }

    /** Shows figures in the given order. */
    void show(Collection<Figure> figures) {
        List<Figure> shown = List.copyOf(figures);
        boolean sameRows = shown.size() == rows.size();
        for (int i = 0; i < shown.size() && sameRows; i++) {
            sameRows = rows.get(i).figure.measure() == shown.get(i).measure();
        }
        if (!sameRows) {
            // New values in the rows that stand leave the pointer's explanation where it is.
            rows.clear();
            grid.getChildren().clear();
            for (Figure figure : shown) {
                Row row = new Row(figure);
                grid.addRow(
                        rows.size(),
                        row.name,
                        row.value,
                        row.unit,
                        row.sentence,
                        row.samples,
                        row.copy);
                rows.add(row);
            }
        }
        for (int i = 0; i < shown.size(); i++) {
            rows.get(i).show(shown.get(i));
        }
    }

    private void copy(Figure figure) {
        ClipboardContent content = new ClipboardContent();
        content.putString(figure.citation());
        if (Clipboard.getSystemClipboard().setContent(content)) {
            messages.tell("Copied " + figure.measure().title() + " with its definition.");
        } else {
            messages.fail("The system's clipboard took nothing; try once more.");
        }
    }

    /** One figure. */
    private final class Row {
        private Figure figure;
        private final Label name;
        private final Label value = Parts.label("", "number");
        private final Label unit = new Label();
        private final Label sentence = new Label();
        private final Label samples = Parts.label("", "figure-samples");
        private final Button copy;

        Row(Figure first) {
            figure = first;
            name = Parts.label(first.measure().title(), "figure-name");
            Parts.explain(name, FigureWords.explanation(first.measure()));
            unit.setText(first.measure().unit());
            unit.getStyleClass().add("caption");
            wrap(unit);
            sentence.setText(first.measure().sentence());
            sentence.getStyleClass().add("caption");
            wrap(sentence);
            copy =
                    Parts.iconButton(
                            Feather.COPY,
                            "Copy " + first.measure().title() + " with its definition and source.",
                            () -> copy(figure));
            copy.setId("copy-" + first.measure().key());
            value.setId("figure-" + first.measure().key());
        }

        private static void wrap(Label words) {
            words.setWrapText(true);
            words.setMinHeight(USE_PREF_SIZE);
        }

        private void show(Figure newest) {
            figure = newest;
            value.setText(FigureWords.value(newest));
            samples.setText(FigureWords.samples(newest));
        }
    }
}
