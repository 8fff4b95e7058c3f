package org.betavista.ui.control;

import javafx.scene.paint.Color;

/** One colour per symbol, in every chart, slider, formula and badge; each for light and dark. */
@SuppressWarnings("ImmutableEnumChecker") // Color is immutable, but not annotated.
public enum Ink {
    X("#0B7285", "#3BC9DB"),
    RECONSTRUCTION("#237A35", "#69DB7C"),
    MU("#6741D9", "#B197FC"),
    SIGMA("#C2255C", "#F783AC"),
    Z("#0969DA", "#58A6FF"),
    KL("#BC3F0A", "#FF8F4D"),
    KL_FILL("#FDEBE1", "#3A2213"),
    BETA("#8F6600", "#E3B341"),
    BETA_FILL("#FFF6D9", "#2B240F"),
    TOTAL("#1F2328", "#E6EDF3"),
    PRIOR("#8C959F", "#6E7681"),
    ALL_CODES("#CFE3F8", "#1D3A5C"),
    INACTIVE("#AFB8C1", "#484F58"),
    INACTIVE_FILL("#EFF2F5", "#21262D"),
    PANEL("#FFFFFF", "#0D1117"),
    CANVAS("#F6F8FA", "#161B22"),
    INSET("#EFF2F5", "#21262D"),
    BORDER("#D0D7DE", "#30363D"),
    GRID("#EAEEF2", "#1C2129"),
    TEXT("#1F2328", "#E6EDF3"),
    SECONDARY("#57606A", "#9AA4AF"),
    TERTIARY("#69727B", "#8B949E"),
    PAPER("#FFFFFF", "#080B10"),
    DRAWN("#161B22", "#F0F4F8");

    private static final Color[] LABELS_LIGHT =
            colors(
                    "#3B78C3 #E8812A #37984A #D03B3F #8A63C7 #8A5A4C #D868B4 #77808A #A9A51F"
                            + " #17A5B8");
    private static final Color[] LABELS_DARK =
            colors(
                    "#6EA8FE #FF9F5A #63D68F #FF7B7B #BDA0FF #C8A08A #F5A3D8 #AAB4BF #D8D05E"
                            + " #54D1DD");

    private final Color light;
    private final Color dark;

    Ink(String light, String dark) {
        this.light = Color.web(light);
        this.dark = Color.web(dark);
    }

    private static Color[] colors(String words) {
        return java.util.Arrays.stream(words.split(" ")).map(Color::web).toArray(Color[]::new);
    }

    /** The colour in a theme. */
    public Color in(boolean darkTheme) {
        return darkTheme ? dark : light;
    }

    /**
     * The colour of one value of a label or factor.
     *
     * @param value 0 to {@code count - 1}
     * @param ordered whether values follow each other: a ramp then, else one colour each, repeated
     *     after ten
     */
    public static Color label(boolean darkTheme, int value, int count, boolean ordered) {
        Color[] labels = darkTheme ? LABELS_DARK : LABELS_LIGHT;
        if (!ordered) {
            return labels[value % labels.length];
        }
        double share = count == 1 ? 0 : (double) value / (count - 1);
        return share < 0.5
                ? labels[0].interpolate(labels[2], 2 * share)
                : labels[2].interpolate(labels[1], 2 * share - 1);
    }
}
