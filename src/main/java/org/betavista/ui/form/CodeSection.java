package org.betavista.ui.form;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import org.betavista.data.InvalidInputException;
import org.betavista.model.CodebookFamily;
import org.betavista.model.PosteriorFamily;
import org.betavista.model.objective.Objective;
import org.betavista.session.NewModel;
import org.betavista.ui.control.NumberField;
import org.betavista.ui.control.Parts;
import org.betavista.ui.form.FormRows.Effect;

/** What an image becomes: the kind of q(z|x) and the size of z. */
final class CodeSection {
    /** A size of code for people who come from a grid, whose own size says nothing. */
    private static final int USUAL_LATENTS = 10;

    private final Picker<PosteriorFamily> picker =
            new Picker<>("posterior", Object::getClass, CodeSection::name);
    private final NumberField latents = new NumberField("Latents", "latents");
    private final NumberField codes = new NumberField("Codes", "codes");
    private final NumberField depth = new NumberField("Depth", "depth");
    private final Label grid = Parts.label("", "number");
    private final Label why;
    private final FormRows.Row latentsRow;
    private final List<FormRows.Row> codebookRows;
    private int side;

    CodeSection(FormRows rows) {
        grid.setId("grid");
        rows.heading("Code");
        rows.field("Posterior", picker, "The kind of q(z|x).", Effect.RESTARTS);
        why = rows.caption();
        why.setId("posterior-why");
        latentsRow =
                rows.field(
                        "Latents",
                        latents,
                        "How many numbers an image is squeezed into, 1 to 64.",
                        Effect.RESTARTS);
        codebookRows =
                List.of(
                        rows.field(
                                "Codes K",
                                codes,
                                "How many vectors the codebook has, 2 to 512.",
                                Effect.RESTARTS),
                        rows.field(
                                "Depth",
                                depth,
                                "How many values each vector has, 1 to 64.",
                                Effect.RESTARTS),
                        rows.field(
                                "Grid",
                                grid,
                                "The network decides how many positions a code has.",
                                Effect.RESTARTS));
        picker.onChoice(now -> showFields());
        depth.textProperty().addListener((property, old, now) -> showGrid());
    }

    private static String name(PosteriorFamily family) {
        return family instanceof CodebookFamily ? "Codebook" : family.title();
    }

    void show(NewModel present) {
        boolean isGrid = present.posterior() instanceof CodebookFamily;
        latents.show(isGrid ? USUAL_LATENTS : present.latentSize());
        CodebookFamily codebook =
                present.posterior() instanceof CodebookFamily family
                        ? family
                        : CodebookFamily.standard();
        codes.show(codebook.codes());
        depth.show(codebook.depth());
        picker.setValue(present.posterior());
        follow(present.training().objective());
    }

    /** Offers what an objective takes, and chooses for the person where there is no choice. */
    void follow(Objective objective) {
        PosteriorFamily suited = objective.suited(picker.getValue());
        List<PosteriorFamily> taken = new ArrayList<>(PosteriorFamily.all());
        taken.removeIf(family -> !objective.takes(family));
        picker.offer(taken, suited);
        picker.setDisable(taken.size() < 2);
        describe(taken.size() < 2 ? objective.title() + " takes only this one. " : "");
        showFields();
    }

    private void describe(String first) {
        why.setText(first + picker.getValue().sentence());
    }

    private void showFields() {
        boolean isGrid = picker.getValue() instanceof CodebookFamily;
        latentsRow.show(!isGrid);
        codebookRows.forEach(row -> row.show(isGrid));
        if (!picker.isDisable()) {
            describe("");
        }
    }

    /**
     * Takes over the positions along a side of the chosen network's grid.
     *
     * @param positions 0 if they are not known
     */
    void gridSide(int positions) {
        side = positions;
        showGrid();
    }

    private void showGrid() {
        grid.setText(
                side == 0
                        ? "–"
                        : "%s×%s positions × %s".formatted(side, side, depth.getText().trim()));
    }

    /**
     * What was chosen.
     *
     * @throws InvalidInputException if it cannot be
     */
    PosteriorFamily posterior() {
        return picker.getValue() instanceof CodebookFamily
                ? new CodebookFamily(codes.count(), depth.count())
                : picker.getValue();
    }

    /**
     * The size that was typed; a grid's is the one before, as its network decides it.
     *
     * @throws InvalidInputException if it is no whole number
     */
    int latentSize(NewModel present) {
        return picker.getValue() instanceof CodebookFamily ? present.latentSize() : latents.count();
    }
}
