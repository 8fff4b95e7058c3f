package org.betavista.cli;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.betavista.data.ImageShape;
import org.betavista.data.InvalidInputException;
import org.betavista.model.Architecture;
import org.betavista.model.BurgessArchitecture;
import org.betavista.model.CodebookFamily;
import org.betavista.model.GaussianLikelihood;
import org.betavista.model.Likelihood;
import org.betavista.model.LinearArchitecture;
import org.betavista.model.MlpArchitecture;
import org.betavista.model.ModelConfig;
import org.betavista.model.Nonlinearity;
import org.betavista.model.PosteriorFamily;
import org.betavista.model.SmallConvArchitecture;
import org.betavista.model.objective.Objective;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say what a model is. */
final class ModelOptions {
    @Option(
            names = "--arch",
            description =
                    "linear, mlp, small-conv (28 or 32 pixels) or conv (Burgess et al. 2018; 28,"
                            + " 32, 64 or 96 pixels)")
    private String architecture = "mlp";

    @Option(
            names = "--hidden",
            split = ",",
            description = "sizes of the MLP's hidden layers, from the image side")
    private int[] hidden = {400};

    @Option(names = "--nonlinearity", description = "of the MLP: relu or tanh")
    private String nonlinearity = "relu";

    @Option(
            names = "--likelihood",
            description =
                    "bernoulli, continuous-bernoulli, gaussian, gaussian-learned or"
                            + " gaussian-optimal")
    private String likelihood = "bernoulli";

    @Option(names = "--sigma", description = "standard deviation of the Gaussian likelihood")
    private double sigma = 0.1;

    @Option(
            names = "--posterior",
            description =
                    "diagonal, full, point or codebook; by default what the objective goes with",
            showDefaultValue = picocli.CommandLine.Help.Visibility.NEVER)
    private @Nullable String posterior;

    @Option(names = "--codes", description = "vectors of a codebook")
    private int codes = CodebookFamily.standard().codes();

    @Option(names = "--depth", description = "values of a vector of a codebook")
    private int depth = CodebookFamily.standard().depth();

    @Option(names = "--latent", description = "number of latents, 1 to 64")
    private int latent = 10;

    /** The networks. */
    Architecture architecture() {
        Map<String, Architecture> all = new LinkedHashMap<>();
        all.put("linear", new LinearArchitecture());
        all.put(
                "mlp",
                new MlpArchitecture(
                        Arrays.stream(hidden).boxed().toList(), nonlinearityNamed(nonlinearity)));
        all.put("small-conv", new SmallConvArchitecture());
        all.put("conv", new BurgessArchitecture());
        Architecture chosen = all.get(architecture.toLowerCase(Locale.ROOT));
        if (chosen == null) {
            throw new InvalidInputException(
                    "There is no network \"%s\"; choose linear, mlp, small-conv or conv."
                            .formatted(architecture));
        }
        return chosen;
    }

    private static Nonlinearity nonlinearityNamed(String name) {
        return Arrays.stream(Nonlinearity.values())
                .filter(one -> one.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new InvalidInputException(
                                        "There is no nonlinearity \"%s\"; choose relu or tanh."
                                                .formatted(name)));
    }

    private Likelihood likelihood() {
        Likelihood chosen =
                Choice.named("likelihood", likelihood, Likelihood.all(), Likelihood::title);
        return chosen instanceof GaussianLikelihood ? new GaussianLikelihood(sigma) : chosen;
    }

    private PosteriorFamily posterior(Objective objective) {
        List<PosteriorFamily> all = PosteriorFamily.all();
        PosteriorFamily chosen =
                posterior == null
                        ? objective.suited(all.get(0))
                        : Choice.named("posterior", posterior, all, PosteriorFamily::title);
        return chosen instanceof CodebookFamily ? new CodebookFamily(codes, depth) : chosen;
    }

    /**
     * Refuses what cannot be used with any images, before they are loaded, and what does nothing.
     */
    void check(Objective objective, GivenOptions given) {
        if (!(architecture() instanceof MlpArchitecture)) {
            given.refuse(
                    "\"%s\" has layers of its own".formatted(architecture().title()),
                    "--hidden",
                    "--nonlinearity");
        }
        if (!(likelihood() instanceof GaussianLikelihood)) {
            given.refuse("\"%s\" takes no sigma".formatted(likelihood().title()), "--sigma");
        }
        if (posterior(objective) instanceof CodebookFamily) {
            given.refuse(
                    "A grid of codes is as large as its network and --depth make it", "--latent");
        } else {
            given.refuse(
                    "\"%s\" has no codebook".formatted(posterior(objective).title()),
                    "--codes",
                    "--depth");
        }
    }

    /** The model for images of a shape. */
    ModelConfig model(ImageShape shape, Objective objective) {
        return ModelConfig.sized(shape, architecture(), latent, likelihood(), posterior(objective));
    }
}
