package org.betavista.ui.measure;

import javafx.scene.layout.VBox;
import org.betavista.ui.ExplorerViewModel;
import org.betavista.ui.control.Look;

/** One path between two images, and how alike the images of near codes are. */
final class ContinuityPage extends VBox {
    ContinuityPage(ExplorerViewModel model, Look look) {}
}
