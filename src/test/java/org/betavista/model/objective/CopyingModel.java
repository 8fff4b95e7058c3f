package org.betavista.model.objective;

import static java.util.Objects.requireNonNull;

import ai.djl.ndarray.NDManager;
import java.util.List;
import org.betavista.data.ImageShape;
import org.betavista.model.BernoulliLikelihood;
import org.betavista.model.EngineArrays;
import org.betavista.model.LinearArchitecture;
import org.betavista.model.ModelConfig;
import org.betavista.model.PosteriorFamily;
import org.betavista.model.SharedArray;
import org.betavista.model.Vae;

/**
 * A model whose encoder gives back its input: an "image" is the parameters of its own posterior.
 * The decoder always says 1/2, so that each of the D pixels costs log 2 nats.
 */
final class CopyingModel {
    private CopyingModel() {}

    /**
     * Makes one.
     *
     * @param values of an image: as many as the posterior has parameters
     */
    static Vae of(NDManager manager, PosteriorFamily posterior, int latents, int values) {
        ModelConfig config =
                new ModelConfig(
                        new ImageShape(1, 1, values),
                        new LinearArchitecture(),
                        latents,
                        new BernoulliLikelihood(),
                        posterior);
        Vae model = Vae.random(manager, config);
        model.parameters().values().forEach(shared -> shared.fill(new float[capacity(shared)]));
        float[] identity = new float[values * values];
        for (int i = 0; i < values; i++) {
            identity[i * values + i] = 1;
        }
        requireNonNull(model.parameters().get("encoder.posterior.weight")).fill(identity);
        return model;
    }

    private static int capacity(SharedArray shared) {
        return shared.values().capacity();
    }

    /**
     * The input of a loss on parameters of posteriors.
     *
     * @param parameters image by image
     * @param epsilon the noise of each draw, image by image
     */
    static LossInput input(
            NDManager manager,
            Vae model,
            float[] parameters,
            float[] epsilon,
            Charges charges,
            int trainingImages) {
        return new LossInput(
                EngineArrays.rows(manager, parameters, model.config().shape().size()),
                shape -> EngineArrays.rows(manager, epsilon, model.config().latentSize()),
                charges,
                new Reparameterisation(),
                trainingImages);
    }

    /** The names of extra terms of a loss must be those that the objective lists, in its order. */
    static List<String> extras(LossTerms terms) {
        return List.copyOf(terms.extras().keySet());
    }
}
