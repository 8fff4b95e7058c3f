package org.betavista.data.synthetic;

import java.util.List;
import java.util.SplittableRandom;
import org.betavista.data.Factor;
import org.betavista.data.ImageShape;

/**
 * Something that the project draws itself, with every factor known. A world has no state: the same
 * values give the same pixels, on any thread.
 */
public interface World {
    /** What people call it, for example "Shapes". */
    String name();

    /** The shape that every image has. */
    ImageShape shape();

    /** What can be varied, at least one. */
    List<Factor> factors();

    /**
     * Draws one image.
     *
     * @param values of the factors, each 0 to count - 1
     * @param style of what the factors leave open (a pen's wobble); worlds without style ignore it
     * @param target receives {@code shape().size()} unsigned bytes, channel by channel
     * @param offset where in {@code target} they begin
     */
    void draw(int[] values, long style, byte[] target, int offset);

    /** Factor values, each drawn evenly from its range. */
    default int[] randomValues(SplittableRandom random) {
        return factors().stream().mapToInt(factor -> random.nextInt(factor.count())).toArray();
    }

    /** The same, with one factor held: what scores of disentanglement ask for. */
    default int[] randomValuesFixing(int factor, int value, SplittableRandom random) {
        int[] values = randomValues(random);
        values[factor] = value;
        return values;
    }

    /** The middle of every range, where driving by hand begins. */
    default int[] middleValues() {
        return factors().stream()
                .mapToInt(factor -> factor.ordered() ? factor.count() / 2 : 0)
                .toArray();
    }
}
