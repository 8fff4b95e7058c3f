package org.betavista.ui.control;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.text.Text;

/**
 * Words that are left out before they are cut: of several forms it shows the longest that has room,
 * and insists on room for the shortest only.
 */
public class SpareLabel extends Label {
    private static final double ROUNDING = 1;

    /** What can be said, the longest first. */
    private List<String> forms = List.of("");

    /** Says nothing yet. */
    @SuppressWarnings("this-escape") // The listeners are called on the window's thread, later.
    public SpareLabel(String... styleClasses) {
        getStyleClass().addAll(styleClasses);
        widthProperty().addListener(property -> choose());
        fontProperty().addListener(property -> fit());
        fit();
    }

    /** Says this whole, or nothing where there is no room. */
    public final void say(String words) {
        say(List.of(words, ""));
    }

    /**
     * Says the longest form that has room.
     *
     * @param newForms the longest first; at least one, and the last is always shown
     */
    public final void say(List<String> newForms) {
        if (!newForms.equals(forms)) {
            forms = List.copyOf(newForms);
            fit();
        }
    }

    /** Asks for room for the longest form, and insists on the shortest. */
    private void fit() {
        setPrefWidth(width(forms.get(0)));
        setMinWidth(width(forms.get(forms.size() - 1)));
        choose();
    }

    private void choose() {
        setText(
                forms.stream()
                        .filter(form -> width(form) <= getWidth())
                        .findFirst()
                        .orElse(forms.get(forms.size() - 1)));
    }

    private double width(String form) {
        if (form.isEmpty()) {
            return 0;
        }
        Text text = new Text(form);
        text.setFont(getFont());
        return Math.ceil(text.getLayoutBounds().getWidth()) + ROUNDING;
    }
}
