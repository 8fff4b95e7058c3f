package org.betavista.data.synthetic;

import org.betavista.data.synthetic.ColourCanvas.Box;

/** Paints what carries a face: background, shoulders, neck, ears, head and hair. */
final class HeadPainter {
    private static final double HAIR_Y = -0.13;
    private static final double HAIR_HEIGHT = 0.6;

    private final ColourCanvas canvas;
    private final FacePose pose;
    private final FaceLook look;
    private final double hairWidth;

    HeadPainter(ColourCanvas canvas, FacePose pose, FaceLook look) {
        this.canvas = canvas;
        this.pose = pose;
        this.look = look;
        hairWidth = pose.halfWidth() + 0.055;
    }

    /** Everything behind the head. */
    void paintBehind() {
        canvas.fill(
                Box.ALL,
                (x, y) -> -1,
                look.background().towards(FaceLook.LIGHT, 0.5),
                look.background(),
                (x, y) -> 0.55 * (x * x + y * y) + 0.2 * y);
        paintHairBehind();
        Colour shirt = look.shirt();
        canvas.fill(
                new Box(-0.85, 0.55, 0.85, 1),
                (x, y) -> ColourCanvas.ellipse(x, y - 1.16, 0.8, 0.5),
                shirt.towards(FaceLook.LIGHT, 0.12),
                shirt.shaded(0.3),
                (x, y) -> x * x + 0.3 * (y - 0.6));
        Colour neck = look.skin().shaded(0.1);
        canvas.fill(
                Box.around(0, 0.72, 0.3, 0.2),
                (x, y) -> ColourCanvas.ellipse(x, y - 0.69, 0.25, 0.145),
                shirt.shaded(0.22));
        canvas.fill(
                Box.around(0, 0.68, 0.26, 0.2),
                (x, y) -> ColourCanvas.ellipse(x, y - 0.67, 0.22, 0.125),
                neck);
        canvas.fill(
                new Box(-0.2, 0.2, 0.2, 0.72),
                (x, y) -> Math.max(Math.abs(x) - 0.165, Math.abs(y - 0.45) - 0.24),
                look.skin().shaded(0.34),
                neck,
                (x, y) -> (y - 0.5) / 0.2 - 0.6 * x * x / 0.027);
        paintEar(-1, 1);
        paintEar(1, 1);
    }

    /** The head itself; the ear that has come to the front lies on it. */
    void paintHead() {
        double turn = pose.turn();
        canvas.fill(
                Box.around(0, FacePose.CENTRE_Y, 0.62, FacePose.HALF_HEIGHT),
                pose::outline,
                look.skin().towards(FaceLook.LIGHT, 0.13),
                look.skin().shaded(0.27),
                (x, y) -> {
                    double u = (x - 0.3 * pose.halfWidth() * turn) / pose.halfWidth();
                    double v = (y + 0.14) / 0.75;
                    double away = u * u + v * v;
                    return 0.18 * away + 0.5 * away * away * away * 0.55;
                });
        double ear = Math.max(0, Math.min(1, (Math.abs(turn) - 0.08) / 0.2));
        if (ear > 0) {
            paintEar(turn > 0 ? -1 : 1, ear);
        }
    }

