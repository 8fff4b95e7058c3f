package org.betavista.ui.measure;

import javafx.scene.Node;

/** Parts of a page that come and go. */
final class Sections {
    private Sections() {}

    /** Shows a part, or leaves no gap where it was. */
    static void show(Node part, boolean shown) {
        part.setVisible(shown);
        part.setManaged(shown);
    }
}
