package org.betavista.session;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.betavista.data.InvalidInputException;

/** Paths as people type them. */
public final class UserPath {
    private UserPath() {}

    /**
     * Reads a path.
     *
     * @throws InvalidInputException if this system has no such paths
     */
    public static Path of(String typed) {
        try {
            return Path.of(typed);
        } catch (InvalidPathException e) {
            throw new InvalidInputException(
                    "\"%s\" is no path on this system; check its characters.".formatted(typed), e);
        }
    }

    /**
     * Where the program keeps what is a person's: {@code ~/.betavista}.
     *
     * @throws InvalidInputException if the home's name is none in this system's character set
     */
    public static Path home() {
        return of(System.getProperty("user.home")).resolve(".betavista");
    }
}
