package org.betavista.ui.form;

import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** A formula on an inset line, each symbol in its colour. */
final class FormulaLine extends TextFlow {
    private static final Map<String, String> INKS =
            Map.of(
                    "β", "ink-beta",
                    "KL", "ink-kl",
                    "x", "ink-x",
                    "x̂", "ink-xhat",
                    "z", "ink-z",
                    "μ", "ink-mu",
                    "σ", "ink-sigma");

    /** A symbol that is no part of a longer word; x̂ before x. */
    private static final Pattern SYMBOL =
            Pattern.compile("(?<![\\p{L}])(x̂|KL|[βxzμσ])(?![\\p{L}\\p{M}])");

    FormulaLine() {
        getStyleClass().add("formula");
        setId("formula");
    }

    /** Shows another formula. */
    void show(String formula) {
        getChildren().clear();
        setAccessibleText(formula);
        Matcher symbols = SYMBOL.matcher(formula);
        int end = 0;
        while (symbols.find()) {
            add(formula.substring(end, symbols.start()), "plain");
            add(symbols.group(), Objects.requireNonNull(INKS.get(symbols.group())));
            end = symbols.end();
        }
        add(formula.substring(end), "plain");
    }

    private void add(String words, String ink) {
        if (!words.isEmpty()) {
            Text text = new Text(words);
            text.getStyleClass().addAll("formula-text", ink);
            getChildren().add(text);
        }
    }
}
