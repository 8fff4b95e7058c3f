package org.betavista.store;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.betavista.data.InvalidInputException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("languages")
class MetricsTableTest {
    private static final Path FILE = Path.of("run", "metrics.csv");
    private static final String HEADER =
            "step,beta,learning_rate,reconstruction,kl,total,"
                    + "held_out_reconstruction,held_out_kl,held_out_total";

    private static MetricsTable table() {
        MetricsTable table = new MetricsTable();
        table.add(new MetricsRow(10, 4, 1e-3, 544.539, 2.30863, 553.774, List.of(), null));
        table.add(
                new MetricsRow(
                        20,
                        0.5,
                        1e-5,
                        -120.25,
                        7,
                        -116.75,
                        List.of(),
                        new MetricsRow.Terms(100, 8)));
        return table;
    }

    @Test
    void writesALinePerRowWithEmptyFieldsWhereThereIsNoFigure() {
        List<String> lines = table().toCsv().lines().toList();
        assertEquals(3, lines.size());
        assertEquals(HEADER, lines.get(0));
        assertEquals("10,4.00000,0.00100000,544.539,2.30863,553.774,,,", lines.get(1));
        assertEquals(
                "20,0.500000,1.00000e-05,-120.250,7.00000,-116.750,100.000,8.00000,104.000",
                lines.get(2));
    }

    @Test
    void staysAsLargeHoweverLongTheRunIs() {
        MetricsTable table = new MetricsTable(List.of("extra"));
        double sum = 0;
        for (int step = 10; step <= 1_000_000; step += 10) {
            table.add(new MetricsRow(step, 2, 1e-3, step, 3, step + 6, List.of(2.0 * step), null));
            sum += step;
            if (step % 50_000 == 0) {
                table.addHeldOut(step, new MetricsRow.Terms(step, 1));
            }
        }
        List<MetricsRow> rows = table.rows();
        assertTrue(rows.size() <= 20_000, rows.size() + " lines");
        assertTrue(rows.size() >= 10_000, rows.size() + " lines");
        assertEquals(1_000_000, rows.get(rows.size() - 1).step());
        // The means of all lines, by the steps they speak of, are those of all steps.
        double total = 0;
        double extra = 0;
        long before = 0;
        for (MetricsRow row : rows) {
            total += row.reconstruction() * (row.step() - before) / 10;
            extra += row.extras().get(0) * (row.step() - before) / 10;
            before = row.step();
        }
        assertEquals(sum, total, 1e-9 * sum);
        assertEquals(2 * sum, extra, 1e-9 * sum);
        assertEquals(20, rows.stream().filter(row -> row.heldOut() != null).count());
    }

    @Test
    void readsBackWhatItWrote() {
        MetricsTable read = MetricsTable.parse(FILE, table().toCsv().lines().toList());
        assertEquals(table().rows(), read.rows());
        assertNull(read.rows().get(0).heldOut());
        assertEquals(table().toCsv(), read.toCsv());
    }

    @Test
    void writesNumbersTheSameInEveryLanguage() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertTrue(table().toCsv().contains("544.539"));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void computesTotalAndBoundOfHeldOutTerms() {
        MetricsRow.Terms terms = requireNonNull(table().rows().get(1).heldOut());
        assertEquals(100 + 3 * 8, terms.total(3));
        assertEquals(-108, terms.elbo());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10,4,0.001,1,2,3",
                "10,4,0.001,1,2,3,,,,",
                "ten,4,0.001,1,2,3,,,",
                "10.5,4,0.001,1,2,3,,,",
                "10,4,0.001,1,2,,,,",
                "10,4,0.001,1,2,3,5,,",
                "10,4,0.001,1,2,3,5,x,7",
                ""
            })
    void refusesADamagedLineByItsNumber(String line) {
        List<String> lines = List.of(HEADER, "10,4,0.001,1,2,3,,,", line);
        String sentence =
                assertThrows(InvalidInputException.class, () -> MetricsTable.parse(FILE, lines))
                        .sentence();
        assertTrue(sentence.contains("metrics.csv"), sentence);
        assertTrue(sentence.contains("line 3"), sentence);
    }

    @Test
    void refusesOtherColumns() {
        for (List<String> lines : List.of(List.<String>of(), List.of("step,loss"), List.of(""))) {
            String sentence =
                    assertThrows(InvalidInputException.class, () -> MetricsTable.parse(FILE, lines))
                            .sentence();
            assertTrue(sentence.contains("metrics.csv"), sentence);
        }
    }

    @Test
    void showsRowsThatNobodyElseCanChange() {
        List<MetricsRow> rows = table().rows();
        assertThrows(UnsupportedOperationException.class, () -> rows.remove(0));
    }
}
