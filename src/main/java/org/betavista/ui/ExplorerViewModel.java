package org.betavista.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.betavista.session.DataFolder;
import org.betavista.session.ExplorerSession;
import org.betavista.session.Glance;
import org.betavista.session.NewModel;
import org.betavista.session.OpenModel;
import org.betavista.session.RunConfig;
import org.betavista.session.RunsFolder;
import org.betavista.session.SessionState;
import org.betavista.train.StepMetrics;
import org.betavista.train.TrainingConfig;
import org.betavista.ui.codes.CodesViewModel;
import org.betavista.ui.images.ImagesViewModel;
import org.betavista.ui.latent.LatentPointViewModel;
import org.betavista.ui.train.LossHistory;
import org.jspecify.annotations.Nullable;

/**
 * What the whole window shares: the open model, its training, beta, and messages. Knows no control.
 * The window's thread only.
 */
public final class ExplorerViewModel implements AutoCloseable {
    private final RunsFolder runs;
    private final UndoHistory history = new UndoHistory();
    private final Messages messages = new Messages();
    private final Diagnoses diagnoses = new Diagnoses(messages);
    private final Jobs jobs = new Jobs();
    private final LossHistory losses = new LossHistory();
    private final ExplorerSession session;
    private final RunKeeper keeper;
    private final ModelChanges changes;
    private final Exports exports;
    private final LatentPointViewModel point;
    private final ImagesViewModel images;
    private final Grids grids;
    private final Gradients gradients;
    private final CodesViewModel codes;
    private final Bounds bounds;
    private final LiveSettings live;
    private final Measurements measurements;
    private final Computing computing = new Computing();
    private final StepReading reading;

    private final ReadOnlyObjectWrapper<@Nullable OpenModel> model = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Glance> glance = new ReadOnlyObjectWrapper<>();
    private final Proposal proposal = new Proposal(this::present);
    private final ReadOnlyLongWrapper step = new ReadOnlyLongWrapper();

    /**
     * Starts a session.
     *
     * @param runs where runs are kept
     * @param data where data sets are kept
     */
    public ExplorerViewModel(RunsFolder runs, DataFolder data) {
        this.runs = runs;
        session = new ExplorerSession(new SessionBridge(new SessionNews(this)), data);
        live = new LiveSettings(session, history);
        keeper =
                new RunKeeper(
                        session, runs, messages, model::get, this::presentConfig, this::fetchSteps);
        changes = new ModelChanges(session, keeper, messages, history);
        point = new LatentPointViewModel(session, history, new SplittableRandom());
        exports = new Exports(session, keeper, point, messages);
        images = new ImagesViewModel(session, point, messages);
        grids = new Grids(session, model.getReadOnlyProperty());
        gradients = new Gradients(session);
        codes = new CodesViewModel(point, grids);
        bounds = new Bounds(session, model.getReadOnlyProperty());
        measurements = new Measurements(session.measuring(), model.getReadOnlyProperty());
        reading = new StepReading(session::drainSteps, this::readSteps, this::isTraining);
    }

    // Properties

    /** The latent point. */
    public LatentPointViewModel point() {
        return point;
    }

    /** The latent point as a grid of codes. */
    public CodesViewModel codes() {
        return codes;
    }

    /** The person's images. */
    public ImagesViewModel images() {
        return images;
    }

    /** The figures for the loss chart; it tells when they changed. */
    public LossHistory losses() {
        return losses;
    }

    /** What can be taken back. */
    public UndoHistory history() {
        return history;
    }

    /** Where runs are kept. */
    public RunsFolder runs() {
        return runs;
    }

    /** The open model, or null while the first one is being opened. */
    public ReadOnlyObjectProperty<@Nullable OpenModel> modelProperty() {
        return model.getReadOnlyProperty();
    }

    /** What training is doing. */
    public ReadOnlyObjectProperty<SessionState> stateProperty() {
        return changes.stateProperty();
    }

    /** Writes grids, figures and runs. */
    public Exports exports() {
        return exports;
    }

    /** Writes what is trained to disk. */
    public RunKeeper keeper() {
        return keeper;
    }

    /** What the status line says. */
    public Messages messages() {
        return messages;
    }

    /** What the status line shows the progress of. */
    public Jobs jobs() {
        return jobs;
    }

    /** The fixed images as the newest weights see them. */
    public ReadOnlyObjectProperty<@Nullable Glance> glanceProperty() {
        return glance.getReadOnlyProperty();
    }

    /** Grids of decoded images. */
    public Grids grids() {
        return grids;
    }

    /** What the person chose but did not start yet. */
    public Proposal proposal() {
        return proposal;
    }

    /** How much estimates of the gradient scatter. */
    public Gradients gradients() {
        return gradients;
    }

    /** The bound of log p(x). */
    public Bounds bounds() {
        return bounds;
    }

    /** The numbers of continuity, completeness and disentanglement. */
    public Measurements measurements() {
        return measurements;
    }

    /** The steps that the model has behind it. */
    public ReadOnlyLongProperty stepProperty() {
        return step.getReadOnlyProperty();
    }

