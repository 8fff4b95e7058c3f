package org.betavista.ui.codes;

import javafx.scene.input.KeyEvent;
import org.betavista.session.CodebookUse;
import org.betavista.ui.control.Look;

/**
 * The grid of codes that z is: each position shows the picture of the code it takes. Clicking looks
 * at a position, arrows move on, Page Up and Page Down choose its code.
 */
final class CodeGrid extends CodeBoard {
    private final CodesViewModel codes;

    @SuppressWarnings("this-escape") // Listeners are called when the window is shown.
    CodeGrid(CodesViewModel codes, Look look) {
        super(look, cell -> describe(codes, cell));
        this.codes = codes;
        setId("code-grid");
        setFocusTraversable(true);
        setAccessibleText(
                "Grid of codes; arrows choose a position, Page Up and Page Down its code");
        onPointer(cell -> {}, () -> {}, codes::select);
        setOnKeyPressed(this::keyPressed);
        focusedProperty().addListener((property, old, now) -> redraw());
        codes.indicesProperty().addListener((property, old, now) -> showCodes());
        codes.picturesProperty().addListener((property, old, now) -> showCodes());
        codes.positionProperty().addListener((property, old, now) -> frame(now.intValue()));
        showCodes();
        frame(codes.positionProperty().get());
    }

    private static String describe(CodesViewModel codes, int cell) {
        CodebookUse use = codes.useProperty().get();
        return use == null || cell >= codes.indicesProperty().get().length
                ? ""
                : "Row %s, column %s takes code %s. Click to look at this position."
                        .formatted(
                                Math.floorDiv(cell, use.side()) + 1,
                                cell % use.side() + 1,
                                codes.indicesProperty().get()[cell]);
    }

    private void showCodes() {
        CodebookUse use = codes.useProperty().get();
        show(
                codes.picturesProperty().get(),
                codes.indicesProperty().get(),
                use == null ? 1 : use.side());
    }

    private void keyPressed(KeyEvent event) {
        switch (event.getCode()) {
            case LEFT -> codes.walk(-1, 0);
            case RIGHT -> codes.walk(1, 0);
            case UP -> codes.walk(0, -1);
            case DOWN -> codes.walk(0, 1);
            case PAGE_UP -> codes.turn(-1);
            case PAGE_DOWN -> codes.turn(1);
            default -> {
                return;
            }
        }
        event.consume();
    }
}
