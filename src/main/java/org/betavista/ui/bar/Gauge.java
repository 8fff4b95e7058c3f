package org.betavista.ui.bar;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.betavista.session.measures.Headlines;
import org.betavista.session.measures.Property;
import org.betavista.ui.control.Look;
import org.betavista.ui.control.Parts;
import org.betavista.ui.measure.Reading;
import org.betavista.ui.train.LossHistory;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** One property at a glance: a tile that is a button and opens the evidence. */
final class Gauge extends Button {
    private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");
    private static final PseudoClass WORD = PseudoClass.getPseudoClass("word");

    /** Left and right of the content, as the stylesheet has it. */
    private static final double PADDING = 12 + 10;

    private final Property slot;
    private final Label title = Parts.label("", "card-title");
    private final Label value = Parts.label("", "gauge-value");
    private final Label beside = Parts.label("", "gauge-beside");
    private final Label caption = new Label();
    private final GaugeSparkline sparkline;
    private final VBox content;
    private final Tooltip words;
    private Property shown;

    /**
     * @param slot which property; the third one gives way to independence where there are no
     *     factors
     * @param losses knows where beta was changed
     * @param open is told the property whose evidence is asked for
     */
    Gauge(Property slot, Look look, LossHistory losses, Consumer<Property> open) {
        this.slot = slot;
        shown = slot;
        setId("gauge-" + slot.name().toLowerCase(Locale.ROOT));
        getStyleClass().add("gauge");
        sparkline = new GaugeSparkline(look, losses);
        FontIcon chevron = Parts.icon(Feather.CHEVRON_RIGHT);
        HBox head = new HBox(title, Parts.spring(), chevron);
        head.setAlignment(Pos.CENTER_LEFT);
        HBox middle = new HBox(value, beside, Parts.spring(), sparkline);
        HBox.setMargin(beside, new Insets(0, 0, 0, 6));
        middle.setAlignment(Pos.CENTER_LEFT);
        middle.setMinHeight(30);
        middle.setMaxHeight(30);
        caption.getStyleClass().add("caption");
        content = new VBox(2, head, middle, caption);
        content.setAlignment(Pos.CENTER_LEFT);
        content.setMouseTransparent(true);
        setGraphic(content);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setOnAction(event -> open.accept(shown));
        words = Parts.explanation(this, "");
        show(null, List.of(), false);
    }

    /** Makes the tile another width. */
    void resizeTo(double width) {
        setMinWidth(width);
        setPrefWidth(width);
        setMaxWidth(width);
        double inner = width - PADDING;
        content.setMinWidth(inner);
        content.setPrefWidth(inner);
        content.setMaxWidth(inner);
    }

    /**
     * Shows what was measured.
     *
     * @param newest null before the first
     * @param history all of the run, oldest first; a view
     * @param stale whether the weights went on since
     */
    void show(@Nullable Headlines newest, List<Headlines> history, boolean stale) {
        Reading reading = Reading.of(slot, newest);
        shown = reading.property();
        title.setText(shown.title());
        value.setText(reading.value());
        beside.setText(String.join("\n", reading.beside()));
        caption.setText(reading.caption());
        words.setText(reading.explanation());
        setAccessibleText(reading.spoken());
        setAccessibleHelp(reading.explanation());
        pseudoClassStateChanged(WORD, !reading.isNumber());
        showStale(stale);
        sparkline.show(shown, history);
    }

    /** Tells numbers of other weights than the present ones by their colour. */
    void showStale(boolean stale) {
        pseudoClassStateChanged(STALE, stale);
    }
}
