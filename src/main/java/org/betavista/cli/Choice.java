package org.betavista.cli;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.betavista.data.InvalidInputException;
import org.betavista.store.JsonFile;

/** Finds what a person named on the command line among the things that there are. */
final class Choice {
    private Choice() {}

    /**
     * The one of that name: the kind that stands in a config.json, or the title in plain letters.
     *
     * @param what a word for the refusal
     * @param title of a thing, for people
     */
    static <T> T named(String what, String name, List<T> all, Function<T, String> title) {
        String wanted = plain(name);
        return all.stream()
                .filter(one -> plain(title.apply(one)).equals(wanted))
                .findFirst()
                .or(() -> all.stream().filter(one -> JsonFile.kind(one).equals(wanted)).findFirst())
                .orElseThrow(
                        () ->
                                new InvalidInputException(
                                        "There is no %s \"%s\"; choose %s."
                                                .formatted(what, name, names(all, title))));
    }

    /** What can be named, for help and refusals. */
    static <T> String names(List<T> all, Function<T, String> title) {
        List<String> names =
                all.stream()
                        .map(
                                one -> {
                                    boolean shared =
                                            all.stream()
                                                            .filter(
                                                                    other ->
                                                                            JsonFile.kind(other)
                                                                                    .equals(
                                                                                            JsonFile
                                                                                                    .kind(
                                                                                                            one)))
                                                            .count()
                                                    > 1;
                                    return shared ? plain(title.apply(one)) : JsonFile.kind(one);
                                })
                        .toList();
        return names.subList(0, names.size() - 1).stream().collect(Collectors.joining(", "))
                + " or "
                + names.get(names.size() - 1);
    }

    /** Lower case, Greek letters by their names, words joined by hyphens. */
    static String plain(String title) {
        return title.toLowerCase(Locale.ROOT)
                .replace("β", "beta")
                .replace("γ", "gamma")
                .replace("κ", "kappa")
                .replace("λ", "lambda")
                .replace("σ", "sigma")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
    }
}
