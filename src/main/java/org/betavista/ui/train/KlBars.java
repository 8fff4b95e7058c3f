package org.betavista.ui.train;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;
import org.betavista.ui.control.DrawnRegion;
import org.betavista.ui.control.Ink;
import org.betavista.ui.control.Look;
import org.betavista.ui.control.Words;
import org.betavista.ui.latent.LatentPointViewModel;
import org.betavista.ui.latent.MissingKl;

/**
 * A bar for the KL of each latent, over held-out images, in the order of the latent rows; a
 * sentence where there is no KL.
 */
public final class KlBars extends DrawnRegion {
    private static final double NAME = 34;
    private static final double VALUE = 44;
    private static final double LARGEST_PITCH = 30;
    private static final double SMALLEST_PITCH = 15;
    private static final double FOOT = 44;
    private static final double LETTER = 8;
    private static final double SMALL_LETTER = 5.8;

    private final LatentPointViewModel point;
    private final Look look;

    /**
     * @param point knows the KL of every latent
     */
    public KlBars(LatentPointViewModel point, Look look) {
        this.point = point;
        this.look = look;
        setId("kl-bars");
        look.onChange(this::redraw);
        point.modelProperty().addListener((property, old, now) -> redraw());
        point.surveyProperty().addListener((property, old, now) -> redraw());
        point.orderProperty().addListener((property, old, now) -> redraw());
    }

    @Override
    protected void draw(GraphicsContext graphics, double width, double height) {
        MissingKl missing = point.missingKl();
        if (missing != null) {
            graphics.setFill(look.color(Ink.SECONDARY));
            graphics.setFont(look.words(13));
            graphics.setTextAlign(TextAlignment.CENTER);
            graphics.fillText(
                    Words.wrapped(missing.kl(), (int) (width / LETTER)), width / 2, height / 2);
            return;
        }
        int[] order = point.orderProperty().get();
        if (point.surveyProperty().get() == null || order.length == 0) {
            return;
        }
        double pitch =
                Math.max(SMALLEST_PITCH, Math.min(LARGEST_PITCH, (height - FOOT) / order.length));
        int shown = (int) Math.min(order.length, Math.floor((height - FOOT) / pitch));
        double highest = 0.2;
        double sum = 0;
        for (int latent : order) {
            highest = Math.max(highest, point.kl(latent));
            sum += point.kl(latent);
        }
        double scale = (width - NAME - VALUE) / highest;
        for (int i = 0; i < shown; i++) {
            drawBar(graphics, order[i], i * pitch, Math.min(13, pitch - 5), scale, width);
        }
        drawThreshold(graphics, scale, shown * pitch);
        graphics.setTextAlign(TextAlignment.LEFT);
        graphics.setFont(look.words(11));
        graphics.setFill(look.color(Ink.SECONDARY));
        int hidden = order.length - shown;
        String threshold = "0.1 nat: below this a latent is inactive";
        if (width < SMALL_LETTER * threshold.length()) {
            threshold = "below 0.1 nat: inactive";
        }
        graphics.fillText(
                hidden > 0 ? hidden + " more not shown" : threshold, 2, shown * pitch + 16);
        graphics.fillText(
                "sum "
                        + Words.number(sum, 2)
                        + " nats = "
                        + Words.number(sum / Math.log(2), 1)
                        + " bits",
                2,
                shown * pitch + 36);
    }

    private void drawBar(
            GraphicsContext graphics,
            int latent,
            double y,
            double thickness,
            double scale,
            double width) {
        boolean active = point.isActive(latent);
        double top = y + 4;
        graphics.setTextAlign(TextAlignment.LEFT);
        graphics.setFont(look.strongWords(12));
        graphics.setFill(look.color(active ? Ink.Z : Ink.SECONDARY));
        graphics.fillText(Words.latent(latent), 2, top + thickness - 2);
        graphics.setFill(look.color(Ink.INSET));
        graphics.fillRoundRect(NAME, top, width - NAME - VALUE, thickness, 4, 4);
        graphics.setFill(look.color(active ? Ink.KL : Ink.INACTIVE));
        double length = Math.max(2, point.kl(latent) * scale);
        graphics.fillRoundRect(NAME, top, length, thickness, 4, 4);
        graphics.setFont(look.numbers(12));
        graphics.setFill(look.color(active ? Ink.TEXT : Ink.SECONDARY));
        graphics.setTextAlign(TextAlignment.RIGHT);
        graphics.fillText(Words.number(point.kl(latent), 2), width - 2, top + thickness - 2);
    }

    private void drawThreshold(GraphicsContext graphics, double scale, double bottom) {
        double x = Math.round(NAME + LatentPointViewModel.ACTIVE_NATS * scale) + 0.5;
        graphics.setStroke(look.color(Ink.TEXT));
        graphics.setLineWidth(1);
        graphics.setLineDashes(2, 2);
        graphics.strokeLine(x, 0, x, bottom + 4);
        graphics.setLineDashes();
    }
}
