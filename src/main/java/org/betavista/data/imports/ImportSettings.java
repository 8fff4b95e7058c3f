package org.betavista.data.imports;

import java.util.List;
import org.betavista.data.ImageShape;
import org.betavista.data.InvalidInputException;
import org.betavista.data.files.FitMode;

/**
 * What people's pictures become.
 *
 * @param side width and height in pixels, one of {@link #SIDES}
 * @param colour whether colour is kept, or made grey
 * @param fit what happens to pictures that are not square
 */
public record ImportSettings(int side, boolean colour, FitMode fit) {
    /** The sides that models are made for. */
    public static final List<Integer> SIDES = List.of(28, 32, 64, 96);

    public ImportSettings {
        if (!SIDES.contains(side)) {
            throw new InvalidInputException(
                    "Images can be imported with a side of 28, 32, 64 or 96 pixels, not %s."
                            .formatted(side));
        }
    }

    /** What is offered first: colour, 64 pixels, the centre of each picture. */
    public static ImportSettings standard() {
        return new ImportSettings(64, true, FitMode.CROP);
    }

    /** The same with another side. */
    public ImportSettings withSide(int newSide) {
        return new ImportSettings(newSide, colour, fit);
    }

    /** The same in colour or grey. */
    public ImportSettings withColour(boolean newColour) {
        return new ImportSettings(side, newColour, fit);
    }

    /** The same with another fit. */
    public ImportSettings withFit(FitMode newFit) {
        return new ImportSettings(side, colour, newFit);
    }

    /** The shape that every image gets. */
    public ImageShape shape() {
        return new ImageShape(colour ? 3 : 1, side, side);
    }
}
