package org.betavista.ui.measure;

import javafx.scene.layout.VBox;
import org.betavista.ui.ExplorerViewModel;
import org.betavista.ui.control.Look;

/** Draws, what they miss, and all codes against the prior. */
final class CompletenessPage extends VBox {
    CompletenessPage(ExplorerViewModel model, Look look) {}
}
