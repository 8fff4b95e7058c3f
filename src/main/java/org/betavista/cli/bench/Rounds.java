package org.betavista.cli.bench;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Steps a second of several contenders that took turns, so that what slowed the machine for a while
 * slowed all of them.
 *
 * @param titles of the contenders by their keys, in the order of the table
 * @param rates of every contender by its key, one a round
 */
record Rounds(Map<String, String> titles, Map<String, double[]> rates) {
    Rounds {
        titles = Collections.unmodifiableMap(new LinkedHashMap<>(titles));
        rates = Collections.unmodifiableMap(new LinkedHashMap<>(rates));
    }

    /**
     * Lets contenders take turns. Nobody counts a first round, in which programs are compiled and
     * memory is asked for; in every further round another one begins.
     *
     * @param count rounds that count, at least 1
     * @param seconds a turn
     */
    static Rounds run(List<? extends Contender> contenders, int count, double seconds) {
        Map<String, String> titles = new LinkedHashMap<>();
        Map<String, double[]> rates = new LinkedHashMap<>();
        for (Contender contender : contenders) {
            titles.put(contender.key(), contender.title());
            rates.put(contender.key(), new double[count]);
            contender.turn(seconds);
        }
        for (int round = 0; round < count; round++) {
            for (int i = 0; i < contenders.size(); i++) {
                Contender contender = contenders.get((round + i) % contenders.size());
                Objects.requireNonNull(rates.get(contender.key()))[round] = contender.turn(seconds);
            }
        }
        return new Rounds(titles, rates);
    }

    boolean has(String key) {
        return rates.containsKey(key);
    }

    /** Steps a second of one of them. */
    Range range(String key) {
        return Range.of(of(key));
    }

    /** How many times as fast the first is as the second, compared within every round. */
    Range ratio(String key, String other) {
        double[] ratios = of(key).clone();
        double[] others = of(other);
        for (int round = 0; round < ratios.length; round++) {
            ratios[round] /= others[round];
        }
        return Range.of(ratios);
    }

    private double[] of(String key) {
        return Objects.requireNonNull(rates.get(key), key);
    }
}
