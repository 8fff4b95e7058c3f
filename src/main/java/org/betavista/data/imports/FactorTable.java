package org.betavista.data.imports;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.betavista.data.InvalidInputException;

/**
 * Factors from any other tool: a CSV file of whole numbers from 0, one column a factor, one row a
 * sample, without a heading.
 *
 * @param factors one array a factor, the value of every sample
 */
public record FactorTable(int[][] factors) {
    private static final int MOST_VALUES_OF_A_FACTOR = 100_000;

    /** As many as there can be codes. */
    private static final int MOST_VALUES = 10_000_000;

    /** The number of samples. */
    public int rows() {
        return factors[0].length;
    }

    /** How many values each factor can take: one above its largest. */
    public int[] counts() {
        return Arrays.stream(factors)
                .mapToInt(values -> Arrays.stream(values).max().orElse(0) + 1)
                .toArray();
    }

    /**
     * Reads a file.
     *
     * @throws InvalidInputException if it is no such table
     */
    public static FactorTable read(Path file) {
        String name = String.valueOf(file.getFileName());
        if (Files.isDirectory(file)) {
            throw new InvalidInputException(name + " is a folder; name a .csv file of factors.");
        }
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            return read(new CsvRows(reader, name), name);
        } catch (CharacterCodingException e) {
            throw new InvalidInputException(
                    name + " is no text; factors are whole numbers with commas between them.", e);
        } catch (IOException e) {
            throw new InvalidInputException(
                    "%s cannot be read (%s); name a .csv file of factors."
                            .formatted(name, IoReason.of(e)),
                    e);
        }
    }

    private static FactorTable read(CsvRows rows, String name) throws IOException {
        List<int[]> samples = new ArrayList<>();
        for (List<String> row = rows.next(); row != null; row = rows.next()) {
            if (!samples.isEmpty() && row.size() != samples.get(0).length) {
                throw new InvalidInputException(
                        "%s has %s values on line %s and %s before; every row needs as many."
                                .formatted(name, row.size(), rows.line(), samples.get(0).length));
            }
            if ((samples.size() + 1L) * row.size() > MOST_VALUES) {
                throw new InvalidInputException(
                        "%s holds more than %s values; save fewer samples."
                                .formatted(name, MOST_VALUES));
            }
            int[] values = new int[row.size()];
            for (int factor = 0; factor < values.length; factor++) {
                values[factor] = value(row.get(factor), rows.line(), name);
            }
            samples.add(values);
        }
        if (samples.isEmpty()) {
            throw new InvalidInputException(name + " is empty; it needs one row a sample.");
        }
        int[][] factors = new int[samples.get(0).length][];
        Arrays.setAll(
                factors, factor -> samples.stream().mapToInt(values -> values[factor]).toArray());
        return new FactorTable(factors);
    }

    private static int value(String cell, int line, String name) {
        try {
            int value = Integer.parseInt(cell.strip());
            if (value >= 0 && value < MOST_VALUES_OF_A_FACTOR) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new InvalidInputException(refusal(cell, line, name), e);
        }
        throw new InvalidInputException(refusal(cell, line, name));
    }

    private static String refusal(String cell, int line, String name) {
        return ("%s holds \"%s\" on line %s; factors are whole numbers from 0 to %s, without a"
                        + " heading.")
                .formatted(name, shortened(cell), line, MOST_VALUES_OF_A_FACTOR - 1);
    }

    private static String shortened(String cell) {
        String line = cell.replaceAll("\\p{Cntrl}", " ");
        return line.length() <= 20 ? line : line.substring(0, 20) + "…";
    }
}
