package org.betavista.ui.bar;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.betavista.session.OpenModel;
import org.betavista.session.ShippedModels;
import org.betavista.ui.ExplorerViewModel;
import org.betavista.ui.control.Look;
import org.betavista.ui.control.Parts;

/** Opens and saves runs and the models that come with the program. */
final class RunsMenu extends MenuButton {
    private static final int RECENT_RUNS = 8;

    private final ExplorerViewModel model;
    private final ShippedModels shipped;
    private final Supplier<FileDialogs> dialogs;

    RunsMenu(
            ExplorerViewModel model,
            ShippedModels shipped,
            Look look,
            Supplier<FileDialogs> dialogs) {
        super("Betavista", new Logo(look));
        this.model = model;
        this.shipped = shipped;
        this.dialogs = dialogs;
        getStyleClass().addAll("runs", "app-name");
        setId("runs");
        setMinWidth(USE_PREF_SIZE);
        setOnShowing(event -> fill());
        fill();
        Parts.explain(this, "Open and save runs, and the models that come with Betavista.");
    }

    private void fill() {
        MenuItem open = new MenuItem("Open run…  Shift+Ctrl+O");
        open.setOnAction(event -> open());
        MenuItem save = new MenuItem("Save run as…  Ctrl+S");
        save.setOnAction(event -> save());
        Menu models = new Menu("Shipped models");
        for (Path path : shipped.models()) {
            MenuItem item = new MenuItem(ShippedModels.nameOf(path));
            item.setOnAction(event -> model.open(path));
            models.getItems().add(item);
        }
        getItems()
                .setAll(
                        open,
                        save,
                        new SavingMenu(model.keeper().intervalProperty()),
                        new SeparatorMenuItem(),
                        models);
        // The folder may lie on a slow disk: the menu opens without waiting for it.
        CompletableFuture<Void> unused =
                CompletableFuture.supplyAsync(model.runs()::runs)
                        .thenAcceptAsync(kept -> addKept(kept, models), Platform::runLater);
    }

    private void addKept(List<Path> kept, Menu models) {
        if (!kept.isEmpty() && getItems().contains(models)) {
            getItems().add(new SeparatorMenuItem());
            for (Path run : kept.subList(0, Math.min(RECENT_RUNS, kept.size()))) {
                MenuItem item = new MenuItem(String.valueOf(run.getFileName()));
                item.setMnemonicParsing(false);
                item.setOnAction(event -> model.open(run));
                getItems().add(item);
            }
        }
    }

    /** Asks for a run folder and opens it. */
    void open() {
        dialogs.get().chooseFolder("Open a run folder").ifPresent(model::open);
    }

    /** Asks for a place and saves the run there. */
    void save() {
        OpenModel open = model.modelProperty().get();
        if (open != null) {
            dialogs.get()
                    .chooseNewFile(
                            "Save the run as a folder",
                            String.valueOf(
                                    model.runs()
                                            .next(open.split().name(), open.config())
                                            .getFileName()))
                    .ifPresent(model.exports()::run);
        }
    }
}
