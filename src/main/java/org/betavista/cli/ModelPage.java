package org.betavista.cli;

import java.util.List;
import java.util.Locale;
import org.betavista.data.Split;
import org.betavista.model.CodebookFamily;
import org.betavista.model.ModelConfig;
import org.betavista.session.BatchTraining;
import org.betavista.session.RunConfig;
import org.betavista.store.MetricsRow;

/** The page in a model folder that says what the model is and how it was made. */
final class ModelPage {
    private ModelPage() {}

    static String of(
            List<String> arguments, RunConfig run, Split split, BatchTraining.Result result) {
        return """
            # %s, %s

            %s (%s), code: %s, %s, %s likelihood, trained on %s images of %s (%s), held out %s.

            Made by

                java -jar target/betavista.jar %s

            After %s steps, in nats per image, means over all held-out images: %s. Trained with %s thread(s); other machines and other \
            counts of threads give slightly other weights.
            """
                .formatted(
                        split.name(),
                        run.training().title(),
                        run.training().objective().title(),
                        run.training().objective().paper(),
                        code(run.model()),
                        run.model().architecture().title(),
                        run.model().likelihood().title(),
                        split.train().size(),
                        split.name(),
                        split.shape(),
                        split.heldOut().size(),
                        String.join(" ", arguments),
                        result.state().weights().step(),
                        heldOut(run.model(), result.heldOut()),
                        run.training().threads());
    }

    private static String code(ModelConfig model) {
        return model.posterior() instanceof CodebookFamily family
                ? "%s x %s positions of %s codes"
                        .formatted(model.gridSide(), model.gridSide(), family.codes())
                : "%s latents, %s".formatted(model.latentSize(), model.posterior().title());
    }

    private static String heldOut(ModelConfig model, MetricsRow.Terms terms) {
        String reconstruction =
                String.format(Locale.ROOT, "reconstruction %.2f", terms.reconstruction());
        return model.posterior().isGaussian()
                ? reconstruction
                        + String.format(
                                Locale.ROOT,
                                ", KL %.2f, reconstruction + KL %.2f",
                                terms.kl(),
                                -terms.elbo())
                : reconstruction;
    }
}
