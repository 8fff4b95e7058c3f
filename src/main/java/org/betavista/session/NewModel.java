package org.betavista.session;

import org.betavista.data.ImageShape;
import org.betavista.model.Architecture;
import org.betavista.model.Likelihood;
import org.betavista.model.ModelConfig;
import org.betavista.train.TrainingConfig;

/** A model that a person asks for, before its images are loaded. */
public record NewModel(
        DataSource data,
        Architecture architecture,
        int latentSize,
        Likelihood likelihood,
        TrainingConfig training) {
    /** The model for images of a shape. */
    public ModelConfig modelFor(ImageShape shape) {
        return new ModelConfig(shape, architecture, latentSize, likelihood);
    }

    /** The one that a run describes. */
    public static NewModel like(RunConfig config) {
        return new NewModel(
                config.data(),
                config.model().architecture(),
                config.model().latentSize(),
                config.model().likelihood(),
                config.training());
    }
}
