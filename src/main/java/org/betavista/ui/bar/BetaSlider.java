package org.betavista.ui.bar;

import java.util.function.DoubleConsumer;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.text.TextAlignment;
import org.betavista.ui.control.DrawnRegion;
import org.betavista.ui.control.Ink;
import org.betavista.ui.control.Look;
import org.betavista.ui.train.LossHistory;

/**
 * The price of a nat: 0 stands apart, then 1/8 to 64 on a scale of octaves. Triangles above the
 * track mark earlier prices of the run; a click on one jumps back to it.
 *
 * <p>Wheel: an eighth of an octave; arrows: a quarter, with Shift a tenth of that; Home: 0; double
 * click: 1.
 */
public final class BetaSlider extends DrawnRegion {
    private static final double SMALLEST = 1.0 / 8;
    private static final double LARGEST = 64;
    private static final double OCTAVES = 9;
    private static final double MARGIN = 12;
    private static final double ZERO_WIDTH = 26;

    /** A mark and its words, as long as epochs have five digits. */
    private static final double MARK_WIDTH = 70;

    private static final double THUMB = 18;
    private static final double TRACK_Y = 24;
    private static final String[] LABELS = {"⅛", "¼", "½", "1", "2", "4", "8", "16", "32", "64"};

    private final Look look;
    private final LossHistory history;
    private final Region thumb = new Region();
    private final DoubleProperty value = new SimpleDoubleProperty(this, "value", 1);
    private Runnable begin = () -> {};
    private DoubleConsumer moved = beta -> {};
    private int batchesPerEpoch = 1;

