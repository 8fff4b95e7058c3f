package org.betavista.ui.control;

import java.util.List;
import javafx.application.Platform;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.event.EventHandler;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.PopupWindow;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what opens over a window in order, whatever it is: popovers, menus and lists of choices.
 * What opens closes all others but those that it belongs to; Escape closes what is on top, before
 * it means anything else. Tooltips are left alone. The window's thread only.
 */
public final class Popups {
    private final Window window;
    private final ListChangeListener<Window> opened = this::windowsChanged;
    private final EventHandler<KeyEvent> escape = this::closeByEscape;

    /** Watches a window until it is hidden. */
    public Popups(Window window) {
        this.window = window;
        Window.getWindows().addListener(opened);
        window.addEventFilter(KeyEvent.KEY_PRESSED, escape);
        window.showingProperty()
                .addListener(
                        new ChangeListener<>() {
                            @Override
                            public void changed(
                                    ObservableValue<? extends Boolean> showing,
                                    Boolean was,
                                    Boolean is) {
                                if (was) {
                                    Window.getWindows().removeListener(opened);
                                    window.removeEventFilter(KeyEvent.KEY_PRESSED, escape);
                                    showing.removeListener(this);
                                }
                            }
                        });
    }

    private void windowsChanged(ListChangeListener.Change<? extends Window> change) {
        while (change.next()) {
            for (Window added : List.copyOf(change.getAddedSubList())) {
                if (isOurs(added)) {
                    // Once, however often it opens.
                    added.removeEventFilter(KeyEvent.KEY_PRESSED, escape);
                    added.addEventFilter(KeyEvent.KEY_PRESSED, escape);
                    // The list of windows must not change while it tells of a change.
                    Platform.runLater(() -> closeOthers(added));
                }
            }
        }
    }

    private void closeOthers(Window opened) {
        if (opened.isShowing()) {
            showing().stream()
                    .filter(other -> other != opened && !belongs(opened, other))
                    .forEach(PopupWindow::hide);
        }
    }

    private boolean isOurs(Window other) {
        return other instanceof PopupWindow
                && !(other instanceof Tooltip)
                && belongs(other, window);
    }

    /** Whether a popup was opened from a window or from what that opened. */
    private static boolean belongs(Window popup, Window owner) {
        @Nullable Window above = popup;
        while (above instanceof PopupWindow opened) {
            above = opened.getOwnerWindow();
            if (above == owner) {
                return true;
            }
        }
        return false;
    }

    /** The open ones, the last opened last. */
    private List<PopupWindow> showing() {
        return Window.getWindows().stream()
                .filter(this::isOurs)
                .map(PopupWindow.class::cast)
                .toList();
    }

    private void closeByEscape(KeyEvent event) {
        List<PopupWindow> open = showing();
        if (event.getCode() == KeyCode.ESCAPE && !open.isEmpty()) {
            open.get(open.size() - 1).hide();
            event.consume();
        }
    }

    /** Closes all: something else is shown below them. */
    public void closeAll() {
        showing().forEach(PopupWindow::hide);
    }
}