    /** The speed over the last second; 0 while paused. */
    public ReadOnlyDoubleProperty stepsPerSecondProperty() {
        return reading.stepsPerSecondProperty();
    }

    /** How training steps are computed. */
    public Computing computing() {
        return computing;
    }

    /** What can be changed while training. */
    public LiveSettings live() {
        return live;
    }

    /** The epoch that the model is in, counted from 1; 0 before training. */
    public long epoch() {
        OpenModel open = model.get();
        return open == null || step.get() == 0 ? 0 : 1 + (step.get() - 1) / open.batchesPerEpoch();
    }

    /** Whether steps are being made. */
    public boolean isTraining() {
        return stateProperty().get() instanceof SessionState.Training;
    }

    private boolean isOpening() {
        return stateProperty().get() instanceof SessionState.Opening;
    }

    // Commands

    /** Opens a run folder. What was trained before is kept first. */
    public void open(Path folder) {
        changes.open(folder);
    }

    /** Starts the proposed model. What was trained before is kept first. */
    public void startProposed() {
        NewModel chosen = proposal.take();
        if (chosen != null) {
            changes.begin(chosen);
        }
    }

    /** The open run with what was changed while it trained. */
    private @Nullable RunConfig presentConfig() {
        OpenModel open = model.get();
        TrainingConfig training = live.trainingProperty().get();
        return open == null || training == null ? null : open.config().with(training);
    }

    /** The present model with what was changed while it trained. */
    public @Nullable NewModel present() {
        RunConfig config = presentConfig();
        return config == null ? null : NewModel.like(config);
    }

    /** Trains, or pauses. */
    public void toggleTraining() {
        if (isTraining()) {
            session.pause();
        } else if (!isOpening()) {
            session.train();
        }
    }

    /** One step; none while a model is being opened, whose place it would not outlive. */
    public void step() {
        if (!isOpening()) {
            session.step();
            reading.play();
        }
    }

    /** Fresh weights. What was trained before is kept first. */
    public void reset() {
        if (model.get() != null) {
            changes.reset();
        }
    }

    /** Takes a reset back. */
    public void undoReset() {
        changes.undoReset();
    }

    /** Draws other noise for the prior samples. */
    public void shufflePrior() {
        session.priorSeed(System.nanoTime());
    }

    private void fetchSteps() {
        reading.read();
    }

    private void readSteps(List<StepMetrics> steps) {
        long epochBefore = epoch();
        steps.forEach(losses::addStep);
        steps.forEach(diagnoses::stepped);
        keeper.trained();
        step.set(steps.get(steps.size() - 1).step());
        live.stepped(step.get());
        losses.changed();
        if (epoch() != epochBefore) {
            point.sort();
        }
    }

    // News of the session

    /** What steps and surveys say about the run. */
    Diagnoses diagnoses() {
        return diagnoses;
    }

    /** Training began, paused or diverged. */
    void trainingChanged(SessionState newState) {
        changes.trainingChanged(newState);
        if (newState instanceof SessionState.Training) {
            keeper.began();
        } else {
            keeper.rested();
        }
        if (newState instanceof SessionState.Diverged diverged) {
            step.set(diverged.goodStep());
            messages.fail(
                    ("The loss became infinite, so training stopped; the weights of step %s are"
                                    + " back. Try a tenth of the learning rate.")
                            .formatted(diverged.goodStep()));
        }
        reading.play();
    }

    /** Another model is open. */
    void modelOpened(OpenModel open) {
        OpenModel before = model.get();
        boolean sameModel = before != null && before.split().equals(open.split());
        if (!sameModel) {
            history.clear();
        }
        diagnoses.begin(open.config().training().batchSize(), open.history());
        keeper.opened();
        computing.modelOpened(open);
        model.set(open);
        images.modelOpened(open);
        glance.set(null);
        grids.clear();
        gradients.modelOpened(open);
        bounds.clear();
        measurements.clear();
        step.set(open.step());
        live.modelOpened(open);
        losses.begin(open.config().training());
        open.history().forEach(losses::addRow);
        losses.changed();
        point.modelOpened(open, sameModel);
        if (!sameModel) {
            messages.tell(
                    codes.codebookBinding().get()
                            ? "Click a position, then a code. You can't break anything."
                            : "Move a blue slider. You can't break anything.");
        }
        changes.opened();
    }

    /** The open model was looked at. */
    void glanced(Glance newest) {
        glance.set(newest);
        images.glanced(newest);
    }

    /** Images are being read for a model. */
    void openingProgressed(String what, long done, long total) {
        jobs.progressed(session, what, done, total, session::cancelLoading);
    }

    /** An opening has ended, whatever came of it. */
    void openingEnded(long generation) {
        jobs.ended(session);
        changes.ended(generation);
    }

    /** Keeps what was trained and ends the threads; waits for both, within bounds. */
    @Override
    public void close() {
        reading.stop();
        try {
            keeper.keepAtTheEnd();
        } finally {
            session.close();
        }
    }
}
