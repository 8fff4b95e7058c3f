package org.betavista.session;

import org.betavista.data.ImageShape;
import org.betavista.model.Architecture;
import org.betavista.model.BurgessArchitecture;
import org.betavista.model.Likelihood;
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
     * The same on other images, with the nearest networks that take them: large images get the
     * convolutional one, and images that it does not take the fully connected one.
     *
     * @param shape of the images of {@code source}
     */
    public NewModel with(DataSource source, ImageShape shape) {
        Architecture suited = architecture;
        Architecture convolutional = new BurgessArchitecture();
        if (shape.height() >= LARGE && convolutional.takes(shape)) {
            suited = convolutional;
        }
        if (!suited.takes(shape)) {
            suited = MlpArchitecture.standard();
        }
        return new NewModel(source, suited, latentSize, likelihood, posterior, training);
    }

    /** The same with another number of latents. */
    public NewModel with(int newLatentSize) {
        return new NewModel(data, architecture, newLatentSize, likelihood, posterior, training);
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
