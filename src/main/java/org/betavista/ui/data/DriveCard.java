package org.betavista.ui.data;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.betavista.data.Factor;
import org.betavista.data.synthetic.World;
import org.betavista.session.DataSource;
import org.betavista.ui.control.ImageTile;
import org.betavista.ui.control.Ink;
import org.betavista.ui.control.Look;
import org.betavista.ui.control.Parts;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** A world driven by hand: a slider for every factor, and the image that they draw. */
final class DriveCard extends VBox {
    private static final double TILE = 192;
    private static final double SHORTEST = 32;

    private final DataViewModel data;
    private final ImageTile tile;
    private final GridPane sliders = new GridPane();
    private final List<Slider> factorSliders = new ArrayList<>();
    private boolean filling;

    DriveCard(DataViewModel data, Look look) {
        this.data = data;
        tile = new ImageTile(look, TILE, Ink.X, true);
        tile.setId("driven");
        sliders.getStyleClass().add("factor-sliders");
        ColumnConstraints grow = new ColumnConstraints();
        grow.setHgrow(Priority.ALWAYS);
        ColumnConstraints value = new ColumnConstraints(56);
        sliders.getColumnConstraints().addAll(new ColumnConstraints(), grow, value);
        HBox.setHgrow(sliders, Priority.ALWAYS);
        HBox body = new HBox(20, tile, sliders);
        body.setAlignment(Pos.CENTER_LEFT);
        HBox head =
                new HBox(
                        Parts.label("Drive by hand", "card-title"),
                        Parts.label("a slider for each true factor", "secondary"),
                        Parts.spring(),
                        Parts.iconButton(
                                Feather.SHUFFLE,
                                "Give every factor a value at random.",
                                data::driveAtRandom));
        VBox card = Parts.card(head, body);
        getChildren().add(card);
        managedProperty().bind(visibleProperty());
        data.chosenProperty().addListener((property, old, now) -> show(now));
        data.drivenProperty()
                .addListener(
                        (property, old, now) -> {
                            showValues();
                            draw();
                        });
        show(data.chosenProperty().get());
    }

    private void show(@Nullable DataSource source) {
        World world = source == null ? null : source.world().orElse(null);
        setVisible(world != null);
        if (world != null) {
            fill(world.factors());
            draw();
        }
    }

    private void fill(List<Factor> factors) {
        sliders.getChildren().clear();
        factorSliders.clear();
        for (int i = 0; i < factors.size(); i++) {
            Factor factor = factors.get(i);
            int position = i;
            Slider slider = new Slider(0, factor.count() - 1.0, 0);
            slider.setId("factor-" + factor.name().replace(' ', '-'));
            slider.setBlockIncrement(1);
            slider.setMinWidth(SHORTEST);
            Label value = Parts.label("", "number");
            value.setId("value-of-" + factor.name().replace(' ', '-'));
            Label name = Parts.label(factor.name(), "secondary");
            Parts.explain(name, "%s: %s values.".formatted(factor.name(), factor.count()));
            slider.valueProperty()
                    .addListener(
                            (property, old, now) -> {
                                int chosen = (int) Math.round(now.doubleValue());
                                value.setText(factor.valueName(chosen));
                                if (!filling) {
                                    data.drive(position, chosen);
                                }
                            });
            value.setText(factor.valueName(0));
            sliders.addRow(i, name, slider, value);
            factorSliders.add(slider);
        }
        showValues();
    }

    private void showValues() {
        int[] values = data.drivenValues();
        filling = true;
        for (int i = 0; i < Math.min(values.length, factorSliders.size()); i++) {
            factorSliders.get(i).setValue(values[i]);
        }
        filling = false;
    }

    private void draw() {
        DataSource source = data.chosenProperty().get();
        float[] image = data.drivenProperty().get();
        if (source != null) {
            source.world()
                    .filter(world -> image.length == world.shape().size())
                    .ifPresent(world -> tile.show(world.shape(), image));
        }
    }
}
