package org.betavista.data.imports;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import org.betavista.data.Factor;

/** One column of a table: each different word once, and its number for every row. */
final class AttributeColumn {
    static final int MOST_VALUES = 256;
    static final int BINS = 32;

    /** What people and programs write where there is no value. */
    private static final Set<String> GAPS =
            Set.of("", "na", "n/a", "#n/a", "nan", "null", "<na>", "?", "-", "--");

    /** Names among names, but no value among numbers. */
    private static final Set<String> GAPS_AMONG_NUMBERS =
            Set.of(".", "none", "nil", "missing", "unknown", "\u2013", "\u2014");

    /** A no and a yes. */
    private static final List<List<String>> ANSWERS =
            List.of(
                    List.of("false", "true"),
                    List.of("no", "yes"),
                    List.of("n", "y"),
                    List.of("f", "t"));

    /** A factor with the value of every row; none in rows that no picture has. */
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

    /** Every word of the column once, in the order of their first rows. */
    List<String> words() {
        return words;
    }

    /** The number of rows. */
    int rows() {
        return rows;
    }

    /** The place among {@link #words} of what stands in a row. */
    int code(int row) {
        return codes[row];
    }

    /** Whether no row says anything. */
    boolean isEmpty() {
        return words.stream().allMatch(String::isEmpty);
    }

    /**
     * What the column says about some rows. Cells without a value are gaps: they decide nothing
     * about the others.
     *
     * @param used rows of pictures
     * @param yesOrNo whether -1, 0 and 1 mean no and yes
     * @param commaSeparated whether commas stand between the values of the table
     * @param notes hears why a column is left out or changed
     */
    Optional<Valued> factor(
            int[] used, boolean yesOrNo, boolean commaSeparated, List<String> notes) {
        Cells cells = new Cells(used, commaSeparated);
        Optional<Valued> valued = factor(used, yesOrNo, cells, notes);
        valued.ifPresent(v -> cells.noteGaps(notes));
        return valued;
    }

    private Optional<Valued> factor(int[] used, boolean yesOrNo, Cells cells, List<String> notes) {
        List<String> distinct = cells.values();
        if (distinct.size() < 2) {
            noteSingle(distinct.size(), notes);
            return Optional.empty();
        }
        if (yesOrNo && List.of("-1", "0", "1").containsAll(distinct)) {
            return Optional.of(valued(used, Factor.yesOrNo(name), w -> w.equals("1") ? 1 : 0));
        }
        if (cells.isNumeric()) {
            return numeric(used, cells, notes);
        }
        Optional<Map<String, Integer>> answers = answers(distinct);
        if (answers.isPresent()) {
            Map<String, Integer> known = answers.get();
            if (new HashSet<>(known.values()).size() < 2) {
                noteSingle(1, notes);
                return Optional.empty();
            }
            return Optional.of(
                    valued(
                            used,
                            Factor.yesOrNo(name),
                            w -> known.getOrDefault(w, Factor.NO_VALUE)));
        }
        if (distinct.size() > MOST_VALUES) {
            notes.add(
                    "The column %s has %s different words, more than %s, and was left out."
                            .formatted(name, distinct.size(), MOST_VALUES));
            return Optional.empty();
        }
        List<String> sorted = List.copyOf(new TreeSet<>(distinct));
        return Optional.of(valued(used, Factor.named(name, sorted), sorted::indexOf));
    }

    private void noteSingle(int values, List<String> notes) {
        notes.add(
                "The column %s has %s and was left out."
                        .formatted(name, values == 0 ? "no value" : "one value"));
    }

    /** What each word answers, where all of them are a yes or a no. */
    private static Optional<Map<String, Integer>> answers(List<String> distinct) {
        for (List<String> pair : ANSWERS) {
            Map<String, Integer> values = new HashMap<>();
            for (String word : distinct) {
                int value = pair.indexOf(word.toLowerCase(Locale.ROOT));
                if (value >= 0) {
                    values.put(word, value);
                }
            }
            if (values.size() == distinct.size()) {
                return Optional.of(values);
            }
        }
        return Optional.empty();
    }

