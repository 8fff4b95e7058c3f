package org.betavista.data.imports;

import java.util.List;
import java.util.Locale;
import org.betavista.data.ImageShape;
import org.betavista.data.InvalidInputException;
import org.betavista.data.files.FitMode;

/**
 * What people's pictures become.
 *
 * @param side width and height in pixels, one of {@link #SIDES}
 * @param colour whether colour is kept, or made grey
 * @param fit what happens to pictures that are not square
 * @param labels what says what is on a picture
 * @param split what says which pictures are held out
 */
public record ImportSettings(
        int side, boolean colour, FitMode fit, LabelSource labels, SplitSource split) {
    /** The sides that models are made for. */
    public static final List<Integer> SIDES = List.of(28, 32, 64, 96);

    public ImportSettings {
        if (!SIDES.contains(side)) {
            throw new InvalidInputException(
                    "Images can be imported with a side of 28, 32, 64 or 96 pixels, not %s."
                            .formatted(side));
        }
    }

    /** The same with the layout of the folder recognised. */
    public ImportSettings(int side, boolean colour, FitMode fit) {
        this(side, colour, fit, LabelSource.RECOGNISED, SplitSource.RECOGNISED);
    }

    /** What is offered first: colour, 64 pixels, the centre of each picture. */
    public static ImportSettings standard() {
        return new ImportSettings(64, true, FitMode.CROP);
    }

    /** The same with another side. */
    public ImportSettings withSide(int newSide) {
        return new ImportSettings(newSide, colour, fit, labels, split);
    }

    /** The same in colour or grey. */
    public ImportSettings withColour(boolean newColour) {
        return new ImportSettings(side, newColour, fit, labels, split);
    }

    /** The same with another fit. */
    public ImportSettings withFit(FitMode newFit) {
        return new ImportSettings(side, colour, newFit, labels, split);
    }

    /** The same with labels from elsewhere. */
    public ImportSettings withLabels(LabelSource newLabels) {
        return new ImportSettings(side, colour, fit, newLabels, split);
    }

    /** The same with another split. */
    public ImportSettings withSplit(SplitSource newSplit) {
        return new ImportSettings(side, colour, fit, labels, newSplit);
    }

    /** Tells these settings from others, in the words of the first version that kept sets. */
    String key() {
        String images =
                String.format(
                        Locale.ROOT,
                        "ImportSettings[side=%d, colour=%b, fit=%s]",
                        side,
                        colour,
                        fit);
        boolean usual = labels == LabelSource.RECOGNISED && split == SplitSource.RECOGNISED;
        return usual ? images : images + ", labels=" + labels + ", split=" + split;
    }

    /** The shape that every image gets. */
    public ImageShape shape() {
        return new ImageShape(colour ? 3 : 1, side, side);
    }
}
