package org.betavista.ui;

import java.nio.file.Path;
import org.betavista.session.ExplorerSession;
import org.betavista.session.GridSettings;
import org.betavista.ui.latent.LatentPointViewModel;

/** Writes what the open model shows to files. The window's thread only. */
public final class Exports {
    private final ExplorerSession session;
    private final RunKeeper keeper;
    private final LatentPointViewModel point;
    private final Messages messages;

    Exports(
            ExplorerSession session,
            RunKeeper keeper,
            LatentPointViewModel point,
            Messages messages) {
        this.session = session;
        this.keeper = keeper;
        this.point = point;
        this.messages = messages;
    }

    /** Writes a grid as PNG. */
    public void grid(Path file, GridSettings settings) {
        messages.report(session.export(file, settings, point.zProperty().get()), "Exported ");
    }

    /** Writes the figures as CSV. */
    public void metrics(Path file) {
        messages.report(session.exportMetrics(file), "Exported ");
    }

    /** Saves the model as a run folder. */
    public void run(Path folder) {
        keeper.save(folder);
    }
}
