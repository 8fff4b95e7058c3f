package org.betavista.ui.latent;

import javafx.beans.property.FloatProperty;
import javafx.beans.property.SimpleFloatProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.text.TextAlignment;
import org.betavista.analysis.Histogram;
import org.betavista.analysis.StandardNormal;
import org.betavista.ui.control.DrawnRegion;
import org.betavista.ui.control.Ink;
import org.betavista.ui.control.Look;
import org.betavista.ui.control.Words;
import org.jspecify.annotations.Nullable;

/**
 * A slider for one latent, from -3.6 to 3.6, or where the codes are if there is no prior: above its
 * track the density of the prior and the histogram of all codes, below it mu and sigma of the
 * chosen image. Typed values beyond the ends are kept; the thumb rests at the end with a chevron
 * then.
 *
 * <p>Arrows move by 0.1, with Shift by 0.01, or as the axis asks; a double click sets its middle.
 */
public final class LatentSlider extends DrawnRegion {
    private static final PseudoClass INACTIVE = PseudoClass.getPseudoClass("inactive");
    private static final PseudoClass LOCKED = PseudoClass.getPseudoClass("locked");
    private static final double THUMB = 15;
    private static final double BELOW_TRACK = 12;
    private static final double PEAK = StandardNormal.density(0);
    private static final int ARROW_STEPS = 10;

    private final Look look;
    private final Region thumb = new Region();
    private final FloatProperty value = new SimpleFloatProperty(this, "value");
    private @Nullable Listener listener;
    private @Nullable Histogram codes;
    private LatentAxis axis = LatentAxis.PRIOR;
    private boolean prior = true;
    private double mu = Double.NaN;
    private double sigma = Double.NaN;
    private boolean active = true;

    /** Hears the person's moves; not the program's. */
    public interface Listener {
        /** A drag, a key or a click is about to move the slider. */
        void begin();

        /**
         * The slider was moved.
         *
         * @param askedNanos {@link System#nanoTime} of the event
         */
        void moved(float value, long askedNanos);
    }

