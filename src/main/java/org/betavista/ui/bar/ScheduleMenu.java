package org.betavista.ui.bar;

import java.util.function.Consumer;
import java.util.function.LongFunction;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.HBox;
import org.betavista.train.Schedule;
import org.betavista.ui.control.Parts;
import org.betavista.ui.control.Words;

/** Offers how beta moves by itself, in epochs. */
final class ScheduleMenu extends MenuButton {
    private static final int[] EPOCHS = {1, 5, 10, 20, 50};

    private final Consumer<Schedule> chosen;
    private final Label word = Parts.label("Schedule", "picker-word");
    private final Label value = Parts.label("Hold", "picker-value");
    private int batchesPerEpoch = 1;

    /**
     * @param chosen hears what a person chose
     */
    ScheduleMenu(Consumer<Schedule> chosen) {
        this.chosen = chosen;
        setId("schedule");
        getStyleClass().add("schedule");
        setMaxWidth(Double.MAX_VALUE);
        HBox face = new HBox(6, word, value);
        face.setAlignment(Pos.CENTER_LEFT);
        setGraphic(face);
        Parts.explain(
                this,
                "How β moves by itself, from now on. Reset begins a schedule again; dragging β"
                        + " returns to Hold.");
    }

    /** Offers schedules for data of a size. */
    void setBatchesPerEpoch(int batches) {
        batchesPerEpoch = batches;
        getItems().setAll(item("Hold", new Schedule.Hold()));
        offer("Warm-up over ", steps -> new Schedule.WarmUp(0, steps));
        // A cycle of one step could not rise.
        offer("Cyclical, period of ", steps -> new Schedule.Cyclical(0, Math.max(2, steps)));
    }

    private void offer(String words, LongFunction<Schedule> of) {
        getItems().add(new SeparatorMenuItem());
        for (int epochs : EPOCHS) {
            String name = words + epochs + (epochs == 1 ? " epoch" : " epochs");
            getItems().add(item(name, of.apply((long) epochs * batchesPerEpoch)));
        }
    }

    private MenuItem item(String name, Schedule schedule) {
        MenuItem item = new MenuItem(name);
        item.setOnAction(event -> chosen.accept(schedule));
        return item;
    }

    /** Shows the present schedule. */
    void show(Schedule schedule) {
        boolean holds = schedule instanceof Schedule.Hold;
        word.setVisible(holds);
        word.setManaged(holds);
        value.setText(schedule.title() + (holds ? "" : " " + epochs(schedule.length()) + " ep"));
    }

    private String epochs(long steps) {
        double epochs = (double) steps / batchesPerEpoch;
        return Words.number(epochs, epochs == Math.rint(epochs) ? 0 : 1);
    }
}
