package org.betavista.ui.measure;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.betavista.session.measures.DisentanglementEvidence;
import org.betavista.session.measures.Evidence;
import org.betavista.session.measures.IndependenceEvidence;
import org.betavista.ui.control.Words;
import org.jspecify.annotations.Nullable;

/**
 * What a heat map shows.
 *
 * @param rows their names
 * @param rowsAreLatents whether they are names of latents
 * @param latents which latent stands in each column
 * @param active whether it varies over the images, by column
 * @param values row by column; NaN leaves a cell blank
 * @param best the framed column of each row, -1 for none
 * @param darkest the value of the darkest cell
 * @param leads what stands to the right of each row; empty where nothing does
 * @param phrase names a cell's value in words: row, latent, value
 */
record HeatTable(
        List<String> rows,
        boolean rowsAreLatents,
        int[] latents,
        boolean[] active,
        double[][] values,
        int[] best,
        double darkest,
        List<Lead> leads,
        Phrase phrase) {
    /** Noise of the estimator shall not look like knowledge: nothing below this is darkest. */
    private static final double LEAST_DARKEST = 0.25;

    /**
     * The lead of a factor's best latent.
     *
     * @param gap over the second, as a share of the entropy; NaN where no latent is active
     * @param entropy of the factor in nats
     */
    record Lead(double gap, double entropy) {}

    /** Says what a cell means. */
    interface Phrase {
        /** A sentence about the value of a row's meeting with a latent. */
        String of(String row, String latent, double value);
    }

    /**
     * What evidence tells of latents: of factors if the data tells them, else of each other.
     *
     * @param order of the latents; that of their numbers is taken where it does not fit
     * @return null where there is neither
     */
    static @Nullable HeatTable of(Evidence evidence, int[] order) {
        DisentanglementEvidence factors = evidence.disentanglement();
        if (factors != null) {
            return information(factors, fitting(order, factors.active().length));
        }
        IndependenceEvidence latents = evidence.independence();
        return latents == null
                ? null
                : independence(latents, fitting(order, latents.active().length));
    }

    /** An order of so many latents. */
    static int[] fitting(int[] order, int latents) {
        return order.length == latents ? order : IntStream.range(0, latents).toArray();
    }

    /** Mutual information of factors and latents. */
    static HeatTable information(DisentanglementEvidence evidence, int[] order) {
        int factors = evidence.factors().size();
        double[][] values = transposed(evidence.information(), order, factors);
        Lead[] leads = new Lead[factors];
        Arrays.setAll(
                leads,
                k -> {
                    boolean hasBest = evidence.best()[k] >= 0;
                    return new Lead(
                            hasBest ? evidence.gap()[k] : Double.NaN, evidence.entropy()[k]);
                });
        int[] best = new int[factors];
        Arrays.setAll(best, k -> placeOf(order, evidence.best()[k]));
        return new HeatTable(
                evidence.factors(),
                false,
                order,
                chosen(evidence.active(), order),
                values,
                best,
                Math.max(LEAST_DARKEST, largest(values)),
                List.of(leads),
                (row, latent, value) ->
                        "%s knows %s nats of %s".formatted(latent, Words.number(value, 2), row));
    }

    /** DCI's importance of latents for factors. */
    static HeatTable importance(
            DisentanglementEvidence evidence, double[][] importance, int[] order) {
        int factors = evidence.factors().size();
        double[][] values = transposed(importance, order, factors);
        int[] best = new int[factors];
        Arrays.setAll(best, k -> indexOfLargest(values[k]));
        return new HeatTable(
                evidence.factors(),
                false,
                order,
                chosen(evidence.active(), order),
                values,
                best,
                1,
                List.of(),
                (row, latent, value) ->
                        "%s gives %s of what trees tell of %s from the code"
                                .formatted(latent, Words.number(value, 2), row));
    }

    /** Mutual information of latents among themselves; the diagonal is blank. */
    static HeatTable independence(IndependenceEvidence evidence, int[] order) {
        double[][] values = new double[order.length][order.length];
        for (int row = 0; row < order.length; row++) {
            for (int column = 0; column < order.length; column++) {
                values[row][column] =
                        row == column
                                ? Double.NaN
                                : evidence.information()[order[row]][order[column]];
            }
        }
        int[] none = new int[order.length];
        Arrays.fill(none, -1);
        return new HeatTable(
                Arrays.stream(order).mapToObj(Words::latent).toList(),
                true,
                order,
                chosen(evidence.active(), order),
                values,
                none,
                Math.max(LEAST_DARKEST, largest(values)),
                List.of(),
                (row, latent, value) ->
                        "%s and %s share %s nats".formatted(row, latent, Words.number(value, 2)));
    }

    /** Whether a cell belongs to an inactive latent. */
    boolean isGrey(int row, int column) {
        return !active[column] || (rowsAreLatents && !active[row]);
    }

    /** What a cell says; empty where it is blank. */
    String words(int row, int column) {
        double value = values[row][column];
        if (Double.isNaN(value)) {
            return "";
        }
        String sentence = phrase.of(rows.get(row), Words.latent(latents[column]), value);
        String rank = best[row] == column ? ", more than any other" : "";
        String state = isGrey(row, column) ? "; an inactive latent, which no score counts" : "";
        return sentence + rank + state + ".";
    }

    private static double[][] transposed(double[][] byLatent, int[] order, int factors) {
        double[][] values = new double[factors][order.length];
        for (int factor = 0; factor < factors; factor++) {
            for (int column = 0; column < order.length; column++) {
                values[factor][column] = byLatent[order[column]][factor];
            }
        }
        return values;
    }

    private static boolean[] chosen(boolean[] active, int[] order) {
        boolean[] chosen = new boolean[order.length];
        for (int column = 0; column < order.length; column++) {
            chosen[column] = active[order[column]];
        }
        return chosen;
    }

    private static int placeOf(int[] order, int latent) {
        for (int column = 0; column < order.length; column++) {
            if (order[column] == latent) {
                return column;
            }
        }
        return -1;
    }

    private static int indexOfLargest(double[] row) {
        int largest = -1;
        for (int column = 0; column < row.length; column++) {
            if (row[column] > 0 && (largest < 0 || row[column] > row[largest])) {
                largest = column;
            }
        }
        return largest;
    }

    private static double largest(double[][] values) {
        return Arrays.stream(values)
                .flatMapToDouble(Arrays::stream)
                .filter(Double::isFinite)
                .max()
                .orElse(0);
    }
}