    /**
     * @param history knows where beta was changed
     */
    public BetaSlider(Look look, LossHistory history) {
        this.look = look;
        this.history = history;
        getStyleClass().add("beta-slider");
        setId("beta-slider");
        thumb.getStyleClass().add("thumb");
        thumb.setManaged(false);
        getChildren().add(thumb);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.SLIDER);
        setAccessibleText("beta");
        setMinHeight(54);
        setPrefHeight(54);
        value.addListener((property, old, now) -> redraw());
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
        addEventHandler(ScrollEvent.SCROLL, this::scrolled);
        look.onChange(this::redraw);
    }

    /**
     * Sets who hears the person's moves.
     *
     * @param onBegin before a drag, a key or a click
     * @param onMoved with every new value
     */
    public void onMove(Runnable onBegin, DoubleConsumer onMoved) {
        begin = onBegin;
        moved = onMoved;
    }

    /** Where the thumb stands. */
    public DoubleProperty valueProperty() {
        return value;
    }

    /** How many steps the marks count as one epoch. */
    void setBatchesPerEpoch(int batches) {
        batchesPerEpoch = batches;
    }

    private void pressed(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        requestFocus();
        begin.run();
        if (event.getClickCount() == 2) {
            moveTo(1);
        } else if (event.getY() < TRACK_Y - THUMB / 2) {
            jumpToMark(event.getX());
        } else if (Math.abs(event.getX() - position(value.get())) > THUMB / 2) {
            moveTo(valueAt(event.getX()));
        }
        event.consume();
    }

    private void jumpToMark(double x) {
        for (LossHistory.BetaChange change : history.betaChanges()) {
            if (Math.abs(position(change.from()) - x) < 8) {
                moveTo(change.from());
                return;
            }
        }
    }

    private void dragged(MouseEvent event) {
        if (event.isPrimaryButtonDown() && event.getY() > 0) {
            moveTo(valueAt(event.getX()));
            event.consume();
        }
    }

    private void scrolled(ScrollEvent event) {
        begin.run();
        moveBy(Math.signum(event.getDeltaY()) / 8);
        event.consume();
    }

    private void keyPressed(KeyEvent event) {
        double octaves = event.isShiftDown() ? 0.025 : 0.25;
        switch (event.getCode()) {
            case LEFT, DOWN -> moveByKey(-octaves);
            case RIGHT, UP -> moveByKey(octaves);
            case HOME -> {
                begin.run();
                moveTo(0);
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void moveByKey(double octaves) {
        begin.run();
        moveBy(octaves);
    }

    private void moveBy(double octaves) {
        double from = value.get();
        if (from < SMALLEST) {
            moveTo(octaves > 0 ? SMALLEST : 0);
        } else {
            double to = from * Math.pow(2, octaves);
            moveTo(to < SMALLEST - 1e-9 ? 0 : Math.min(LARGEST, to));
        }
    }

    private void moveTo(double beta) {
        double rounded = beta < 10 ? Math.rint(beta * 1000) / 1000 : Math.rint(beta * 100) / 100;
        value.set(rounded);
        moved.accept(rounded);
    }

    private double trackLeft() {
        return MARGIN + ZERO_WIDTH;
    }

    private double trackRight() {
        return getWidth() - MARGIN;
    }

    private double position(double beta) {
        if (beta < SMALLEST) {
            return beta == 0 ? MARGIN : MARGIN + ZERO_WIDTH * beta / SMALLEST;
        }
        double octave = Math.log(beta / SMALLEST) / Math.log(2);
        return trackLeft() + octave / OCTAVES * (trackRight() - trackLeft());
    }

    private double valueAt(double x) {
        if (x < trackLeft() - ZERO_WIDTH / 2) {
            return 0;
        }
        double octave = (x - trackLeft()) / (trackRight() - trackLeft()) * OCTAVES;
        double beta = SMALLEST * Math.pow(2, Math.max(0, Math.min(OCTAVES, octave)));
        double whole = SMALLEST * Math.pow(2, Math.rint(octave));
        // The marked prices are easy to hit.
        return Math.abs(position(whole) - x) < 4 ? Math.min(LARGEST, whole) : beta;
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        thumb.resizeRelocate(position(value.get()) - THUMB / 2, TRACK_Y - THUMB / 2, THUMB, THUMB);
    }

    @Override
    protected void draw(GraphicsContext graphics, double width, double height) {
        graphics.setStroke(look.color(Ink.BETA));
        graphics.setLineWidth(1.5);
        graphics.setLineDashes(2, 3);
        graphics.strokeLine(MARGIN + 6, TRACK_Y, trackLeft(), TRACK_Y);
        graphics.setLineDashes();
        graphics.setFill(look.color(Ink.PANEL));
        graphics.fillOval(MARGIN - 4.5, TRACK_Y - 4.5, 9, 9);
        graphics.strokeOval(MARGIN - 4.5, TRACK_Y - 4.5, 9, 9);
        graphics.setFill(look.color(Ink.INSET));
        graphics.fillRoundRect(trackLeft(), TRACK_Y - 3, trackRight() - trackLeft(), 6, 6, 6);
        graphics.setFill(look.color(Ink.BETA));
        double reached = position(value.get());
        if (reached > trackLeft()) {
            graphics.fillRoundRect(trackLeft(), TRACK_Y - 3, reached - trackLeft(), 6, 6, 6);
        }
        drawLabels(graphics);
        drawMarks(graphics);
    }

    private void drawLabels(GraphicsContext graphics) {
        graphics.setTextAlign(TextAlignment.CENTER);
        drawLabel(graphics, "0", MARGIN, value.get() == 0);
        for (int i = 0; i < LABELS.length; i++) {
            double beta = SMALLEST * Math.pow(2, i);
            drawLabel(graphics, LABELS[i], position(beta), value.get() == beta);
        }
    }

    private void drawLabel(GraphicsContext graphics, String text, double x, boolean here) {
        graphics.setFont(here ? look.strongWords(11.5) : look.words(11));
        graphics.setFill(look.color(here ? Ink.BETA : Ink.SECONDARY));
        graphics.fillText(text, x, TRACK_Y + 25);
        graphics.setFill(look.color(Ink.BORDER));
        graphics.fillRect(x - 0.5, TRACK_Y + 10, 1, 3);
    }

    private void drawMarks(GraphicsContext graphics) {
        graphics.setFont(look.numbers(10.5));
        graphics.setTextAlign(TextAlignment.CENTER);
        graphics.setStroke(look.color(Ink.BETA));
        graphics.setFill(look.color(Ink.BETA));
        graphics.setLineWidth(1.2);
        double[] drawn = new double[3];
        int count = 0;
        var changes = history.betaChanges();
        for (int i = changes.size() - 1; i >= 0 && count < drawn.length; i--) {
            LossHistory.BetaChange change = changes.get(i);
            double x = position(change.from());
            boolean free = Math.abs(x - position(value.get())) > 14;
            for (int j = 0; j < count; j++) {
                free &= Math.abs(drawn[j] - x) > MARK_WIDTH;
            }
            if (free) {
                double[] xs = {x - 4, x + 4, x};
                double[] ys = {10, 10, 16};
                graphics.strokePolygon(xs, ys, 3);
                if (count == 0) {
                    graphics.fillPolygon(xs, ys, 3);
                }
                graphics.fillText("to ep " + (1 + change.step() / batchesPerEpoch), x, 8);
                drawn[count++] = x;
            }
        }
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return switch (attribute) {
            case VALUE -> value.get();
            case MIN_VALUE -> 0.0;
            case MAX_VALUE -> LARGEST;
            case ORIENTATION -> Orientation.HORIZONTAL;
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }
}
