package org.betavista.ui.measure;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.betavista.session.measures.Figure;
import org.betavista.session.measures.FullReport;
import org.betavista.session.measures.Headlines;
import org.betavista.session.measures.Property;
import org.betavista.ui.ExplorerViewModel;
import org.betavista.ui.Measurements;
import org.betavista.ui.control.Parts;
import org.betavista.ui.control.Words;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Every number, by property, and the button that measures those that take their time. */
final class NumbersPage extends VBox {
    private static final double BAR_WIDTH = 140;

    private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");

    private final ExplorerViewModel model;
    private final Measurements measurements;
    private final Map<Property, Section> sections = new EnumMap<>(Property.class);
    private final Label source = new Label();
    private final Label empty = Parts.label("Nothing is measured yet.", "secondary");
    private final VBox list = new VBox();
    private final Button measure;
    private final HBox running = new HBox(8);
    private final Label what = Parts.label("", "secondary");
    private final ProgressBar bar = new ProgressBar(0);
    private final Label share = Parts.label("", "number", "secondary");

    /**
     * @param model that is measured
     */
    NumbersPage(ExplorerViewModel model) {
        this.model = model;
        measurements = model.measurements();
        measure =
                Parts.button(
                        "Measure everything",
                        Feather.CHECK_CIRCLE,
                        "All measures that the model and its data allow; seconds to a minute.",
                        measurements::measureAll);
        measure.setId("measure-all");
        Button cancel =
                Parts.button(
                        "Cancel",
                        Feather.X,
                        "End the measuring; earlier numbers stay.",
                        measurements::cancel);
        cancel.setId("measure-cancel");
        bar.setPrefWidth(BAR_WIDTH);
        bar.setId("measure-bar");
        what.setId("measure-progress");
        running.setAlignment(Pos.CENTER_RIGHT);
        running.getChildren().addAll(what, bar, share, cancel);
        measure.managedProperty().bind(measure.visibleProperty());
        running.managedProperty().bind(running.visibleProperty());
        source.getStyleClass().add("secondary");
        source.setId("numbers-source");
        HBox head = new HBox(Parts.label("All numbers", "card-title"), source, Parts.spring());
        head.getChildren().addAll(running, measure);
        list.getStyleClass().add("number-list");
        for (Property property : Property.values()) {
            sections.put(property, new Section(property, model));
        }
        ScrollPane scroll = Parts.scroll(list);
        scroll.setId("numbers");
        VBox card = Parts.card(head, scroll);
        VBox.setVgrow(card, Priority.ALWAYS);
        getChildren().add(card);
        setMinSize(0, 0);
        measurements.headlinesProperty().addListener((property, old, now) -> show());
        model.stepProperty()
                .addListener(
                        (property, old, now) -> {
                            if (getScene() != null) {
                                showAge();
                            }
                        });
        sceneProperty().addListener((property, old, now) -> showAge());
        measurements.reportProperty().addListener((property, old, now) -> show());
        measurements.progressProperty().addListener((property, old, now) -> show(now));
        show();
        show(measurements.progressProperty().get());
    }

    private void show() {
        show(measurements.headlinesProperty().get(), measurements.reportProperty().get());
    }

    /** Shows the report, or the headline numbers where there is none. */
    void show(@Nullable Headlines headlines, @Nullable FullReport report) {
        Headlines shown = report == null ? headlines : report.headlines();
        showAge();
        if (shown == null) {
            list.getChildren().setAll(empty);
            return;
        }
        List<Node> present = new ArrayList<>();
        sections.forEach(
                (property, section) -> {
                    List<Figure> figures = shown.figures().of(property);
                    section.table.show(figures);
                    String remark = shown.remarks().get(property);
                    section.remark.setText(remark == null ? "" : remark);
                    section.remark.setVisible(remark != null);
                    if (!figures.isEmpty() || remark != null) {
                        present.add(section);
                    }
                });
        if (!list.getChildren().equals(present)) {
            list.getChildren().setAll(present); // Else the focus and explanations stay.
        }
    }

    /** Which weights the numbers are of, paler where those are not the present ones. */
    private void showAge() {
        FullReport report = measurements.reportProperty().get();
        Headlines shown =
                report == null ? measurements.headlinesProperty().get() : report.headlines();
        long now = model.stepProperty().get();
        list.pseudoClassStateChanged(STALE, shown != null && shown.step() != now);
        source.setText(
                shown == null
                        ? ""
                        : FigureWords.age(shown.step(), now)
                                + (report == null ? "; the quick ones" : ""));
    }

    /** Shows how far measuring everything has come. */
    void show(Measurements.Progress progress) {
        running.setVisible(progress.isBusy());
        measure.setVisible(!progress.isBusy());
        what.setText(progress.what());
        bar.setProgress(progress.share());
        share.setText(Words.number(100 * progress.share(), 0) + " %");
    }

    /** The numbers of one property. */
    private static final class Section extends VBox {
        private final FigureTable table;
        private final Label remark = new Label();

        Section(Property property, ExplorerViewModel model) {
            table = new FigureTable(model);
            remark.getStyleClass().add("caption");
            remark.setWrapText(true);
            remark.managedProperty().bind(remark.visibleProperty());
            Label question = Parts.label(property.question(), "secondary");
            HBox head = new HBox(8, Parts.label(property.title(), "card-title"), question);
            head.setAlignment(Pos.BASELINE_LEFT);
            setSpacing(4);
            getChildren().addAll(head, remark, table);
        }
    }
}
