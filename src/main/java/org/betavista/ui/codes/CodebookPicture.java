package org.betavista.ui.codes;

import java.util.stream.IntStream;
import javafx.geometry.Orientation;
import javafx.scene.canvas.GraphicsContext;
import org.betavista.session.CodebookUse;
import org.betavista.ui.control.Ink;
import org.betavista.ui.control.Look;
import org.betavista.ui.control.Words;
import org.jspecify.annotations.Nullable;

/**
 * All codes of the book. The frame is the code at the position that is looked at; codes that no
 * held-out image takes are hollow and crossed. Hovering previews a code there, clicking takes it.
 */
final class CodebookPicture extends CodeBoard {
    private static final int FEW = 128;
    private static final int FEW_COLUMNS = 16;
    private static final int MANY_COLUMNS = 32;

    private final CodesViewModel codes;
    private final Look look;

    @SuppressWarnings("this-escape") // Listeners are called when the window is shown.
    CodebookPicture(CodesViewModel codes, Look look) {
        super(look, code -> describe(codes.useProperty().get(), code));
        this.codes = codes;
        this.look = look;
        setId("codebook");
        setMinHeight(USE_PREF_SIZE);
        onPointer(codes::preview, codes.point()::endPreview, codes::take);
        codes.useProperty().addListener((property, old, now) -> showCodes());
        codes.picturesProperty().addListener((property, old, now) -> showCodes());
        codes.indicesProperty().addListener((property, old, now) -> frame(codes.code()));
        codes.positionProperty().addListener((property, old, now) -> frame(codes.code()));
        showCodes();
        frame(codes.code());
    }

    /** What a code is, and how often it is taken. */
    static String describe(@Nullable CodebookUse use, int code) {
        if (use == null || code >= use.size()) {
            return "";
        }
        return use.counts()[code] == 0
                ? "Code %s is dead: no held-out image takes it anywhere.".formatted(code)
                : "Code %s fills %s %% of the held-out images' positions."
                        .formatted(code, Words.number(100 * use.share(code), 1));
    }

    private void showCodes() {
        CodebookUse use = codes.useProperty().get();
        int size = use == null ? 0 : use.size();
        show(codes.picturesProperty().get(), IntStream.range(0, size).toArray(), columns(size));
    }

    private static int columns(int size) {
        return Math.max(1, Math.min(size, size > FEW ? MANY_COLUMNS : FEW_COLUMNS));
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        CodebookUse use = codes.useProperty().get();
        return use == null || width <= 0
                ? 0
                : rows() * Math.floor((width - 4) / columns(use.size())) + 4;
    }

    @Override
    void mark(GraphicsContext graphics, int code, double x, double y, double side) {
        CodebookUse use = codes.useProperty().get();
        if (use == null || use.counts()[code] > 0) {
            return;
        }
        graphics.setGlobalAlpha(0.7);
        graphics.setFill(look.color(Ink.PANEL));
        graphics.fillRect(x, y, side, side);
        graphics.setGlobalAlpha(1);
        graphics.setLineWidth(1);
        graphics.setStroke(look.color(Ink.INACTIVE));
        graphics.strokeRect(x + 0.5, y + 0.5, side - 1, side - 1);
        graphics.strokeLine(x + 2, y + 2, x + side - 2, y + side - 2);
        graphics.strokeLine(x + side - 2, y + 2, x + 2, y + side - 2);
    }
}
