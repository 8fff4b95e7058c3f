package org.betavista.ui.measure;

import javafx.scene.Node;
import javafx.scene.layout.HBox;
import org.betavista.ui.control.Parts;

/** Parts of a page that come and go. */
final class Sections {
    private Sections() {}

    /** The head of a card that has nothing but a title. */
    static HBox title(String words) {
        return new HBox(Parts.label(words, "card-title"));
    }

    /** Shows a part, or leaves no gap where it was. */
    static void show(Node part, boolean shown) {
        part.setVisible(shown);
        part.setManaged(shown);
    }
}
