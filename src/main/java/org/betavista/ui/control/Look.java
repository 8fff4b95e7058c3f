package org.betavista.ui.control;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;

/** How the window looks now: light or dark, and how pixel values are shown. */
public final class Look {
    private static final String WORDS = "Inter";
    private static final String STRONG_WORDS = "Inter SemiBold";
    private static final String NUMBERS = "JetBrains Mono";

    private final BooleanProperty dark = new SimpleBooleanProperty(this, "dark", false);
    private final BooleanProperty trueValues = new SimpleBooleanProperty(this, "trueValues", false);

    /** Loads the fonts, which come with their libraries. */
    public Look() {
        for (String file :
                new String[] {
                    "inter/Inter-Regular.otf",
                    "inter/Inter-SemiBold.otf",
                    "inter/Inter-Bold.otf",
                    "jetbrains_mono/JetBrainsMono-Regular.ttf",
                    "jetbrains_mono/JetBrainsMono-Bold.ttf"
                }) {
            var stream = Look.class.getResourceAsStream("/com/formdev/flatlaf/fonts/" + file);
            if (stream != null) {
                Font.loadFont(stream, 13);
            }
        }
    }

    /** Dark in place of light. */
    public BooleanProperty darkProperty() {
        return dark;
    }

    /** Show 0 as black and 1 as white, in place of ink on paper in the light theme. */
    public BooleanProperty trueValuesProperty() {
        return trueValues;
    }

    /** The present colour of a symbol. */
    public Color color(Ink ink) {
        return ink.in(dark.get());
    }

    /** A font for words. */
    public Font words(double size) {
        return Font.font(WORDS, size);
    }

    /** A semi-bold font for words. */
    public Font strongWords(double size) {
        return Font.font(STRONG_WORDS, size);
    }

    /** A font for numbers, whose digits are all of one width. */
    public Font numbers(double size) {
        return Font.font(NUMBERS, size);
    }

    /** Calls back at once, and whenever anything here changes. */
    public void onChange(Runnable action) {
        dark.addListener((property, old, now) -> action.run());
        trueValues.addListener((property, old, now) -> action.run());
        action.run();
    }
}
