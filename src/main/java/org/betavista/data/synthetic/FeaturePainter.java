package org.betavista.data.synthetic;

import org.betavista.data.synthetic.ColourCanvas.Box;

/** Paints what a face shows: eyes, brows, nose, mouth, cheeks and glasses. */
final class FeaturePainter {
    private static final double EYE_X = 0.43;
    private static final double EYE_Y = 0.06;
    private static final double EYE_HALF_WIDTH = 0.125;
    private static final double LOWER_LID = 0.05;
    private static final Colour GUMS = new Colour(122, 34, 44);
    private static final Colour TONGUE = new Colour(206, 92, 98);
    private static final Colour FRAME = new Colour(48, 40, 52);

    private final ColourCanvas canvas;
    private final FacePose pose;
    private final FaceLook look;

    FeaturePainter(ColourCanvas canvas, FacePose pose, FaceLook look) {
        this.canvas = canvas;
        this.pose = pose;
        this.look = look;
    }

    /**
     * @param opening 0 (nearly closed) to 1 (wide)
     */
    void paintEyes(double opening) {
        for (int side = -1; side <= 1; side += 2) {
            paintEye(side, opening);
            paintBrow(side);
        }
    }

    private void paintEye(int side, double opening) {
        double x = pose.x(side * EYE_X, EYE_Y);
        double y = EYE_Y + FacePose.CENTRE_Y;
        double narrow = pose.narrowing(side * EYE_X, EYE_Y);
        double width = EYE_HALF_WIDTH * narrow;
        // Quick at first, so that a middle opening looks awake.
        double lid = -0.03 + 0.125 * opening * (1.7 - 0.7 * opening);
        Box box = Box.around(x, y, width + 0.05, 0.15);
        canvas.glow(x, y - 0.01, width * 1.5, 0.17, look.skin().shaded(0.45), 0.35);
        canvas.fill(box, eye(x, y, width, 0.105), look.skin().shaded(0.13));
        ColourCanvas.Region open = eye(x, y, width, lid);
        canvas.fill(
                box,
                open,
                new Colour(206, 200, 204),
                FaceLook.LIGHT,
                (px, py) -> (py - y + lid) / 0.06);
        double irisX = 0.068 * Math.sqrt(narrow);
        double irisY = y - 0.012;
        canvas.fill(
                box,
                (px, py) ->
                        Math.max(
                                open.distance(px, py),
                                ColourCanvas.ellipse(px - x, py - irisY, irisX, 0.07)),
                look.iris().shaded(0.45),
                look.iris().towards(FaceLook.LIGHT, 0.18),
                (px, py) -> (py - irisY + 0.06) / 0.11);
        canvas.fill(
                box,
                (px, py) ->
                        Math.max(
                                open.distance(px, py),
                                ColourCanvas.ellipse(px - x, py - irisY, irisX * 0.5, 0.036)),
                FaceLook.INK);
        canvas.fill(
                box,
                (px, py) ->
                        Math.max(
                                open.distance(px, py) + 0.012,
                                Math.hypot(px - x - 0.022, py - irisY + 0.026) - 0.02),
                FaceLook.LIGHT);
        canvas.line(
                PenStroke.curve(
                        x - width, y, x, y + 2 * LOWER_LID, x + width, y, 0.004, 0.006, 0.004),
                look.skin().shaded(0.6),
                0.6);
        canvas.line(
                PenStroke.curve(
                        x - width * 0.9,
                        y - 0.035,
                        x,
                        y - 0.185,
                        x + width * 0.9,
                        y - 0.035,
                        0.004,
                        0.008,
                        0.004),
                look.skin().shaded(0.5),
                0.6);
        paintLashes(side, x, y, width, lid);
    }

    private void paintLashes(int side, double x, double y, double width, double lid) {
        double inner = side < 0 ? 0.02 : 0.01;
        double outer = side < 0 ? 0.01 : 0.02;
        canvas.line(
                PenStroke.curve(x - width, y, x, y - 2 * lid, x + width, y, outer, 0.019, inner),
                FaceLook.INK,
                1);
        for (int lash = 0; lash < 3; lash++) {
            double part = 0.62 + 0.19 * lash;
            double rootX = x + side * part * width;
            double rootY = y - lid * (1 - part * part);
            double tipX = rootX + side * (0.02 + 0.012 * lash) * width / EYE_HALF_WIDTH;
            double lift = (0.045 - 0.008 * lash) * (lid + 0.02) / 0.1;
            canvas.line(
                    PenStroke.curve(
                            rootX,
                            rootY,
                            rootX + side * 0.01,
                            rootY - 0.4 * lift,
                            tipX,
                            rootY - lift,
                            0.01,
                            0.008,
                            0.004),
                    FaceLook.INK,
                    0.9);
        }
    }

