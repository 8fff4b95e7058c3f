package org.betavista.data.imports;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import org.betavista.data.Factor;

/** One column of a table: each different word once, and its number for every row. */
final class AttributeColumn {
    static final int MOST_VALUES = 256;
    static final int BINS = 32;

    /** A factor with the value of every row, -1 in rows that no picture has. */
    record Valued(Factor factor, int[] values) {}

    private final String name;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> words = new ArrayList<>();
    private int[] codes = new int[64];
    private int rows;

    AttributeColumn(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    /** Whether the word is a new one. */
    boolean add(String word) {
        Integer number = numbers.get(word);
        boolean added = number == null;
        if (number == null) {
            number = words.size();
            numbers.put(word, number);
            words.add(word);
        }
        if (rows == codes.length) {
            codes = Arrays.copyOf(codes, 2 * rows);
        }
        codes[rows++] = number;
        return added;
    }

    /** What stands in a row. */
    String word(int row) {
        return words.get(codes[row]);
    }

    /**
     * What the column says about some rows.
     *
     * @param used rows of pictures
     * @param yesOrNo whether -1, 0 and 1 mean no and yes
     * @param notes hears why a column is left out or changed
     */
    Optional<Valued> factor(int[] used, boolean yesOrNo, List<String> notes) {
        boolean[] present = new boolean[words.size()];
        for (int row : used) {
            present[codes[row]] = true;
        }
        List<String> distinct = new ArrayList<>();
        for (int w = 0; w < present.length; w++) {
            if (present[w]) {
                distinct.add(words.get(w));
            }
        }
        if (distinct.size() < 2) {
            notes.add("The column %s has one value and was left out.".formatted(name));
            return Optional.empty();
        }
        if (yesOrNo && List.of("-1", "0", "1").containsAll(distinct)) {
            return Optional.of(valued(used, Factor.yesOrNo(name), w -> w.equals("1") ? 1 : 0));
        }
        double[] values = distinct.stream().mapToDouble(AttributeColumn::number).toArray();
        if (Arrays.stream(values).allMatch(Double::isFinite)) {
            return numeric(used, values, notes);
        }
        if (distinct.size() > MOST_VALUES) {
            notes.add(
                    "The column %s has %s different words, more than %s, and was left out."
                            .formatted(name, distinct.size(), MOST_VALUES));
            return Optional.empty();
        }
        List<String> sorted = List.copyOf(new TreeSet<>(distinct));
        List<String> names = sorted.stream().map(w -> w.isEmpty() ? "(empty)" : w).toList();
        return Optional.of(valued(used, Factor.named(name, names), sorted::indexOf));
    }

    private Optional<Valued> numeric(int[] used, double[] values, List<String> notes) {
        double[] sorted = Arrays.stream(values).map(v -> v + 0.0).sorted().distinct().toArray();
        if (sorted.length < 2) {
            notes.add("The column %s has one value and was left out.".formatted(name));
            return Optional.empty();
        }
        if (sorted.length <= MOST_VALUES) {
            List<String> names = Arrays.stream(sorted).mapToObj(AttributeColumn::shown).toList();
            return Optional.of(
                    valued(
                            used,
                            new Factor(name, sorted.length, true, names),
                            w -> Arrays.binarySearch(sorted, number(w) + 0.0)));
        }
        // Halves, so that no difference is too large for a double.
        double low = sorted[0] / 2;
        double span = sorted[sorted.length - 1] / 2 - low;
        List<String> names = new ArrayList<>();
        for (int bin = 0; bin < BINS; bin++) {
            names.add(
                    "%s to %s"
                            .formatted(
                                    rounded(2 * (low + span * bin / BINS)),
                                    rounded(2 * (low + span * (bin + 1) / BINS))));
        }
        notes.add(
                "The column %s has %s different numbers, which were put into %s ranges."
                        .formatted(name, sorted.length, BINS));
        return Optional.of(
                valued(
                        used,
                        new Factor(name, BINS, true, names),
                        w -> Math.min(BINS - 1, (int) ((number(w) / 2 - low) / span * BINS))));
    }

    private Valued valued(int[] used, Factor factor, ToIntFunction<String> of) {
        int[] byWord = new int[words.size()];
        Arrays.fill(byWord, -1);
        int[] values = new int[rows];
        Arrays.fill(values, -1);
        for (int row : used) {
            int code = codes[row];
            if (byWord[code] < 0) {
                byWord[code] = of.applyAsInt(words.get(code));
            }
            values[row] = byWord[code];
        }
        return new Valued(factor, values);
    }

    /** The number that a word is, or NaN. */
    private static double number(String word) {
        if (word.isEmpty() || "+-.0123456789".indexOf(word.charAt(0)) < 0) {
            return Double.NaN;
        }
        char last = word.charAt(word.length() - 1);
        if (last != '.' && (last < '0' || last > '9')) {
            // Java would take 1d and 1f for numbers.
            return Double.NaN;
        }
        try {
            return Double.parseDouble(word);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private static String shown(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    private static String rounded(double value) {
        return String.format(Locale.ROOT, "%.4g", value);
    }
}
