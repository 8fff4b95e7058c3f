package org.betavista.ui.measure;

import java.util.Locale;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.betavista.session.measures.Evidence;
import org.betavista.session.measures.Figure;
import org.betavista.session.measures.Headlines;
import org.betavista.session.measures.Property;
import org.betavista.ui.ExplorerViewModel;
import org.betavista.ui.Measurements;
import org.betavista.ui.control.Look;
import org.betavista.ui.control.Parts;
import org.betavista.ui.control.Segments;
import org.betavista.ui.control.Words;
import org.jspecify.annotations.Nullable;

/** The Measure tab: an overview, one page a property, and a page with every number. */
public final class MeasureView extends StackPane {
    private final Measurements measurements;
    private final Segments choices = new Segments();
    private final ToggleButton continuityButton;
    private final ToggleButton completenessButton;
    private final ToggleButton disentanglementButton;
    private final Label source = new Label();
    private final Label waiting = Parts.label("Measuring …", "secondary");
    private final StackPane body = new StackPane();
    private final NumbersPage numbers;
    private Node page;

    /**
     * @param model whose evidence is shown
     */
    public MeasureView(ExplorerViewModel model, Look look) {
        measurements = model.measurements();
        numbers = new NumbersPage(model);
        Overview overview = new Overview(model, look, this::open);
        ScrollPane continuity = Parts.scroll(new ContinuityPage(model, look));
        ScrollPane completeness = Parts.scroll(new CompletenessPage(model, look));
        ScrollPane disentanglement = Parts.scroll(new DisentanglementPage(model, look));
        page = overview;
        ToggleButton overviewButton = add("Overview", "overview", overview);
        continuityButton = add(Property.CONTINUITY, continuity);
        completenessButton = add(Property.COMPLETENESS, completeness);
        disentanglementButton = add(Property.DISENTANGLEMENT, disentanglement);
        add("All numbers", "everything", numbers);
        source.getStyleClass().add("secondary");
        source.setId("measure-source");
        Parts.explain(
                source,
                "Evidence and numbers are of the same weights and follow the training while this tab"
                        + " is open; the tables tell the N of every number.");
        HBox head = new HBox(choices, Parts.spring(), source);
        HBox.setMargin(source, new Insets(0, 0, 0, 12));
        head.setAlignment(Pos.CENTER_LEFT);
        head.setMinHeight(28);
        body.setMinSize(0, 0);
        VBox.setVgrow(body, Priority.ALWAYS);
        VBox all = new VBox(head, body);
        all.getStyleClass().add("tab-body");
        getChildren().add(all);
        waiting.setId("measuring");
        // Gathered only while somebody looks.
        sceneProperty().addListener((property, was, is) -> measurements.watchEvidence(is != null));
        measurements.evidenceProperty().addListener((property, old, now) -> show(now));
        measurements.headlinesProperty().addListener((property, old, now) -> showName(now));
        overviewButton.fire();
        showName(measurements.headlinesProperty().get());
    }

    private ToggleButton add(Property property, Node shown) {
        return add(property.title(), property.name().toLowerCase(Locale.ROOT), shown);
    }

    private ToggleButton add(String name, String key, Node shown) {
        return choices.add(new ToggleButton(name), "measure-" + key, () -> choose(shown));
    }

    private void choose(Node chosen) {
        page = chosen;
        show(measurements.evidenceProperty().get());
    }

    /** Opens the page of a property. */
    public void open(Property property) {
        switch (property) {
            case CONTINUITY -> continuityButton.fire();
            case COMPLETENESS -> completenessButton.fire();
            case DISENTANGLEMENT, INDEPENDENCE -> disentanglementButton.fire();
        }
    }

    /** Shows the chosen page, which is in the scene only when there is something to see on it. */
    void show(@Nullable Evidence evidence) {
        boolean empty = evidence == null && page != numbers;
        body.getChildren().setAll(empty ? waiting : page);
        source.setText(evidence == null || page == numbers ? "" : from(evidence.headlines()));
    }

    private void showName(@Nullable Headlines headlines) {
        boolean factors = headlines == null || headlines.hasFactors();
        Property third = factors ? Property.DISENTANGLEMENT : Property.INDEPENDENCE;
        disentanglementButton.setText(third.title());
    }

    /** Where the numbers come from. */
    static String from(Headlines headlines) {
        Figure figure =
                headlines
                        .headline(Property.CONTINUITY)
                        .or(() -> headlines.headline(Property.COMPLETENESS))
                        .orElse(null);
        String step = "At step " + Words.count(headlines.step());
        if (figure == null) {
            return step;
        }
        String seed = figure.seed().isPresent() ? ", seed " + figure.seed().getAsLong() : "";
        return step + " on " + Words.count(figure.samples()) + " held-out images" + seed;
    }
}
