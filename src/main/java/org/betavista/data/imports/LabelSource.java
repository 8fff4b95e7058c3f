package org.betavista.data.imports;

/** What says what is on the pictures of a folder. */
public enum LabelSource {
    /** Whatever the folder's layout suggests, and a table of attributes where there is one. */
    RECOGNISED("Recognised"),
    /** The outermost folder that tells pictures apart, splits set aside. */
    OUTER("Outer folder"),
    /** The folder that a picture lies in. */
    INNER("Inner folder"),
    /** The letters that a file's name begins with, up to its number. */
    NAME("File name"),
    /** Nothing: neither folders nor tables. */
    NONE("None");

    private final String label;

    LabelSource(String label) {
        this.label = label;
    }

    /** A few words for people. */
    public String label() {
        return label;
    }
}
