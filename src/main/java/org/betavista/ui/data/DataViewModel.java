package org.betavista.ui.data;

import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.betavista.data.ImageDataset;
import org.betavista.data.InvalidInputException;
import org.betavista.data.download.DownloadableSet;
import org.betavista.data.imports.ImportSettings;
import org.betavista.data.imports.ValueRange;
import org.betavista.data.synthetic.World;
import org.betavista.session.Closing;
import org.betavista.session.DataDesk;
import org.betavista.session.DataFolder;
import org.betavista.session.DataOverview;
import org.betavista.session.DataSource;
import org.betavista.session.FolderPreview;
import org.betavista.session.NewModel;
import org.betavista.session.OpenModel;
import org.betavista.session.PixelScale;
import org.betavista.session.UserPath;
import org.betavista.ui.ExplorerViewModel;
import org.betavista.ui.UiMailbox;
import org.jspecify.annotations.Nullable;

/** What the data view shows. Knows no control. The window's thread only. */
public final class DataViewModel {
    /** How many images are exported at once; the command line writes any number. */
    public static final int EXPORTED = 1000;

    private final ExplorerViewModel model;
    private final DataFolder place;
    private final DataDesk desk;
    private final SplittableRandom random = new SplittableRandom();
    private final ReadOnlyObjectWrapper<@Nullable DataSource> chosen =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable DataOverview> overview =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable FolderPreview> preview =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<DataSource>> recent =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyLongWrapper answers = new ReadOnlyLongWrapper();
    private final ReadOnlyBooleanWrapper unreadable = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<float[]> driven = new ReadOnlyObjectWrapper<>(new float[0]);
    private DataSource.@Nullable PictureFolder importing;
    private int[] values = new int[0];
    private long style;
    private long asked;
    private int unanswered;

    /**
     * @param place where data sets are kept
     */
    public DataViewModel(ExplorerViewModel model, DataFolder place) {
        this.model = model;
        this.place = place;
        UiMailbox<Progressed> progress = new UiMailbox<>(this::progressed);
        desk =
                new DataDesk(
                        place,
                        (what, done, total) -> progress.put(new Progressed(what, done, total)));
        recent.set(desk.recent());
    }

    private record Progressed(String what, long done, long total) {}

    private void progressed(Progressed now) {
        if (unanswered > 0) {
            model.jobs().progressed(desk, now.what(), now.done(), now.total(), desk::cancel);
        }
    }

    // Properties

    /** The set that is looked at, or null while none was chosen. */
    public ReadOnlyObjectProperty<@Nullable DataSource> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /** What it looks like, or null while that is not known. */
    public ReadOnlyObjectProperty<@Nullable DataOverview> overviewProperty() {
        return overview.getReadOnlyProperty();
    }

    /** A folder that may be imported, or null while none is. */
    public ReadOnlyObjectProperty<@Nullable FolderPreview> previewProperty() {
        return preview.getReadOnlyProperty();
    }

    /** The image that was driven by hand, values in [0, 1]; empty for sets that nobody draws. */
    public ReadOnlyObjectProperty<float[]> drivenProperty() {
        return driven.getReadOnlyProperty();
    }

    /** The values of the world's factors; of a world only. */
    public int[] drivenValues() {
        return values.clone();
    }

    /** Sets other than built-in ones that were looked at lately, newest first. */
    public ReadOnlyObjectProperty<List<DataSource>> recentProperty() {
        return recent.getReadOnlyProperty();
    }

    /** Grows with every answer: what lies on this machine may have changed. */
    public ReadOnlyLongProperty answersProperty() {
        return answers.getReadOnlyProperty();
    }

    /** What a downloaded set is read from. */
    public DataSource sourceOf(DownloadableSet set) {
        return place.sourceOf(set);
    }

    /** Whether a set was downloaded. */
    public boolean isPresent(DownloadableSet set) {
        return desk.isPresent(set);
    }

    // Commands

    /** Looks at the open model's data, unless something is looked at already. */
    public void open() {
        OpenModel open = model.modelProperty().get();
        if (chosen.get() == null && preview.get() == null && open != null) {
            choose(open.config().data());
        }
    }

    /** Looks at a set, importing it first where that has not been done. */
    public void choose(DataSource source) {
        values = source.world().map(World::middleValues).orElse(new int[0]);
        style = 1;
        preview.set(null);
        overview.set(null);
        unreadable.set(false);
        chosen.set(source);
        source.world().ifPresentOrElse(this::draw, () -> driven.set(new float[0]));
        answer(desk.look(source, seed(), 1), overview::set);
    }

    /** Looks at the chosen set once more. */
    public void tryAgain() {
        DataSource source = chosen.get();
        if (source != null) {
            choose(source);
        }
    }

    /** Shows other examples. */
    public void shuffleExamples() {
        DataSource source = chosen.get();
        if (source != null) {
            answer(desk.lookAgain(source, seed(), random.nextLong()), overview::set);
        }
    }

    /** The images are those that a model with the present seed would see. */
    private long seed() {
        NewModel present = model.present();
        return present == null ? 1 : present.training().seed();
    }

