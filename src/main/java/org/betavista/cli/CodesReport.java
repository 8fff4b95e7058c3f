package org.betavista.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.betavista.analysis.TotalCorrelation;
import org.betavista.analysis.disentanglement.ActiveUnits;
import org.betavista.analysis.disentanglement.Dci;
import org.betavista.analysis.disentanglement.Explicitness;
import org.betavista.analysis.disentanglement.FactoredCodes;
import org.betavista.analysis.disentanglement.InterventionalRobustness;
import org.betavista.analysis.disentanglement.Modularity;
import org.betavista.analysis.disentanglement.MutualInformationGap;
import org.betavista.analysis.disentanglement.SeparatedAttributePredictability;
import org.betavista.data.InvalidInputException;
import org.betavista.data.Progress;
import org.betavista.data.imports.CodeTable;
import org.betavista.data.imports.FactorTable;
import org.betavista.session.measures.FactorRemarks;
import org.jspecify.annotations.Nullable;

/**
 * Scores codes from any other tool, as Locatello et al. 2019 do: MIG, total correlation and
 * modularity on the training rows, over all latents; fitted scores learn from them and are tested
 * on the rest.
 */
final class CodesReport {
    private static final int LEAST_ROWS = 3;
    private static final int MOST_VALUES = 1000;

    private final FactoredCodes train;
    private final FactoredCodes test;
    private final FactorRemarks remarks;

    /**
     * Reads the files.
     *
     * @param asked how many of the first rows are learned from; null for two thirds
     * @throws InvalidInputException if a file cannot be used, or the two do not fit each other
     */
    CodesReport(Path codes, Path factors, @Nullable Integer asked) {
        CodeTable table = CodeTable.read(codes);
        FactorTable values = FactorTable.read(factors);
        if (table.rows() != values.rows()) {
            throw new InvalidInputException(
                    "%s has %s rows and %s has %s; both need one row a sample."
                            .formatted(
                                    codes.getFileName(),
                                    table.rows(),
                                    factors.getFileName(),
                                    values.rows()));
        }
        if (table.rows() < LEAST_ROWS) {
            throw new InvalidInputException(
                    "%s has %s rows; %s are needed, to learn from and to test on."
                            .formatted(codes.getFileName(), table.rows(), LEAST_ROWS));
        }
        int rows = asked == null ? Math.max(2, table.rows() * 2 / 3) : asked;
        if (rows < 2 || rows >= table.rows()) {
            throw new InvalidInputException(
                    "--train must be 2 to %s: %s has %s rows, and those after the first --train are"
                                    .formatted(table.rows() - 1, codes.getFileName(), table.rows())
                            + " tested on.");
        }
        for (int factor = 0; factor < values.factors().length; factor++) {
            long different = Arrays.stream(values.factors()[factor]).distinct().count();
            if (different > MOST_VALUES) {
                throw new InvalidInputException(
                        ("Column %s of %s has %s different values; scores are fitted for up to %s"
                                        + " values of a factor, so leave out what only numbers the"
                                        + " rows.")
                                .formatted(
                                        factor + 1, factors.getFileName(), different, MOST_VALUES));
            }
        }
        FactoredCodes all =
                new FactoredCodes(
                        table.values(), table.latents(), values.factors(), values.counts());
        train = all.rows(0, rows);
        test = all.rows(rows, table.rows());
        remarks =
                new FactorRemarks(
                        IntStream.rangeClosed(1, values.factors().length)
                                .mapToObj(column -> "factor " + column)
                                .toList(),
                        values.factors(),
                        rows,
                        rows,
                        test.rows(),
                        "rows");
    }

    /** Measures; DCI takes longest. */
    Map<String, Object> measure(Progress progress) {
        progress.report("Measuring", 0, 3);
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("latents", train.latents());
        result.put("train", train.rows());
        result.put("test", test.rows());
        List<String> sentences = new ArrayList<>(remarks.ofCounting());
        int changing = remarks.changing().length;
        if (changing == 0) {
            sentences.add("No factor is left that a latent could know, so none is measured.");
        } else {
            compare(result, progress);
            sentences.addAll(remarks.ofFitting());
        }
        if (changing == 1) {
            sentences.add(
                    "With one factor alone DCI-D and modularity are 1, whatever the codes are.");
        }
        double correlation = TotalCorrelation.ofCodes(train.codes(), train.latents());
        // JSON has no word for infinity.
        result.put("gaussian_TC", Double.isFinite(correlation) ? correlation : null);
        result.put("active_units", ActiveUnits.of(train.codes(), train.latents()).count());
        if (!sentences.isEmpty()) {
            result.put("remarks", sentences);
        }
        return result;
    }

    /** What needs a factor that changes. */
    private void compare(Map<String, Object> result, Progress progress) {
        MutualInformationGap gap = MutualInformationGap.of(train);
        result.put("MIG", gap.score());
        result.put("SAP_continuous", SeparatedAttributePredictability.continuous(train).score());
        result.put("SAP_svc", SeparatedAttributePredictability.supportVectors(train, test).score());
        progress.report("DCI", 1, 3);
        Dci dci = Dci.fit(train, test, progress);
        result.put("DCI_D", dci.disentanglement());
        result.put("DCI_C", dci.completeness());
        result.put("DCI_I", dci.testAccuracy());
        result.put("modularity", Modularity.of(gap).score());
        progress.report("Explicitness", 2, 3);
        result.put("explicitness", Explicitness.fit(train, test).testScore());
        result.put("IRS", InterventionalRobustness.of(train).score());
        result.put("factor_entropy", gap.entropy());
        result.put("mutual_information", gap.information());
        result.put("DCI_importance", dci.importance());
    }
}
