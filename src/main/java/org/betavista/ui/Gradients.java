package org.betavista.ui;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.betavista.session.ExplorerSession;
import org.betavista.session.GradientReport;
import org.betavista.session.OpenModel;
import org.jspecify.annotations.Nullable;

/** How much estimates of the open model's gradient scatter. The window's thread only. */
public final class Gradients {
    private final ExplorerSession session;
    private final ReadOnlyObjectWrapper<@Nullable GradientReport> report =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper refusal = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(false);
    private long generation = -1;

    Gradients(ExplorerSession session) {
        this.session = session;
    }

    /** What was measured last, or null while the open model was not measured. */
    public ReadOnlyObjectProperty<@Nullable GradientReport> reportProperty() {
        return report.getReadOnlyProperty();
    }

    /** Why the open model cannot be measured, a sentence; empty where it can. */
    public ReadOnlyStringProperty refusalProperty() {
        return refusal.getReadOnlyProperty();
    }

    /** Whether a measurement is under way. */
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** Measures the newest weights; {@link #reportProperty} tells when it is done. */
    public void measure() {
        busy.set(true);
        session.measureGradients();
    }

    void modelOpened(OpenModel open) {
        generation = open.generation();
        busy.set(false);
        report.set(null);
        refusal.set(GradientReport.refusal(open.config().model()).orElse(""));
    }

    /** The measurement of a model failed. */
    void failed(long ofGeneration) {
        if (ofGeneration == generation) {
            busy.set(false);
        }
    }

    void measured(GradientReport newest) {
        if (newest.generation() == generation) {
            busy.set(false);
            report.set(newest);
        }
    }
}
