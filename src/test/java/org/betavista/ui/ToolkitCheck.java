package org.betavista.ui;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Says clearly if no window can be drawn here, and fails: a skipped window is an untested one. */
final class ToolkitCheck implements BeforeAllCallback {
    @Override
    public void beforeAll(ExtensionContext context) {
        try {
            CompletableFuture<Double> width = new CompletableFuture<>();
            Runnable draw =
                    () -> {
                        try {
                            Text text = new Text(Font.getDefault().getName());
                            width.complete(text.getLayoutBounds().getWidth());
                        } catch (Throwable e) {
                            width.completeExceptionally(e);
                        }
                    };
            try {
                Platform.startup(draw);
            } catch (IllegalStateException alreadyStarted) {
                Platform.runLater(draw);
            }
            width.get(30, TimeUnit.SECONDS);
        } catch (Throwable e) {
            throw new AssertionError(
                    "The window's tests cannot start JavaFX on this machine. On Debian install"
                            + " libpangoft2-1.0-0; to leave these tests out, run with"
                            + " -Dui.tests=off.",
                    e);
        }
    }
}
