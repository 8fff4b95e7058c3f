package org.betavista.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.concurrent.TimeoutException;
import javafx.event.Event;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.betavista.ui.control.Parts;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

class ExplanationsWindowTest extends WindowTest {
    /** The pointer comes to a part of the scene. */
    private static void enter(Label label) {
        Event.fireEvent(
                label,
                new MouseEvent(
                        MouseEvent.MOUSE_ENTERED,
                        0,
                        0,
                        0,
                        0,
                        MouseButton.NONE,
                        0,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        null));
    }

    private String hovered(String query) {
        Labeled button = robot.lookup(query).queryAs(Labeled.class);
        Tooltip before = button.getTooltip();
        robot.moveTo(button);
        WaitForAsyncUtils.waitForFxEvents();
        assertSame(before, button.getTooltip(), "the sentence that changes stays");
        return before.getText();
    }

    @Test
    void buttonsWhoseSentenceChangesKeepItUnderThePointer() throws TimeoutException {
        awaitOpen();
        for (String button : new String[] {"#draw-prior", "#sort"}) {
            assertFalse(hovered(button).isBlank(), button);
        }
    }

    @Test
    void theLastSentenceHolds() {
        robot.interact(
                () -> {
                    Label label = new Label("β");
                    Parts.explain(label, "One.");
                    Parts.explain(label, "Two.");
                    Parts.explain(label, "");
                    enter(label);
                    Tooltip made = label.getTooltip();
                    assertEquals("Two.", made.getText());
                    enter(label);
                    assertSame(made, label.getTooltip());
                    Tooltip changing = Parts.explanation(label, "Three.");
                    enter(label);
                    assertSame(changing, label.getTooltip());
                });
    }
}
