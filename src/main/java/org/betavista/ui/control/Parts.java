package org.betavista.ui.control;

import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Small parts that every view is built of. */
public final class Parts {
    private static final double LEAST_NAME = 48;
    private static final Duration TOOLTIP_DELAY = Duration.millis(300);

    /** Among a node's properties: the sentence whose tooltip is not made yet. */
    private static final String PENDING = "betavista.pending-sentence";

    private static final EventHandler<MouseEvent> ENTERED = Parts::explainPending;

    private Parts() {}

    /** A 14 px icon. */
    public static FontIcon icon(Feather feather) {
        return new FontIcon(feather);
    }

    /** The mark of what takes effect in a new model only. */
    public static FontIcon restartMark() {
        FontIcon mark = icon(Feather.ROTATE_CW);
        mark.getStyleClass().add("restart-mark");
        return mark;
    }

    /** Words in a style of the stylesheet. */
    public static Label label(String text, String... styleClasses) {
        Label label = new Label(text);
        label.getStyleClass().addAll(styleClasses);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    /** A button with an icon, words or both, and the sentence that explains it. */
    public static Button button(String text, Feather feather, String sentence, Runnable action) {
        Button button = new Button(text, icon(feather));
        button.setOnAction(event -> action.run());
        button.setMinWidth(Region.USE_PREF_SIZE);
        explain(button, sentence);
        return button;
    }

    /** A button that is only an icon. */
    public static Button iconButton(Feather feather, String sentence, Runnable action) {
        Button button = button("", feather, sentence, action);
        button.getStyleClass().addAll("flat", "icon-button");
        button.setAccessibleText(sentence);
        return button;
    }

    /**
     * Explains anything in one plain sentence; the last one holds, and a blank one changes nothing.
     * The tooltip is made when the pointer comes for the first time, because each has a scene of
     * its own, and a window has a hundred.
     */
    public static void explain(Node node, String sentence) {
        if (sentence.isBlank()) {
            return;
        }
        node.setAccessibleHelp(sentence);
        node.getProperties().put(PENDING, sentence);
        // Added once, however often a node is explained.
        node.addEventHandler(MouseEvent.MOUSE_ENTERED, ENTERED);
    }

    private static void explainPending(MouseEvent entered) {
        if (entered.getSource() instanceof Node node
                && node.getProperties().get(PENDING) instanceof String sentence) {
            explanation(node, sentence);
        }
    }

    /**
     * Explains something whose sentence will change: set the text of what this returns. It takes
     * the place of every earlier sentence.
     */
    public static Tooltip explanation(Node node, String sentence) {
        node.getProperties().remove(PENDING);
        Tooltip tooltip = tooltip(sentence);
        if (node instanceof Control control) {
            control.setTooltip(tooltip);
        } else {
            Tooltip.install(node, tooltip);
        }
        return tooltip;
    }

    private static Tooltip tooltip(String sentence) {
        Tooltip tooltip = new Tooltip(sentence);
        tooltip.setShowDelay(TOOLTIP_DELAY);
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(320);
        return tooltip;
    }

    /**
     * Holds words that people gave, of any length: shortened in the middle where there is no room.
     */
    public static <T extends Labeled> T given(T words) {
        words.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        words.setMinWidth(LEAST_NAME);
        return words;
    }

    /** Takes all free width. */
    public static Region spring() {
        Region region = new Region();
        HBox.setHgrow(region, Priority.ALWAYS);
        return region;
    }

    /** Scrolls upwards and downwards; the content is as wide as the pane. */
    public static ScrollPane scroll(Node content) {
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        return scroll;
    }

    /** A white card with a head line and a body that takes the rest. */
    public static VBox card(HBox head, Node body) {
        head.getStyleClass().add("card-head");
        VBox card = new VBox(head, body);
        card.getStyleClass().add("bv-card");
        VBox.setVgrow(body, Priority.ALWAYS);
        return card;
    }
}
