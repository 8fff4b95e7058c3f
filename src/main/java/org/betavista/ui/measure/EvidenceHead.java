package org.betavista.ui.measure;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.betavista.session.measures.Figure;
import org.betavista.session.measures.Headlines;
import org.betavista.session.measures.Property;
import org.betavista.ui.control.Parts;
import org.betavista.ui.control.Words;
import org.jspecify.annotations.Nullable;

/** The head of a card: a property, its question and its number, large. */
final class EvidenceHead extends HBox {
    static final String COLLAPSED = "collapsed";

    private static final String NATS = " nats";

    private final Label title = Parts.label("", "card-title");
    private final Label question = Parts.label("", "secondary");
    private final Label value = Parts.label("–", "evidence-value");

    /**
     * @param valueId by which tests find the number
     */
    EvidenceHead(Property property, String valueId) {
        value.setId(valueId);
        question.setMinWidth(0);
        getChildren().addAll(title, question, Parts.spring(), value);
        show(property, null);
    }

    /** Shows a property's number; no score where no latent is active. */
    void show(Property property, @Nullable Headlines headlines) {
        title.setText(property.title());
        question.setText(property.question());
        boolean collapsed = headlines != null && headlines.isCollapsed();
        value.setText(collapsed ? COLLAPSED : number(property, headlines));
        value.getStyleClass().setAll("label", collapsed ? "evidence-word" : "evidence-value");
    }

    private static String number(Property property, @Nullable Headlines headlines) {
        double number =
                headlines == null
                        ? Double.NaN
                        : headlines.headline(property).map(Figure::value).orElse(Double.NaN);
        boolean inNats = property == Property.INDEPENDENCE && Double.isFinite(number);
        return Words.number(number, 2) + (inNats ? NATS : "");
    }
}
