package org.betavista.ui.measure;

import javafx.scene.Node;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.betavista.ui.control.Look;
import org.betavista.ui.control.ReconstructionSymbol;
import org.jspecify.annotations.Nullable;

/** Sentences that wrap, in which symbols have their colours and numbers their font. */
final class Prose extends TextFlow {
    private static final double SIZE = 11.5;

    private @Nullable ReconstructionSymbol reconstruction;

    Prose() {
        setMinHeight(USE_PREF_SIZE);
        setLineSpacing(1);
    }

    /** Begins anew. */
    Prose clear() {
        getChildren().clear();
        return this;
    }

    /** Adds plain words. */
    Prose words(String words) {
        return add(words);
    }

    /** Adds words that matter. */
    Prose strong(String words) {
        return add(words, "strong");
    }

    /** Adds a number. */
    Prose number(String number) {
        return add(number, "number");
    }

    /** Adds a symbol; its style class names its colour, as "ink-x" does. */
    Prose symbol(String symbol, String ink) {
        return add(symbol, "strong", ink);
    }

    /** Adds x with a hat, of which there is one at most. */
    Prose reconstruction(Look look) {
        if (reconstruction == null) {
            reconstruction = new ReconstructionSymbol(look, SIZE); // Once: it listens to the look.
        }
        getChildren().add(reconstruction);
        return this;
    }

    /** What it says, without drawn symbols. */
    String text() {
        StringBuilder all = new StringBuilder();
        for (Node part : getChildren()) {
            if (part instanceof Text words) {
                all.append(words.getText());
            }
        }
        return all.toString();
    }

    private Prose add(String words, String... styleClasses) {
        Text text = new Text(words);
        text.getStyleClass().add("prose");
        text.getStyleClass().addAll(styleClasses);
        getChildren().add(text);
        return this;
    }
}
