package org.betavista.data.synthetic;

import java.util.List;
import java.util.SplittableRandom;
import org.betavista.data.Factor;
import org.betavista.data.ImageShape;

/**
 * Drawn faces in colour.
 *
 * <p>3x64x64, planes red, green, blue, anti-aliased. Factors: yaw (30 degrees to either side),
 * smile (a frown to a wide smile), eyeglasses, eye opening, face width, skin tone (light to dark)
 * and hair tone (black, brown, auburn, blond, grey). Style chooses the cut of the hair and the
 * colours of eyes, shirt and background. Nothing is cut but the shoulders.
 */
public final class Faces implements World {
    private static final int SIDE = 64;
    private static final int FINE = 32;
    private static final int COARSE = 16;
    private static final double LARGEST_YAW = Math.toRadians(30);
    private static final double NARROWEST = 0.4;
    private static final double WIDEST = 0.5;
    private static final ImageShape SHAPE = new ImageShape(3, SIDE, SIDE);
    private static final List<Factor> FACTORS =
            List.of(
                    new Factor("yaw", FINE, true),
                    new Factor("smile", FINE, true),
                    Factor.yesOrNo("eyeglasses"),
                    new Factor("eye opening", COARSE, true),
                    new Factor("face width", COARSE, true),
                    new Factor("skin tone", COARSE, true),
                    new Factor("hair tone", COARSE, true));

    @Override
    public String name() {
        return "Faces";
    }

    @Override
    public ImageShape shape() {
        return SHAPE;
    }

    @Override
    public List<Factor> factors() {
        return FACTORS;
    }

    @Override
    public void draw(int[] values, long style, byte[] target, int offset) {
        draw(values, style, SIDE).copyTo(target, offset);
    }

    /** The same picture with any number of pixels. */
    static ColourCanvas draw(int[] values, long style, int side) {
        ColourCanvas canvas = new ColourCanvas(side);
        FacePose pose =
                new FacePose(
                        LARGEST_YAW * (2 * part(values, 0) - 1),
                        NARROWEST + (WIDEST - NARROWEST) * part(values, 4));
        FaceLook look = FaceLook.of(part(values, 5), part(values, 6), new SplittableRandom(style));
        HeadPainter head = new HeadPainter(canvas, pose, look);
        FeaturePainter features = new FeaturePainter(canvas, pose, look);
        head.paintBehind();
        head.paintHead();
        features.paintMouth(2 * part(values, 1) - 1);
        features.paintNose();
        features.paintEyes(part(values, 3));
        head.paintHair();
        if (values[2] == 1) {
            features.paintGlasses();
        }
        return canvas;
    }

    private static double part(int[] values, int factor) {
        return values[factor] / (FACTORS.get(factor).count() - 1.0);
    }
}
