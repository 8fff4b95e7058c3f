package org.betavista.ui.codes;

import java.util.Arrays;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.text.TextAlignment;
import org.betavista.session.CodebookUse;
import org.betavista.ui.control.DrawnRegion;
import org.betavista.ui.control.Ink;
import org.betavista.ui.control.Look;
import org.betavista.ui.control.Parts;
import org.betavista.ui.control.Words;

/**
 * How often held-out images take each code: bars from the most to the least used. The bar in the
 * colour of z is the code at the position that is looked at; the dashed line is where all bars
 * would end if every code were used alike.
 */
final class CodeUsage extends DrawnRegion {
    private static final double FOOT = 2;
    private static final double WORDS = 14;

    private final CodesViewModel codes;
    private final Look look;
    private final boolean named;
    private final Tooltip explained;
    private int[] order = new int[0];

    /**
     * @param named whether the dashed line and the axis have words
     */
    @SuppressWarnings("this-escape") // Listeners are called when the window is shown.
    CodeUsage(CodesViewModel codes, Look look, boolean named) {
        this.codes = codes;
        this.look = look;
        this.named = named;
        explained = Parts.explanation(this, "");
        addEventHandler(MouseEvent.MOUSE_MOVED, event -> describe(event.getX()));
        look.onChange(this::redraw);
        codes.useProperty().addListener((property, old, now) -> showUse());
        codes.indicesProperty().addListener((property, old, now) -> redraw());
        codes.positionProperty().addListener((property, old, now) -> redraw());
        showUse();
    }

    private void showUse() {
        CodebookUse use = codes.useProperty().get();
        order = use == null ? new int[0] : use.byUse();
        redraw();
    }

    private void describe(double x) {
        int place = (int) (x / getWidth() * order.length);
        if (place >= 0 && place < order.length) {
            explained.setText(CodebookPicture.describe(codes.useProperty().get(), order[place]));
        }
    }

    @Override
    protected void draw(GraphicsContext graphics, double width, double height) {
        CodebookUse use = codes.useProperty().get();
        if (use == null || order.length == 0) {
            return;
        }
        double top = named ? WORDS : 0;
        double floor = height - FOOT - (named ? WORDS : 0);
        double highest = Math.max(1, Arrays.stream(use.counts()).max().orElse(1));
        double pitch = width / order.length;
        double gap = pitch >= 4 ? 1 : 0;
        for (int place = 0; place < order.length; place++) {
            int count = use.counts()[order[place]];
            double bar = count == 0 ? 0 : Math.max(1, count / highest * (floor - top));
            graphics.setFill(look.color(order[place] == codes.code() ? Ink.Z : Ink.SECONDARY));
            graphics.fillRect(place * pitch, floor - bar, pitch - gap, bar);
        }
        graphics.setFill(look.color(Ink.BORDER));
        graphics.fillRect(0, floor, width, 1);
        double alike = floor - (floor - top) / (highest * order.length) * total(use);
        graphics.setStroke(look.color(Ink.PRIOR));
        graphics.setLineWidth(1);
        graphics.setLineDashes(3, 3);
        graphics.strokeLine(0, Math.floor(alike) + 0.5, width, Math.floor(alike) + 0.5);
        graphics.setLineDashes();
        if (named) {
            name(graphics, use, width, height, alike);
        }
    }

    private static long total(CodebookUse use) {
        return Arrays.stream(use.counts()).sum();
    }

    private void name(
            GraphicsContext graphics, CodebookUse use, double width, double height, double alike) {
        graphics.setFill(look.color(Ink.SECONDARY));
        graphics.setFont(look.words(11));
        graphics.fillText("most used first", 0, height - 2);
        graphics.setTextAlign(TextAlignment.RIGHT);
        graphics.fillText(
                "all alike: " + Words.number(100.0 / use.size(), 1) + " % each", width, alike - 4);
        graphics.setTextAlign(TextAlignment.LEFT);
        graphics.setFont(look.numbers(10.5));
        graphics.fillText(Words.number(100 * use.share(order[0]), 1) + " %", 0, 10);
    }
}
