package org.betavista.ui.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;
import org.betavista.data.ImageShape;
import org.betavista.session.measures.CompletenessEvidence.Draw;
import org.betavista.ui.control.Ink;
import org.betavista.ui.control.Look;
import org.betavista.ui.control.Words;

/**
 * Draws, each beside its nearest held-out image, with the verdict under the two: a full dot and
 * "inside", or a ring and "outside".
 */
final class DrawWall extends ImageBoard {
    static final String INSIDE = "inside";
    static final String OUTSIDE = "outside";

    private static final int WANTED_SIDE = 40;
    private static final int PAIR_GAP = 4;
    private static final int VERDICT_WIDTH = 82;
    private static final int LEAST_GAP = 20;
    private static final int VERDICT = 28;
    private static final double DOT = 7;

    private List<Draw> draws = List.of();
    private int side = WANTED_SIDE;

    DrawWall(Look look) {
        super(look);
    }

    /** Shows all draws. */
    void show(ImageShape shape, List<Draw> wall) {
        draws = wall;
        side = sharp(shape, WANTED_SIDE);
        setImages(
                shape,
                Stream.concat(wall.stream().map(Draw::image), wall.stream().map(Draw::nearest))
                        .toList());
    }

    private int pair() {
        return Math.max(VERDICT_WIDTH, 2 * (side + 2) + PAIR_GAP);
    }

    private int columns(double width) {
        return Math.max(1, (int) ((width + LEAST_GAP) / (pair() + LEAST_GAP)));
    }

    private int left(double width, int index) {
        int columns = columns(width);
        double pitch = columns < 2 ? 0 : (width - pair()) / (columns - 1);
        return 1 + (int) Math.round(index % columns * pitch);
    }

    private int top(double width, int index) {
        return 1 + index / columns(width) * (side + 2 + VERDICT);
    }

    @Override
    protected double computePrefHeight(double width) {
        double known = width > 0 ? width : Math.max(pair(), getWidth());
        int rows = (draws.size() + columns(known) - 1) / columns(known);
        return Math.max(0, rows * (side + 2.0 + VERDICT) - 6);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    List<Tile> place(double width) {
        List<Tile> tiles = new ArrayList<>();
        for (int i = 0; i < draws.size(); i++) {
            int x = left(width, i);
            int y = top(width, i);
            tiles.add(new Tile(i, i, x, y, side, Ink.RECONSTRUCTION));
            tiles.add(new Tile(draws.size() + i, i, x + pair() - side - 2, y, side, Ink.X));
        }
        return tiles;
    }

    @Override
    void drawBeside(GraphicsContext graphics, double width, double height) {
        graphics.setTextAlign(TextAlignment.LEFT);
        for (int i = 0; i < draws.size(); i++) {
            verdict(graphics, draws.get(i), left(width, i) - 1, top(width, i) + side + 14.0);
        }
    }

    private void verdict(GraphicsContext graphics, Draw draw, double x, double baseline) {
        double dotTop = baseline - 8;
        boolean inside = draw.inside();
        if (inside) {
            graphics.setFill(look().color(Ink.INACTIVE));
            graphics.fillOval(x, dotTop, DOT, DOT);
        } else {
            graphics.setStroke(look().color(Ink.TEXT));
            graphics.setLineWidth(1.5);
            graphics.strokeOval(x + 0.75, dotTop + 0.75, DOT - 1.5, DOT - 1.5);
        }
        graphics.setFill(look().color(inside ? Ink.SECONDARY : Ink.TEXT));
        graphics.setFont(inside ? look().words(11) : look().strongWords(11));
        graphics.fillText(inside ? INSIDE : OUTSIDE, x + DOT + 5, baseline);
        graphics.setFont(look().numbers(10.5));
        graphics.setTextAlign(TextAlignment.RIGHT);
        graphics.fillText(Words.number(draw.distance(), 1), x + pair(), baseline);
        graphics.setTextAlign(TextAlignment.LEFT);
    }
}
