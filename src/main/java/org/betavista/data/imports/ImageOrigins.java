package org.betavista.data.imports;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.betavista.data.InvalidInputException;

/**
 * Which file every image of a set came from: {@code origins.txt}, a line an image. They are read
 * when they are asked for, because those of a large set would fill the memory.
 */
final class ImageOrigins {
    private static final String FILE = "origins.txt";

    private ImageOrigins() {}

    /**
     * Writes the list.
     *
     * @param folder of the set
     * @param names one an image
     */
    static void write(Path folder, List<String> names) {
        // The encoder replaces what is no letter, as some systems allow in names.
        try (Writer writer =
                new BufferedWriter(
                        new OutputStreamWriter(
                                Files.newOutputStream(folder.resolve(FILE)),
                                StandardCharsets.UTF_8))) {
            for (String name : names) {
                writer.write(escaped(name));
                writer.write('\n');
            }
        } catch (IOException e) {
            throw new InvalidInputException(
                    "%s cannot be written (%s); free some space or choose another place."
                            .formatted(folder, IoReason.of(e)),
                    e);
        }
    }

    /** Names may hold the ends of lines. */
    private static String escaped(String name) {
        return name.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    }

    private static String unescaped(String line) {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\\' && i + 1 < line.length()) {
                i++;
                char next = line.charAt(i);
                name.append(next == 'n' ? '\n' : next == 'r' ? '\r' : next);
            } else {
                name.append(c);
            }
        }
        return name.toString();
    }

    /**
     * The names of some images, by their positions.
     *
     * @return empty where the set has no list, or not such a long one
     */
    static Optional<Map<Integer, String>> read(Path folder, int[] indices) {
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        Map<Integer, String> wanted = new HashMap<>();
        int last = -1;
        for (int index : indices) {
            wanted.put(index, "");
            last = Math.max(last, index);
        }
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            for (int i = 0; i <= last; i++) {
                String line = reader.readLine();
                if (line == null) {
                    return Optional.empty();
                }
                if (wanted.containsKey(i)) {
                    wanted.put(i, unescaped(line));
                }
            }
        } catch (IOException e) {
            return Optional.empty();
        }
        return Optional.of(wanted);
    }
}