    /** Writes images of the chosen set to a new folder. */
    public void export(Path folder) {
        DataSource source = chosen.get();
        if (source != null) {
            // Told whatever is looked at meanwhile.
            answer(
                    desk.export(source, seed(), EXPORTED, folder)
                            .thenApply(written -> told("Exported " + written)),
                    written -> {});
        }
    }

    /** Opens what a person chose or dropped: a folder, or a file with many images. */
    public void choosePath(Path path) {
        CompletableFuture<DataSource> unused =
                desk.sourceAt(path)
                        .whenComplete(
                                (source, problem) ->
                                        Platform.runLater(
                                                () -> {
                                                    if (problem != null) {
                                                        model.messages().fail(problem);
                                                    } else {
                                                        chooseFound(source);
                                                    }
                                                }));
    }

    private void chooseFound(DataSource source) {
        if (source instanceof DataSource.PictureFolder folder) {
            importing = folder;
            preview(false);
        } else {
            choose(source);
        }
    }

    /** The same for a path as text, which may be none on this system. */
    public void chooseTyped(String path) {
        try {
            choosePath(UserPath.of(path));
        } catch (InvalidInputException e) {
            model.messages().fail(e.sentence());
        }
    }

    /** Reads the chosen NumPy file with other values as black and white; with none, by most. */
    void chooseRange(String low, String high) {
        if (chosen.get() instanceof DataSource.NpzArchive archive) {
            try {
                choose(
                        new DataSource.NpzArchive(
                                archive.file(),
                                low.isBlank() && high.isBlank()
                                        ? new PixelScale.ByMost()
                                        : PixelScale.Given.of(ValueRange.of(low, high))));
            } catch (InvalidInputException e) {
                model.messages().fail(e.sentence());
            }
        }
    }

    /** Imports with other settings; the preview follows. */
    public void changeImport(UnaryOperator<ImportSettings> change) {
        DataSource.PictureFolder current = importing;
        if (current != null) {
            importing =
                    new DataSource.PictureFolder(
                            current.folder(), change.apply(current.settings()));
            preview(true);
        }
    }

    private void preview(boolean again) {
        DataSource.PictureFolder current = importing;
        if (current != null) {
            answer(
                    desk.preview(UserPath.of(current.folder()), current.settings(), again),
                    shown -> {
                        chosen.set(null);
                        preview.set(shown);
                    });
        }
    }

    /** Imports the folder that is previewed, with the settings that were chosen last. */
    public void importFolder() {
        DataSource.PictureFolder current = importing;
        if (current != null) {
            choose(current);
        }
    }

    /** Downloads a set where it is missing, and looks at it. */
    public void download(DownloadableSet set) {
        model.messages().tell("Fetching " + set.name() + " …");
        answer(
                desk.download(set)
                        .thenApply(
                                source -> {
                                    told(set.name() + " is on this machine.");
                                    return source;
                                }),
                this::choose);
    }

    private String told(String sentence) {
        Platform.runLater(() -> model.messages().tell(sentence));
        return sentence;
    }

    /** Proposes a model for the chosen set. */
    public void train() {
        DataOverview current = overview.get();
        NewModel present = model.present();
        if (current == null || present == null) {
            return;
        }
        NewModel wanted = present.with(current.source(), current.shape());
        model.proposal().propose(wanted);
        if (wanted.equals(present)) {
            model.messages().tell("The open model learns from these images already.");
        }
    }

    /**
     * Hears answers on the window's thread. Where something else was asked since, the answer is not
     * shown any more, but what was imported or downloaded is there to be chosen.
     */
    private <T> void answer(CompletableFuture<T> question, Consumer<T> use) {
        long number = ++asked;
        unanswered++;
        CompletableFuture<T> unused =
                question.whenComplete(
                        (answer, problem) -> {
                            List<DataSource> sources = desk.recent();
                            Platform.runLater(
                                    () -> {
                                        if (--unanswered == 0) {
                                            model.jobs().ended(desk);
                                        }
                                        recent.set(sources);
                                        answers.set(answers.get() + 1);
                                        if (problem != null) {
                                            failed(problem, number == asked);
                                        } else if (number == asked) {
                                            use.accept(answer);
                                        }
                                    });
                        });
    }

    private void failed(Throwable problem, boolean newest) {
        model.messages().fail(problem);
        if (newest && overview.get() == null) {
            unreadable.set(true);
        }
    }

    /** Whether the chosen set could not be read, or the person ended the reading. */
    public ReadOnlyBooleanProperty unreadableProperty() {
        return unreadable.getReadOnlyProperty();
    }

    // Driving a world by hand

    /** Gives a factor another value. */
    public void drive(int factor, int value) {
        world(
                world -> {
                    values[factor] = value;
                    draw(world);
                });
    }

    /** Gives every factor a value at random, and what the factors leave open another style. */
    public void driveAtRandom() {
        world(
                world -> {
                    values = world.randomValues(random);
                    style = random.nextLong();
                    draw(world);
                });
    }

    private void world(Consumer<World> use) {
        DataSource source = chosen.get();
        if (source != null) {
            source.world().ifPresent(use);
        }
    }

    private void draw(World world) {
        byte[] pixels = new byte[world.shape().size()];
        world.draw(values, style, pixels, 0);
        driven.set(ImageDataset.values(pixels));
    }

    /** Ends what is being done. */
    public Closing beginClosing() {
        return desk.beginClosing();
    }
}
