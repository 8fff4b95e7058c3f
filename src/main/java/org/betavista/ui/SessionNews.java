package org.betavista.ui;

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
import org.betavista.train.TrainingConfig;
import org.jspecify.annotations.Nullable;

/**
 * Hands what happens in the session to those parts of the window's model that it is about. The
 * window's thread only.
 */
final class SessionNews implements SessionListener {
    private final ExplorerViewModel view;

    SessionNews(ExplorerViewModel view) {
        this.view = view;
    }

    private boolean isOpen(long generation) {
        OpenModel open = view.modelProperty().get();
        return open != null && open.generation() == generation;
    }

    @Override
    public void stateChanged(SessionState newState) {
        view.trainingChanged(newState);
    }

    @Override
    public void modelOpened(OpenModel open) {
        view.modelOpened(open);
    }

    @Override
    public void weightsChanged(long generation, long newStep) {
        view.point().weightsChanged();
    }

    @Override
    public void decoded(Channel channel, Decoded decoded) {
        switch (channel) {
            case POINT, PREVIEW -> view.point().decoded(channel, decoded);
            case TRAVERSAL, MANIFOLD, SWAP, CODEBOOK, PATH ->
                    view.grids().decoded(channel, decoded);
        }
    }

    @Override
    public void glanced(Glance newest) {
        if (isOpen(newest.generation())) {
            view.glanced(newest);
        }
    }

    @Override
    public void drawingEncoded(EncodedImage drawing) {
        view.images().drawingEncoded(drawing);
    }

    @Override
    public void surveyed(Survey newest) {
        view.point().surveyed(newest);
        OpenModel open = view.modelProperty().get();
        @Nullable TrainingConfig training = view.live().trainingProperty().get();
        if (open != null && training != null && newest.generation() == open.generation()) {
            view.diagnoses().surveyed(newest, open.config().model(), training);
        }
    }

    @Override
    public void neighboursFound(Neighbours newest) {
        view.point().neighboursFound(newest);
    }

    @Override
    public void heldOutMeasured(
            long generation, long atStep, double atBeta, MetricsRow.Terms terms) {
        if (isOpen(generation)) {
            view.losses().addHeldOut(atStep, atBeta, terms);
            view.losses().changed();
        }
    }

    @Override
    public void arithmeticChecked(long generation, Arithmetic newest) {
        view.computing().checked(generation, newest);
    }

    @Override
    public void gradientsMeasured(GradientReport report) {
        view.gradients().measured(report);
    }

    @Override
    public void boundEstimated(long generation, long atStep, BoundEstimate estimate) {
        view.bounds().estimated(generation, atStep, estimate);
    }

    @Override
    public void boundProgressed(double share) {
        view.bounds().progressed(share);
    }

    @Override
    public void progressed(String what, long done, long total) {
        view.openingProgressed(what, done, total);
    }

    @Override
    public void cancelled(Task task) {
        if (task.kind() == Task.Kind.OPENING) {
            view.messages()
                    .tell(
                            view.modelProperty().get() == null
                                    ? "Cancelled. Open another model."
                                    : "Cancelled. The present model is as it was, paused.");
        }
    }

    @Override
    public void failed(Failure failure) {
        view.messages().fail(failure.sentence());
        if (failure.task().kind() == Task.Kind.GRADIENTS) {
            view.gradients().failed(failure.task().generation());
        }
    }

    @Override
    public void noted(String sentence) {
        view.messages().tell(sentence);
    }

    @Override
    public void openingEnded(long generation) {
        view.openingEnded(generation);
    }
}
