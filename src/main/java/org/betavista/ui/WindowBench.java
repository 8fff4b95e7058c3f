package org.betavista.ui;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.betavista.data.InvalidInputException;
import org.betavista.model.NativeEngine;
import org.betavista.session.NewModel;
import org.betavista.session.ShippedModels;
import org.betavista.session.WindowMeasurement;

/**
 * Opens the real window, trains, and drags a slider by mouse events, as fast as a mouse sends them.
 */
public final class WindowBench implements WindowMeasurement {
    private static final int WARM_UP_SECONDS = 6;
    private static final int PATIENCE_SECONDS = 60;
    private static final String FIRST_MODEL = "circles-beta4";

    @Override
    public Figures whileTraining(String shippedModel, int seconds) {
        boolean onDisplay = chooseDisplay();
        return inWindow(
                shippedModel,
                window -> {
                    WindowThread.run(() -> window.model().toggleTraining());
                    await(() -> window.model().stepsPerSecondProperty().get() > 0);
                    return figures(window, onDisplay, WARM_UP_SECONDS, seconds);
                });
    }

    @Override
    public List<Mark> longTraining(
            NewModel model, List<Long> marks, DoubleSupplier residentMegabytes) {
        chooseDisplay();
        return inWindow(
                FIRST_MODEL,
                window -> new LongTraining(window, residentMegabytes).measure(model, marks));
    }

    private static boolean chooseDisplay() {
        boolean onDisplay = Display.isPresent();
        if (onDisplay) {
            NativeEngine.lowerCompilerPriority(); // as the program does when it opens its window
            Display.preferFastestDrawing();
        } else {
            Display.drawInMemory();
        }
        return onDisplay;
    }

    /** What is measured in an open window. */
    private interface Measured<T> {
        T measure(ExplorerWindow window) throws InterruptedException;
    }

    private static <T> T inWindow(String shippedModel, Measured<T> measured) {
        ShippedModels shipped = new ShippedModels();
        Path run =
                shipped.find(shippedModel)
                        .orElseThrow(
                                () ->
                                        new InvalidInputException(
                                                "There is no model \"%s\"; choose one that is shipped."
                                                        .formatted(shippedModel)));
        try (TemporaryHome home = TemporaryHome.create()) {
            Platform.startup(() -> {});
            Platform.setImplicitExit(false);
            ExplorerWindow window =
                    WindowThread.ask(
                            () -> {
                                ExplorerWindow opened =
                                        new ExplorerWindow(
                                                new Stage(),
                                                home.folder(),
                                                shipped,
                                                NoDialogs::new);
                                opened.show(run);
                                return opened;
                            });
            try {
                await(() -> window.model().point().surveyProperty().get() != null);
                return measured.measure(window);
            } finally {
                // It writes to its home folder until it is closed.
                WindowThread.run(window::close);
            }
        } catch (IOException e) {
            throw new IllegalStateException("the window could not be measured", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /**
     * Measures a window that trains.
     *
     * @param warmUp seconds of dragging before anything is noted
     * @param seconds of dragging a slider on each tab; all else takes half of it
     */
    static Figures figures(ExplorerWindow window, boolean onDisplay, double warmUp, double seconds)
            throws InterruptedException {
        TabBench explore = new TabBench(window, "explore", "latent-map", BenchMouse::turnWheel);
        TabBench train = new TabBench(window, "train", "loss-chart", BenchMouse::point);
        List<Tab> tabs = List.of(explore.measure(warmUp, seconds), train.measure(warmUp, seconds));
        return new Figures(onDisplay, tabs);
    }

    @Override
    public Starts starts(int cold, int warm) {
        return new StartBench().measure(cold, warm);
    }

    static void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!WindowThread.<Boolean>ask(condition::getAsBoolean)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("nothing came in a minute");
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }
}
