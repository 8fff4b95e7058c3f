package org.betavista.ui.control;

import java.util.Locale;

/** Numbers and symbols as people read them. */
public final class Words {
    private static final String MINUS = "\u2212";
    private static final String THIN_SPACE = "\u2009";

    private Words() {}

    /** A number with fixed decimals and a proper minus. */
    public static String number(double value, int decimals) {
        if (!Double.isFinite(value)) {
            return "–";
        }
        String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
        if (text.startsWith("-")) {
            boolean zero = text.chars().allMatch(c -> c == '-' || c == '0' || c == '.');
            return zero ? text.substring(1) : MINUS + text.substring(1);
        }
        return text;
    }

    /** A count with thin spaces between thousands. */
    public static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value).replace(",", THIN_SPACE);
    }

    /** beta with as many decimals as it needs. */
    public static String beta(double value) {
        return value == Math.rint(value)
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, "%.3f", value).replaceFirst("\\.?0+$", "");
    }

    /** Reads what a person typed; a proper minus, a comma and spaces are understood. */
    public static double parse(String text) {
        try {
            return Double.parseDouble(text.trim().replace(MINUS, "-").replace(',', '.'));
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /**
     * A sentence in lines.
     *
     * @param letters that a line holds; a longer word gets its own
     */
    public static String wrapped(String sentence, int letters) {
        StringBuilder lines = new StringBuilder();
        int used = 0;
        for (String word : sentence.split(" ", -1)) {
            if (used > 0) {
                boolean fits = used + 1 + word.length() <= letters;
                lines.append(fits ? ' ' : '\n');
                used = fits ? used + 1 : 0;
            }
            lines.append(word);
            used += word.length();
        }
        return lines.toString();
    }

    /** The name of a latent, counted from 1: z₁. */
    public static String latent(int index) {
        StringBuilder name = new StringBuilder("z");
        for (char digit : Integer.toString(index + 1).toCharArray()) {
            name.append((char) ('₀' + (digit - '0')));
        }
        return name.toString();
    }
}
