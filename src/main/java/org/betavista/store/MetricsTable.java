package org.betavista.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.betavista.data.InvalidInputException;
import org.jspecify.annotations.Nullable;

/** A run's figures as a table; one thread at a time. */
public final class MetricsTable {
    private static final String HEADER =
            "step,beta,learning_rate,reconstruction,kl,total,"
                    + "held_out_reconstruction,held_out_kl,held_out_total";
    private static final int COLUMNS = 9;

    /** Of ten steps each: the first 200,000 steps; then each line speaks of twice as many. */
    private static final int MOST_ROWS = 20_000;

    private final List<String> extraTerms;
    private final List<MetricsRow> rows = new ArrayList<>();

    /** An empty table of an objective that has reconstruction and KL alone. */
    public MetricsTable() {
        this(List.of());
    }

    /**
     * An empty table.
     *
     * @param extraTerms names of the objective's further terms, which become columns at the end
     */
    public MetricsTable(List<String> extraTerms) {
        this.extraTerms = List.copyOf(extraTerms);
    }

    /** Names of the further terms. */
    public List<String> extraTerms() {
        return extraTerms;
    }

    /**
     * Adds a line at the end. A table that is full first makes one line of every two, so that it
     * stays as large however long a run is.
     */
    public void add(MetricsRow row) {
        if (rows.size() == MOST_ROWS) {
            halve();
        }
        rows.add(row);
    }

    private void halve() {
        List<MetricsRow> halved = new ArrayList<>(MOST_ROWS / 2);
        long before = 0;
        for (int i = 0; i < MOST_ROWS; i += 2) {
            MetricsRow first = rows.get(i);
            MetricsRow second = rows.get(i + 1);
            long steps = second.step() - before;
            double firstShare = steps == 0 ? 0.5 : (double) (first.step() - before) / steps;
            halved.add(first.joinedWith(second, firstShare));
            before = second.step();
        }
        rows.clear();
        rows.addAll(halved);
    }

    /** Whether a line speaks of the step, or of later ones alone. */
    public boolean covers(long step) {
        return !rows.isEmpty() && rows.get(rows.size() - 1).step() >= step;
    }

    /**
     * Puts held-out figures into the line whose steps include the given one; nothing happens where
     * {@link #covers} says no.
     */
    public void addHeldOut(long step, MetricsRow.Terms heldOut) {
        for (int i = rows.size() - 1; i >= 0 && rows.get(i).step() >= step; i--) {
            if (i == 0 || rows.get(i - 1).step() < step) {
                rows.set(i, rows.get(i).with(heldOut));
            }
        }
    }

    /** The lines up to a step. */
    public MetricsTable upTo(long step) {
        MetricsTable earlier = new MetricsTable(extraTerms);
        rows.stream().filter(row -> row.step() <= step).forEach(earlier::add);
        return earlier;
    }

    /** All lines, oldest first; a view. */
    public List<MetricsRow> rows() {
        return Collections.unmodifiableList(rows);
    }

    /** The table as CSV with a header line; fields without a figure are empty. */
    public String toCsv() {
        StringBuilder csv = new StringBuilder(HEADER);
        extraTerms.forEach(name -> csv.append(',').append(name));
        csv.append('\n');
        for (MetricsRow row : rows) {
            MetricsRow.Terms heldOut = row.heldOut();
            csv.append(row.step()).append(',');
            csv.append(number(row.beta())).append(',');
            csv.append(number(row.learningRate())).append(',');
            csv.append(number(row.reconstruction())).append(',');
            csv.append(number(row.kl())).append(',');
            csv.append(number(row.total())).append(',');
            if (heldOut == null) {
                csv.append(",,");
            } else {
                csv.append(number(heldOut.reconstruction())).append(',');
                csv.append(number(heldOut.kl())).append(',');
                csv.append(number(written(heldOut).total(written(row.beta()))));
            }
            row.extras().forEach(value -> csv.append(',').append(number(value)));
            csv.append('\n');
        }
        return csv.toString();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.6g", value);
    }

    /** Of the written terms, so that a table that was read gives the same text again. */
    private static MetricsRow.Terms written(MetricsRow.Terms terms) {
        return new MetricsRow.Terms(written(terms.reconstruction()), written(terms.kl()));
    }

    private static double written(double value) {
        return Double.parseDouble(number(value));
    }

    static MetricsTable parse(Path file, List<String> lines) {
        if (lines.isEmpty() || !(lines.get(0) + ",").startsWith(HEADER + ",")) {
            throw new InvalidInputException(
                    file + " does not begin with the columns of a metrics.csv of this version.");
        }
        List<String> columns = List.of(lines.get(0).split(",", -1));
        MetricsTable table = new MetricsTable(columns.subList(COLUMNS, columns.size()));
        for (int i = 1; i < lines.size(); i++) {
            String[] fields = lines.get(i).split(",", -1);
            try {
                if (fields.length != columns.size()) {
                    throw new NumberFormatException(fields.length + " fields");
                }
                table.add(
                        new MetricsRow(
                                Long.parseLong(fields[0]),
                                Double.parseDouble(fields[1]),
                                Double.parseDouble(fields[2]),
                                Double.parseDouble(fields[3]),
                                Double.parseDouble(fields[4]),
                                Double.parseDouble(fields[5]),
                                Arrays.stream(fields).skip(COLUMNS).map(Double::valueOf).toList(),
                                heldOut(fields)));
            } catch (NumberFormatException e) {
                throw new InvalidInputException(
                        "%s is damaged in line %s.".formatted(file, i + 1), e);
            }
        }
        return table;
    }

    private static MetricsRow.@Nullable Terms heldOut(String[] fields) {
        return fields[6].isEmpty()
                ? null
                : new MetricsRow.Terms(
                        Double.parseDouble(fields[6]), Double.parseDouble(fields[7]));
    }
}
