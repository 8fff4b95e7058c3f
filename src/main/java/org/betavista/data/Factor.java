package org.betavista.data;

/**
 * Something known about every image of a set: a true factor that drew it, or a label.
 *
 * @param name what people call it, for example "radius" or "digit"
 * @param count how many values it takes, at least 1
 * @param ordered whether neighbouring values look alike (a position), or are mere names (a class)
 */
public record Factor(String name, int count, boolean ordered) {
    public Factor {
        if (count < 1) {
            throw new IllegalArgumentException("count " + count);
        }
    }
}
