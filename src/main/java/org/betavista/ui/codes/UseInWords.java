package org.betavista.ui.codes;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.betavista.session.CodebookUse;
import org.betavista.ui.control.Parts;
import org.betavista.ui.control.SpareLabel;
import org.betavista.ui.control.Words;
import org.jspecify.annotations.Nullable;

/** One line: the perplexity of a codebook, and how many of its codes are in use. */
final class UseInWords extends HBox {
    /** What perplexity is, for people. */
    static final String PERPLEXITY =
            "Perplexity is the number of codes that would be in use if all of them were taken"
                    + " equally often: as many as there are at best, 1 if one code does everything.";

    private final Label perplexity = Parts.label("", "number");
    private final SpareLabel of = new SpareLabel("caption");

    UseInWords(CodesViewModel codes) {
        super(5);
        setAlignment(Pos.BASELINE_LEFT);
        Label word = Parts.label("perplexity", "caption", "strong");
        Parts.explain(word, PERPLEXITY);
        Parts.explain(perplexity, PERPLEXITY);
        Parts.explain(
                of, "Counted on held-out images; a dead code is one that none of them takes.");
        perplexity.setId("perplexity");
        of.setId("codes-in-use");
        getChildren().addAll(word, perplexity, of);
        codes.useProperty().addListener((property, old, now) -> show(now));
        show(codes.useProperty().get());
    }

    private void show(@Nullable CodebookUse use) {
        perplexity.setText(use == null ? "–" : Words.number(use.perplexity(), 1));
        of.say(
                use == null
                        ? List.of("")
                        : List.of(
                                "of %s · %s in use · %s dead"
                                        .formatted(use.size(), use.used(), use.dead()),
                                "of %s · %s in use".formatted(use.size(), use.used()),
                                "of %s".formatted(use.size())));
    }
}
