package org.betavista.ui.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
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
import org.betavista.ui.control.SpareLabel;
import org.betavista.ui.control.Words;
import org.jspecify.annotations.Nullable;

/** The Measure tab: an overview, one page a property, and a page with every number. */
public final class MeasureView extends StackPane {
    private final Measurements measurements;
    private final Segments choices = new Segments();
    private final ToggleButton continuityButton;
    private final ToggleButton completenessButton;
    private final ToggleButton disentanglementButton;
    private final SpareLabel source = new SpareLabel("secondary");
    private final Label waiting = Parts.label("", "secondary");
    private final StackPane body = new StackPane();
    private final NumbersPage numbers;
    private final List<Page> pages = new ArrayList<>();
    private Page page;

    /**
     * What one of the buttons shows.
     *
     * @param node stands in the tab
     * @param content is given the evidence
     * @param property whose evidence it is; null for more than one
     */
    private record Page(Node node, EvidencePage content, @Nullable Property property) {}

    /**
     * @param model whose evidence is shown
     */
    public MeasureView(ExplorerViewModel model, Look look) {
        measurements = model.measurements();
        numbers = new NumbersPage(model);
        Overview overview = new Overview(model, look, this::open);
        ContinuityPage continuity = new ContinuityPage(model, look);
        CompletenessPage completeness = new CompletenessPage(model, look);
        DisentanglementPage disentanglement = new DisentanglementPage(model, look);
        ScrollPane scrolled = Parts.scroll(overview);
        // Cards grow with the window; one that is too low for their words scrolls.
        scrolled.setFitToHeight(true);
        page = new Page(scrolled, overview, null);
        ToggleButton overviewButton = add("Overview", "overview", page);
        continuityButton = add(Property.CONTINUITY, continuity, continuity);
        completenessButton = add(Property.COMPLETENESS, completeness, completeness);
        disentanglementButton = add(Property.DISENTANGLEMENT, disentanglement, disentanglement);
        add("All numbers", "everything", new Page(numbers, evidence -> {}, null));
        source.setId("measure-source");
        Parts.explain(
                source,
                "Evidence and its numbers follow the training while this tab is open. DCI importance"
                        + " and All numbers are of the step that stands beside them. The tables"
                        + " tell the N of every number.");
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
        waiting.setWrapText(true);
        waiting.textProperty()
                .bind(
                        Bindings.when(measurements.failureProperty().isEmpty())
                                .then("Measuring …")
                                .otherwise(measurements.failureProperty()));
        // Gathered only while somebody looks.
        sceneProperty().addListener((property, was, is) -> measurements.watchEvidence(is != null));
        measurements.evidenceProperty().addListener((property, old, now) -> show(now));
        measurements.headlinesProperty().addListener((property, old, now) -> showName(now));
        overviewButton.fire();
        showName(measurements.headlinesProperty().get());
    }

    private ToggleButton add(Property property, Node body, EvidencePage content) {
        return add(
                property.title(),
                property.name().toLowerCase(Locale.ROOT),
                new Page(Parts.scroll(body), content, property));
    }

    private ToggleButton add(String name, String key, Page shown) {
        pages.add(shown);
        return choices.add(new ToggleButton(name), "measure-" + key, () -> choose(shown));
    }

    private void choose(Page chosen) {
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
        if (evidence == null) {
            pages.forEach(each -> each.content().show(null)); // Another model: nobody keeps it.
        } else {
            page.content().show(evidence);
        }
        boolean isNumbers = page.node() == numbers;
        body.getChildren().setAll(evidence == null && !isNumbers ? waiting : page.node());
        source.say(
                evidence == null || isNumbers
                        ? List.of("")
                        : List.of(
                                from(evidence.headlines(), page.property()),
                                from(evidence.headlines(), null),
                                ""));
    }

    private void showName(@Nullable Headlines headlines) {
        boolean factors = headlines == null || headlines.hasFactors();
        Property third = factors ? Property.DISENTANGLEMENT : Property.INDEPENDENCE;
        disentanglementButton.setText(third.title());
    }

    /** Where the numbers come from: the weights, and the images behind a property's number. */
    static String from(Headlines headlines, @Nullable Property property) {
        String step = "At step " + Words.count(headlines.step());
        Property shown = property == null ? null : Reading.standing(property, headlines);
        Figure figure = shown == null ? null : headlines.headline(shown).orElse(null);
        if (figure == null) {
            return step;
        }
        // Factors are looked for in images of all the data.
        String kind = shown == Property.DISENTANGLEMENT ? " images" : " held-out images";
        String seed = figure.seed().isPresent() ? ", seed " + figure.seed().getAsLong() : "";
        return step + " on " + Words.count(figure.samples()) + kind + seed;
    }
}
