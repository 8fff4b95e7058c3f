package org.betavista.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.betavista.data.InvalidInputException;
import org.betavista.train.TrainingConfig;

/**
 * Where runs are kept unless people choose another place.
 *
 * @param folder need not exist yet
 */
public record RunsFolder(Path folder) {
    /** {@code ~/.betavista/runs}. */
    public static RunsFolder standard() {
        return new RunsFolder(Path.of(System.getProperty("user.home"), ".betavista", "runs"));
    }

    /** The folder for a new run: the next free number, the data and beta. */
    public Path next(String dataName, RunConfig run) {
        int number = 1 + runs().stream().mapToInt(RunsFolder::number).max().orElse(0);
        return folder.resolve(
                "%03d-%s-beta%s"
                        .formatted(
                                number,
                                dataName.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-"),
                                TrainingConfig.plain(run.training().beta())));
    }

    private static int number(Path run) {
        String digits = String.valueOf(run.getFileName()).replaceFirst("\\D.*", "");
        return digits.isEmpty() || digits.length() > 8 ? 0 : Integer.parseInt(digits);
    }

    /** The runs that are kept here, newest number first. */
    public List<Path> runs() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> Files.exists(entry.resolve("config.json")))
                    .sorted(Comparator.comparing(Path::getFileName).reversed())
                    .toList();
        } catch (IOException e) {
            throw new InvalidInputException(
                    "The folder %s cannot be read (%s).".formatted(folder, e.getMessage()), e);
        }
    }
}
