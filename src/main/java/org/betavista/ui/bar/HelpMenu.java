package org.betavista.ui.bar;

import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.Rectangle2D;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.stage.Screen;
import org.betavista.session.log.Diagnostics;
import org.betavista.ui.ExplorerViewModel;
import org.betavista.ui.control.Look;
import org.betavista.ui.control.Parts;
import org.kordamp.ikonli.feather.Feather;

/** Keys, how pixel values are shown, and what helps somebody else to understand a failure. */
final class HelpMenu extends MenuButton {
    private final ExplorerViewModel model;

    /**
     * @param keys opens the page that explains the keys
     */
    HelpMenu(ExplorerViewModel model, Look look, Runnable keys) {
        super("", Parts.icon(Feather.HELP_CIRCLE));
        this.model = model;
        MenuItem showKeys = new MenuItem("Keys and gestures");
        showKeys.setOnAction(event -> keys.run());
        CheckMenuItem trueValues = new CheckMenuItem("True pixel values");
        trueValues.selectedProperty().bindBidirectional(look.trueValuesProperty());
        MenuItem diagnostics = new MenuItem("Copy diagnostics");
        diagnostics.setId("copy-diagnostics");
        diagnostics.setOnAction(event -> copyDiagnostics());
        getItems().addAll(showKeys, trueValues, diagnostics);
        getStyleClass().add("runs");
        setId("help");
        Parts.explain(this, "Keys, how pixel values are shown, and diagnostics.");
    }

    private void copyDiagnostics() {
        ClipboardContent content = new ClipboardContent();
        content.putString(
                new Diagnostics(
                                model.modelProperty().get(),
                                model.stepProperty().get(),
                                screens(Screen.getScreens()))
                        .text());
        Clipboard.getSystemClipboard().setContent(content);
        model.messages()
                .tell(
                        "Copied versions, memory, screen, the model's form and the newest lines of"
                                + " the log; no paths, names or pictures.");
    }

    private static String screens(List<Screen> screens) {
        return screens.stream()
                .map(
                        screen -> {
                            Rectangle2D size = screen.getBounds();
                            return (int) size.getWidth()
                                    + "x"
                                    + (int) size.getHeight()
                                    + " at "
                                    + screen.getOutputScaleX();
                        })
                .collect(Collectors.joining(", "));
    }
}
