package org.betavista.cli.bench;

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

/**
 * A network that decoding and memory are measured with.
 *
 * @param title what results call it
 * @param images that it learns
 * @param architecture of its networks
 * @param latents in its code
 * @param batch images a step
 * @param usualSteps that show how memory grows, in minutes and not in hours
 */
record BenchNetwork(
        String title,
        DataSource images,
        Architecture architecture,
        int latents,
        int batch,
        int usualSteps) {
    private static final List<BenchNetwork> ALL =
            List.of(
                    new BenchNetwork(
                            "circles-mlp",
                            new DataSource.BuiltInCircles(),
                            new MlpArchitecture(List.of(400)),
                            6,
                            128,
                            50_000),
                    new BenchNetwork(
                            "conv-64",
                            new DataSource.BuiltInShapes(),
                            new BurgessArchitecture(),
                            10,
                            64,
                            5_000));

    /** All of them. */
    static List<BenchNetwork> all() {
        return ALL;
    }

    /**
     * The network of that name.
     *
     * @throws InvalidInputException if there is none
     */
    static BenchNetwork named(String name) {
        return ALL.stream()
                .filter(network -> network.title.equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new InvalidInputException(
                                        "There is no network \"%s\" to measure; choose %s."
                                                .formatted(
                                                        name,
                                                        ALL.stream()
                                                                .map(BenchNetwork::title)
                                                                .collect(
                                                                        Collectors.joining(
                                                                                " or ")))));
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
