package org.betavista.ui.data;

import java.util.function.Supplier;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import org.betavista.ui.bar.FileDialogs;
import org.betavista.ui.control.Look;

/** The data view: a list of sets at the left, the chosen one at the right. */
public final class DataView extends HBox {
    private static final double LIST_WIDTH = 212;

    private final DataViewModel data;

    /**
     * @param dialogs asks for folders and files
     */
    public DataView(DataViewModel data, Look look, Supplier<FileDialogs> dialogs) {
        this.data = data;
        getStyleClass().add("tab-body");
        setSpacing(12);
        SourceList list = new SourceList(data, dialogs);
        list.setMinWidth(LIST_WIDTH);
        list.setMaxWidth(LIST_WIDTH);
        OverviewPage overview = new OverviewPage(data, look, dialogs);
        ImportPage importing = new ImportPage(data, look);
        importing.visibleProperty().bind(data.previewProperty().isNotNull());
        overview.visibleProperty()
                .bind(data.chosenProperty().isNotNull().and(importing.visibleProperty().not()));
        StackPane page = new StackPane(overview, importing);
        page.setMinSize(0, 0);
        HBox.setHgrow(page, Priority.ALWAYS);
        getChildren().addAll(list, page);
        setOnDragOver(this::offer);
        setOnDragDropped(this::dropped);
        sceneProperty()
                .addListener(
                        (property, old, now) -> {
                            if (now != null) {
                                data.open();
                            }
                        });
    }

    private void offer(DragEvent event) {
        if (event.getDragboard().hasFiles()) {
            event.acceptTransferModes(TransferMode.COPY);
        }
        event.consume();
    }

    private void dropped(DragEvent event) {
        if (event.getDragboard().hasFiles()) {
            data.chooseTyped(event.getDragboard().getFiles().get(0).getPath());
            event.setDropCompleted(true);
        }
        event.consume();
    }
}
