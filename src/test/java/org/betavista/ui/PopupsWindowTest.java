package org.betavista.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.stage.PopupWindow;
import javafx.stage.Window;
import org.betavista.ui.control.ButtonPopover;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

class PopupsWindowTest extends WindowTest {
    private static final List<String> VIEWS =
            List.of("#tab-explore", "#tab-train", "#tab-measure", "#data");

    @Test
    void whateverOpensClosesByEscapeByItsButtonAndWhenAnotherViewComes() throws TimeoutException {
        awaitOpen();
        Set<Node> tried = new HashSet<>();
        for (String view : VIEWS) {
            show(view);
            for (Node opener : openers(window.scene().getRoot())) {
                if (!tried.add(opener)) {
                    continue; // It stands above every view.
                }
                String name = view + " " + opener;
                open(opener, name);
                robot.type(KeyCode.ESCAPE);
                assertEquals(List.of(), popups(), name + ", Escape");
                open(opener, name);
                robot.clickOn(opener);
                assertEquals(List.of(), popups(), name + ", its button");
                open(opener, name);
                press(view.equals("#tab-train") ? KeyCode.DIGIT2 : KeyCode.DIGIT1);
                assertEquals(List.of(), popups(), name + ", another view");
                show(view);
            }
        }
        assertTrue(tried.size() >= 10, "only " + tried.size() + " were found");
    }

    @Test
    void whatOpensClosesWhatWasOpen() throws TimeoutException {
        awaitOpen();
        Set<Node> tried = new HashSet<>();
        for (String view : VIEWS) {
            show(view);
            List<Node> openers = openers(window.scene().getRoot());
            for (int i = 0; i < openers.size(); i++) {
                Node first = openers.get(i);
                Node second = openers.get((i + 1) % openers.size());
                if (!tried.add(first)) {
                    continue;
                }
                open(first, first.toString());
                List<PopupWindow> before = popups();
                // As keys would: a click beside it closes it already.
                robot.interact(() -> openByItself(second));
                assertEquals(1, popups().size(), second + " after " + first);
                assertTrue(!popups().equals(before), second + " after " + first);
                robot.type(KeyCode.ESCAPE);
                assertEquals(List.of(), popups(), second.toString());
            }
        }
    }

    @Test
    void escapeClosesAListBeforeTheFormThatItBelongsTo() throws TimeoutException {
        awaitOpen();
        for (String form : List.of("#model-button", "#export-png")) {
            robot.clickOn(form);
            List<PopupWindow> opened = popups();
            assertEquals(1, opened.size());
            Parent root = opened.get(0).getScene().getRoot();
            robot.interact(root::applyCss);
            List<Node> lists = openers(root);
            assertTrue(!lists.isEmpty(), form);
            for (Node list : lists) {
                robot.interact(((ComboBoxBase<?>) list)::show);
                assertEquals(2, popups().size(), list.toString());
                robot.type(KeyCode.ESCAPE);
                assertEquals(opened, popups(), list.toString());
            }
            robot.type(KeyCode.ESCAPE);
            assertEquals(List.of(), popups(), form);
        }
    }

    @Test
    void theExportOpensAndClosesByItsKeys() throws TimeoutException {
        awaitOpen();
        press(KeyCode.E);
        assertEquals(1, popups().size());
        press(KeyCode.E);
        assertEquals(List.of(), popups());
        press(KeyCode.E);
        robot.type(KeyCode.ESCAPE);
        assertEquals(List.of(), popups());
        press(KeyCode.E);
        press(KeyCode.D);
        assertEquals(List.of(), popups());
    }

    @Test
    void aClickBesideAPopoverClosesItAndDoesWhatItWasMadeFor() throws TimeoutException {
        awaitOpen();
        press(KeyCode.E);
        robot.clickOn("#tab-train");
        assertEquals(List.of(), popups());
        assertTrue(robot.lookup("#loss-chart").tryQuery().isPresent());
    }

    private void show(String view) throws TimeoutException {
        robot.clickOn(view);
        if (view.equals("#data")) {
            await(() -> robot.lookup("#counted-factor").query().isVisible());
        }
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void press(KeyCode key) {
        robot.press(KeyCode.CONTROL).type(key).release(KeyCode.CONTROL);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void open(Node opener, String name) {
        robot.clickOn(opener);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(1, popups().size(), name + " opens");
    }

    private static void openByItself(Node opener) {
        if (opener instanceof MenuButton menu) {
            menu.show();
        } else if (opener instanceof ComboBoxBase<?> box) {
            box.show();
        } else if (opener instanceof ButtonBase button) {
            button.fire();
        }
    }

    /** Everything visible that opens something over the window. */
    private static List<Node> openers(Node root) {
        List<Node> found = new ArrayList<>();
        Set<Node> all = root.lookupAll("*");
        for (Node node : all) {
            boolean opens =
                    node instanceof MenuButton
                            || node instanceof ComboBoxBase
                            || node.getProperties().containsKey(ButtonPopover.class);
            if (opens && isShown(node)) {
                found.add(node);
            }
        }
        return found;
    }

    private static boolean isShown(Node node) {
        for (Node above = node; above != null; above = above.getParent()) {
            if (!above.isVisible()) {
                return false;
            }
        }
        return !node.isDisabled();
    }

    private static List<PopupWindow> popups() {
        WaitForAsyncUtils.waitForFxEvents();
        return Window.getWindows().stream()
                .filter(each -> each instanceof PopupWindow && !(each instanceof Tooltip))
                .map(PopupWindow.class::cast)
                .toList();
    }
}