    /** How often each word stands in the rows of pictures, and which of them are no values. */
    private final class Cells {
        private final int[] counts = new int[words.size()];
        private final int rowsUsed;
        private final NumberSpelling spelling;
        private final boolean numeric;

        Cells(int[] used, boolean commaSeparated) {
            for (int row : used) {
                counts[codes[row]]++;
            }
            rowsUsed = used.length;
            spelling = new NumberSpelling(present(), commaSeparated);
            long numbers = 0;
            long others = 0;
            for (int w = 0; w < counts.length; w++) {
                String word = words.get(w);
                if (Double.isFinite(number(word))) {
                    numbers += counts[w];
                } else if (!GAPS.contains(word.toLowerCase(Locale.ROOT))
                        && !GAPS_AMONG_NUMBERS.contains(word.toLowerCase(Locale.ROOT))) {
                    others += counts[w];
                }
            }
            // A word or two among numbers is a slip of the pen; more are names.
            numeric =
                    (numbers >= 3 && (others <= 1 || others * 20 <= numbers))
                            || (numbers > 0 && others == 0);
        }

        private List<String> present() {
            List<String> present = new ArrayList<>();
            for (int w = 0; w < counts.length; w++) {
                if (counts[w] > 0) {
                    present.add(words.get(w));
                }
            }
            return present;
        }

        boolean isNumeric() {
            return numeric;
        }

        double number(String word) {
            return spelling.number(word);
        }

        private boolean isGap(String word) {
            return numeric
                    ? Double.isNaN(number(word))
                    : GAPS.contains(word.toLowerCase(Locale.ROOT));
        }

        /** The different words that are values. */
        List<String> values() {
            return present().stream().filter(word -> !isGap(word)).toList();
        }

        void noteGaps(List<String> notes) {
            long gaps = 0;
            String odd = "";
            for (int w = 0; w < counts.length; w++) {
                String word = words.get(w);
                if (counts[w] > 0 && isGap(word)) {
                    gaps += counts[w];
                    String lower = word.toLowerCase(Locale.ROOT);
                    if (odd.isEmpty()
                            && !GAPS.contains(lower)
                            && !GAPS_AMONG_NUMBERS.contains(lower)) {
                        odd = word;
                    }
                }
            }
            if (gaps > 0) {
                notes.add(
                        "The column %s has no value for %s of %s pictures%s."
                                .formatted(
                                        name,
                                        gaps,
                                        rowsUsed,
                                        odd.isEmpty()
                                                ? ""
                                                : "; \""
                                                        + NameList.of(List.of(odd))
                                                        + "\" is no number"));
            }
        }
    }

    private Optional<Valued> numeric(int[] used, Cells cells, List<String> notes) {
        double[] sorted =
                cells.values().stream()
                        .mapToDouble(word -> cells.number(word) + 0.0)
                        .sorted()
                        .distinct()
                        .toArray();
        if (sorted.length < 2) {
            noteSingle(sorted.length, notes);
            return Optional.empty();
        }
        if (sorted.length <= MOST_VALUES) {
            List<String> names = Arrays.stream(sorted).mapToObj(AttributeColumn::shown).toList();
            return Optional.of(
                    valued(
                            used,
                            new Factor(name, sorted.length, true, names),
                            w ->
                                    cells.isGap(w)
                                            ? Factor.NO_VALUE
                                            : Arrays.binarySearch(sorted, cells.number(w) + 0.0)));
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
                        w ->
                                cells.isGap(w)
                                        ? Factor.NO_VALUE
                                        : Math.min(
                                                BINS - 1,
                                                (int)
                                                        ((cells.number(w) / 2 - low)
                                                                / span
                                                                * BINS))));
    }

    private Valued valued(int[] used, Factor factor, ToIntFunction<String> of) {
        Integer[] byWord = new Integer[words.size()];
        int[] values = new int[rows];
        Arrays.fill(values, Factor.NO_VALUE);
        for (int row : used) {
            int code = codes[row];
            Integer value = byWord[code];
            if (value == null) {
                value = of.applyAsInt(words.get(code));
                byWord[code] = value;
            }
            values[row] = value;
        }
        return new Valued(factor, values);
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
