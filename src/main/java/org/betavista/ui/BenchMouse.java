package org.betavista.ui;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleConsumer;
import java.util.random.RandomGenerator;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;

/** Sends mouse events as fast as a mouse does, for some time. */
final class BenchMouse {
    private final RandomGenerator random = new SplittableRandom(1);
    private final EventMoments moments;

    /**
     * @param moments is told of every event
     */
    BenchMouse(EventMoments moments) {
        this.moments = moments;
    }

    /**
     * Events at 60 to 200 a second, so that they meet the pulses at every phase.
     *
     * @param event sends one, on the window's thread; gets the seconds since the beginning
     */
    void act(double seconds, DoubleConsumer event) throws InterruptedException {
        long begin = System.nanoTime();
        long end = begin + (long) (seconds * 1e9);
        for (long now = begin; now < end; now = System.nanoTime()) {
            long happened = now;
            WindowThread.run(
                    () -> {
                        moments.handled(happened, System.nanoTime());
                        event.accept((happened - begin) / 1e9);
                    });
            TimeUnit.MICROSECONDS.sleep(random.nextInt(5_000, 16_000));
        }
    }

    /** Drags to and fro over most of a slider. */
    static void drag(Region slider, double seconds) {
        send(slider, MouseEvent.MOUSE_DRAGGED, toAndFro(seconds) * slider.getWidth(), true);
    }

    /** Moves to and fro over most of a chart. */
    static void point(Region chart, double seconds) {
        send(chart, MouseEvent.MOUSE_MOVED, toAndFro(seconds) * chart.getWidth(), false);
    }

    private static double toAndFro(double seconds) {
        return 0.5 + 0.4 * Math.sin(2 * seconds);
    }

    private static void send(Node node, EventType<MouseEvent> type, double x, boolean pressed) {
        double y = 10;
        Event.fireEvent(
                node,
                new MouseEvent(
                        type,
                        x,
                        y,
                        x,
                        y,
                        pressed ? MouseButton.PRIMARY : MouseButton.NONE,
                        pressed ? 1 : 0,
                        false,
                        false,
                        false,
                        false,
                        pressed,
                        false,
                        false,
                        true,
                        false,
                        false,
                        new PickResult(node, x, y)));
    }

    /** Turns the wheel up and down over a map. */
    static void turnWheel(Region map, double seconds) {
        double x = map.getWidth() / 2;
        double y = map.getHeight() / 2;
        double amount = 20 * Math.cos(2 * seconds);
        Event.fireEvent(
                map,
                new ScrollEvent(
                        ScrollEvent.SCROLL,
                        x,
                        y,
                        x,
                        y,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        0,
                        amount,
                        0,
                        amount,
                        ScrollEvent.HorizontalTextScrollUnits.NONE,
                        0,
                        ScrollEvent.VerticalTextScrollUnits.NONE,
                        0,
                        0,
                        new PickResult(map, x, y)));
    }
}
