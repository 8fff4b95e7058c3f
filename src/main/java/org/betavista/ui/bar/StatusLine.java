package org.betavista.ui.bar;

import atlantafx.base.controls.Popover;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.betavista.ui.ExplorerViewModel;
import org.betavista.ui.Message;
import org.betavista.ui.control.ButtonPopover;
import org.betavista.ui.control.Parts;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The bottom line: what happened, and the exports. Errors stay until they are dismissed. */
public final class StatusLine extends HBox {
    private final ExplorerViewModel model;
    private final Supplier<FileDialogs> dialogs;
    private final FontIcon icon = Parts.icon(Feather.INFO);
    private final Label message = new Label();
    private final Tooltip explained = Parts.explanation(message, "");
    private final Button undo;
    private final Button dismiss;
    private final JobProgress job;
    private final ButtonPopover export;

    /** Made when it is asked for; it keeps what was entered. */
    private @Nullable ExportForm form;

    /**
     * @param dialogs asks where to write
     */
    public StatusLine(ExplorerViewModel model, Supplier<FileDialogs> dialogs) {
        this.model = model;
        this.dialogs = dialogs;
        getStyleClass().add("status-line");
        icon.getStyleClass().add("message-icon");
        message.getStyleClass().add("message");
        message.setId("message");
        message.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        message.setMinWidth(0);
        HBox.setHgrow(message, Priority.SOMETIMES);
        undo =
                Parts.button(
                        "Undo",
                        Feather.CORNER_UP_LEFT,
                        "Bring back what the reset threw away.",
                        model::undoReset);
        undo.getStyleClass().add("link");
        undo.setId("undo-reset");
        dismiss =
                Parts.iconButton(
                        Feather.X, "Dismiss this message.", () -> model.messages().tell(""));
        dismiss.setId("dismiss");
        Button png =
                Parts.button(
                        "PNG", Feather.IMAGE, "Export a grid of images as PNG (Ctrl+E).", () -> {});
        export = new ButtonPopover(png, Popover.ArrowLocation.BOTTOM_RIGHT, this::exportForm);
        Button csv =
                Parts.button(
                        "CSV",
                        Feather.LIST,
                        "Export the figures of this run as CSV.",
                        this::exportMetrics);
        csv.setId("export-csv");
        png.setId("export-png");
        for (Button button : new Button[] {png, csv}) {
            button.getStyleClass().add("export");
            button.setGraphic(null);
        }
        job = new JobProgress(model.jobs());
        getChildren()
                .addAll(
                        icon,
                        message,
                        undo,
                        dismiss,
                        Parts.spring(),
                        job,
                        Parts.label("Export"),
                        png,
                        csv);
        model.messages().messageProperty().addListener((property, old, now) -> show(now));
        show(model.messages().messageProperty().get());
    }

    private Node exportForm() {
        if (form == null) {
            form = new ExportForm(model, dialogs, export::close);
        }
        return form;
    }

    /** Opens the settings of a grid to export, or closes them. */
    public void toggleExport() {
        export.toggle();
    }

    private void exportMetrics() {
        dialogs.get()
                .chooseNewFile("Export the figures", "betavista-metrics.csv")
                .ifPresent(model.exports()::metrics);
    }

    private void show(Message now) {
        message.setText(now.text());
        explained.setText(now.text());
        icon.setIconCode(now.error() ? Feather.ALERT_TRIANGLE : Feather.INFO);
        icon.setVisible(!now.text().isEmpty());
        getStyleClass().remove("error");
        if (now.error()) {
            getStyleClass().add("error");
        }
        undo.setVisible(now.undoReset());
        undo.setManaged(now.undoReset());
        dismiss.setVisible(now.error());
        dismiss.setManaged(now.error());
    }
}