    /**
     * @param name of the latent, for screen readers
     */
    public LatentSlider(Look look, String name) {
        this.look = look;
        getStyleClass().add("latent-slider");
        thumb.getStyleClass().add("thumb");
        thumb.setManaged(false);
        getChildren().add(thumb);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.SLIDER);
        setAccessibleText(name);
        value.addListener((property, old, now) -> redraw());
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
        look.onChange(this::redraw);
    }

    /** Sets who hears the person's moves. */
    public void setListener(Listener newListener) {
        listener = newListener;
    }

    /** Where the thumb stands; set by the program to follow z. */
    public FloatProperty valueProperty() {
        return value;
    }

    /**
     * Sets the ends.
     *
     * @param hasPrior whether the density of N(0, 1) is shown; the ends have their values on them
     *     where it is not
     */
    void setAxis(LatentAxis newAxis, boolean hasPrior) {
        axis = newAxis;
        prior = hasPrior;
        redraw();
    }

    /** Shows how the codes of held-out images are spread. */
    public void showCodes(@Nullable Histogram histogram) {
        codes = histogram;
        redraw();
    }

    /** Shows the chosen image's posterior, or nothing where {@code mu} is NaN. */
    public void showPosterior(double newMu, double newSigma) {
        mu = newMu;
        sigma = newSigma;
        redraw();
    }

    /** Shows whether the latent is active, and whether it is locked. */
    public void showState(boolean isActive, boolean isLocked) {
        active = isActive;
        pseudoClassStateChanged(INACTIVE, !isActive);
        pseudoClassStateChanged(LOCKED, isLocked);
        redraw();
    }

    private void pressed(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        requestFocus();
        begin();
        // A press on the thumb holds it where it is; elsewhere the thumb comes to the pointer.
        boolean onThumb = Math.abs(event.getX() - position(value.get())) <= THUMB / 2;
        if (event.getClickCount() == 2) {
            moveTo(axis.rounded(axis.centre()));
        } else if (!onThumb) {
            moveTo(valueAt(event.getX()));
        }
        event.consume();
    }

    private void dragged(MouseEvent event) {
        if (event.isPrimaryButtonDown()) {
            moveTo(valueAt(event.getX()));
            event.consume();
        }
    }

    private void keyPressed(KeyEvent event) {
        float step = (float) ((event.isShiftDown() ? 1 : ARROW_STEPS) * axis.fineStep());
        switch (event.getCode()) {
            case LEFT, DOWN -> moveByKey(value.get() - step);
            case RIGHT, UP -> moveByKey(value.get() + step);
            case HOME -> moveByKey((float) axis.centre());
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void moveByKey(float newValue) {
        begin();
        moveTo(axis.rounded(newValue));
    }

    private void begin() {
        if (listener != null) {
            listener.begin();
        }
    }

    private void moveTo(float newValue) {
        long now = System.nanoTime();
        value.set(newValue);
        if (listener != null) {
            listener.moved(newValue, now);
        }
    }

    private double position(double z) {
        double margin = THUMB / 2;
        double clamped = Math.max(axis.from(), Math.min(axis.to(), z));
        return margin + (clamped - axis.from()) / (2 * axis.half()) * (getWidth() - THUMB);
    }

    private float valueAt(double x) {
        double share = (x - THUMB / 2) / (getWidth() - THUMB);
        return axis.rounded(axis.from() + 2 * axis.half() * Math.max(0, Math.min(1, share)));
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        thumb.resizeRelocate(
                position(value.get()) - THUMB / 2,
                getHeight() - BELOW_TRACK - THUMB / 2,
                THUMB,
                THUMB);
    }

    @Override
    protected void draw(GraphicsContext graphics, double width, double height) {
        double track = height - BELOW_TRACK;
        drawHistogram(graphics, track);
        if (prior) {
            drawPrior(graphics, track);
        } else {
            drawEnds(graphics, height);
        }
        graphics.setStroke(look.color(Ink.PRIOR));
        graphics.setLineWidth(1.5);
        graphics.strokeLine(position(axis.from()), track, position(axis.to()), track);
        if (active) {
            graphics.setStroke(look.color(Ink.Z));
            graphics.setLineWidth(2);
            graphics.strokeLine(position(0), track, position(value.get()), track);
        }
        drawPosterior(graphics, track);
        drawChevron(graphics, track);
    }

    private void drawHistogram(GraphicsContext graphics, double track) {
        Histogram shown = codes;
        if (shown == null) {
            return;
        }
        graphics.setFill(look.color(active ? Ink.ALL_CODES : Ink.INACTIVE_FILL));
        double[] density = shown.density();
        double step = (shown.to() - shown.from()) / density.length;
        double scale = densityScale(track);
        for (int i = 0; i < density.length; i++) {
            double left = position(shown.from() + i * step);
            double right = position(shown.from() + (i + 1) * step);
            double bar = Math.min(track - 1, density[i] * scale);
            graphics.fillRect(left, track - bar, right - left + 0.5, bar);
        }
    }

    /**
     * Pixels per unit of density. A collapsed latent piles up at 0, far above the prior: its bars
     * are cut, so that the prior stays visible.
     */
    private double densityScale(double track) {
        double highest = prior ? PEAK : Double.MIN_NORMAL;
        if (codes != null) {
            for (double bin : codes.density()) {
                highest = Math.max(highest, bin);
            }
        }
        return (track - 2) / (prior ? Math.min(highest, 1.6 * PEAK) : highest);
    }

    private void drawEnds(GraphicsContext graphics, double height) {
        graphics.setFont(look.numbers(10.5));
        graphics.setFill(look.color(Ink.SECONDARY));
        graphics.setTextAlign(TextAlignment.LEFT);
        graphics.fillText(Words.number(axis.from(), axis.decimals()), 0, height - 1);
        graphics.setTextAlign(TextAlignment.RIGHT);
        graphics.fillText(Words.number(axis.to(), axis.decimals()), getWidth(), height - 1);
    }

    private void drawPrior(GraphicsContext graphics, double track) {
        graphics.setStroke(look.color(Ink.PRIOR));
        graphics.setLineWidth(1);
        graphics.beginPath();
        double scale = densityScale(track);
        for (double z = axis.from(); z <= axis.to() + 1e-9; z += 0.1) {
            double y = track - StandardNormal.density(z) * scale;
            if (z == axis.from()) {
                graphics.moveTo(position(z), y);
            } else {
                graphics.lineTo(position(z), y);
            }
        }
        graphics.stroke();
    }

    private void drawPosterior(GraphicsContext graphics, double track) {
        if (Double.isNaN(mu)) {
            return;
        }
        double y = track + 9;
        if (sigma > 0) { // A point has no whisker.
            graphics.setStroke(look.color(Ink.SIGMA).deriveColor(0, 1, 1, active ? 1 : 0.6));
            graphics.setLineWidth(1.5);
            graphics.strokeLine(position(mu - sigma), y, position(mu + sigma), y);
        }
        if (active) {
            graphics.setStroke(look.color(Ink.MU));
            graphics.setLineWidth(2);
            graphics.strokeLine(position(mu), y - 3, position(mu), y + 3);
        }
    }

    private void drawChevron(GraphicsContext graphics, double track) {
        double away = value.get() - axis.centre();
        if (Math.abs(away) <= axis.half() * (1 + 1e-6)) {
            return;
        }
        double side = Math.signum(away);
        double tip = position(value.get()) + side * THUMB / 2;
        graphics.setStroke(look.color(Ink.Z));
        graphics.setLineWidth(2);
        graphics.strokePolyline(
                new double[] {tip - side * 4, tip, tip - side * 4},
                new double[] {track - 12, track - 8.5, track - 5},
                3);
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return switch (attribute) {
            case VALUE -> (double) value.get();
            case MIN_VALUE -> axis.from();
            case MAX_VALUE -> axis.to();
            case ORIENTATION -> Orientation.HORIZONTAL;
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }
}
