package org.betavista.data.imports;

import java.util.BitSet;
import org.betavista.data.Factor;

/**
 * Factor values in memory: 2 bytes each, of which 0 to 65,535 take all patterns, so that missing
 * ones are marked beside them.
 */
final class StoredFactors {
    private final short[] values;
    private final BitSet missing = new BitSet();

    /** Room for {@code count} values, all 0. */
    StoredFactors(int count) {
        values = new short[count];
    }

    /**
     * Keeps a value.
     *
     * @param value 0 to 65,535, or {@link Factor#NO_VALUE}
     */
    void set(int position, int value) {
        values[position] = (short) value;
        missing.set(position, value == Factor.NO_VALUE);
    }

    /** The value, 0 to 65,535, or {@link Factor#NO_VALUE}. */
    int get(int position) {
        return missing.get(position) ? Factor.NO_VALUE : values[position] & 0xFFFF;
    }
}
