package org.betavista.ui;

import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Region;
import org.betavista.session.WindowMeasurement.Frames;
import org.betavista.session.WindowMeasurement.Tab;
import org.betavista.ui.control.DrawnRegion;

/** Measures a window that trains while one of its tabs is shown. */
final class TabBench {
    private static final String SLIDER = "slider-4";

    private final ExplorerWindow window;
    private final String name;
    private final String drawn;
    private final Touch touch;
    private final EventMoments moments = new EventMoments();
    private final BenchMouse mouse = new BenchMouse(moments);
    private final PulseRecorder recorder = new PulseRecorder();

    /** One event of a mouse that acts on what is drawn, which then draws itself anew. */
    interface Touch {
        /**
         * Sends the event.
         *
         * @param seconds since the first event
         */
        void send(Region region, double seconds);
    }

    /**
     * @param name of the tab
     * @param drawn where redraws are counted on it, by its id
     * @param touch has it redrawn
     */
    TabBench(ExplorerWindow window, String name, String drawn, Touch touch) {
        this.window = window;
        this.name = name;
        this.drawn = drawn;
        this.touch = touch;
    }

    /**
     * Shows the tab and measures.
     *
     * @param warmUp seconds of dragging before anything is noted
     * @param seconds of dragging; all else takes half of it each
     */
    Tab measure(double warmUp, double seconds) throws InterruptedException {
        WindowThread.run(
                () -> {
                    find("tab-" + name, ToggleButton.class).fire();
                    recorder.start();
                });
        try {
            // Looked up once, because that takes time of the window's thread.
            Region slider = WindowThread.ask(() -> find(SLIDER, Region.class));
            Region touched = WindowThread.ask(() -> find(drawn, Region.class));
            mouse.act(warmUp, at -> BenchMouse.drag(slider, at));
            Count count = WindowThread.ask(this::begin);
            mouse.act(seconds, at -> BenchMouse.drag(slider, at));
            Tab dragged = WindowThread.ask(() -> dragged(count));
            Count atRest = WindowThread.ask(this::begin);
            TimeUnit.MILLISECONDS.sleep((long) (seconds * 500));
            Frames resting = WindowThread.ask(() -> frames(atRest));
            Count underMouse = WindowThread.ask(this::begin);
            mouse.act(seconds / 2, at -> touch.send(touched, at));
            Frames underTouch = WindowThread.ask(() -> frames(underMouse));
            return dragged.with(resting, underTouch, WindowThread.ask(() -> stepsPerSecond(count)));
        } finally {
            WindowThread.run(recorder::stop);
        }
    }

    private <T extends Node> T find(String id, Class<T> type) {
        Node node = window.scene().lookup("#" + id);
        if (!type.isInstance(node)) {
            throw new IllegalStateException("there is no " + id + " in the window");
        }
        return type.cast(node);
    }

    /** Where counting began. */
    private record Count(long redraws, long steps, long nanos) {}

    private Count begin() {
        window.latency().clear();
        moments.clear();
        recorder.clear();
        return new Count(redraws(), steps(), System.nanoTime());
    }

    private Frames frames(Count from) {
        return Frames.of(
                redraws() - from.redraws(), recorder.pulses(), System.nanoTime() - from.nanos());
    }

    private double stepsPerSecond(Count from) {
        return (steps() - from.steps()) * 1e9 / (System.nanoTime() - from.nanos());
    }

    private long steps() {
        return window.model().stepProperty().get();
    }

    private Tab dragged(Count from) {
        Frames none = new Frames(0, 0);
        return new Tab(
                name,
                drawn,
                moments.whole(window.latency().asked(), window.latency().latencies()),
                recorder.gaps(),
                recorder.drawing(),
                frames(from),
                none,
                none,
                0);
    }

    /** Of several layers the one that is drawn most often. */
    private long redraws() {
        return find(drawn, Region.class).lookupAll("*").stream()
                .filter(DrawnRegion.class::isInstance)
                .mapToLong(node -> ((DrawnRegion) node).drawings())
                .max()
                .orElse(0);
    }
}
