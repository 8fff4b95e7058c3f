package org.betavista.ui.bar;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.betavista.data.InvalidInputException;
import org.betavista.model.Architecture;
import org.betavista.model.BernoulliLikelihood;
import org.betavista.model.BurgessArchitecture;
import org.betavista.model.GaussianLikelihood;
import org.betavista.model.Likelihood;
import org.betavista.model.MlpArchitecture;
import org.betavista.session.NewModel;
import org.betavista.train.TrainingConfig;
import org.betavista.ui.ExplorerViewModel;
import org.betavista.ui.control.Parts;
import org.betavista.ui.control.Words;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The knobs of the model, each marked live or restart. */
final class ModelForm extends VBox {
    private static final String MLP = "MLP (fully connected)";
    private static final String CONVOLUTIONAL = "Convolutional (Burgess 2018)";
    private static final String BERNOULLI = "Bernoulli";
    private static final String GAUSSIAN = "Gaussian, fixed σ";

    private final ExplorerViewModel model;
    private final Runnable close;
    private final ComboBox<String> network = new ComboBox<>();
    private final ComboBox<String> likelihood = new ComboBox<>();
    private final TextField hidden = field("hidden");
    private final TextField sigma = field("sigma");
    private final TextField latents = field("latents");
    private final TextField learningRate = field("learning-rate");
    private final TextField batch = field("batch");
    private final TextField seed = field("seed");
    private final TextField threads = field("threads");
    private final Label problem = new Label();
    private int row;

    /**
     * @param close hides the form
     */
    ModelForm(ExplorerViewModel model, Runnable close) {
        this.model = model;
        this.close = close;
        getStyleClass().add("popover-body");
        network.getItems().addAll(MLP, CONVOLUTIONAL);
        network.setId("network");
        likelihood.getItems().addAll(BERNOULLI, GAUSSIAN);
        GridPane form = new GridPane();
        form.getStyleClass().add("form");
        add(form, "Objective", new Label("β-VAE (Higgins et al. 2017)"), "", false);
        add(form, "Network", network, "How image and code are turned into each other.", true);
        add(
                form,
                "Hidden sizes",
                hidden,
                "Units of the MLP's hidden layers, from the image side: 400 or 512,256.",
                true);
        add(
                form,
                "Likelihood",
                likelihood,
                "How a decoded image is compared with the original.",
                true);
        add(form, "Gaussian σ", sigma, "How far a pixel may be off; smaller charges more.", true);
        add(form, "Latents", latents, "How many numbers an image is squeezed into, 1 to 64.", true);
        add(
                form,
                "Learning rate",
                learningRate,
                "How far each step of Adam goes; press Enter to apply.",
                false);
        add(form, "Batch", batch, "Images in one step.", true);
        add(form, "Seed", seed, "Same seed, same machine, same numbers.", true);
        add(form, "Threads", threads, "Cores for training; one is best left for the window.", true);
        learningRate.setOnAction(event -> applyLearningRate());
        hidden.disableProperty().bind(network.valueProperty().isEqualTo(CONVOLUTIONAL));
        sigma.disableProperty().bind(likelihood.valueProperty().isEqualTo(BERNOULLI));
        problem.setId("model-problem");
        problem.setWrapText(true);
        problem.setMaxWidth(320);
        problem.setStyle("-fx-text-fill: -bv-error;");
        problem.managedProperty().bind(problem.textProperty().isNotEmpty());
        Button apply = Parts.button("Apply", Feather.CHECK, "Apply what was changed.", this::apply);
        apply.getStyleClass().add("primary");
        apply.setId("apply-model");
        HBox foot =
                new HBox(
                        8,
                        restartMark(),
                        Parts.label("starts a new model; the present one is kept", "caption"),
                        Parts.spring(),
                        apply);
        foot.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        getChildren().addAll(Parts.label("Model", "card-title"), form, problem, foot);
        fill();
    }

    private static TextField field(String id) {
        TextField field = new TextField();
        field.setId(id);
        field.setPrefWidth(150);
        return field;
    }

