package org.betavista.data.synthetic;

import java.util.List;
import java.util.SplittableRandom;

/**
 * The colours of a face and what else does not move.
 *
 * @param cut of the hair
 */
record FaceLook(
        Colour skin, Colour hair, Colour iris, Colour background, Colour shirt, HairCut cut) {
    private static final List<Colour> SKINS =
            List.of(
                    new Colour(255, 226, 206),
                    new Colour(246, 204, 172),
                    new Colour(226, 174, 132),
                    new Colour(190, 133, 92),
                    new Colour(146, 94, 63),
                    new Colour(102, 65, 46));
    private static final List<Colour> HAIRS =
            List.of(
                    new Colour(40, 33, 36),
                    new Colour(92, 60, 42),
                    new Colour(150, 74, 42),
                    new Colour(226, 182, 108),
                    new Colour(184, 184, 188));
    private static final List<Colour> IRISES =
            List.of(
                    new Colour(104, 66, 38),
                    new Colour(84, 120, 160),
                    new Colour(96, 130, 84),
                    new Colour(74, 48, 34));

    /** Black lines would be harsh. */
    static final Colour INK = new Colour(44, 32, 36);

    static final Colour LIGHT = new Colour(255, 252, 248);

    /** How hair is worn. */
    enum HairCut {
        SHORT,
        FRINGE,
        LONG,
        BUN
    }

    /**
     * @param skinTone 0 (light) to 1 (dark)
     * @param hairTone 0 (black), brown, auburn, blond, 1 (grey)
     * @param random of what the factors leave open
     */
    static FaceLook of(double skinTone, double hairTone, SplittableRandom random) {
        double hue = random.nextDouble();
        return new FaceLook(
                Colour.along(SKINS, skinTone),
                Colour.along(HAIRS, hairTone),
                IRISES.get(random.nextInt(IRISES.size())),
                Colour.ofHue(hue, 206, 26),
                Colour.ofHue(hue + 0.3 + 0.4 * random.nextDouble(), 128, 62),
                HairCut.values()[random.nextInt(HairCut.values().length)]);
    }

    Colour lips() {
        return skin.towards(new Colour(176, 58, 66), 0.55);
    }

    Colour brows() {
        return hair.towards(INK, 0.42);
    }
}
