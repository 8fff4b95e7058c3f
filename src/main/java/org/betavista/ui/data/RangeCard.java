package org.betavista.ui.data;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.betavista.session.DataOverview;
import org.betavista.session.DataSource;
import org.betavista.ui.control.Parts;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Which values of a NumPy file are black and white, and how to say it where most values do not. */
final class RangeCard extends VBox {
    private static final double FIELD = 90;

    private final DataViewModel data;
    private final Label said = Parts.label("", "secondary");
    private final TextField low = field("range-low", "The value that is black.");
    private final TextField high = field("range-high", "The value that is white.");

    RangeCard(DataViewModel data) {
        this.data = data;
        setId("range");
        Button apply =
                Parts.button(
                        "Read again",
                        Feather.ROTATE_CW,
                        "Read the images with these values as black and white; with none, most"
                                + " values decide.",
                        this::apply);
        apply.setId("range-apply");
        low.setOnAction(event -> apply());
        high.setOnAction(event -> apply());
        HBox form =
                new HBox(
                        8,
                        Parts.label("Black", "secondary"),
                        low,
                        Parts.label("White", "secondary"),
                        high,
                        apply);
        form.setAlignment(Pos.CENTER_LEFT);
        said.setId("range-said");
        said.setWrapText(true);
        said.setMinSize(0, USE_PREF_SIZE);
        getChildren()
                .add(
                        Parts.card(
                                new HBox(Parts.label("Scale", "card-title")),
                                new VBox(8, said, form)));
        managedProperty().bind(visibleProperty());
        data.chosenProperty().addListener((property, old, now) -> show(now));
        data.overviewProperty().addListener((property, old, now) -> tell(now));
        show(data.chosenProperty().get());
        tell(data.overviewProperty().get());
    }

    private static TextField field(String id, String explanation) {
        TextField field = new TextField();
        field.setId(id);
        field.setPromptText("by most");
        field.setPrefWidth(FIELD);
        field.setMinWidth(FIELD);
        Parts.explain(field, explanation);
        return field;
    }

    private void show(@Nullable DataSource source) {
        setVisible(source instanceof DataSource.NpzArchive);
        if (source instanceof DataSource.NpzArchive archive) {
            var range = archive.scale().range();
            low.setText(range == null ? "" : range.lowInWords());
            high.setText(range == null ? "" : range.highInWords());
        }
    }

    /** The first note about an array says how its values were read. */
    private void tell(@Nullable DataOverview overview) {
        said.setText(
                overview == null || overview.notes().isEmpty()
                        ? ""
                        : overview.notes().get(0).replaceFirst("^Pixel values: ", ""));
    }

    private void apply() {
        data.chooseRange(low.getText(), high.getText());
    }
}
