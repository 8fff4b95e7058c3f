package org.betavista.ui.data;

import java.util.List;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;
import org.betavista.ui.control.DrawnRegion;
import org.betavista.ui.control.Ink;
import org.betavista.ui.control.Look;

/** Upright bars, one a value, with words below as far as there is room. */
final class ValueBars extends DrawnRegion {
    private static final double FOOT = 18;
    private static final double LETTER_WIDTH = 7;
    private static final double WORD_GAP = 6;

    private final Look look;
    private double[] heights = new double[0];
    private List<String> words = List.of();

    ValueBars(Look look) {
        this.look = look;
        setMinSize(0, 0);
        look.onChange(this::redraw);
    }

    /**
     * Shows bars.
     *
     * @param newHeights at least 0, any scale
     * @param newWords below the bars: one each, or only some, spread from the first to the last bar
     */
    void show(double[] newHeights, List<String> newWords) {
        heights = newHeights;
        words = newWords;
        redraw();
    }

    /** The bars' heights as they were set. */
    double[] heights() {
        return heights.clone();
    }

    @Override
    protected void draw(GraphicsContext graphics, double width, double height) {
        double highest = 0;
        for (double bar : heights) {
            highest = Math.max(highest, bar);
        }
        if (highest == 0) {
            return;
        }
        double room = height - FOOT;
        double pitch = width / heights.length;
        double gap = pitch > 6 ? 2 : 0;
        graphics.setFill(look.color(Ink.PRIOR));
        for (int i = 0; i < heights.length; i++) {
            double length = heights[i] == 0 ? 0 : Math.max(1, (room - 2) * heights[i] / highest);
            graphics.fillRect(i * pitch, room - length, Math.max(1, pitch - gap), length);
        }
        graphics.setFill(look.color(Ink.BORDER));
        graphics.fillRect(0, room, width, 1);
        drawWords(graphics, width, height);
    }

    private void drawWords(GraphicsContext graphics, double width, double height) {
        graphics.setFont(look.words(11));
        graphics.setFill(look.color(Ink.SECONDARY));
        int letters = words.stream().mapToInt(String::length).max().orElse(0);
        boolean everyBar =
                words.size() == heights.length
                        && words.size() * (letters * LETTER_WIDTH + WORD_GAP) <= width;
        if (everyBar) {
            graphics.setTextAlign(TextAlignment.CENTER);
            for (int i = 0; i < words.size(); i++) {
                double pitch = width / words.size();
                graphics.fillText(words.get(i), (i + 0.5) * pitch - 1, height - 4, pitch);
            }
        } else if (!words.isEmpty()) {
            graphics.setTextAlign(TextAlignment.LEFT);
            graphics.fillText(words.get(0), 0, height - 4, width / 2);
            graphics.setTextAlign(TextAlignment.RIGHT);
            graphics.fillText(words.get(words.size() - 1), width, height - 4, width / 2);
        }
    }
}
