package org.betavista.ui.measure;

import javafx.scene.layout.VBox;
import org.betavista.ui.ExplorerViewModel;
import org.betavista.ui.control.Look;

/** Draws from the prior at a glance. */
final class CompletenessCard extends VBox {
    CompletenessCard(ExplorerViewModel model, Look look) {}
}
