package org.betavista.ui;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import javafx.application.Platform;
import org.betavista.session.Arithmetic;
import org.betavista.session.BoundEstimate;
import org.betavista.session.Channel;
import org.betavista.session.Decoded;
import org.betavista.session.EncodedImage;
import org.betavista.session.Failure;
import org.betavista.session.Glance;
import org.betavista.session.GradientReport;
import org.betavista.session.Neighbours;
import org.betavista.session.OpenModel;
import org.betavista.session.SessionListener;
import org.betavista.session.SessionState;
import org.betavista.session.Survey;
import org.betavista.session.Task;
import org.betavista.store.MetricsRow;

/** Carries what happens in the session to the window's thread, where {@code target} hears of it. */
final class SessionBridge implements SessionListener {
    private final SessionListener target;
    private final Map<Channel, UiMailbox<Decoded>> decoded = new EnumMap<>(Channel.class);
    private final UiMailbox<Glance> glances;
    private final UiMailbox<EncodedImage> drawings;
    private final UiMailbox<Survey> surveys;
    private final UiMailbox<Neighbours> neighbours;
    private final UiMailbox<long[]> weights;
    private final UiMailbox<Progressed> progress;
    private final UiMailbox<Double> boundShares;

    private record Progressed(String what, long done, long total) {}

    /**
     * @param target called on the window's thread only
     */
    SessionBridge(SessionListener target) {
        this.target = target;
        for (Channel channel : Channel.values()) {
            decoded.put(channel, new UiMailbox<>(result -> target.decoded(channel, result)));
        }
        glances = new UiMailbox<>(target::glanced);
        drawings = new UiMailbox<>(target::drawingEncoded);
        surveys = new UiMailbox<>(target::surveyed);
        neighbours = new UiMailbox<>(target::neighboursFound);
        progress = new UiMailbox<>(now -> target.progressed(now.what(), now.done(), now.total()));
        boundShares = new UiMailbox<>(target::boundProgressed);
        weights = new UiMailbox<>(pair -> target.weightsChanged(pair[0], pair[1]));
    }

    @Override
    public void stateChanged(SessionState state) {
        Platform.runLater(() -> target.stateChanged(state));
    }

    @Override
    public void modelOpened(OpenModel model) {
        Platform.runLater(() -> target.modelOpened(model));
    }

    @Override
    public void weightsChanged(long generation, long step) {
        weights.put(new long[] {generation, step});
    }

    @Override
    public void decoded(Channel channel, Decoded result) {
        Objects.requireNonNull(decoded.get(channel)).put(result);
    }

    @Override
    public void glanced(Glance glance) {
        glances.put(glance);
    }

    @Override
    public void drawingEncoded(EncodedImage drawing) {
        drawings.put(drawing);
    }

    @Override
    public void surveyed(Survey survey) {
        surveys.put(survey);
    }

    @Override
    public void neighboursFound(Neighbours newest) {
        neighbours.put(newest);
    }

    @Override
    public void heldOutMeasured(long generation, long step, double beta, MetricsRow.Terms terms) {
        Platform.runLater(() -> target.heldOutMeasured(generation, step, beta, terms));
    }

    @Override
    public void arithmeticChecked(long generation, Arithmetic arithmetic) {
        Platform.runLater(() -> target.arithmeticChecked(generation, arithmetic));
    }

    @Override
    public void gradientsMeasured(GradientReport report) {
        Platform.runLater(() -> target.gradientsMeasured(report));
    }

    @Override
    public void boundEstimated(long generation, long step, BoundEstimate estimate) {
        Platform.runLater(() -> target.boundEstimated(generation, step, estimate));
    }

    @Override
    public void boundProgressed(double share) {
        boundShares.put(share);
    }

    @Override
    public void progressed(String what, long done, long total) {
        progress.put(new Progressed(what, done, total));
    }

    @Override
    public void cancelled(Task task) {
        Platform.runLater(() -> target.cancelled(task));
    }

    @Override
    public void failed(Failure failure) {
        Platform.runLater(() -> target.failed(failure));
    }

    @Override
    public void openingEnded(long generation) {
        Platform.runLater(() -> target.openingEnded(generation));
    }

    @Override
    public void noted(String sentence) {
        Platform.runLater(() -> target.noted(sentence));
    }
}
