package org.betavista.ui.measure;

import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** Sentences that wrap, in which symbols have their colours and numbers their font. */
final class Prose extends TextFlow {
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

    /** What it says, as plain words. */
    String text() {
        StringBuilder all = new StringBuilder();
        getChildren().forEach(part -> all.append(((Text) part).getText()));
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
