package org.betavista.ui;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Labeled;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.image.ImageView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.kordamp.ikonli.javafx.FontIcon;

/** What does not fit in a scene: what leaves its parent, lies on a neighbour, or is shortened. */
final class LayoutFaults {
    /** Pixels that rounding, lines and focus rings may take. */
    private static final double TOLERANCE = 1.01;

    /** Lines of text carry some space above and below their letters. */
    private static final double LINE_SPACE = 4;

    private final List<String> faults = new ArrayList<>();
    private final List<Node> texts = new ArrayList<>();

    private LayoutFaults() {}

    /** The faults of everything visible below a node, a sentence each. */
    static List<String> of(Parent root) {
        LayoutFaults walk = new LayoutFaults();
        walk.visit(root, root.localToScene(root.getLayoutBounds()));
        walk.compareTexts();
        return walk.faults;
    }

    private void visit(Node node, Bounds visible) {
        if (!node.isVisible() || node.getOpacity() == 0) {
            return;
        }
        if (node instanceof Labeled labeled) {
            checkWords(labeled);
        }
        if (node instanceof TextField field) {
            checkField(field);
            return; // What it holds scrolls under its clip.
        }
        if (node instanceof Text text && !(node instanceof FontIcon) && !text.getText().isBlank()) {
            texts.add(text);
        }
        if (node instanceof ScrollPane pane) {
            checkWidth(pane);
        }
        if (!(node instanceof Parent parent)) {
            return;
        }
        Bounds inside = visible;
        if (node.getClip() != null) {
            inside = common(visible, node.localToScene(node.getLayoutBounds()));
            if (inside.isEmpty()) {
                return;
            }
        }
        List<Node> children = parent.getChildrenUnmodifiable();
        if (node.getClip() == null && !isScrolled(node)) {
            children.forEach(child -> checkInside(parent, child));
        }
        if (laysOut(parent)) {
            checkNeighbours(children);
        }
        for (Node child : children) {
            Bounds place = child.localToScene(child.getLayoutBounds());
            // What is scrolled out of sight is looked at when it is scrolled to.
            if (!common(inside, place).isEmpty() || place.isEmpty()) {
                visit(child, inside);
            }
        }
    }

    private static boolean laysOut(Parent parent) {
        return parent instanceof HBox
                || parent instanceof VBox
                || parent instanceof GridPane
                || parent instanceof BorderPane
                || parent instanceof FlowPane;
    }

    /** Whether what a node holds moves under the clip of a scroll pane. */
    private static boolean isScrolled(Node node) {
        Parent above = node.getParent();
        return above != null && above.getStyleClass().contains("viewport");
    }

    private static boolean counts(Node node) {
        return node.isVisible()
                && node.getLayoutBounds().getWidth() > 0
                && node.getLayoutBounds().getHeight() > 0;
    }

    private void checkInside(Parent parent, Node child) {
        boolean placed = child.isManaged() || child instanceof Canvas || child instanceof ImageView;
        if (!(parent instanceof Region) || !placed || !counts(child) || child instanceof Text) {
            return;
        }
        Bounds room = parent.getLayoutBounds();
        Bounds place = child.localToParent(child.getLayoutBounds());
        if (place.getMinX() < room.getMinX() - TOLERANCE
                || place.getMaxX() > room.getMaxX() + TOLERANCE
                || place.getMinY() < room.getMinY() - TOLERANCE
                || place.getMaxY() > room.getMaxY() + TOLERANCE) {
            faults.add(
                    name(child)
                            + " leaves "
                            + name(parent)
                            + ": "
                            + shown(place)
                            + " in "
                            + shown(room));
        }
    }

    private void checkNeighbours(List<Node> children) {
        for (int i = 0; i < children.size(); i++) {
            for (int j = i + 1; j < children.size(); j++) {
                Node a = children.get(i);
                Node b = children.get(j);
                if (counts(a) && counts(b) && a.isManaged() && b.isManaged()) {
                    Bounds both =
                            common(
                                    a.localToParent(a.getLayoutBounds()),
                                    b.localToParent(b.getLayoutBounds()));
                    if (both.getWidth() > TOLERANCE && both.getHeight() > TOLERANCE) {
                        faults.add(name(a) + " lies on " + name(b) + ": " + shown(both));
                    }
                }
            }
        }
    }

