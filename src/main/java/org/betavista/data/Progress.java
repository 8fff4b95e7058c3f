package org.betavista.data;

/** Hears how far slow work is, and may end it. Called on the thread that does the work. */
@FunctionalInterface
public interface Progress {
    /** Hears nothing and ends nothing. */
    Progress NONE = (what, done, total) -> {};

    /**
     * Some of the work is done.
     *
     * @param what a few words for people, for example "Reading photographs"
     * @param done how much, in units of the work (files, bytes)
     * @param total of the same units; 0 where nobody knows
     * @throws CancelledException if the person wants no more of it; the work then undoes itself
     */
    void report(String what, long done, long total);
}
