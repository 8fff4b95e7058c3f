package org.betavista.data.imports;

/** What says which pictures of a folder are held out. */
public enum SplitSource {
    /**
     * Folders named train, test, val and the like, or CelebA's list; chance where there are none.
     */
    RECOGNISED("Recognised"),
    /** Chance, whatever folders are named. */
    CHANCE("By chance");

    private final String label;

    SplitSource(String label) {
        this.label = label;
    }

    /** A few words for people. */
    public String label() {
        return label;
    }
}
