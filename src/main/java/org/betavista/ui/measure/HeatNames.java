package org.betavista.ui.measure;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;
import org.betavista.ui.control.Ink;
import org.betavista.ui.control.Look;
import org.betavista.ui.control.Words;

/** The names around a heat map; where they would overlap, only some of them. */
final class HeatNames {
    private static final double NAME_WIDTH = 24;
    private static final double NAME_HEIGHT = 13;

    private HeatNames() {}

    static void draw(GraphicsContext graphics, Look look, HeatTable table, HeatLayout layout) {
        graphics.setFont(look.strongWords(12));
        graphics.setTextAlign(TextAlignment.CENTER);
        int everyColumn = (int) Math.ceil(NAME_WIDTH / layout.cellWidth());
        for (int column = 0; column < table.latents().length; column += everyColumn) {
            graphics.setFill(look.color(table.active()[column] ? Ink.Z : Ink.SECONDARY));
            double middle = layout.x(column) + (layout.cellWidth() - layout.gap()) / 2;
            graphics.fillText(Words.latent(table.latents()[column]), middle, layout.top() - 9);
        }
        graphics.setTextAlign(TextAlignment.RIGHT);
        int everyRow = (int) Math.ceil(NAME_HEIGHT / layout.cellHeight());
        for (int row = 0; row < table.rows().size(); row += everyRow) {
            boolean latent = table.rowsAreLatents();
            graphics.setFont(latent ? look.strongWords(12) : look.words(13));
            Ink ofLatent = latent && table.active()[row] ? Ink.Z : Ink.SECONDARY;
            graphics.setFill(look.color(latent ? ofLatent : Ink.TEXT));
            double middle = layout.y(row) + (layout.cellHeight() - layout.gap()) / 2;
            graphics.fillText(
                    table.rows().get(row),
                    layout.left() - HeatLayout.NAME_GAP,
                    middle + 4.5,
                    HeatLayout.MOST_NAME);
        }
    }
}
