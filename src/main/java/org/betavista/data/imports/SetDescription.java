package org.betavista.data.imports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.betavista.data.Factor;
import org.betavista.data.InvalidInputException;

/**
 * What is known of an imported set beside its pixels; {@code set.properties} in its folder.
 *
 * @param name what people call the set
 * @param factors what is known about every image
 * @param origin where it came from, for people
 * @param fingerprint changes when the source does
 * @param skipped what could not be used
 * @param notes whole sentences
 */
public record SetDescription(
        String name,
        List<Factor> factors,
        String origin,
        String fingerprint,
        List<Skipped> skipped,
        List<String> notes) {
    static final String FILE = "set.properties";
    private static final String FORMAT = "2";
    private static final long LARGEST_FILE = 64L << 20;
    private static final int MOST_SKIPPED = 10_000;

    /** Of skipped files and of notes; what is written takes up to six bytes for one. */
    private static final long MOST_LETTERS = 1_000_000;

    private static final long MOST_NAME_LETTERS = 5_000_000;
    private static final int LETTERS_A_KEY = 32;
    private static final int MOST_FACTORS = 1_000;
    private static final int MOST_VALUES = 1 << 16;

    public SetDescription {
        factors = List.copyOf(factors);
        skipped = List.copyOf(skipped);
        notes = List.copyOf(notes);
    }

    /** Whether factors are so few, and have so few values, that {@link #read} takes them back. */
    static boolean holds(List<Factor> factors) {
        long letters = 0;
        for (Factor factor : factors) {
            letters += LETTERS_A_KEY + factor.name().length();
            for (String value : factor.valueNames()) {
                letters += LETTERS_A_KEY + value.length();
            }
            if (factor.count() > MOST_VALUES) {
                return false;
            }
        }
        return factors.size() <= MOST_FACTORS && letters <= MOST_NAME_LETTERS;
    }

    /** Writes the file; of very many skipped files and notes only the first ones. */
    void write(Path file) throws IOException {
        if (!holds(factors)) {
            throw new IllegalArgumentException(factors.size() + " factors are too much");
        }
        Properties entries = new Properties();
        entries.setProperty("format", FORMAT);
        entries.setProperty("name", name);
        entries.setProperty("origin", origin);
        entries.setProperty("fingerprint", fingerprint);
        entries.setProperty("factors", Integer.toString(factors.size()));
        for (int i = 0; i < factors.size(); i++) {
            Factor factor = factors.get(i);
            String start = "factor." + i + ".";
            entries.setProperty(start + "name", factor.name());
            entries.setProperty(start + "count", Integer.toString(factor.count()));
            entries.setProperty(start + "ordered", Boolean.toString(factor.ordered()));
            List<String> names = factor.valueNames();
            for (int v = 0; v < names.size(); v++) {
                entries.setProperty(start + "values." + v, names.get(v));
            }
        }
        long letters = 0;
        for (int i = 0; i < Math.min(MOST_SKIPPED, skipped.size()); i++) {
            Skipped one = skipped.get(i);
            letters += one.file().length() + one.reason().length();
            if (letters > MOST_LETTERS) {
                break;
            }
            entries.setProperty("skipped.file." + i, one.file());
            entries.setProperty("skipped.reason." + i, one.reason());
        }
        letters = 0;
        for (int i = 0; i < notes.size(); i++) {
            letters += notes.get(i).length();
            if (letters > MOST_LETTERS) {
                break;
            }
            entries.setProperty("notes." + i, notes.get(i));
        }
        // As a stream, so that letters that no encoding has are escaped too.
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        entries.store(text, null);
        Files.write(file, text.toByteArray());
    }

    /**
     * Reads the file.
     *
     * @throws InvalidInputException if it is damaged or not such a file
     */
    static SetDescription read(Path file) throws IOException {
        if (Files.size(file) > LARGEST_FILE) {
            throw damaged(file);
        }
        Properties entries = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            entries.load(reader);
        } catch (IllegalArgumentException e) {
            throw damaged(file);
        }
        if (!FORMAT.equals(entries.getProperty("format"))) {
            throw new InvalidInputException(
                    "%s is not of format %s; import the images again.".formatted(file, FORMAT));
        }
        List<Factor> factors = new ArrayList<>();
        int count = number(entries, "factors", 0, MOST_FACTORS, file);
        for (int i = 0; i < count; i++) {
            factors.add(factor(entries, "factor." + i + ".", file));
        }
        List<Skipped> skipped = new ArrayList<>();
        for (String name : list(entries, "skipped.file.")) {
            skipped.add(new Skipped(name, text(entries, "skipped.reason." + skipped.size(), file)));
        }
        return new SetDescription(
                text(entries, "name", file),
                factors,
                text(entries, "origin", file),
                text(entries, "fingerprint", file),
                skipped,
                list(entries, "notes."));
    }

    private static Factor factor(Properties entries, String start, Path file) {
        int count = number(entries, start + "count", 1, MOST_VALUES, file);
        List<String> names = list(entries, start + "values.");
        if (!names.isEmpty() && names.size() != count) {
            throw damaged(file);
        }
        return new Factor(
                text(entries, start + "name", file),
                count,
                Boolean.parseBoolean(text(entries, start + "ordered", file)),
                names);
    }

    private static List<String> list(Properties entries, String start) {
        List<String> lines = new ArrayList<>();
        String line = entries.getProperty(start + 0);
        while (line != null) {
            lines.add(line);
            line = entries.getProperty(start + lines.size());
        }
        return List.copyOf(lines);
    }

    private static String text(Properties entries, String key, Path file) {
        String value = entries.getProperty(key);
        if (value == null) {
            throw damaged(file);
        }
        return value;
    }

    private static int number(Properties entries, String key, int least, int most, Path file) {
        try {
            int value = Integer.parseInt(text(entries, key, file));
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // The same as a number that cannot be.
        }
        throw damaged(file);
    }

    private static InvalidInputException damaged(Path file) {
        return new InvalidInputException("%s is damaged; import the images again.".formatted(file));
    }
}
