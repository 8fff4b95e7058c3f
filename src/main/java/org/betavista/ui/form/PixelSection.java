package org.betavista.ui.form;

import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import org.betavista.data.InvalidInputException;
import org.betavista.model.GaussianLikelihood;
import org.betavista.model.Likelihood;
import org.betavista.session.NewModel;
import org.betavista.ui.control.NumberField;
import org.betavista.ui.form.FormRows.Effect;

/** How a decoded image is compared with the original. */
final class PixelSection {
    private static final double USUAL_SIGMA = 0.1;

    private final Picker<Likelihood> picker =
            new Picker<>("likelihood", Object::getClass, PixelSection::name);
    private final NumberField sigma = new NumberField("Gaussian σ", "sigma");
    private final CheckBox binarised = new CheckBox("black and white by chance");
    private final Label sentence;
    private final FormRows.Row sigmaRow;

    PixelSection(FormRows rows) {
        picker.getItems().setAll(Likelihood.all());
        binarised.setId("binarised");
        rows.heading("Pixels");
        rows.field(
                "Likelihood",
                picker,
                "How a decoded image is compared with the original.",
                Effect.RESTARTS);
        sentence = rows.caption();
        sigmaRow =
                rows.field(
                        "Gaussian σ",
                        sigma,
                        "How far a pixel may be off; smaller charges more.",
                        Effect.RESTARTS);
        rows.field(
                "Binarise",
                binarised,
                "Each pixel is white with its value as the probability, every batch anew (Burda et"
                        + " al. 2016).",
                Effect.RESTARTS);
        picker.onChoice(this::describe);
    }

    private static String name(Likelihood likelihood) {
        return likelihood instanceof GaussianLikelihood ? "Gaussian, fixed σ" : likelihood.title();
    }

    private void describe(Likelihood chosen) {
        sentence.setText(chosen.sentence());
        sigmaRow.show(chosen instanceof GaussianLikelihood);
    }

    void show(NewModel present) {
        sigma.show(
                present.likelihood() instanceof GaussianLikelihood gaussian
                        ? gaussian.sigma()
                        : USUAL_SIGMA);
        picker.choose(present.likelihood());
        describe(present.likelihood());
        binarised.setSelected(present.training().binarised());
    }

    /**
     * What was chosen.
     *
     * @throws InvalidInputException if sigma cannot be used
     */
    Likelihood likelihood() {
        return picker.getValue() instanceof GaussianLikelihood
                ? new GaussianLikelihood(sigma.number())
                : picker.getValue();
    }

    boolean isBinarised() {
        return binarised.isSelected();
    }
}
