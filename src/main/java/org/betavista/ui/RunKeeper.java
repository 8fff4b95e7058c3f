package org.betavista.ui;

import java.nio.file.Path;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.betavista.session.ExplorerSession;
import org.betavista.session.OpenModel;
import org.betavista.session.RunConfig;
import org.betavista.session.RunsFolder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that nothing that was trained is lost: saves a run before another model takes its
 * place, and when the window is closed. The window's thread only.
 */
final class RunKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(RunKeeper.class);
    private static final int PATIENCE_SECONDS = 5;

    private final ExplorerSession session;
    private final RunsFolder runs;
    private final Messages messages;
    private boolean trainedSinceSave;

    RunKeeper(ExplorerSession session, RunsFolder runs, Messages messages) {
        this.session = session;
        this.runs = runs;
        this.messages = messages;
    }

    /** Steps were made that are saved nowhere. */
    void trained() {
        trainedSinceSave = true;
    }

    /** What is open now is as it was saved, or fresh. */
    void opened() {
        trainedSinceSave = false;
    }

    /** Saves where the person chose. */
    void save(Path folder) {
        messages.report(session.save(folder), "Saved ");
        trainedSinceSave = false;
    }

    /** Saves what was trained among the runs, if anything was. */
    void keep(@Nullable OpenModel open, @Nullable RunConfig config) {
        if (trainedSinceSave && open != null && config != null) {
            save(runs.next(open.split().name(), config));
        }
    }

    /** The same, and waits for it, within bounds. */
    void keepAtTheEnd(@Nullable OpenModel open, @Nullable RunConfig config) {
        if (trainedSinceSave && open != null && config != null) {
            session.pause();
            try {
                session.save(runs.next(open.split().name(), config))
                        .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                        .join();
            } catch (CompletionException e) {
                LOG.error("the run could not be kept", e);
            }
        }
    }
}
