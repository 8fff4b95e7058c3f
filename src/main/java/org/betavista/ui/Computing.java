package org.betavista.ui;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.betavista.session.Arithmetic;
import org.betavista.session.OpenModel;

/** How the open model's training steps are computed. The window's thread only. */
public final class Computing {
    private final ReadOnlyObjectWrapper<Arithmetic> arithmetic =
            new ReadOnlyObjectWrapper<>(Arithmetic.UNKNOWN);
    private long generation = -1;

    Computing() {}

    /** As of the last held-out check; unknown before the open model's first one. */
    public ReadOnlyObjectProperty<Arithmetic> arithmeticProperty() {
        return arithmetic.getReadOnlyProperty();
    }

    void modelOpened(OpenModel open) {
        generation = open.generation();
        arithmetic.set(Arithmetic.UNKNOWN);
    }

    void checked(long ofGeneration, Arithmetic newest) {
        if (ofGeneration == generation) {
            arithmetic.set(newest);
        }
    }
}
