package org.betavista.ui.bar;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.scene.layout.HBox;
import org.betavista.session.measures.Headlines;
import org.betavista.session.measures.Property;
import org.betavista.ui.ExplorerViewModel;
import org.betavista.ui.control.Look;
import org.jspecify.annotations.Nullable;

/** The three properties beside the price of a nat, so that one is seen to move the others. */
final class Gauges extends HBox {
    private static final double WIDTH = 218;
    private static final double COMPACT_WIDTH = 216;

    private final ExplorerViewModel model;
    private final List<Gauge> gauges;

    /**
     * @param model whose numbers are shown
     * @param open is told the property whose evidence is asked for
     */
    Gauges(ExplorerViewModel model, Look look, Consumer<Property> open) {
        this.model = model;
        gauges =
                Stream.of(Property.CONTINUITY, Property.COMPLETENESS, Property.DISENTANGLEMENT)
                        .map(property -> new Gauge(property, look, model.losses(), open))
                        .toList();
        getChildren().addAll(gauges);
        setMinWidth(USE_PREF_SIZE);
        compact(false);
        model.measurements().headlinesProperty().addListener((property, old, now) -> show());
        model.stepProperty().addListener((property, old, now) -> showStale());
        model.stateProperty().addListener((property, old, now) -> showStale());
        show();
    }

    /** Narrower tiles in a small window. */
    void compact(boolean small) {
        gauges.forEach(gauge -> gauge.resizeTo(small ? COMPACT_WIDTH : WIDTH));
    }

    private void show() {
        show(
                model.measurements().headlinesProperty().get(),
                model.measurements().history(),
                isStale());
    }

    /** Shows what was measured; null before the first. */
    void show(@Nullable Headlines newest, List<Headlines> history, boolean stale) {
        gauges.forEach(gauge -> gauge.show(newest, history, stale));
    }

    /** Training makes every number a little old, and a newer one is on its way. */
    private boolean isStale() {
        Headlines newest = model.measurements().headlinesProperty().get();
        return newest != null && !model.isTraining() && newest.step() != model.stepProperty().get();
    }

    private void showStale() {
        boolean stale = isStale();
        gauges.forEach(gauge -> gauge.showStale(stale));
    }
}