    /** Messages and names that people gave may be any length: those are shortened in the middle. */
    private void checkWords(Labeled labeled) {
        if (labeled.getText() == null
                || labeled.getText().isBlank()
                || labeled.getTextOverrun() == OverrunStyle.CENTER_ELLIPSIS) {
            return;
        }
        for (Node child : labeled.getChildrenUnmodifiable()) {
            if (child instanceof Text text
                    && child != labeled.getGraphic()
                    && text.isVisible()
                    && !plain(text.getText()).equals(plain(labeled.getText()))) {
                faults.add(name(labeled) + " is shortened to \"" + text.getText() + "\"");
            }
        }
    }

    private static String plain(String words) {
        return words.replaceAll("\\s+", " ").strip();
    }

    private void checkField(TextField field) {
        Node shown = field.lookup(".text");
        double room = field.getWidth() - field.getInsets().getLeft() - field.getInsets().getRight();
        if (shown instanceof Text text && text.getLayoutBounds().getWidth() > room + TOLERANCE) {
            faults.add(name(field) + " shows a part of \"" + field.getText() + "\" only");
        }
    }

    private void checkWidth(ScrollPane pane) {
        Node content = pane.getContent();
        double room = pane.getViewportBounds().getWidth();
        if (content != null
                && pane.getHbarPolicy() == ScrollPane.ScrollBarPolicy.NEVER
                && content.getLayoutBounds().getWidth() > room + TOLERANCE) {
            faults.add(
                    "%s is %s wide in a scrolled width of %s"
                            .formatted(name(content), content.getLayoutBounds().getWidth(), room));
        }
    }

    private void compareTexts() {
        for (int i = 0; i < texts.size(); i++) {
            for (int j = i + 1; j < texts.size(); j++) {
                Bounds both = common(place(texts.get(i)), place(texts.get(j)));
                // Texts that flow share their lines.
                boolean flow =
                        texts.get(i).getParent() instanceof TextFlow
                                && texts.get(i).getParent() == texts.get(j).getParent();
                if (!flow && both.getWidth() > TOLERANCE && both.getHeight() > LINE_SPACE) {
                    faults.add(name(texts.get(i)) + " is written over " + name(texts.get(j)));
                }
            }
        }
    }

    private static Bounds place(Node text) {
        return text.localToScene(text.getLayoutBounds());
    }

    private static Bounds common(Bounds a, Bounds b) {
        double left = Math.max(a.getMinX(), b.getMinX());
        double top = Math.max(a.getMinY(), b.getMinY());
        return new BoundingBox(
                left,
                top,
                Math.min(a.getMaxX(), b.getMaxX()) - left,
                Math.min(a.getMaxY(), b.getMaxY()) - top);
    }

    private static String shown(Bounds bounds) {
        return "[%s %s %s %s]"
                .formatted(
                        Math.round(bounds.getMinX()),
                        Math.round(bounds.getMinY()),
                        Math.round(bounds.getMaxX()),
                        Math.round(bounds.getMaxY()));
    }

    /** How a node is called in a sentence: what it is, its id and words, and whose part it is. */
    private static String name(Node node) {
        String words = "";
        if (node instanceof Labeled labeled && labeled.getText() != null) {
            words = " \"" + labeled.getText() + "\"";
        } else if (node instanceof Text text) {
            words = " \"" + text.getText() + "\"";
        }
        Node above = node.getParent();
        while (above != null
                && above.getId() == null
                && above.getParent() != null
                && above.getClass().getPackageName().startsWith("javafx")) {
            above = above.getParent();
        }
        return node.getClass().getSimpleName()
                + (node.getId() == null ? "" : " #" + node.getId())
                + words
                + (above == null
                        ? ""
                        : " of "
                                + (above.getId() == null
                                        ? above.getClass().getSimpleName()
                                        : "#" + above.getId()));
    }
}
