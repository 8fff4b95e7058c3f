package org.betavista.ui.bar;

import java.time.Duration;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.Menu;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;

/** How often a run is written while it trains. */
final class SavingMenu extends Menu {
    private static final List<Choice> CHOICES =
            List.of(
                    new Choice("Every 15 seconds", Duration.ofSeconds(15)),
                    new Choice("Every minute", Duration.ofMinutes(1)),
                    new Choice("Every 5 minutes", Duration.ofMinutes(5)),
                    new Choice("Every 15 minutes", Duration.ofMinutes(15)),
                    new Choice("At pauses only", Duration.ZERO));

    private record Choice(String words, Duration interval) {}

    /**
     * @param interval between two checkpoints; zero for none but at pauses. None is marked where it
     *     is another than the ones to choose from.
     */
    SavingMenu(ObjectProperty<Duration> interval) {
        super("Save while training");
        setId("saving");
        ToggleGroup group = new ToggleGroup();
        for (Choice choice : CHOICES) {
            RadioMenuItem item = new RadioMenuItem(choice.words());
            item.setToggleGroup(group);
            item.setSelected(choice.interval().equals(interval.get()));
            item.setOnAction(event -> interval.set(choice.interval()));
            getItems().add(item);
        }
    }
}
