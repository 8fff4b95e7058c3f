package org.betavista.ui;

import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.betavista.session.NewModel;
import org.jspecify.annotations.Nullable;

/**
 * A model that would replace the present one, for the person to start or not. The window's thread
 * only.
 */
public final class Proposal {
    private final Supplier<@Nullable NewModel> present;
    private final ReadOnlyObjectWrapper<@Nullable NewModel> proposed =
            new ReadOnlyObjectWrapper<>();

    /**
     * @param present gives the present model with what was changed while it trained
     */
    Proposal(Supplier<@Nullable NewModel> present) {
        this.present = present;
    }

    /** What is proposed, or null. */
    public ReadOnlyObjectProperty<@Nullable NewModel> proposedProperty() {
        return proposed.getReadOnlyProperty();
    }

    /** Shows a model that would replace the present one; nothing where it is the present one. */
    public void propose(NewModel chosen) {
        NewModel now = present.get();
        boolean same = now != null && chosen.begun().equals(now.begun());
        proposed.set(same ? null : chosen.begun());
    }

    /** Goes back to the present model. */
    public void drop() {
        proposed.set(null);
    }

    /** What is proposed, else the present model: where the next choice begins. */
    public @Nullable NewModel wanted() {
        NewModel chosen = proposed.get();
        return chosen != null ? chosen : present.get();
    }

    /** Takes what is proposed, to be started. */
    @Nullable NewModel take() {
        NewModel chosen = proposed.get();
        proposed.set(null);
        return chosen;
    }
}
