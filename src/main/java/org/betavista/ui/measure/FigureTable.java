package org.betavista.ui.measure;

import java.util.Collection;
import javafx.scene.layout.VBox;
import org.betavista.session.measures.Figure;

/** Numbers with their units, sample sizes and seeds; a button copies one with its definition. */
final class FigureTable extends VBox {
    /** Shows figures in the given order. */
    void show(Collection<Figure> figures) {}
}
