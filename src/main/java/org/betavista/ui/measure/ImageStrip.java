package org.betavista.ui.measure;

import java.util.ArrayList;
import java.util.List;
import org.betavista.data.ImageShape;
import org.betavista.ui.control.Ink;
import org.betavista.ui.control.Look;

/** Images side by side from the left, in as many rows as they need. */
final class ImageStrip extends ImageBoard {
    private static final int FRAME = 2;

    private final Ink edge;
    private final int wantedSide;
    private final int gap;
    private int side;

    /**
     * @param wantedSide of an image in pixels; a sharp size near it is taken
     * @param gap between the frames of two images in pixels
     * @param edge the symbol whose colour the lower edges have
     */
    ImageStrip(Look look, int wantedSide, int gap, Ink edge) {
        super(look);
        this.wantedSide = wantedSide;
        this.gap = gap;
        this.edge = edge;
        side = wantedSide;
    }

    /** Shows images with values in [0, 1]. */
    void show(ImageShape shape, List<float[]> each) {
        side = sharp(shape, wantedSide);
        setImages(shape, each);
    }

    private int columns(double width) {
        return Math.max(1, (int) ((width + gap) / (side + FRAME + gap)));
    }

    @Override
    protected double computePrefWidth(double height) {
        return imageCount() * (side + FRAME + gap) - gap;
    }

    @Override
    protected double computePrefHeight(double width) {
        int columns = width > 0 ? columns(width) : Math.max(1, imageCount());
        int rows = (imageCount() + columns - 1) / columns;
        return Math.max(0, rows * (side + FRAME + gap) - gap);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    List<Tile> place(double width) {
        int columns = columns(width);
        List<Tile> tiles = new ArrayList<>();
        for (int i = 0; i < imageCount(); i++) {
            int x = 1 + i % columns * (side + FRAME + gap);
            int y = 1 + i / columns * (side + FRAME + gap);
            tiles.add(new Tile(i, i, x, y, side, edge));
        }
        return tiles;
    }
}