    /** Between two lids, each a parabola. */
    private static ColourCanvas.Region eye(double x, double y, double width, double upperLid) {
        return (px, py) -> {
            double u = (px - x) / width;
            double bow = 1 - u * u;
            double above = -upperLid * bow - (py - y);
            double below = py - y - LOWER_LID * bow;
            double steep = 2 * u / width;
            return Math.max(
                    above / Math.sqrt(1 + upperLid * upperLid * steep * steep),
                    below / Math.sqrt(1 + LOWER_LID * LOWER_LID * steep * steep));
        };
    }

    private void paintBrow(int side) {
        double innerX = pose.x(side * 0.2, -0.1);
        double middleX = pose.x(side * 0.45, -0.15);
        double outerX = pose.x(side * 0.7, -0.09);
        canvas.line(
                PenStroke.curve(
                        innerX, -0.148, middleX, -0.235, outerX, -0.125, 0.024, 0.026, 0.008),
                look.brows(),
                0.92);
    }

    /** The nose stands out of the head, so that it moves farther than the rest. */
    void paintNose() {
        double turn = pose.turn();
        double x = pose.x(0, 0.2) + 0.07 * turn;
        double y = 0.175;
        Colour dark = look.skin().shaded(0.5);
        Colour light = look.skin().towards(FaceLook.LIGHT, 0.45);
        // The side that looks away lies in the shade.
        double away = turn > 0 ? 1 : -1;
        double bridge = pose.x(0, 0.05) + 0.03 * turn;
        canvas.glow(bridge + 0.055 * away, 0.06, 0.06, 0.18, dark, 0.9 * Math.abs(turn));
        canvas.glow(x, y + 0.035, 0.13, 0.075, dark, 0.5);
        canvas.glow(bridge, 0.02, 0.045, 0.17, light, 0.45);
        canvas.glow(x, y - 0.015, 0.06, 0.06, light, 0.75);
        canvas.line(
                PenStroke.curve(
                        x - 0.07, y + 0.02, x, y + 0.085, x + 0.07, y + 0.02, 0.007, 0.013, 0.007),
                look.skin().shaded(0.62),
                0.75);
    }

    /**
     * @param smile -1 (frown) to 1 (wide smile, teeth and cheeks)
     */
    void paintMouth(double smile) {
        double joy = Math.max(0, smile);
        double x = pose.x(0, 0.34) + 0.02 * pose.turn();
        double narrow = pose.narrowing(0, 0.34);
        double width = (0.145 + 0.055 * joy * joy) * narrow;
        double lift = smile > 0 ? 0.085 * smile : 0.06 * smile;
        double y = 0.325 - 0.012 * joy;
        double open = 0.1 * smooth((smile - 0.15) / 0.85);
        paintCheeks(joy);
        double corner = y - 0.55 * lift;
        double upper = lift;
        double lower = lift + open;
        Box box = Box.around(x, y, width + 0.04, 0.2);
        Colour lips = look.lips();
        canvas.glow(x, y + 0.45 * lift + open + 0.045, width * 0.75, 0.06, lips, 0.75);
        canvas.glow(
                x, y + 0.45 * lift + open + 0.105, width * 0.6, 0.04, look.skin().shaded(0.5), 0.5);
        ColourCanvas.Region gap = bowl(x, corner, width, upper, lower);
        if (open > 0) {
            canvas.fill(box, gap, GUMS);
            canvas.fill(
                    box,
                    (px, py) ->
                            Math.max(
                                    gap.distance(px, py),
                                    ColourCanvas.ellipse(
                                            px - x,
                                            py - corner - lower - 0.01,
                                            width * 0.6,
                                            0.045)),
                    TONGUE);
            canvas.fill(
                    box,
                    (px, py) ->
                            Math.max(
                                    gap.distance(px, py) + 0.004,
                                    bowl(x, corner, width, upper, upper + 0.62 * open)
                                            .distance(px, py)),
                    FaceLook.LIGHT);
        }
        double full = 0.5 * (1 - smooth(smile * 2));
        canvas.line(
                PenStroke.curve(
                        x - width,
                        corner,
                        x,
                        corner + 2 * upper,
                        x + width,
                        corner,
                        0.011,
                        0.019,
                        0.011),
                lips.shaded(0.25 + 0.2 * full),
                1);
        canvas.line(
                PenStroke.curve(
                        x - width,
                        corner,
                        x,
                        corner + 2 * lower,
                        x + width,
                        corner,
                        0.009,
                        0.009 + 0.1 * open,
                        0.009),
                lips,
                smooth(open / 0.05));
    }

