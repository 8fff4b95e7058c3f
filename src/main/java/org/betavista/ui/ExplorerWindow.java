package org.betavista.ui;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.betavista.session.Closing;
import org.betavista.session.DataFolder;
import org.betavista.session.RunsFolder;
import org.betavista.session.ShippedModels;
import org.betavista.session.log.UncaughtErrors;
import org.betavista.ui.bar.FileDialogs;
import org.betavista.ui.control.Look;
import org.betavista.ui.control.Popups;
import org.betavista.ui.data.DataViewModel;
import org.betavista.ui.latent.LatencyProbe;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One window with its session: built, shown, and ended together. The window's thread only. */
public final class ExplorerWindow {
    private static final Logger LOG = LoggerFactory.getLogger(ExplorerWindow.class);
    private static final String DARK = "dark";
    private static final long LONGEST_INTERVAL = Duration.ofDays(7).toSeconds();

    private final Stage stage;
    private final Path preferencesFile;
    private final ShippedModels shipped;
    private final ExplorerViewModel model;
    private final DataViewModel data;
    private final Look look = new Look();
    private final LatencyProbe latency = new LatencyProbe();
    private final Supplier<FileDialogs> dialogs;
    private volatile boolean ended;

    /**
     * Starts the window's session; nothing is shown yet.
     *
     * @param home where preferences and runs are kept
     * @param shipped models and sample images
     * @param dialogs asks for files
     */
    public ExplorerWindow(
            Stage stage, Path home, ShippedModels shipped, Supplier<FileDialogs> dialogs) {
        this.stage = stage;
        this.shipped = shipped;
        preferencesFile = home.resolve("preferences.json");
        DataFolder place = new DataFolder(home.resolve("data"));
        model = new ExplorerViewModel(new RunsFolder(home.resolve("runs")), place);
        data = new DataViewModel(model, place);
        this.dialogs = dialogs;
    }

    private void build() {
        Preferences preferences = Preferences.read(preferencesFile);
        look.trueValuesProperty().set(preferences.trueValues());
        look.darkProperty().set(preferences.dark());
        model.keeper().intervalProperty().set(interval(preferences));
        // Before the first control is made: it would load the toolkit's own theme else.
        loadTheme();
        MainView view =
                new MainView(model, shipped, data, look, dialogs, latency, new Popups(stage));
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        WindowSize size = preferences.size(screen);
        Scene scene = new Scene(view, size.width(), size.height());
        scene.getStylesheets()
                .add(
                        Objects.requireNonNull(ExplorerWindow.class.getResource("betavista.css"))
                                .toExternalForm());
        latency.attach(scene);
        logFirstImage();
        look.darkProperty()
                .addListener(
                        (property, old, now) -> {
                            loadTheme();
                            markTheme(scene);
                        });
        markTheme(scene);
        stage.setTitle("Betavista");
        stage.setMinWidth(Math.min(WindowSize.SMALLEST_WIDTH, screen.getWidth()));
        stage.setMinHeight(Math.min(WindowSize.SMALLEST_HEIGHT, screen.getHeight()));
        stage.setScene(scene);
        // The frame is part of it, so that it does not leave the screen.
        stage.setWidth(size.width());
        stage.setHeight(size.height());
        addIcon();
        stage.setOnCloseRequest(this::keepFirst);
        stage.setOnHidden(event -> end());
    }

    private static Duration interval(Preferences preferences) {
        return Duration.ofSeconds(
                Math.max(0, Math.min(LONGEST_INTERVAL, preferences.checkpointSeconds())));
    }

    /** What was trained is written before the window goes; where it cannot be, the window stays. */
    private void keepFirst(WindowEvent closing) {
        if (model.keeper().isUnsaved()) {
            closing.consume();
            model.keeper().leaveForGood(this::close);
        }
    }

    /**
     * Writes what was trained when the system ends the program, and waits for it for some seconds.
     * On a thread of the system's.
     */
    void keepAtShutdown() {
        if (!ended) {
            model.keeper().keepAtTheEnd();
        }
    }

    /** How long people wait, for the log: from the start of the process to the first image. */
    private void logFirstImage() {
        model.point()
                .imageProperty()
                .addListener(
                        new InvalidationListener() {
                            @Override
                            public void invalidated(Observable image) {
                                image.removeListener(this);
                                long started = ManagementFactory.getRuntimeMXBean().getStartTime();
                                LOG.info(
                                        "first image {} ms after the start",
                                        System.currentTimeMillis() - started);
                            }
                        });
    }

    private void addIcon() {
        var icon = ExplorerWindow.class.getResourceAsStream("/assets/icon/betavista.png");
        if (icon != null) {
            stage.getIcons().add(new Image(icon));
        }
    }

    private void loadTheme() {
        Application.setUserAgentStylesheet(
                look.darkProperty().get()
                        ? new PrimerDark().getUserAgentStylesheet()
                        : new PrimerLight().getUserAgentStylesheet());
    }

    private void markTheme(Scene scene) {
        scene.getRoot().getStyleClass().remove(DARK);
        if (look.darkProperty().get()) {
            scene.getRoot().getStyleClass().add(DARK);
        }
    }

    /** Shows the window and opens a shipped model in it, with the sample images. */
    public void show(String shippedModel) {
        show(
                shipped.find(shippedModel)
                        .orElseThrow(() -> new IllegalStateException("no model " + shippedModel)));
    }

    /** Shows the window and opens a run in it, with the sample images. */
    public void show(Path run) {
        // First, because it takes other threads as long as this one needs for the window.
        model.open(run);
        build();
        stage.show();
        CompletableFuture<Void> unused =
                CompletableFuture.supplyAsync(() -> shipped.samplesFor(run))
                        // What is wrong with the run is said by whoever opens it.
                        .exceptionally(problem -> shipped.samples())
                        .thenAcceptAsync(model.images()::add, Platform::runLater);
    }

    /** What the window shows. */
    public ExplorerViewModel model() {
        return model;
    }

    /** How the window looks. */
    public Look look() {
        return look;
    }

    /** What the window holds. */
    Scene scene() {
        return stage.getScene();
    }

    /** Closes the window, as its person would. */
    void close() {
        stage.close();
    }

    /** Counts how long sliders take to pixels. */
    public LatencyProbe latency() {
        return latency;
    }

    /** From now on what nobody caught on the window's thread is told in the status line. */
    void tellUncaughtErrors() {
        Thread.currentThread()
                .setUncaughtExceptionHandler(new UncaughtErrors(model.messages()::fail));
    }

    /** Remembers how the window looked, keeps what was trained, and ends the threads. */
    private void end() {
        // Imports end while what was trained is being kept.
        Closing imports = data.beginClosing();
        try {
            new Preferences(
                            stage.getWidth(),
                            stage.getHeight(),
                            look.darkProperty().get(),
                            look.trueValuesProperty().get(),
                            model.keeper().intervalProperty().get().toSeconds())
                    .write(preferencesFile);
        } finally {
            model.close();
            imports.await();
            ended = true;
        }
    }
}
