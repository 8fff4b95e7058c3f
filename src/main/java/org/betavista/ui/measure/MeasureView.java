package org.betavista.ui.measure;

import javafx.scene.layout.StackPane;
import org.betavista.session.measures.Property;
import org.betavista.ui.ExplorerViewModel;
import org.betavista.ui.control.Look;

/** The Measure tab: an overview, one page a property, and a page with every number. */
public final class MeasureView extends StackPane {
    /**
     * @param model whose evidence is shown
     */
    public MeasureView(ExplorerViewModel model, Look look) {}

    /** Opens the page of a property. */
    public void open(Property property) {}
}
