package org.betavista.model.objective;

import java.util.function.DoubleFunction;

/**
 * A number of an objective that a person may choose.
 *
 * @param symbol as it stands in the formula
 * @param name a word or two, unique within an objective
 * @param sentence what it does
 * @param value now
 * @param smallest that can be used
 * @param largest that can be used
 * @param whole whether only whole numbers make sense
 * @param live whether it can change while training
 * @param with the same objective with another value
 */
public record Knob(
        String symbol,
        String name,
        String sentence,
        double value,
        double smallest,
        double largest,
        boolean whole,
        boolean live,
        DoubleFunction<Objective> with) {}
