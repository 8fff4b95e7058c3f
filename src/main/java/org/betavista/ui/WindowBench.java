package org.betavista.ui;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.stage.Stage;
import org.betavista.session.ShippedModels;
import org.betavista.session.WindowMeasurement;
import org.betavista.ui.latent.LatentSlider;

/**
 * Opens the real window, trains, and drags a slider by mouse events, as fast as a mouse sends them.
 */
public final class WindowBench implements WindowMeasurement {
    private static final int WARM_UP_SECONDS = 6;
    private static final String DRAWING_THREAD = "QuantumRenderer";

    @Override
    public Figures dragWhileTraining(String shippedModel, int seconds) {
        if (!Display.isPresent()) {
            Display.drawInMemory();
        }
        try {
            Path home = Files.createTempDirectory("betavista-bench");
            Platform.startup(() -> {});
            ExplorerWindow window =
                    onWindowThread(
                            () ->
                                    new ExplorerWindow(
                                            new Stage(),
                                            home,
                                            new ShippedModels(),
                                            NoDialogs::new));
            onWindowThread(
                    () -> {
                        window.show(shippedModel);
                        return window;
                    });
            await(window);
            Recorder recorder = onWindowThread(Recorder::new);
            onWindowThread(
                    () -> {
                        window.model().toggleTraining();
                        recorder.start();
                        return window;
                    });
            drag(window, WARM_UP_SECONDS);
            onWindowThread(
                    () -> {
                        window.latency().clear();
                        recorder.clear();
                        return window;
                    });
            drag(window, seconds);
            return onWindowThread(
                    () -> {
                        double speed = window.model().stepsPerSecondProperty().get();
                        recorder.stop();
                        window.close();
                        return new Figures(
                                window.latency().latencies(),
                                recorder.gaps.build().toArray(),
                                recorder.drawing.build().toArray(),
                                speed);
                    });
        } catch (IOException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the window could not be measured", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static <T> T onWindowThread(java.util.function.Supplier<T> task)
            throws InterruptedException, ExecutionException, TimeoutException {
        CompletableFuture<T> result = new CompletableFuture<>();
        Platform.runLater(
                () -> {
                    try {
                        result.complete(task.get());
                    } catch (RuntimeException e) {
                        result.completeExceptionally(e);
                    }
                });
        return result.get(30, TimeUnit.SECONDS);
    }

    private static void await(ExplorerWindow window)
            throws InterruptedException, ExecutionException, TimeoutException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (System.nanoTime() < end) {
            if (onWindowThread(() -> window.model().point().surveyProperty().get() != null)) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        throw new TimeoutException("no model was opened in 30 s");
    }

    /** Mouse events at 60 to 200 a second, so that they meet the pulses at every phase. */
    private static void drag(ExplorerWindow window, int seconds)
            throws InterruptedException, ExecutionException, TimeoutException {
        RandomGenerator random = new java.util.SplittableRandom(1);
        long begin = System.nanoTime();
        long end = begin + TimeUnit.SECONDS.toNanos(seconds);
        while (System.nanoTime() < end) {
            double phase = (System.nanoTime() - begin) / 1e9;
            onWindowThread(
                    () -> {
                        Node node = window.scene().lookup("#slider-4");
                        if (node instanceof LatentSlider slider) {
                            double share = 0.5 + 0.4 * Math.sin(2 * phase);
                            fire(slider, share * slider.getWidth());
                        }
                        return window;
                    });
            TimeUnit.MICROSECONDS.sleep(random.nextInt(5_000, 16_000));
        }
    }

    private static void fire(LatentSlider slider, double x) {
        Event.fireEvent(
                slider,
                new MouseEvent(
                        MouseEvent.MOUSE_DRAGGED,
                        x,
                        10,
                        x,
                        10,
                        MouseButton.PRIMARY,
                        1,
                        false,
                        false,
                        false,
                        false,
                        true,
                        false,
                        false,
                        true,
                        false,
                        false,
                        new PickResult(slider, x, 10)));
    }

    /** Notes every pulse, and how long the drawing thread worked since the one before. */
    private static final class Recorder extends AnimationTimer {
        private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        private LongStream.Builder gaps = LongStream.builder();
        private LongStream.Builder drawing = LongStream.builder();
        private long lastPulse;
        private long lastWork;
        private long drawingThread = -1;

        void clear() {
            gaps = LongStream.builder();
            drawing = LongStream.builder();
            lastPulse = 0;
        }

        @Override
        public void handle(long ignored) {
            long now = System.nanoTime();
            long work = work();
            if (lastPulse != 0) {
                gaps.add(now - lastPulse);
                if (work > lastWork) {
                    drawing.add(work - lastWork);
                }
            }
            lastPulse = now;
            lastWork = work;
        }

        private long work() {
            if (drawingThread < 0) {
                for (ThreadInfo info : threads.getThreadInfo(threads.getAllThreadIds())) {
                    if (info != null && info.getThreadName().startsWith(DRAWING_THREAD)) {
                        drawingThread = info.getThreadId();
                    }
                }
            }
            return drawingThread < 0 || !threads.isThreadCpuTimeSupported()
                    ? 0
                    : threads.getThreadCpuTime(drawingThread);
        }
    }
}
