package org.betavista.cli.bench;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.betavista.data.ImageShape;
import org.betavista.data.InvalidInputException;
import org.betavista.model.Architecture;
import org.betavista.model.BernoulliLikelihood;
import org.betavista.model.BurgessArchitecture;
import org.betavista.model.DiagonalFamily;
import org.betavista.model.MlpArchitecture;
import org.betavista.model.ModelConfig;
import org.betavista.session.DataSource;
import org.betavista.session.NewModel;
import org.betavista.train.TrainingConfig;

/** The networks that decoding and memory are measured with. */
enum BenchNetwork {
    CIRCLES_MLP(
            "circles-mlp",
            new DataSource.BuiltInCircles(),
            new MlpArchitecture(List.of(400)),
            6,
            128,
            50_000),
    CONV_64("conv-64", new DataSource.BuiltInShapes(), new BurgessArchitecture(), 10, 64, 5_000);

    private final String title;
    private final DataSource images;
    private final Architecture architecture;
    private final int latents;
    private final int batch;
    private final int usualSteps;

    BenchNetwork(
            String title,
            DataSource images,
            Architecture architecture,
            int latents,
            int batch,
            int usualSteps) {
        this.title = title;
        this.images = images;
        this.architecture = architecture;
        this.latents = latents;
        this.batch = batch;
        this.usualSteps = usualSteps;
    }

    /**
     * The network of that name.
     *
     * @throws InvalidInputException if there is none
     */
    static BenchNetwork named(String name) {
        return Arrays.stream(values())
                .filter(network -> network.title.equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new InvalidInputException(
                                        "There is no network \"%s\" to measure; choose %s."
                                                .formatted(
                                                        name,
                                                        Arrays.stream(values())
                                                                .map(BenchNetwork::title)
                                                                .collect(
                                                                        Collectors.joining(
                                                                                " or ")))));
    }

    /** What results call it. */
    String title() {
        return title;
    }

    /** The images that it learns. */
    DataSource images() {
        return images;
    }

    int latents() {
        return latents;
    }

    /** Steps that show how memory grows, in minutes and not in hours. */
    int usualSteps() {
        return usualSteps;
    }

    TrainingConfig training() {
        return new TrainingConfig(1, 1e-3, batch, 1, TrainingConfig.defaultThreads());
    }

    ModelConfig model(ImageShape shape) {
        return asked().modelFor(shape);
    }

    /** The model as a person asks for it. */
    NewModel asked() {
        return new NewModel(
                images,
                architecture,
                latents,
                new BernoulliLikelihood(),
                new DiagonalFamily(),
                training());
    }
}
