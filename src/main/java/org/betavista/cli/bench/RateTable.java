package org.betavista.cli.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What rounds showed, for people and as JSON. */
final class RateTable {
    private static final String ROW = "  %-40s%-32s%-24s%-24s";

    private final Rounds rounds;

    RateTable(Rounds rounds) {
        this.rounds = rounds;
    }

    /** A row for each contender: its rate, and how our two best compare with it. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(
                row(
                        "steps/s: median (least to most)",
                        "",
                        "compiled is so fast",
                        "Fast is so fast"));
        rounds.titles()
                .forEach(
                        (key, title) ->
                                lines.add(
                                        row(
                                                title,
                                                text(rounds.range(key), "%,.1f"),
                                                ratio(OwnWay.COMPILED, key),
                                                ratio(OwnWay.FAST, key))));
        return lines;
    }

    private static String row(String first, String second, String third, String fourth) {
        return ROW.formatted(first, second, third, fourth).stripTrailing();
    }

    private String ratio(OwnWay way, String other) {
        return way.key().equals(other) || !rounds.has(way.key())
                ? ""
                : text(rounds.ratio(way.key(), other), "%.2f");
    }

    private static String text(Range range, String number) {
        return String.format(
                Locale.ROOT,
                number + " (" + number + " to " + number + ")",
                range.median(),
                range.least(),
                range.most());
    }

    /** Rates of all, and the ratio of every way of ours to all others. */
    Map<String, Object> toJson() {
        Map<String, Object> rates = new LinkedHashMap<>();
        Map<String, Object> ratios = new LinkedHashMap<>();
        rounds.titles().keySet().forEach(key -> rates.put(key, rounds.range(key).toJson()));
        for (OwnWay way : OwnWay.values()) {
            if (rounds.has(way.key())) {
                Map<String, Object> against = new LinkedHashMap<>();
                for (String other : rounds.titles().keySet()) {
                    if (!other.equals(way.key())) {
                        against.put(other, rounds.ratio(way.key(), other).toJson());
                    }
                }
                ratios.put(way.key(), against);
            }
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("stepsPerSecond", rates);
        json.put("timesAsFastAs", ratios);
        return json;
    }
}
