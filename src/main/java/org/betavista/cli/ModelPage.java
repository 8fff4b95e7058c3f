package org.betavista.cli;

import java.util.List;
import org.betavista.data.Split;
import org.betavista.session.BatchTraining;
import org.betavista.session.RunConfig;
import org.betavista.train.TrainingConfig;

/** The page in a model folder that says what the model is and how it was made. */
final class ModelPage {
    private ModelPage() {}

    static String of(
            List<String> arguments, RunConfig run, Split split, BatchTraining.Result result) {
        return """
            # %s, β = %s

            %s, %d latents, %s likelihood, trained on %d images of %s (%s), held out %d.

            Made by

                java -jar target/betavista.jar %s

            After %d steps, in nats per image, means over all held-out images: reconstruction %.2f, \
            KL %.2f, reconstruction + KL %.2f. Trained with %d thread(s); other machines and other \
            counts of threads give slightly other weights.
            """
                .formatted(
                        split.name(),
                        TrainingConfig.plain(run.training().beta()),
                        run.model().architecture().title(),
                        run.model().latentSize(),
                        run.model().likelihood().title(),
                        split.train().size(),
                        split.name(),
                        split.shape(),
                        split.heldOut().size(),
                        String.join(" ", arguments),
                        result.state().weights().step(),
                        result.heldOut().reconstruction(),
                        result.heldOut().kl(),
                        -result.heldOut().elbo(),
                        run.training().threads());
    }
}
