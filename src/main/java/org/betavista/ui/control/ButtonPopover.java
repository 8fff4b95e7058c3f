package org.betavista.ui.control;

import atlantafx.base.controls.Popover;
import java.util.function.Supplier;
import javafx.event.EventTarget;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.input.MouseEvent;

/** A popover that belongs to a button, which opens it and closes it. */
public final class ButtonPopover {
    private final Popover popover = new Popover();
    private final ButtonBase button;
    private final Supplier<Node> content;

    /**
     * Takes over the button's action.
     *
     * @param arrow where the popover's arrow stands, which points to the button
     * @param content is asked each time when the popover opens
     */
    public ButtonPopover(ButtonBase button, Popover.ArrowLocation arrow, Supplier<Node> content) {
        this.button = button;
        this.content = content;
        popover.setArrowLocation(arrow);
        popover.setAnimated(false);
        // Torn off it would stay over whatever comes next.
        popover.setDetachable(false);
        // A click beside it closes it and does what it was made for.
        popover.setConsumeAutoHidingEvents(false);
        popover.addEventFilter(MouseEvent.MOUSE_PRESSED, this::pressed);
        button.getProperties().put(ButtonPopover.class, this); // whose button it is
        button.setOnAction(event -> toggle());
    }

    /** The popover's shadow lies over the button, which must close it all the same. */
    private void pressed(MouseEvent press) {
        Point2D place = button.screenToLocal(press.getScreenX(), press.getScreenY());
        if (place != null && button.contains(place) && !isInContent(press.getTarget())) {
            close();
            press.consume();
        }
    }

    private boolean isInContent(EventTarget target) {
        Node node = target instanceof Node pressed ? pressed : null;
        while (node != null && node != popover.getContentNode()) {
            node = node.getParent();
        }
        return node != null;
    }

    /** Opens it, or closes it where it is open. */
    public void toggle() {
        if (popover.isShowing()) {
            close();
        } else {
            popover.setContentNode(content.get());
            popover.show(button);
        }
    }

    /** Closes it. */
    public void close() {
        popover.hide();
    }
}
