package org.betavista.session;

import java.util.List;
import org.betavista.data.ImageShape;
import org.betavista.model.Architecture;
import org.betavista.model.BurgessArchitecture;
import org.betavista.model.CodebookFamily;
import org.betavista.model.Likelihood;
import org.betavista.model.LinearArchitecture;
import org.betavista.model.MlpArchitecture;
import org.betavista.model.ModelConfig;
import org.betavista.model.PosteriorFamily;
import org.betavista.train.TrainingConfig;

/** A model that a person asks for, before its images are loaded. */
public record NewModel(
        DataSource data,
        Architecture architecture,
        int latentSize,
        Likelihood likelihood,
        PosteriorFamily posterior,
        TrainingConfig training) {
    private static final int LARGE = 64;

    /** The model for images of a shape. */
    public ModelConfig modelFor(ImageShape shape) {
        ModelConfig model =
                ModelConfig.sized(shape, architecture, latentSize, likelihood, posterior);
        training.check(model);
        return model;
    }

    /**
     * The same on other images, with the nearest networks and code that suit them: large images get
     * the convolutional network, images that no convolutions take the fully connected one, and a
     * code is never larger than an image. A network without hidden layers was chosen for what it
     * is, and stays.
     *
     * @param shape of the images of {@code source}
     */
    public NewModel with(DataSource source, ImageShape shape) {
        Architecture suited = suited(shape);
        PosteriorFamily code = suitedCode(suited, shape);
        int latents = Math.min(latentSize, shape.size());
        return new NewModel(
                source,
                suited,
                code.latentSize(suited, shape, latents),
                likelihood,
                code,
                training);
    }

    private Architecture suited(ImageShape shape) {
        Architecture convolutional = new BurgessArchitecture();
        boolean large = shape.height() >= LARGE && !(architecture instanceof LinearArchitecture);
        for (Architecture network :
                large ? List.of(convolutional, architecture) : List.of(architecture)) {
            if (network.takes(shape)) {
                return network;
            }
        }
        return MlpArchitecture.standard();
    }

    /** A grid of vectors that is not larger than an image; other codes have no shape. */
    private PosteriorFamily suitedCode(Architecture network, ImageShape shape) {
        if (!(posterior instanceof CodebookFamily codebook)) {
            return posterior;
        }
        int side = network.gridSide(shape);
        int room = Math.max(1, shape.size() / (side * side));
        return codebook.depth() <= room ? codebook : new CodebookFamily(codebook.codes(), room);
    }

    /** The same with another number of latents. */
    public NewModel with(int newLatentSize) {
        return new NewModel(data, architecture, newLatentSize, likelihood, posterior, training);
    }

    /** The same, trained otherwise. */
    public NewModel with(TrainingConfig newTraining) {
        return new NewModel(data, architecture, latentSize, likelihood, posterior, newTraining);
    }

    /** The same for fresh weights: its schedule begins with them. */
    public NewModel begun() {
        return with(training.begun());
    }

    /** The one that a run describes. */
    public static NewModel like(RunConfig config) {
        return new NewModel(
                config.data(),
                config.model().architecture(),
                config.model().latentSize(),
                config.model().likelihood(),
                config.model().posterior(),
                config.training());
    }
}
