package org.betavista.ui.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;
import org.betavista.data.ImageShape;
import org.betavista.session.measures.CompletenessEvidence;
import org.betavista.session.measures.CompletenessEvidence.Draw;
import org.betavista.ui.control.Ink;
import org.betavista.ui.control.Look;
import org.betavista.ui.control.Words;

/**
 * Draws over their nearest held-out images, and the distance between the two as a bar: hollow where
 * the draw lies outside of every held-out image's neighbourhood.
 */
final class DrawBars extends ImageBoard {
    /** More do not fit on a card in a window of any usual width. */
    private static final int MOST = 24;

    private static final int WANTED_SIDE = 38;
    private static final int LEAST_GAP = 8;
    private static final int ROW_GAP = 6;
    private static final double BAR_GAP = 16;
    private static final double NUMBERS = 18;
    private static final double LEAST_BAR = 40;
    private static final double WIDEST_BAR = 26;

    private List<Draw> draws = List.of();
    private double farDistance = Double.NaN;
    private int side = WANTED_SIDE;

    DrawBars(Look look) {
        super(look);
    }

    /** Shows draws, as many as there is room for. */
    void show(ImageShape shape, CompletenessEvidence evidence) {
        draws = evidence.wall().subList(0, Math.min(MOST, evidence.wall().size()));
        farDistance = evidence.farDistance();
        side = sharp(shape, WANTED_SIDE);
        setImages(
                shape,
                Stream.concat(draws.stream().map(Draw::image), draws.stream().map(Draw::nearest))
                        .toList());
    }

    private int columns(double width) {
        return Math.min(draws.size(), (int) ((width + LEAST_GAP) / (side + LEAST_GAP)));
    }

    private double pitch(double width) {
        int columns = columns(width);
        return columns < 2 ? width : Math.min(2.0 * side, (width - side - 2) / (columns - 1));
    }

    private int left(double width, int column) {
        return 1 + (int) Math.round(column * pitch(width));
    }

    @Override
    protected double computeMinHeight(double width) {
        return barsTop() + LEAST_BAR + NUMBERS;
    }

    @Override
    protected double computePrefHeight(double width) {
        return computeMinHeight(width) + LEAST_BAR;
    }

    private double barsTop() {
        return 2 * (side + 2) + ROW_GAP + BAR_GAP;
    }

    @Override
    List<Tile> place(double width) {
        List<Tile> tiles = new ArrayList<>();
        int lower = 1 + side + 2 + ROW_GAP;
        for (int i = 0; i < columns(width); i++) {
            int x = left(width, i);
            tiles.add(new Tile(i, i, x, 1, side, Ink.RECONSTRUCTION));
            tiles.add(new Tile(draws.size() + i, i, x, lower, side, Ink.X));
        }
        return tiles;
    }

    @Override
    void drawBeside(GraphicsContext graphics, double width, double height) {
        int columns = columns(width);
        double floor = height - NUMBERS;
        double room = floor - barsTop();
        double highest =
                IntStream.range(0, columns)
                        .mapToDouble(i -> draws.get(i).distance())
                        .max()
                        .orElse(1);
        double scale = room / Math.max(1e-9, Math.max(highest, farDistance));
        for (int i = 0; i < columns; i++) {
            double middle = left(width, i) + side / 2.0;
            bar(graphics, draws.get(i), middle, floor, scale);
        }
        graphics.setStroke(look().color(Ink.BORDER));
        graphics.setLineWidth(1);
        graphics.strokeLine(0, floor + 0.5, width, floor + 0.5);
        if (Double.isFinite(farDistance)) {
            double y = Math.round(floor - farDistance * scale) + 0.5;
            graphics.setStroke(look().color(Ink.SECONDARY));
            graphics.setLineDashes(4, 3);
            graphics.strokeLine(0, y, width, y);
            graphics.setLineDashes();
        }
    }

    private void bar(
            GraphicsContext graphics, Draw draw, double middle, double floor, double scale) {
        double barWidth = Math.min(WIDEST_BAR, side - 8.0);
        double barHeight = Math.max(2, Math.round(draw.distance() * scale));
        double x = Math.round(middle - barWidth / 2);
        if (draw.inside()) {
            graphics.setFill(look().color(Ink.INACTIVE));
            graphics.fillRect(x, floor - barHeight, barWidth, barHeight);
        } else {
            graphics.setStroke(look().color(Ink.TEXT));
            graphics.setLineWidth(1.5);
            graphics.strokeRect(x + 0.75, floor - barHeight + 0.75, barWidth - 1.5, barHeight);
        }
        graphics.setFont(
                draw.inside()
                        ? look().numbers(10.5)
                        : Font.font(look().numbers(10.5).getFamily(), FontWeight.BOLD, 10.5));
        graphics.setFill(look().color(draw.inside() ? Ink.SECONDARY : Ink.TEXT));
        graphics.setTextAlign(TextAlignment.CENTER);
        graphics.fillText(Words.number(draw.distance(), 1), middle, floor + 14);
    }
}
