package org.betavista.ui.measure;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;
import org.betavista.ui.control.Ink;
import org.betavista.ui.control.Look;
import org.betavista.ui.control.Words;

/** What stands to the right of a heat map: each row's gap, with a bar where there is room. */
final class HeatLeads {
    private static final double NUMBER = 44;
    private static final double BAR = 80;
    private static final double BAR_HEIGHT = 8;
    private static final double ENTROPY = 66;

    private HeatLeads() {}

    static void draw(GraphicsContext graphics, Look look, HeatTable table, HeatLayout layout) {
        if (table.leads().isEmpty()) {
            return;
        }
        double left = layout.right() + HeatLayout.LEADS_GAP;
        graphics.setTextAlign(TextAlignment.RIGHT);
        graphics.setFont(look.words(12));
        graphics.setFill(look.color(Ink.SECONDARY));
        graphics.fillText("gap", left + NUMBER, layout.top() - 9);
        if (layout.wideLeads()) {
            graphics.fillText("entropy, nats", left + NUMBER + BAR + ENTROPY, layout.top() - 9);
        }
        for (int row = 0; row < table.leads().size(); row++) {
            HeatTable.Lead lead = table.leads().get(row);
            double middle = layout.y(row) + (layout.cellHeight() - layout.gap()) / 2;
            graphics.setFont(look.numbers(12));
            graphics.setTextAlign(TextAlignment.RIGHT);
            graphics.setFill(look.color(Ink.TEXT));
            graphics.fillText(Words.number(lead.gap(), 2), left + NUMBER, middle + 4);
            if (layout.wideLeads()) {
                bar(graphics, look, lead, left + NUMBER + 10, middle);
                graphics.setFill(look.color(Ink.SECONDARY));
                graphics.fillText(
                        Words.number(lead.entropy(), 2), left + NUMBER + BAR + ENTROPY, middle + 4);
            }
        }
    }

    private static void bar(
            GraphicsContext graphics, Look look, HeatTable.Lead lead, double x, double middle) {
        double y = Math.round(middle - BAR_HEIGHT / 2);
        graphics.setFill(look.color(Ink.INSET));
        graphics.fillRect(x, y, BAR, BAR_HEIGHT);
        if (Double.isFinite(lead.gap())) {
            graphics.setFill(look.color(Ink.SECONDARY));
            graphics.fillRect(x, y, BAR * Math.max(0, Math.min(1, lead.gap())), BAR_HEIGHT);
        }
    }
}
