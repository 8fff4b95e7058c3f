package org.betavista.ui;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.betavista.session.ExplorerSession;
import org.betavista.session.OpenModel;
import org.betavista.session.RunConfig;
import org.betavista.session.RunsFolder;
import org.betavista.session.log.Faults;
import org.betavista.store.RunDirectory;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that nothing that was trained is lost: writes checkpoints while training goes on and
 * when it pauses, and before another model takes the place of the present one. What was trained
 * counts as kept when it is written, not when that was asked for. The window's thread only.
 */
public final class RunKeeper {
    private static final int PATIENCE_SECONDS = 5;

    private final ExplorerSession session;
    private final RunsFolder runs;
    private final Messages messages;
    private final Supplier<@Nullable OpenModel> open;
    private final Supplier<@Nullable RunConfig> config;
    private final Runnable fetch;
    private final ObjectProperty<Duration> interval =
            new SimpleObjectProperty<>(Duration.ofMinutes(1));

    /** Counts what was trained; what {@link #kept} counts up to is on disk. */
    private long trained;

    private long kept;

    /**
     * Where checkpoints of the present course go; holds null until the worker thread has found a
     * place for the first one.
     */
    private AtomicReference<@Nullable Path> home = new AtomicReference<>();

    /** Answers for a course that was left are not looked at. */
    private long course;

    /** What is to be saved where the program ends now, or null for nothing. For all threads. */
    private volatile @Nullable Unsaved unsaved;

    private boolean training;
    private boolean writing;
    private boolean troubled;
    private long writtenNanos = System.nanoTime();

    /**
     * @param runs where runs are kept unless people choose another place
     * @param open the open model, or null
     * @param config the open run with what was changed while it trained, or null
     * @param fetch fetches the steps that were made and not told yet: they are told many at once
     */
    RunKeeper(
            ExplorerSession session,
            RunsFolder runs,
            Messages messages,
            Supplier<@Nullable OpenModel> open,
            Supplier<@Nullable RunConfig> config,
            Runnable fetch) {
        this.session = session;
        this.runs = runs;
        this.messages = messages;
        this.open = open;
        this.config = config;
        this.fetch = fetch;
    }

    private record Unsaved(long generation, Supplier<Path> place) {}

    /** Between two checkpoints while training goes on; zero for none but at pauses and the end. */
    public ObjectProperty<Duration> intervalProperty() {
        return interval;
    }

    /** Whether steps were made, or are being made, that are not on disk. */
    boolean isUnsaved() {
        fetch.run();
        return training || kept < trained;
    }

    /** Training goes on from here. */
    void began() {
        training = true;
        mark();
    }

    private void mark() {
        OpenModel model = open.get();
        unsaved =
                model != null && (training || kept < trained)
                        ? new Unsaved(model.generation(), place(model))
                        : null;
    }

    /** Steps were made. */
    void trained() {
        trained++;
        if (unsaved == null) {
            mark();
        }
        boolean isDue =
                !interval.get().isZero()
                        && System.nanoTime() - writtenNanos >= interval.get().toNanos();
        if (isDue && !writing) {
            keep(false);
        }
    }

    /** Training rests. */
    void rested() {
        training = false;
        if (isUnsaved() && !writing) {
            keep(true);
        }
    }

    /** What is open now is as it was saved, or fresh. */
    void opened() {
        course++;
        home = new AtomicReference<>();
        kept = trained;
        training = false;
        writing = false;
        troubled = false;
        writtenNanos = System.nanoTime();
        mark();
    }

    /**
     * Saves where the person chose; further checkpoints go there too. Where another run lies it is
     * refused.
     */
    void save(Path folder) {
        boolean isOwn = folder.equals(home.get());
        write(
                model ->
                        () -> {
                            if (!isOwn) {
                                new RunDirectory(folder).checkNew("");
                            }
                            return folder;
                        },
                () -> messages.tell("Saved " + folder),
                messages::fail);
    }

    private void keep(boolean tells) {
        boolean isNew = home.get() == null;
        write(
                this::place,
                () -> {
                    if (tells && isNew && !messages.messageProperty().get().error()) {
                        messages.tell("Saved " + home.get());
                    }
                },
                problem -> {
                    // Once is enough: the next checkpoint is tried all the same.
                    if (!troubled) {
                        troubled = true;
                        messages.fail(notSaved(problem, "save it in another place (Ctrl+S)."));
                    }
                });
    }

    /**
     * Leaves the present model for another, or for good: at once where all is on disk, else when it
     * is. Where it cannot be written the model stays, and a second try gives it up.
     *
     * @param then what comes after
     * @param stay what happens in place of it where the model stays
     */
    void leave(Runnable then, Runnable stay) {
        if (!isUnsaved() || troubled) {
            then.run();
            return;
        }
        messages.tell("Saving …");
        write(
                this::place,
                then,
                problem -> {
                    troubled = true;
                    stay.run();
                    messages.fail(
                            notSaved(
                                    problem,
                                    "save it in another place (Ctrl+S), or try again to give it"
                                            + " up."));
                });
    }

    /** The same for good: training ends first. */
    void leaveForGood(Runnable then) {
        session.pause();
        leave(then, () -> {});
    }

    private String notSaved(Throwable problem, String remedy) {
        return "What was trained is not saved: %s To keep it, %s"
                .formatted(messages.sentence(problem), remedy);
    }

    /** The folder of this course: a new one for the first time. Asked on the worker thread. */
    private Supplier<Path> place(OpenModel model) {
        AtomicReference<@Nullable Path> ofCourse = home;
        RunConfig present = Objects.requireNonNullElse(config.get(), model.config());
        return () -> {
            Path known = ofCourse.get();
            if (known == null) {
                known = runs.claim(model.split().name(), present);
                ofCourse.set(known);
            }
            return known;
        };
    }

    private void write(
            Function<OpenModel, Supplier<Path>> place, Runnable done, Consumer<Throwable> failed) {
        OpenModel model = open.get();
        if (model == null) {
            done.run();
            return;
        }
        long ofCourse = course;
        long upTo = trained;
        writing = true;
        CompletableFuture<Path> unused =
                session.save(model.generation(), place.apply(model))
                        .whenComplete(
                                (path, problem) ->
                                        Platform.runLater(
                                                () -> {
                                                    if (ofCourse == course) {
                                                        written(upTo, path, problem, done, failed);
                                                    }
                                                }));
    }

    private void written(
            long upTo,
            @Nullable Path path,
            @Nullable Throwable problem,
            Runnable done,
            Consumer<Throwable> failed) {
        writing = false;
        writtenNanos = System.nanoTime();
        if (problem != null) {
            failed.accept(problem);
            return;
        }
        home.set(path);
        kept = Math.max(kept, upTo);
        mark();
        troubled = false;
        done.run();
    }

    /**
     * Ends training and saves what was trained, if anything was, and waits for it, within bounds.
     * On any thread: where the system ends the program, the window's own thread ends first.
     */
    void keepAtTheEnd() {
        Unsaved last = unsaved;
        if (last == null) {
            return;
        }
        session.pause();
        try {
            session.save(last.generation(), last.place()).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException | InterruptedException e) {
            // There is no window left to say it in: it is in the log.
            String unused = Faults.report(e, "What was trained is not saved", "");
        }
    }
}
