package org.betavista.ui.explore;

import java.util.List;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;
import org.betavista.data.Factor;
import org.betavista.model.Codes;
import org.betavista.session.EncodedImage;
import org.betavista.session.OpenModel;
import org.betavista.session.Survey;
import org.betavista.ui.control.DrawnRegion;
import org.betavista.ui.control.Ink;
import org.betavista.ui.control.Look;
import org.betavista.ui.control.Words;
import org.betavista.ui.latent.LatentPointViewModel;
import org.jspecify.annotations.Nullable;

/**
 * The codes of held-out images on two latents, coloured by a label or factor, with the prior's
 * rings and the crosshair at z. Hovering a point previews it; pressing moves z.
 */
final class LatentMap extends DrawnRegion {
    private static final double LEFT = 36;
    private static final double BOTTOM = 26;
    private static final double TOP = 8;
    private static final double RIGHT = 12;
    private static final double REACH = 7;
    private static final double SMALLEST_EXTENT = 3.2;

    private final LatentPointViewModel point;
    private final Look look;
    private int across;
    private int up;
    private int factor;
    private int hovered = -1;
    private double zoom = 1;

    LatentMap(LatentPointViewModel point, Look look) {
        this.point = point;
        this.look = look;
        setId("latent-map");
        look.onChange(this::redraw);
        point.surveyProperty().addListener((property, old, now) -> redraw());
        point.zProperty().addListener((property, old, now) -> redraw());
        point.selectedProperty().addListener((property, old, now) -> redraw());
        addEventHandler(MouseEvent.MOUSE_MOVED, this::moved);
        addEventHandler(MouseEvent.MOUSE_EXITED, event -> hover(-1));
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        setOnScroll(
                event -> {
                    zoom = Math.max(0.5, Math.min(8, zoom * Math.pow(1.002, event.getDeltaY())));
                    redraw();
                    event.consume();
                });
    }

    /** Chooses the two latents. */
    void setLatents(int newAcross, int newUp) {
        across = newAcross;
        up = newUp;
        redraw();
    }

    /** Chooses the factor that colours the points. */
    void setFactor(int newFactor) {
        factor = newFactor;
        redraw();
    }

    private void moved(MouseEvent event) {
        Survey survey = point.surveyProperty().get();
        if (survey == null) {
            return;
        }
        Frame frame = frame(survey.codes());
        int nearest = -1;
        double reach = REACH * REACH;
        for (int i = 0; i < survey.codes().count(); i++) {
            double dx = frame.x(mu(survey.codes(), i, across)) - event.getX();
            double dy = frame.y(mu(survey.codes(), i, up)) - event.getY();
            if (dx * dx + dy * dy < reach) {
                reach = dx * dx + dy * dy;
                nearest = i;
            }
        }
        hover(nearest);
    }

    private void hover(int index) {
        if (index == hovered) {
            return;
        }
        hovered = index;
        Survey survey = point.surveyProperty().get();
        if (index < 0 || survey == null) {
            point.endPreview();
        } else {
            point.preview(survey.codes().mu(index));
        }
        redraw();
    }