    /** Between two parabolas that meet in the corners of the mouth. */
    private static ColourCanvas.Region bowl(
            double x, double y, double width, double upper, double lower) {
        return (px, py) -> {
            double u = (px - x) / width;
            double bow = 1 - u * u;
            double steep = 2 * u / width;
            return Math.max(
                    (upper * bow - (py - y)) / Math.sqrt(1 + upper * upper * steep * steep),
                    (py - y - lower * bow) / Math.sqrt(1 + lower * lower * steep * steep));
        };
    }

    private void paintCheeks(double joy) {
        Colour blush = look.skin().towards(new Colour(214, 72, 78), 0.6);
        for (int side = -1; side <= 1; side += 2) {
            double narrow = pose.narrowing(side * 0.55, 0.24);
            double x = pose.x(side * 0.55, 0.24);
            canvas.glow(x, 0.215 - 0.02 * joy, 0.15 * narrow, 0.12, blush, 0.38 + 0.3 * joy);
            canvas.glow(
                    x,
                    0.165 - 0.02 * joy,
                    0.09 * narrow,
                    0.05,
                    look.skin().towards(FaceLook.LIGHT, 0.5),
                    0.5 * joy);
            double foldX = pose.x(side * 0.48, 0.3);
            canvas.line(
                    PenStroke.curve(
                            pose.x(side * 0.34, 0.25),
                            0.215,
                            foldX + side * 0.01,
                            0.25,
                            foldX,
                            0.33,
                            0.004,
                            0.01,
                            0.004),
                    look.skin().shaded(0.5),
                    0.6 * smooth(joy));
        }
    }

    /** Round lenses before the eyes. */
    void paintGlasses() {
        double y = EYE_Y + FacePose.CENTRE_Y + 0.005;
        double[] inner = new double[2];
        for (int side = -1; side <= 1; side += 2) {
            double narrow = pose.narrowing(side * EYE_X, EYE_Y);
            double x = pose.x(side * EYE_X, EYE_Y) + 0.02 * pose.turn();
            double radius = 0.168 * narrow;
            Box box = Box.around(x, y, radius + 0.03, 0.18);
            canvas.fill(
                    box,
                    (px, py) -> ColourCanvas.ellipse(px - x, py - y, radius, 0.15),
                    FaceLook.LIGHT,
                    0.13);
            canvas.fill(
                    box,
                    (px, py) ->
                            Math.abs(ColourCanvas.ellipse(px - x, py - y, radius, 0.15)) - 0.016,
                    FRAME);
            inner[side < 0 ? 0 : 1] = x - side * radius;
            double outer = x + side * radius;
            double ear = side * (pose.halfWidth() - 0.02);
            if (side * (ear - outer) > 0) {
                canvas.line(
                        PenStroke.curve(
                                outer,
                                y - 0.03,
                                (outer + ear) / 2,
                                y - 0.04,
                                ear,
                                y - 0.03,
                                0.014,
                                0.014,
                                0.014),
                        FRAME,
                        1);
            }
        }
        canvas.line(
                PenStroke.curve(
                        inner[0],
                        y - 0.02,
                        (inner[0] + inner[1]) / 2,
                        y - 0.06,
                        inner[1],
                        y - 0.02,
                        0.014,
                        0.014,
                        0.014),
                FRAME,
                1);
    }

    private static double smooth(double part) {
        double t = Math.max(0, Math.min(1, part));
        return t * t * (3 - 2 * t);
    }
}
