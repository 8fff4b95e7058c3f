package org.betavista.ui.bar;

import java.util.function.Supplier;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.betavista.data.InvalidInputException;
import org.betavista.model.ModelConfig;
import org.betavista.session.GridSettings;
import org.betavista.ui.ExplorerViewModel;
import org.betavista.ui.control.Parts;
import org.kordamp.ikonli.feather.Feather;

/** The settings of a grid to export. */
final class ExportForm extends VBox {
    private final ExplorerViewModel model;
    private final Supplier<FileDialogs> dialogs;
    private final Runnable close;
    private final ComboBox<GridSettings.What> what = new ComboBox<>();
    private final TextField rows = number("export-rows", "5");
    private final TextField columns = number("export-columns", "10");
    private final TextField scale = number("export-scale", "2");
    private final TextField seed = number("export-seed", "1");
    private final Label problem = new Label();

    /**
     * @param dialogs asks where to write
     * @param close hides the form
     */
    ExportForm(ExplorerViewModel model, Supplier<FileDialogs> dialogs, Runnable close) {
        this.model = model;
        this.dialogs = dialogs;
        this.close = close;
        getStyleClass().add("popover-body");
        what.getItems().addAll(GridSettings.What.values());
        what.setValue(GridSettings.What.SAMPLES);
        what.setId("export-what");
        what.setConverter(new Names());
        what.valueProperty()
                .addListener(
                        (property, old, now) -> {
                            var open = model.modelProperty().get();
                            if (now == GridSettings.What.TRAVERSAL && open != null) {
                                showUsualTraversal(open.config().model());
                            }
                        });
        Parts.explain(what, "What the picture shows.");
        Parts.explain(rows, "Rows, or pairs of rows for reconstructions, or latents.");
        Parts.explain(columns, "Images in a row.");
        Parts.explain(scale, "Picture pixels for each image pixel.");
        Parts.explain(seed, "Of the draws, or of the choice of images.");
        GridPane form = new GridPane();
        form.getStyleClass().add("form");
        form.addColumn(
                0,
                Parts.label("Grid", "secondary"),
                Parts.label("Rows", "secondary"),
                Parts.label("Columns", "secondary"),
                Parts.label("Scale", "secondary"),
                Parts.label("Seed", "secondary"));
        form.addColumn(1, what, rows, columns, scale, seed);
        problem.setWrapText(true);
        problem.setMaxWidth(280);
        problem.setStyle("-fx-text-fill: -bv-error;");
        problem.managedProperty().bind(problem.textProperty().isNotEmpty());
        Button write =
                Parts.button(
                        "Export…",
                        Feather.DOWNLOAD,
                        "Choose where to write the PNG; its settings are embedded as text.",
                        this::write);
        write.getStyleClass().add("primary");
        write.setId("export-write");
        getChildren()
                .addAll(Parts.label("Export a grid as PNG", "card-title"), form, problem, write);
    }

    private void showUsualTraversal(ModelConfig network) {
        rows.setText(Integer.toString(GridSettings.traversalRows(network)));
        int most = GridSettings.mostTraversalColumns(network);
        try {
            columns.setText(Long.toString(Math.min(most, whole("Columns", columns))));
        } catch (InvalidInputException e) {
            columns.setText(Integer.toString(most));
        }
    }

    private static TextField number(String id, String value) {
        TextField field = new TextField(value);
        field.setId(id);
        field.setPrefWidth(150);
        return field;
    }

    private static final class Names extends javafx.util.StringConverter<GridSettings.What> {
        @Override
        public String toString(GridSettings.What what) {
            return switch (what) {
                case SAMPLES -> "Prior samples";
                case RECONSTRUCTIONS -> "Reconstructions";
                case TRAVERSAL -> "Traversal from z";
            };
        }

        @Override
        public GridSettings.What fromString(String name) {
            throw new UnsupportedOperationException(name);
        }
    }

    private void write() {
        try {
            GridSettings settings =
                    new GridSettings(
                            what.getValue(),
                            (int) whole("Rows", rows),
                            (int) whole("Columns", columns),
                            (int) whole("Scale", scale),
                            whole("Seed", seed));
            problem.setText("");
            close.run();
            dialogs.get()
                    .chooseNewFile(
                            "Export " + settings.what().word(),
                            "betavista-" + settings.what().word() + ".png")
                    .ifPresent(file -> model.exports().grid(file, settings));
        } catch (InvalidInputException e) {
            problem.setText(e.sentence());
        }
    }

    private static long whole(String name, TextField field) {
        try {
            return Long.parseLong(field.getText().trim());
        } catch (NumberFormatException e) {
            throw new InvalidInputException(
                    "%s must be a whole number, not \"%s\".".formatted(name, field.getText()), e);
        }
    }
}
