package org.betavista.ui.measure;

import javafx.scene.layout.VBox;
import org.betavista.ui.ExplorerViewModel;
import org.betavista.ui.control.Look;

/** Which latent knows which factor, at a glance. */
final class DisentanglementCard extends VBox {
    DisentanglementCard(ExplorerViewModel model, Look look) {}
}
