package org.betavista.data.files;

/** How a picture of other proportions is brought to an image shape. */
public enum FitMode {
    CROP("Crop"),
    PAD("Pad"),
    STRETCH("Stretch");

    private final String label;

    FitMode(String label) {
        this.label = label;
    }

    /** A few words for people. */
    public String label() {
        return label;
    }
}
