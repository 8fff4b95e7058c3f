package org.betavista.ui.bar;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.betavista.data.InvalidInputException;
import org.betavista.session.OpenModel;
import org.betavista.ui.ExplorerViewModel;
import org.betavista.ui.control.Look;
import org.betavista.ui.control.Parts;
import org.betavista.ui.control.Words;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The bar with the price of a nat. */
public final class BetaBar extends HBox {
    private static final String REFUSED = "refused";

    private final ExplorerViewModel model;
    private final BetaSlider slider;
    private final TextField field = new TextField();
    private final Label norm = Parts.label("", "number", "tertiary");

    /**
     * @param model whose beta is shown and changed
     */
    public BetaBar(ExplorerViewModel model, Look look) {
        this.model = model;
        getStyleClass().add("beta-bar");
        slider = new BetaSlider(look, model.losses());
        slider.onMove(model.live()::beginBetaChange, model.live()::setBeta);
        HBox title =
                new HBox(
                        10,
                        Parts.label("β", "beta-glyph"),
                        Parts.label("Price of a nat", "card-title"),
                        Parts.label(
                                "0 only copies, 1 is the VAE, higher is tidier and blurrier",
                                "secondary"));
        Parts.explain(
                title,
                "β, the price that training pays for each nat of KL; takes effect at the next step.");
        title.setAlignment(Pos.CENTER_LEFT);
        VBox left = new VBox(2, title, slider);
        left.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(left, Priority.ALWAYS);
        getChildren().addAll(left, value());
        model.live().betaProperty().addListener((property, old, now) -> show());
        model.modelProperty().addListener((property, old, now) -> show(now));
        model.lossVersionProperty().addListener((property, old, now) -> slider.redraw());
        show(model.modelProperty().get());
        show();
    }

    private VBox value() {
        field.setId("beta-field");
        field.getStyleClass().add("beta-field");
        field.setPrefWidth(82);
        Parts.explain(field, "Type β, 0 to 64, and press Enter.");
        field.setOnAction(event -> accept());
        field.focusedProperty()
                .addListener(
                        (property, was, is) -> {
                            if (!is) {
                                field.getStyleClass().remove(REFUSED);
                                show();
                            }
                        });
        Button one =
                Parts.button(
                        "1",
                        Feather.ROTATE_CCW,
                        "Back to β = 1, the VAE.",
                        () -> {
                            model.live().beginBetaChange();
                            model.live().setBeta(1);
                        });
        one.setId("beta-one");
        HBox line = new HBox(6, field, one);
        line.setAlignment(Pos.CENTER_LEFT);
        HBox normLine = new HBox(8, Parts.label("β norm", "caption"), Parts.spring(), norm);
        Parts.explain(
                normLine,
                "β × latents / pixels, which compares models of other sizes (Higgins et al. 2017).");
        VBox value = new VBox(6, line, normLine);
        value.setAlignment(Pos.CENTER);
        return value;
    }

    private void accept() {
        double typed = Words.parse(field.getText());
        field.getStyleClass().remove(REFUSED);
        try {
            double before = model.live().betaProperty().get();
            model.live().beginBetaChange();
            model.live().setBeta(typed);
            if (before == typed) {
                show();
            }
        } catch (InvalidInputException e) {
            field.getStyleClass().add(REFUSED);
            model.messages().fail(e.sentence());
        }
    }

    private void show() {
        double beta = model.live().betaProperty().get();
        slider.valueProperty().set(beta);
        field.setText(Words.number(beta, beta == 0 || beta >= 0.1 ? 2 : 3));
        OpenModel open = model.modelProperty().get();
        norm.setText(open == null ? "–" : Words.number(open.config().model().betaNorm(beta), 4));
    }

    private void show(@Nullable OpenModel open) {
        setDisable(open == null);
        if (open != null) {
            slider.setBatchesPerEpoch(open.batchesPerEpoch());
            show();
        }
    }
}
