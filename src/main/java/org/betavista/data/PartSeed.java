package org.betavista.data;

/**
 * Seeds for the parts of something (a step, an image), so that each part can be repeated without
 * those before it.
 */
public final class PartSeed {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private PartSeed() {}

    /**
     * Mixes a seed with a position, 0 for the first part (the finaliser of SplitMix64, Steele et
     * al. 2014).
     */
    public static long of(long seed, long position) {
        long z = seed + GOLDEN_GAMMA * (position + 1);
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
