package org.betavista.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.betavista.data.InvalidInputException;
import org.betavista.store.AtomicFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where runs are kept unless people choose another place.
 *
 * @param folder need not exist yet
 */
public record RunsFolder(Path folder) {
    private static final Logger LOG = LoggerFactory.getLogger(RunsFolder.class);

    /** {@code ~/.betavista/runs}. */
    public static RunsFolder standard() {
        return new RunsFolder(UserPath.home().resolve("runs"));
    }

    /** The folder for a new run: the next free number, the data, the objective and beta. */
    public Path next(String dataName, RunConfig run) {
        return named(nextNumber(), dataName, run);
    }

    /**
     * Makes the folder for a new run, so that no other program takes the same one.
     *
     * @throws InvalidInputException if it cannot be made
     */
    public Path claim(String dataName, RunConfig run) {
        try {
            Files.createDirectories(folder);
            for (int number = nextNumber(); ; number++) {
                Path place = named(number, dataName, run);
                try {
                    return Files.createDirectory(place);
                } catch (FileAlreadyExistsException e) {
                    LOG.debug("{} is taken", place);
                }
            }
        } catch (IOException e) {
            throw new InvalidInputException(
                    "No folder can be made in %s (%s); choose another place."
                            .formatted(folder, AtomicFile.reason(e)),
                    e);
        }
    }

    private int nextNumber() {
        return 1 + runs().stream().mapToInt(RunsFolder::number).max().orElse(0);
    }

    private Path named(int number, String dataName, RunConfig run) {
        return folder.resolve(
                String.format(
                        Locale.ROOT,
                        "%03d-%s-%s",
                        number,
                        plain(dataName),
                        plain(run.training().title())));
    }

    private static String plain(String title) {
        return title.toLowerCase(Locale.ROOT)
                .replace("β", "beta")
                .replaceAll("[^a-z0-9.]+", "-")
                .replaceAll("^-|-$", "");
    }

    private static int number(Path run) {
        String digits = String.valueOf(run.getFileName()).replaceFirst("\\D.*", "");
        return digits.isEmpty() || digits.length() > 8 ? 0 : Integer.parseInt(digits);
    }

    /** The runs that are kept here, newest number first; none where the folder cannot be read. */
    public List<Path> runs() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> Files.exists(entry.resolve("config.json")))
                    .sorted(Comparator.comparing(Path::getFileName).reversed())
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("the runs cannot be listed", e);
            return List.of();
        }
    }
}
