package org.betavista.ui;

/**
 * Slow work that is being done.
 *
 * @param what a few words, for example "Reading pictures"
 * @param share how much of it is done, 0 to 1; negative where nobody knows
 * @param secondsLeft a guess; negative where there is none
 * @param cancel ends it
 */
public record Job(String what, double share, double secondsLeft, Runnable cancel) {}
