package org.betavista.data;

import java.util.List;

/**
 * Something known about the images of a set: a true factor that drew them, or a label.
 *
 * @param name what people call it, for example "radius" or "digit"
 * @param count how many values it takes, at least 1
 * @param ordered whether neighbouring values look alike (a position), or are mere names (a class)
 * @param valueNames what people call each value; empty where a number says enough
 */
public record Factor(String name, int count, boolean ordered, List<String> valueNames) {
    /**
     * Stands for the value of an image about which the factor says nothing, as an empty cell of a
     * table does. No value itself: it is not counted, not averaged, and drawn apart.
     */
    public static final int NO_VALUE = -1;

    public Factor {
        if (count < 1) {
            throw new IllegalArgumentException("count " + count);
        }
        valueNames = List.copyOf(valueNames);
        if (!valueNames.isEmpty() && valueNames.size() != count) {
            throw new IllegalArgumentException(valueNames.size() + " names for " + count);
        }
    }

    /** A factor whose values are numbers. */
    public Factor(String name, int count, boolean ordered) {
        this(name, count, ordered, List.of());
    }

    /** A factor whose values have names and no order. */
    public static Factor named(String name, List<String> valueNames) {
        return new Factor(name, valueNames.size(), false, valueNames);
    }

    /** A factor that is there or not: value 0 is "no", 1 is "yes". */
    public static Factor yesOrNo(String name) {
        return named(name, List.of("no", "yes"));
    }

    /** What people call a value, 0 to count - 1; empty for {@link #NO_VALUE}. */
    public String valueName(int value) {
        if (value == NO_VALUE) {
            return "";
        }
        return valueNames.isEmpty() ? Integer.toString(value) : valueNames.get(value);
    }
}
