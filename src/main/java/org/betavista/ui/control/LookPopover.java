package org.betavista.ui.control;

import atlantafx.base.controls.Popover;
import javafx.scene.Parent;

/** A popover in the window's colours: it is a window of its own, which they do not reach. */
public final class LookPopover extends Popover {
    private static final String DARK = "dark";

    /**
     * @param look whose theme it follows
     * @param arrow where it points from
     */
    public LookPopover(Look look, ArrowLocation arrow) {
        setArrowLocation(arrow);
        setAnimated(false);
        look.onChange(() -> dress(look.darkProperty().get()));
    }

    private void dress(boolean dark) {
        Parent root = getScene().getRoot();
        root.getStyleClass().remove(DARK);
        if (dark) {
            root.getStyleClass().add(DARK);
        }
    }
}
