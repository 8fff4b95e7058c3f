package org.betavista.data.imports;

import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a column writes its numbers: with a point or a comma before the decimals, groups of three,
 * signs of any kind, per cent or degrees behind them.
 */
final class NumberSpelling {
    private static final Pattern PLAIN =
            Pattern.compile("[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?");

    private static final Pattern THOUSANDS_BY_COMMA =
            Pattern.compile("[+-]?\\d{1,3}(?:,\\d{3})+(?:\\.\\d*)?");

    private static final Pattern THOUSANDS_BY_POINT =
            Pattern.compile("[+-]?\\d{1,3}(?:\\.\\d{3})+,\\d*");

    /** Spaces and apostrophes between groups of three digits. */
    private static final Pattern GROUPED =
            Pattern.compile("([+-]?\\d{1,3})((?:[ \u00A0\u2009\u202F'\u2019]\\d{3})+)(\\D.*)?");

    private final boolean thousandsByComma;
    private final boolean thousandsByPoint;

    /**
     * Sees how commas and points are meant.
     *
     * @param words of the whole column, each once
     * @param commaSeparated whether commas stand between values, so that one inside is a person's
     */
    NumberSpelling(Collection<String> words, boolean commaSeparated) {
        boolean point = false;
        boolean pointGroups = false;
        boolean commas = false;
        boolean commaGroups = true;
        boolean both = false;
        for (String word : words) {
            String plain = plain(word);
            pointGroups |= THOUSANDS_BY_POINT.matcher(plain).matches();
            if (plain.indexOf(',') >= 0) {
                commas = true;
                boolean grouped = THOUSANDS_BY_COMMA.matcher(plain).matches();
                commaGroups &= grouped;
                both |= grouped && plain.indexOf('.') >= 0;
            } else {
                point |= plain.indexOf('.') >= 0;
            }
        }
        thousandsByComma = commas && commaGroups && (commaSeparated || point || both);
        thousandsByPoint = pointGroups;
    }

    /** The number that a word is; NaN for none, or one that is too large. */
    double number(String word) {
        String plain = plain(word);
        if (thousandsByComma) {
            plain = plain.replace(",", "");
        } else if (plain.indexOf(',') >= 0) {
            boolean grouped = THOUSANDS_BY_POINT.matcher(plain).matches();
            plain = (grouped ? plain.replace(".", "") : plain).replace(',', '.');
        } else if (thousandsByPoint && THOUSANDS_BY_POINT.matcher(plain + ",").matches()) {
            plain = plain.replace(".", "");
        }
        if (!PLAIN.matcher(plain).matches()) {
            return Double.NaN;
        }
        double number = Double.parseDouble(plain);
        return Double.isFinite(number) ? number : Double.NaN;
    }

    /** Signs, digits and decimals of other scripts as those of ASCII; units of angle left out. */
    private static String plain(String word) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            letters.append(
                    switch (c) {
                        case '\u2212', '\u2013', '\uFE63', '\uFF0D' -> '-';
                        case '\uFF0B' -> '+';
                        case '\u066B', '\uFF0E' -> '.';
                        case '\uFF0C' -> ',';
                        default -> Character.isDigit(c) ? (char) ('0' + Character.digit(c, 10)) : c;
                    });
        }
        String plain = letters.toString().strip();
        if (plain.endsWith("%") || plain.endsWith("\u00B0")) {
            plain = plain.substring(0, plain.length() - 1).strip();
        }
        Matcher groups = GROUPED.matcher(plain);
        if (groups.matches()) {
            String rest = groups.group(3) == null ? "" : groups.group(3);
            plain = groups.group(1) + groups.group(2).replaceAll("\\D", "") + rest;
        }
        return plain;
    }
}