    static FontIcon restartMark() {
        FontIcon mark = Parts.icon(Feather.ROTATE_CW);
        mark.getStyleClass().add("restart-mark");
        return mark;
    }

    private void add(GridPane form, String name, Node knob, String sentence, boolean restarts) {
        form.add(Parts.label(name, "secondary"), 0, row);
        form.add(knob, 1, row);
        if (!sentence.isEmpty()) {
            Parts.explain(knob, sentence);
            form.add(restarts ? restartMark() : Parts.label("live", "caption"), 2, row);
        }
        row++;
    }

    /** Shows the present model. */
    void fill() {
        NewModel present = model.wanted();
        problem.setText("");
        if (present == null) {
            return;
        }
        if (present.architecture() instanceof MlpArchitecture mlp) {
            network.setValue(MLP);
            hidden.setText(
                    mlp.hidden().stream().map(String::valueOf).collect(Collectors.joining(", ")));
        } else {
            network.setValue(CONVOLUTIONAL);
            hidden.setText("400");
        }
        boolean gaussian = present.likelihood() instanceof GaussianLikelihood;
        likelihood.setValue(gaussian ? GAUSSIAN : BERNOULLI);
        sigma.setText(
                present.likelihood() instanceof GaussianLikelihood g
                        ? Double.toString(g.sigma())
                        : "0.1");
        latents.setText(Integer.toString(present.latentSize()));
        learningRate.setText(Double.toString(present.training().learningRate()));
        batch.setText(Integer.toString(present.training().batchSize()));
        seed.setText(Long.toString(present.training().seed()));
        threads.setText(Integer.toString(present.training().threads()));
    }

    private void applyLearningRate() {
        try {
            model.live().setLearningRate(Words.parse(learningRate.getText()));
            problem.setText("");
        } catch (InvalidInputException e) {
            problem.setText(e.sentence());
        }
    }

    private void apply() {
        NewModel present = model.wanted();
        if (present == null) {
            return;
        }
        try {
            double rate = Words.parse(learningRate.getText());
            model.live().setLearningRate(rate);
            NewModel chosen =
                    new NewModel(
                            present.data(),
                            architecture(),
                            (int) whole("Latents", latents),
                            pixels(),
                            present.posterior(),
                            new TrainingConfig(
                                    present.training().objective(),
                                    present.training().estimator(),
                                    present.training().pricing(),
                                    present.training().binarised(),
                                    rate,
                                    (int) whole("Batch", batch),
                                    whole("Seed", seed),
                                    (int) whole("Threads", threads)));
            var open = model.modelProperty().get();
            if (open != null && open.config().data().equals(present.data())) {
                // Refused here, before anything is prepared.
                chosen.modelFor(open.split().shape());
            }
            model.propose(chosen);
            problem.setText("");
            close.run();
        } catch (InvalidInputException e) {
            problem.setText(e.sentence());
        }
    }

    private Architecture architecture() {
        if (CONVOLUTIONAL.equals(network.getValue())) {
            return new BurgessArchitecture();
        }
        try {
            List<Integer> sizes =
                    Arrays.stream(hidden.getText().split("[,;\\s]+"))
                            .filter(word -> !word.isEmpty())
                            .map(Integer::valueOf)
                            .toList();
            return new MlpArchitecture(sizes);
        } catch (NumberFormatException e) {
            throw new InvalidInputException(
                    "Hidden sizes are whole numbers, for example 400 or 512, 256.", e);
        }
    }

    private Likelihood pixels() {
        return GAUSSIAN.equals(likelihood.getValue())
                ? new GaussianLikelihood(Words.parse(sigma.getText()))
                : new BernoulliLikelihood();
    }

    private static long whole(String name, TextField field) {
        try {
            long value = Long.parseLong(field.getText().trim());
            return name.equals("Seed") ? value : Math.toIntExact(value);
        } catch (NumberFormatException | ArithmeticException e) {
            throw new InvalidInputException(
                    "%s must be a whole number, not \"%s\".".formatted(name, field.getText()), e);
        }
    }
}
