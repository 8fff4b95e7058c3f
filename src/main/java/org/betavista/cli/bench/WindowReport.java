package org.betavista.cli.bench;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.betavista.cli.Console;
import org.betavista.session.WindowMeasurement;
import org.betavista.session.WindowMeasurement.Figures;
import org.betavista.session.WindowMeasurement.Frames;
import org.betavista.session.WindowMeasurement.Starts;
import org.betavista.session.WindowMeasurement.Tab;

/** Has the window measured and says what came of it. */
final class WindowReport {
    private final Console console;
    private final WindowMeasurement window;

    WindowReport(Console console, WindowMeasurement window) {
        this.console = console;
        this.window = window;
    }

    /**
     * Measures.
     *
     * @param model that is trained meanwhile
     * @param seconds on each tab; 0 leaves this part out
     * @param starts warm ones; 0 leaves all starts out
     */
    void measure(
            String model, int seconds, int starts, int coldStarts, Map<String, Object> result) {
        // First: nothing else of this program runs beside the starts.
        if (starts > 0) {
            console.progress("Starting the program %s times …".formatted(starts + coldStarts));
            Starts seen = window.starts(coldStarts, starts);
            Map<String, Object> json = new LinkedHashMap<>();
            put(json, "warm", seen.warm());
            put(json, "cold", seen.cold());
            result.put("startToFirstPicture", json);
        }
        if (seconds > 0) {
            console.progress("Using the window while it trains " + model + " …");
            result.put("whileTraining", figures(model, window.whileTraining(model, seconds)));
        }
    }

    private Map<String, Object> figures(String model, Figures seen) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("model", model);
        json.put("drawn", seen.onDisplay() ? "on a display" : "in memory");
        seen.tabs().forEach(tab -> json.put(tab.name(), tab(tab)));
        return json;
    }

    private Map<String, Object> tab(Tab tab) {
        console.progress("The tab \"" + tab.name() + "\":");
        Map<String, Object> json = new LinkedHashMap<>();
        put(json, "sliderToPixels", tab.sliderToPixels());
        put(json, "pulseGaps", tab.pulseGaps());
        put(json, "drawing", tab.drawing());
        put(json, tab.drawn() + " while a slider is dragged", tab.dragging());
        put(json, tab.drawn() + " at rest", tab.resting());
        put(json, tab.drawn() + " under the mouse", tab.touched());
        json.put("stepsPerSecond", rounded(tab.stepsPerSecond()));
        console.progress(
                String.format(
                        Locale.ROOT, "  training meanwhile: %.0f steps/s", tab.stepsPerSecond()));
        return json;
    }

    private void put(Map<String, Object> json, String name, long[] nanos) {
        Spread spread = Spread.of(nanos);
        json.put(name, spread.toJson());
        console.progress("  " + name + ": " + spread);
    }

    private void put(Map<String, Object> json, String name, Frames frames) {
        Map<String, Object> counted = new LinkedHashMap<>();
        counted.put("redrawsPerSecond", rounded(frames.redraws()));
        counted.put("pulsesPerSecond", rounded(frames.pulses()));
        json.put(name, counted);
        console.progress(
                String.format(
                        Locale.ROOT,
                        "  %s: redrawn %.1f times a second, %.1f pulses",
                        name,
                        frames.redraws(),
                        frames.pulses()));
    }

    private static double rounded(double value) {
        return Math.rint(value * 100) / 100;
    }
}
