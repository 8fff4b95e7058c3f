package org.betavista.cli;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.betavista.data.InvalidInputException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The options that a person wrote, as against those that stand at their defaults. An option that
 * would do nothing is refused: who wrote it expects something of it.
 */
record GivenOptions(List<OptionSpec> options) {
    /** Those of the command that is running. */
    static GivenOptions of(@Nullable CommandSpec command) {
        return new GivenOptions(
                command == null
                        ? List.of()
                        : command.commandLine().getParseResult().matchedOptions());
    }

    boolean has(String name) {
        return options.stream().anyMatch(option -> isNamed(option, name));
    }

    /**
     * Refuses some options if they were given.
     *
     * @param why they do nothing, as the beginning of a sentence
     */
    void refuse(String why, String... names) {
        refuse(
                why,
                options.stream()
                        .filter(
                                option ->
                                        Arrays.stream(names)
                                                .anyMatch(name -> isNamed(option, name)))
                        .toList());
    }

    /** Refuses all options but some. */
    void refuseAllBut(String why, List<String> names) {
        refuse(
                why,
                options.stream()
                        .filter(option -> names.stream().noneMatch(name -> isNamed(option, name)))
                        .toList());
    }

    private static void refuse(String why, List<OptionSpec> refused) {
        if (!refused.isEmpty()) {
            throw new InvalidInputException(
                    "%s; leave out %s."
                            .formatted(
                                    why,
                                    refused.stream()
                                            .map(OptionSpec::longestName)
                                            .distinct()
                                            .collect(Collectors.joining(" and "))));
        }
    }

    private static boolean isNamed(OptionSpec option, String name) {
        return Arrays.asList(option.names()).contains(name);
    }
}
