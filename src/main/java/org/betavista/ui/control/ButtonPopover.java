package org.betavista.ui.control;

import atlantafx.base.controls.Popover;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;

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
        button.getProperties().put(ButtonPopover.class, this); // whose button it is
        button.setOnAction(event -> toggle());
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