    private void pressed(MouseEvent event) {
        Survey survey = point.surveyProperty().get();
        if (survey == null || event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        if (hovered >= 0) {
            float[] code = survey.codes().mu(hovered);
            hover(-1);
            point.jump("held-out image", code);
        } else {
            point.beginChange();
            dragged(event);
        }
    }

    private void dragged(MouseEvent event) {
        Survey survey = point.surveyProperty().get();
        if (survey == null || !event.isPrimaryButtonDown()) {
            return;
        }
        long now = System.nanoTime();
        Frame frame = frame(survey.codes());
        point.move(across, round(frame.valueX(event.getX())), now);
        if (up != across) {
            point.move(up, round(frame.valueY(event.getY())), now);
        }
    }

    private static float round(double value) {
        return Math.round(value * 100) / 100f;
    }

    private static float mu(Codes codes, int image, int latent) {
        return codes.mu()[image * codes.latentSize() + latent];
    }

    /** From codes to pixels; the same scale both ways, with 0 in the middle. */
    private record Frame(double centreX, double centreY, double scale) {
        double x(double value) {
            return centreX + value * scale;
        }

        double y(double value) {
            return centreY - value * scale;
        }

        double valueX(double x) {
            return (x - centreX) / scale;
        }

        double valueY(double y) {
            return (centreY - y) / scale;
        }
    }

    private Frame frame(Codes codes) {
        double extent = SMALLEST_EXTENT;
        for (int i = 0; i < codes.count(); i++) {
            extent = Math.max(extent, 1.05 * Math.abs(mu(codes, i, across)));
            extent = Math.max(extent, 1.05 * Math.abs(mu(codes, i, up)));
        }
        double width = getWidth() - LEFT - RIGHT;
        double height = getHeight() - TOP - BOTTOM;
        return new Frame(
                LEFT + width / 2,
                TOP + height / 2,
                zoom * Math.min(width, height) / (2 * Math.min(extent, 12)));
    }

    @Override
    protected void draw(GraphicsContext graphics, double width, double height) {
        Survey survey = point.surveyProperty().get();
        OpenModel open = point.modelProperty().get();
        if (survey == null || open == null || across >= survey.codes().latentSize()) {
            graphics.setFill(look.color(Ink.SECONDARY));
            graphics.setFont(look.words(13));
            graphics.setTextAlign(TextAlignment.CENTER);
            graphics.fillText("Encoding held-out images …", width / 2, height / 2);
            return;
        }
        Frame frame = frame(survey.codes());
        drawGrid(graphics, frame, width, height);
        graphics.save();
        graphics.beginPath();
        graphics.rect(LEFT, TOP, width - LEFT - RIGHT, height - TOP - BOTTOM);
        graphics.clip();
        drawPrior(graphics, frame);
        drawPoints(graphics, frame, survey.codes(), open);
        drawPosterior(graphics, frame, point.selectedProperty().get());
        drawCrosshair(graphics, frame, width, height);
        graphics.restore();
        graphics.setFont(look.strongWords(12));
        graphics.setFill(look.color(Ink.Z));
        graphics.setTextAlign(TextAlignment.RIGHT);
        graphics.fillText(Words.latent(across), width - RIGHT, height - 2);
        graphics.setTextAlign(TextAlignment.LEFT);
        graphics.fillText(Words.latent(up), 2, TOP + 10);
    }

    private void drawGrid(GraphicsContext graphics, Frame frame, double width, double height) {
        graphics.setFont(look.numbers(10.5));
        graphics.setLineWidth(1);
        double firstX = Math.ceil(frame.valueX(LEFT));
        double firstY = Math.ceil(frame.valueY(height - BOTTOM));
        for (double v = firstX; v <= frame.valueX(width - RIGHT); v++) {
            double x = Math.round(frame.x(v)) + 0.5;
            graphics.setStroke(look.color(Ink.GRID));
            graphics.strokeLine(x, TOP, x, height - BOTTOM);
            graphics.setFill(look.color(Ink.SECONDARY));
            graphics.setTextAlign(TextAlignment.CENTER);
            if (x < width - RIGHT - 14) {
                graphics.fillText(Words.number(v, 0), x, height - BOTTOM + 15);
            }
        }
        for (double v = firstY; v <= frame.valueY(TOP); v++) {
            double y = Math.round(frame.y(v)) + 0.5;
            graphics.setStroke(look.color(Ink.GRID));
            graphics.strokeLine(LEFT, y, width - RIGHT, y);
            graphics.setFill(look.color(Ink.SECONDARY));
            graphics.setTextAlign(TextAlignment.RIGHT);
            if (y > TOP + 18) {
                graphics.fillText(Words.number(v, 0), LEFT - 8, y + 4);
            }
        }
    }

    private void drawPrior(GraphicsContext graphics, Frame frame) {
        graphics.setStroke(look.color(Ink.PRIOR));
        graphics.setLineWidth(1);
        graphics.setLineDashes(4, 4);
        for (int sigmas = 1; sigmas <= 2; sigmas++) {
            double radius = sigmas * frame.scale;
            graphics.strokeOval(
                    frame.centreX - radius, frame.centreY - radius, 2 * radius, 2 * radius);
        }
        graphics.setLineDashes();
    }

    private void drawPoints(GraphicsContext graphics, Frame frame, Codes codes, OpenModel open) {
        List<Factor> factors = open.split().heldOut().factors();
        boolean dark = look.darkProperty().get();
        for (int i = 0; i < codes.count(); i++) {
            Color color = look.color(Ink.PRIOR);
            if (factor < factors.size()) {
                Factor by = factors.get(factor);
                int value = open.split().heldOut().factorValue(i, factor);
                color = Ink.label(dark, value, by.count(), by.ordered());
            }
            graphics.setFill(color.deriveColor(0, 1, 1, 0.75));
            double x = frame.x(mu(codes, i, across));
            double y = frame.y(mu(codes, i, up));
            graphics.fillOval(x - 2.2, y - 2.2, 4.4, 4.4);
        }
        if (hovered >= 0 && hovered < codes.count()) {
            graphics.setStroke(look.color(Ink.Z));
            graphics.setLineWidth(2);
            graphics.strokeOval(
                    frame.x(mu(codes, hovered, across)) - 5,
                    frame.y(mu(codes, hovered, up)) - 5,
                    10,
                    10);
        }
    }

    private void drawPosterior(
            GraphicsContext graphics, Frame frame, @Nullable EncodedImage chosen) {
        if (chosen == null || across >= chosen.mu().length || up >= chosen.mu().length) {
            return;
        }
        double x = frame.x(chosen.mu()[across]);
        double y = frame.y(chosen.mu()[up]);
        for (int sigmas = 2; sigmas >= 1; sigmas--) {
            double a = Math.max(2, sigmas * chosen.sigma()[across] * frame.scale);
            double b = Math.max(2, sigmas * chosen.sigma()[up] * frame.scale);
            graphics.setFill(look.color(Ink.SIGMA).deriveColor(0, 1, 1, 0.1));
            graphics.fillOval(x - a, y - b, 2 * a, 2 * b);
            graphics.setStroke(look.color(Ink.SIGMA));
            graphics.setLineWidth(sigmas == 1 ? 2 : 1);
            graphics.strokeOval(x - a, y - b, 2 * a, 2 * b);
        }
        graphics.setFill(look.color(Ink.MU));
        graphics.fillOval(x - 20, y - 20, 15, 15);
        graphics.setFill(look.color(Ink.PANEL));
        graphics.setFont(look.strongWords(10.5));
        graphics.setTextAlign(TextAlignment.CENTER);
        graphics.fillText("A", x - 12.5, y - 8.8);
    }

    private void drawCrosshair(GraphicsContext graphics, Frame frame, double width, double height) {
        float[] z = point.zProperty().get();
        if (across >= z.length || up >= z.length) {
            return;
        }
        double x = frame.x(z[across]);
        double y = frame.y(z[up]);
        graphics.setStroke(look.color(Ink.Z));
        graphics.setLineWidth(1.2);
        graphics.strokeLine(x, TOP, x, height - BOTTOM);
        graphics.strokeLine(LEFT, y, width - RIGHT, y);
        graphics.setFill(look.color(Ink.PANEL));
        graphics.fillOval(x - 6, y - 6, 12, 12);
        graphics.setLineWidth(2.5);
        graphics.strokeOval(x - 6, y - 6, 12, 12);
    }
}
