package org.betavista.ui.measure;

import javafx.scene.paint.Color;

/** Which of two colours is easier to read on a shade. */
final class Shades {
    private Shades() {}

    /** The colour with the higher contrast ratio (WCAG 2) on a background. */
    static Color readableOn(Color background, Color first, Color second) {
        return contrast(background, first) >= contrast(background, second) ? first : second;
    }

    private static double contrast(Color a, Color b) {
        double lighter = Math.max(luminance(a), luminance(b));
        double darker = Math.min(luminance(a), luminance(b));
        return (lighter + 0.05) / (darker + 0.05);
    }

    private static double luminance(Color color) {
        return 0.2126 * linear(color.getRed())
                + 0.7152 * linear(color.getGreen())
                + 0.0722 * linear(color.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }
}