    /** What of the hair lies on the head. */
    void paintHair() {
        double opening = pose.x(0, -0.1) * 0.75;
        double half = pose.halfWidth();
        ColourCanvas.Region cap =
                (x, y) -> ColourCanvas.ellipse(x, y - HAIR_Y, hairWidth, HAIR_HEIGHT);
        ColourCanvas.Region face =
                switch (look.cut()) {
                    case SHORT ->
                            (x, y) ->
                                    Math.max(
                                            ColourCanvas.ellipse(
                                                    x - opening, y - 0.16, half * 0.93, 0.62),
                                            -ColourCanvas.ellipse(
                                                    x - opening + 0.16, y + 0.72, 0.62, 0.36));
                    case FRINGE ->
                            (x, y) ->
                                    Math.max(
                                            ColourCanvas.ellipse(
                                                    x - opening, y - 0.22, half * 0.86, 0.7),
                                            -(y + 0.245 - 0.25 * (x - opening) * (x - opening)));
                    case LONG ->
                            (x, y) ->
                                    ColourCanvas.ellipse(
                                            Math.abs(x - opening) + 0.14,
                                            y - 0.2,
                                            half * 0.86 + 0.14,
                                            0.74);
                    case BUN ->
                            (x, y) ->
                                    ColourCanvas.ellipse(x - opening, y - 0.14, half * 0.95, 0.59);
                };
        double end =
                switch (look.cut()) {
                    case SHORT, BUN -> -0.02;
                    case FRINGE -> 0.34;
                    case LONG -> 0.45;
                };
        // The hairline throws a little shade.
        canvas.fill(
                new Box(-0.65, -0.8, 0.65, end + 0.04),
                (x, y) ->
                        Math.max(
                                Math.max(cap.distance(x, y), y - end),
                                -Math.max(face.distance(x, y - 0.025), pose.outline(x, y))),
                look.skin().shaded(0.5),
                0.3);
        canvas.fill(
                new Box(-0.65, -0.8, 0.65, end + 0.04),
                (x, y) ->
                        Math.max(
                                Math.max(
                                        cap.distance(x, y),
                                        -Math.max(face.distance(x, y), pose.outline(x, y))),
                                // Ends are round, not cut off along a ruler.
                                y - end + 0.6 * Math.max(0, half * 0.95 - Math.abs(x))),
                look.hair().towards(FaceLook.LIGHT, 0.2),
                look.hair().shaded(0.22),
                this::hairShade);
    }

    private void paintHairBehind() {
        Colour dark = look.hair().shaded(0.3);
        switch (look.cut()) {
            case SHORT -> {}
            case FRINGE ->
                    canvas.fill(
                            new Box(-0.7, -0.75, 0.7, 0.55),
                            (x, y) ->
                                    ColourCanvas.ellipse(
                                            x,
                                            y + 0.1,
                                            hairWidth + 0.03 + 0.09 * Math.max(0, y + 0.1),
                                            0.6),
                            dark);
            case LONG ->
                    canvas.fill(
                            new Box(-0.75, -0.75, 0.75, 0.85),
                            (x, y) ->
                                    ColourCanvas.ellipse(
                                            x, y - 0.02, hairWidth + 0.05 + 0.07 * y, 0.76),
                            dark);
            case BUN ->
                    canvas.fill(
                            Box.around(0, -0.75, 0.32, 0.2),
                            (x, y) ->
                                    ColourCanvas.ellipse(
                                            x + 0.2 * pose.turn(), y + 0.75, 0.19, 0.17),
                            look.hair().towards(FaceLook.LIGHT, 0.1),
                            look.hair().shaded(0.28),
                            (x, y) -> (y + 0.88) / 0.24);
        }
    }

    /** A band of light across the crown. */
    private double hairShade(double x, double y) {
        double around = Math.sqrt(x * x + (y + 0.05) * (y + 0.05)) - 0.5;
        double band = Math.max(0, 1 - Math.abs(around) / 0.14);
        double middle = Math.max(0, 1 - x * x / 0.16);
        return 0.78 - 0.7 * band * band * (3 - 2 * band) * middle + 0.25 * Math.max(0, y + 0.2);
    }

    private void paintEar(int side, double opacity) {
        double turn = Math.abs(pose.turn());
        boolean near = side * pose.turn() < 0;
        double inwards = near ? 0.17 * turn : 0.06 * turn;
        double x = side * (pose.halfWidth() + 0.015 - inwards);
        double width = 0.07;
        double y = 0.05;
        canvas.fill(
                Box.around(x, y, width, 0.12),
                (px, py) -> ColourCanvas.ellipse(px - x, py - y, width, 0.115),
                look.skin().shaded(0.07),
                opacity);
        canvas.glow(
                x + side * 0.005, y, width * 0.75, 0.085, look.skin().shaded(0.5), 0.55 * opacity);
    }
}
