package org.betavista.ui.measure;

import java.util.List;
import java.util.function.IntConsumer;
import javafx.scene.Cursor;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseEvent;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;
import org.betavista.session.measures.ContinuityEvidence.Path;
import org.betavista.ui.control.DrawnRegion;
import org.betavista.ui.control.Ink;
import org.betavista.ui.control.Look;
import org.betavista.ui.control.Words;

/**
 * How far the image moves with every step of straight paths, one faint line a path and a bold one
 * for their mean; a dashed line where all steps would be alike. The pointer finds a path.
 */
final class PathsChart extends DrawnRegion {
    private static final double LEFT = 38;
    private static final double RIGHT = 12;
    private static final double TOP = 10;
    private static final double BOTTOM = 24;
    private static final double REACH = 14;
    private static final double LEAST_TOP = 2;
    private static final double MOST_TOP = 6;
    private static final double FAINT = 0.32;

    private final Look look;
    private List<Path> paths = List.of();
    private int chosen = -1;
    private int hovered = -1;
    private double played = Double.NaN;
    private IntConsumer onHover = path -> {};
    private IntConsumer onClick = path -> {};

    PathsChart(Look look) {
        this.look = look;
        look.onChange(this::redraw);
        addEventHandler(MouseEvent.MOUSE_MOVED, event -> hover(pathAt(event.getX(), event.getY())));
        addEventHandler(MouseEvent.MOUSE_EXITED, event -> hover(-1));
        addEventHandler(
                MouseEvent.MOUSE_CLICKED,
                event -> {
                    int path = pathAt(event.getX(), event.getY());
                    if (path >= 0) {
                        onClick.accept(path);
                    }
                });
    }

    /**
     * Sets who hears of the pointer.
     *
     * @param hover is told the path under the pointer, -1 for none
     */
    void onPointer(IntConsumer hover, IntConsumer click) {
        onHover = hover;
        onClick = click;
    }

    /** Shows paths. */
    void show(List<Path> newPaths) {
        paths = newPaths;
        if (hovered >= newPaths.size()) {
            hover(-1); // Else the line under the pointer goes on; newer weights move it a little.
        }
        if (chosen >= newPaths.size()) {
            chosen = -1;
        }
        redraw();
    }

    /** The path under the pointer, -1 for none. */
    int hovered() {
        return hovered;
    }

    /** Draws one path stronger; -1 for none. */
    void choose(int path) {
        chosen = path;
        redraw();
    }

    /** Marks how far the hovered path has been played, 0 to 1; NaN for not at all. */
    void markPlayed(double share) {
        played = share;
        redraw();
    }

    private void hover(int path) {
        if (path != hovered) {
            hovered = path;
            played = Double.NaN;
            setCursor(path < 0 ? null : Cursor.HAND);
            onHover.accept(path);
            redraw();
        }
    }

    private int pathAt(double x, double y) {
        int nearest = -1;
        double distance = REACH;
        for (int i = 0; i < paths.size(); i++) {
            double share = (x - LEFT) / (getWidth() - RIGHT - LEFT);
            if (share < 0 || share > 1) {
                return -1;
            }
            double away = Math.abs(y(value(paths.get(i).steps(), share), getHeight()) - y);
            if (away < distance) {
                distance = away;
                nearest = i;
            }
        }
        return nearest;
    }

    private static double value(double[] steps, double share) {
        double place = share * (steps.length - 1);
        int before = (int) Math.floor(place);
        int after = Math.min(before + 1, steps.length - 1);
        return steps[before] + (place - before) * (steps[after] - steps[before]);
    }

    /** A round multiple that nearly all steps are below; a jump leaves through the ceiling. */
    private double top() {
        double largest = 0;
        for (Path path : paths) {
            for (double step : path.steps()) {
                largest = Math.max(largest, step);
            }
        }
        return Math.max(LEAST_TOP, Math.min(MOST_TOP, Math.ceil(largest)));
    }

    private double y(double multiple, double height) {
        return height - BOTTOM - Math.min(1, multiple / top()) * (height - BOTTOM - TOP);
    }

    @Override
    protected void draw(GraphicsContext graphics, double width, double height) {
        drawAxes(graphics, width, height);
        Color line = look.color(Ink.RECONSTRUCTION);
        Color faint = line.deriveColor(0, 1, 1, FAINT);
        graphics.setStroke(faint);
        graphics.setLineWidth(1);
        paths.forEach(path -> drawLine(graphics, path.steps(), width, height));
        graphics.setStroke(look.color(Ink.TEXT));
        graphics.setLineDashes(3, 3);
        double even = Math.round(y(1, height)) + 0.5;
        graphics.strokeLine(LEFT, even, width - RIGHT, even);
        graphics.setLineDashes();
        graphics.setStroke(line);
        if (!paths.isEmpty() && hovered < 0 && chosen < 0) {
            graphics.setLineWidth(2.4);
            drawLine(graphics, mean(), width, height);
        }
        graphics.setLineWidth(1.9);
        for (int strong : new int[] {chosen, hovered}) {
            if (strong >= 0) {
                drawLine(graphics, paths.get(strong).steps(), width, height);
            }
        }
        if (hovered >= 0 && !Double.isNaN(played)) {
            double x = LEFT + played * (width - RIGHT - LEFT);
            double y = y(value(paths.get(hovered).steps(), played), height);
            graphics.setFill(line);
            graphics.fillOval(x - 4, y - 4, 8, 8);
        }
    }

    private double[] mean() {
        double[] mean = new double[paths.get(0).steps().length];
        for (Path path : paths) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += path.steps()[i] / paths.size();
            }
        }
        return mean;
    }

    private void drawAxes(GraphicsContext graphics, double width, double height) {
        graphics.setLineWidth(1);
        graphics.setFont(look.numbers(10.5));
        graphics.setFill(look.color(Ink.SECONDARY));
        graphics.setTextAlign(TextAlignment.RIGHT);
        double step = top() > LEAST_TOP ? 1 : 0.5;
        for (double multiple = 0; multiple <= top(); multiple += step) {
            double y = Math.round(y(multiple, height)) + 0.5;
            graphics.setStroke(look.color(multiple == 0 ? Ink.BORDER : Ink.GRID));
            graphics.strokeLine(LEFT, y, width - RIGHT, y);
            boolean whole = multiple == Math.rint(multiple);
            graphics.fillText(Words.number(multiple, whole ? 0 : 1) + "×", LEFT - 6, y + 4);
        }
        graphics.setFont(look.words(11));
        graphics.fillText("last image", width - RIGHT, height - 6);
        graphics.setTextAlign(TextAlignment.LEFT);
        graphics.fillText("first image", LEFT, height - 6);
        graphics.setTextAlign(TextAlignment.RIGHT);
        graphics.fillText("dashed: perfectly even", width - RIGHT, TOP + 14);
    }

    private void drawLine(GraphicsContext graphics, double[] steps, double width, double height) {
        graphics.beginPath();
        for (int i = 0; i < steps.length; i++) {
            double x = LEFT + (double) i / Math.max(1, steps.length - 1) * (width - RIGHT - LEFT);
            double y = y(steps[i], height);
            if (i == 0) {
                graphics.moveTo(x, y);
            } else {
                graphics.lineTo(x, y);
            }
        }
        graphics.stroke();
    }
}
