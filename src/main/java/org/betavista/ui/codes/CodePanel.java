package org.betavista.ui.codes;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.betavista.session.CodebookUse;
import org.betavista.ui.control.Look;
import org.betavista.ui.control.Parts;
import org.betavista.ui.control.Words;
import org.betavista.ui.latent.LatentPointViewModel;
import org.kordamp.ikonli.feather.Feather;

/**
 * Stands where the sliders are while the open model has a codebook: the grid of codes, the book,
 * and how it is used.
 */
public final class CodePanel extends VBox {
    private static final double GRID = 188;
    private static final double SMALLEST_GRID = 100;
    private static final double HISTOGRAM = 44;
    private static final double CODE = 56;
    private static final double COLUMN = 112;

    private final CodesViewModel codes;
    private final Label place = Parts.label("", "caption");
    private final Label code = Parts.label("", "strong", "ink-z");
    private final Label share = Parts.label("", "caption");
    private final PictureOfCode picture;

    /** Is managed only while the open model has a codebook. */
    public CodePanel(CodesViewModel codes, Look look) {
        super(6);
        this.codes = codes;
        picture = new PictureOfCode(look);
        setId("code-panel");
        visibleProperty().bind(codes.codebookBinding());
        managedProperty().bind(visibleProperty());
        setMinHeight(0);
        VBox.setVgrow(this, Priority.ALWAYS);
        CodeUsage usage = new CodeUsage(codes, look, false);
        usage.setMinHeight(HISTOGRAM);
        usage.setPrefHeight(HISTOGRAM);
        CodebookPicture book = new CodebookPicture(codes, look);
        HBox grid = grid(look);
        getChildren()
                .addAll(
                        buttons(),
                        honesty(),
                        grid,
                        head(
                                "Codebook",
                                "click a code to put it there",
                                "Every code that a position can take. A picture is what the decoder"
                                        + " draws in the middle of a grid filled with this code."),
                        book,
                        usage,
                        new UseInWords(codes));
        VBox.setVgrow(grid, Priority.ALWAYS);
        codes.positionProperty().addListener((property, old, now) -> describe());
        codes.indicesProperty().addListener((property, old, now) -> describe());
        codes.useProperty().addListener((property, old, now) -> describe());
        codes.picturesProperty().addListener((property, old, now) -> describe());
        describe();
    }

    private HBox buttons() {
        LatentPointViewModel point = codes.point();
        Button zero =
                Parts.button(
                        "Code 0 everywhere",
                        Feather.TARGET,
                        "Fill all positions with the first code of the book (0).",
                        point::zero);
        zero.setId("fill-codes");
        Button draw =
                Parts.button(
                        "Random codes",
                        Feather.SHUFFLE,
                        "Put any code at each position, all equally likely (R). This model has not"
                                + " learned which codes go together, so uniform codes are no images.",
                        point::drawPrior);
        draw.setId("random-codes");
        HBox buttons = new HBox(6, zero, draw);
        for (Button button : new Button[] {zero, draw}) {
            button.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(button, Priority.ALWAYS);
        }
        return buttons;
    }

    /** Shown while z is a uniform draw. */
    private Label honesty() {
        Label sentence =
                Parts.label("Without a learned prior, uniform codes are no images.", "caption");
        sentence.setId("no-images");
        sentence.visibleProperty()
                .bind(codes.point().originProperty().isEqualTo(LatentPointViewModel.UNIFORM));
        sentence.managedProperty().bind(sentence.visibleProperty());
        return sentence;
    }

    private HBox grid(Look look) {
        CodeGrid grid = new CodeGrid(codes, look);
        grid.setMinSize(SMALLEST_GRID, SMALLEST_GRID);
        grid.setPrefSize(GRID, GRID);
        grid.setMaxSize(GRID, GRID);
        VBox side =
                new VBox(
                        4,
                        Parts.label("Grid of codes", "card-title"),
                        place,
                        new HBox(8, picture, new VBox(2, code, share)),
                        Parts.label("click or arrows", "caption"),
                        Parts.label("choose a position", "caption"));
        side.setMinWidth(COLUMN);
        side.setAlignment(Pos.TOP_LEFT);
        HBox row = new HBox(12, grid, side);
        HBox.setHgrow(grid, Priority.ALWAYS);
        row.setMinHeight(SMALLEST_GRID);
        row.setMaxHeight(GRID);
        return row;
    }

    private static HBox head(String title, String gesture, String sentence) {
        Label name = Parts.label(title, "card-title");
        Parts.explain(name, sentence);
        HBox head = new HBox(8, name, Parts.spring(), Parts.label(gesture, "caption"));
        head.setAlignment(Pos.BASELINE_LEFT);
        return head;
    }

    private void describe() {
        CodebookUse use = codes.useProperty().get();
        if (use == null || codes.code() < 0) {
            place.setText("");
            code.setText("");
            share.setText("");
            picture.clear();
            return;
        }
        int position = codes.positionProperty().get();
        place.setText(
                "row %s, column %s"
                        .formatted(
                                Math.floorDiv(position, use.side()) + 1,
                                position % use.side() + 1));
        code.setText("code " + codes.code());
        share.setText(Words.number(100 * use.share(codes.code()), 1) + " %");
        picture.show(codes.picturesProperty().get(), codes.code());
    }

    /** The code at the position that is looked at, large. */
    private static final class PictureOfCode extends CodeBoard {
        PictureOfCode(Look look) {
            super(look, cell -> "The code at this position.");
            setMinSize(CODE + 4, CODE + 4);
            setMaxSize(CODE + 4, CODE + 4);
            setMouseTransparent(true);
        }

        void show(@org.jspecify.annotations.Nullable CodePictures pictures, int code) {
            show(pictures, new int[] {code}, 1);
            frame(0);
        }

        void clear() {
            show(null, new int[0], 1);
        }

        @Override
        int gap() {
            return 0;
        }
    }
}
