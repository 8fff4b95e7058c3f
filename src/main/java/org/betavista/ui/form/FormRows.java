package org.betavista.ui.form;

import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.betavista.ui.control.Parts;

/** Named fields below each other, and beside each what it takes to change it. */
final class FormRows extends GridPane {
    private static final double NAMES = 132;
    private static final double FIELDS = 196;
    private static final double MARKS = 26;

    private int row;

    /** When another choice takes effect. */
    enum Effect {
        /** At the next step. */
        LIVE,
        /** In a new model. */
        RESTARTS
    }

    /** What stands in one row. */
    record Row(List<Node> nodes) {
        /** Shows the row, or takes it and its space away. */
        void show(boolean shown) {
            for (Node node : nodes) {
                node.setVisible(shown);
                node.setManaged(shown);
            }
        }
    }

    FormRows() {
        getStyleClass().add("form");
        getColumnConstraints().addAll(column(NAMES), column(FIELDS), column(MARKS));
        getColumnConstraints().get(1).setHgrow(Priority.ALWAYS);
    }

    private static ColumnConstraints column(double width) {
        return new ColumnConstraints(width);
    }

    /** Begins a section. */
    void heading(String words) {
        Label heading = Parts.label(words, "form-heading");
        add(heading, 0, row++, 3, 1);
    }

    /**
     * Adds a field.
     *
     * @param sentence what it does
     */
    Row field(String name, Node field, String sentence, Effect effect) {
        Label label = Parts.label(name, "secondary");
        label.setMinWidth(0);
        label.setLabelFor(field);
        Parts.explain(label, sentence);
        Parts.explain(field, sentence);
        if (field instanceof Region region
                && !(field instanceof TextField)
                && !(field instanceof CheckBox)) {
            region.setMaxWidth(Double.MAX_VALUE);
        }
        Node mark =
                effect == Effect.RESTARTS ? Parts.restartMark() : Parts.label("live", "caption");
        GridPane.setHalignment(mark, HPos.LEFT);
        addRow(row++, label, field, mark);
        return new Row(List.of(label, field, mark));
    }

    /** Adds a line of small words below a field; empty it takes no space. */
    Label caption() {
        Label caption = new Label();
        caption.getStyleClass().add("caption");
        caption.setWrapText(true);
        caption.setMinHeight(Region.USE_PREF_SIZE);
        caption.managedProperty().bind(caption.textProperty().isNotEmpty());
        add(caption, 1, row++, 2, 1);
        return caption;
    }

    /** Adds something over the whole width. */
    void wide(Node node) {
        add(node, 0, row++, 3, 1);
    }

    /** Takes all rows away. */
    void clear() {
        getChildren().clear();
        row = 0;
    }
}
