package org.betavista.ui.measure;

import javafx.scene.layout.VBox;
import org.betavista.ui.ExplorerViewModel;
import org.betavista.ui.control.Look;

/** Which latent knows which factor, and what the winners do. */
final class DisentanglementPage extends VBox {
    DisentanglementPage(ExplorerViewModel model, Look look) {}
}
