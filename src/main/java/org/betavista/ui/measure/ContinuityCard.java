package org.betavista.ui.measure;

import javafx.scene.layout.VBox;
import org.betavista.ui.ExplorerViewModel;
import org.betavista.ui.control.Look;

/** Paths between codes at a glance. */
final class ContinuityCard extends VBox {
    ContinuityCard(ExplorerViewModel model, Look look) {}
}
