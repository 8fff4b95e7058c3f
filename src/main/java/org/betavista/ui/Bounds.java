package org.betavista.ui;

import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.betavista.session.BoundEstimate;
import org.betavista.session.ExplorerSession;
import org.betavista.session.OpenModel;
import org.jspecify.annotations.Nullable;

/** The bound of log p(x) that was estimated last. The window's thread only. */
public final class Bounds {
    /** Held-out images that are measured: enough for the gap, few enough to wait for. */
    private static final int IMAGES = 100;

    private final ExplorerSession session;
    private final ReadOnlyObjectProperty<@Nullable OpenModel> model;
    private final ReadOnlyObjectWrapper<@Nullable BoundEstimate> bound =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyLongWrapper step = new ReadOnlyLongWrapper();
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(1);

    Bounds(ExplorerSession session, ReadOnlyObjectProperty<@Nullable OpenModel> model) {
        this.session = session;
        this.model = model;
    }

    /** The estimate, or null while the open model has none. */
    public ReadOnlyObjectProperty<@Nullable BoundEstimate> boundProperty() {
        return bound.getReadOnlyProperty();
    }

    /** The step whose weights the estimate measured. */
    public ReadOnlyLongProperty stepProperty() {
        return step.getReadOnlyProperty();
    }

    /** The share of the work that is done; 1 where nothing is being estimated. */
    public ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** Estimates with the newest weights. */
    public void estimate(int samples) {
        if (model.get() != null) {
            progress.set(0);
            session.estimateBound(samples, IMAGES);
        }
    }

    /** Gives up what is being estimated; what was estimated before stays. */
    public void cancel() {
        session.cancelBound();
    }

    void estimated(long generation, long atStep, BoundEstimate estimate) {
        OpenModel open = model.get();
        if (open != null && generation == open.generation()) {
            step.set(atStep);
            bound.set(estimate);
        }
    }

    void progressed(double share) {
        progress.set(share);
    }

    void clear() {
        bound.set(null);
    }
}
