package org.betavista.ui;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.betavista.session.MeasureDesk;
import org.betavista.session.MeasureListener;
import org.betavista.session.OpenModel;
import org.betavista.session.measures.Evidence;
import org.betavista.session.measures.FullReport;
import org.betavista.session.measures.Headlines;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of continuity, completeness and disentanglement, as they were measured of the open
 * model. The window's thread only.
 */
public final class Measurements {
    /** More points than a sparkline has pixels would not be seen. */
    private static final int MOST_HISTORY = 500;

    private final MeasureDesk desk;
    private final ReadOnlyObjectProperty<@Nullable OpenModel> model;
    private final List<Headlines> history = new ArrayList<>();
    private final ReadOnlyObjectWrapper<@Nullable Headlines> headlines =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Evidence> evidence =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable FullReport> report =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Progress> progress =
            new ReadOnlyObjectWrapper<>(new Progress("", 1));

    /**
     * How far measuring everything has come.
     *
     * @param what is being measured, a few words
     * @param share done; 1 where nothing is being measured
     */
    public record Progress(String what, double share) {
        /** Whether something is being measured. */
        public boolean isBusy() {
            return share < 1;
        }
    }

    Measurements(MeasureDesk desk, ReadOnlyObjectProperty<@Nullable OpenModel> model) {
        this.desk = desk;
        this.model = model;
        desk.listen(new Hearing());
    }

    /** The newest headline numbers, or null before the first were measured. */
    public ReadOnlyObjectProperty<@Nullable Headlines> headlinesProperty() {
        return headlines.getReadOnlyProperty();
    }

    /** The headline numbers of this model so far, oldest first. */
    public List<Headlines> history() {
        return Collections.unmodifiableList(history);
    }

    /** What is behind the headline numbers, or null before it was asked for. */
    public ReadOnlyObjectProperty<@Nullable Evidence> evidenceProperty() {
        return evidence.getReadOnlyProperty();
    }

    /** Everything that was measured at once, or null before it was asked for. */
    public ReadOnlyObjectProperty<@Nullable FullReport> reportProperty() {
        return report.getReadOnlyProperty();
    }

    /** Why the open model cannot be measured; empty where it can. */
    public ReadOnlyStringProperty failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** How far measuring everything has come. */
    public ReadOnlyObjectProperty<Progress> progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** Whether the evidence is looked at: only then it is gathered. */
    public void watchEvidence(boolean watched) {
        desk.watchEvidence(watched);
    }

    /** Measures everything with the newest weights. */
    public void measureAll() {
        if (model.get() != null) {
            progress.set(new Progress("Waiting", 0));
            desk.measureAll();
        }
    }

    /** Ends what {@link #measureAll} began; what was measured before stays. */
    public void cancel() {
        desk.cancel();
    }

    void clear() {
        history.clear();
        headlines.set(null);
        evidence.set(null);
        report.set(null);
        failure.set("");
    }

    /** Weights that were taken back, or measured again, have no place in the course of a run. */
    private void remember(Headlines newest) {
        history.removeIf(each -> each.step() >= newest.step());
        history.add(newest);
        if (history.size() > MOST_HISTORY) {
            for (int i = history.size() - 2; i > 0; i -= 2) {
                history.remove(i); // Every second; the first and the newest stay.
            }
        }
    }

    private boolean isOfOpenModel(Headlines measured) {
        OpenModel open = model.get();
        return open != null && measured.generation() == open.generation();
    }

    /** Carries what was measured to the window's thread. */
    private final class Hearing implements MeasureListener {
        private final UiMailbox<Progress> progressed = new UiMailbox<>(progress::set);

        @Override
        public void headlines(Headlines newest) {
            Platform.runLater(
                    () -> {
                        if (isOfOpenModel(newest)) {
                            remember(newest);
                            headlines.set(newest);
                        }
                    });
        }

        @Override
        public void evidence(Evidence newest) {
            Platform.runLater(
                    () -> {
                        if (isOfOpenModel(newest.headlines())) {
                            evidence.set(newest);
                        }
                    });
        }

        @Override
        public void report(FullReport newest) {
            Platform.runLater(
                    () -> {
                        if (isOfOpenModel(newest.headlines())) {
                            report.set(newest);
                        }
                    });
        }

        @Override
        public void failed(String sentence) {
            Platform.runLater(() -> failure.set(sentence));
        }

        @Override
        public void progressed(String what, double share) {
            progressed.put(new Progress(what, share));
        }
    }
}
