package org.betavista.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.betavista.analysis.ImportanceBound;
import org.betavista.data.ImageDataset;
import org.betavista.data.InvalidInputException;
import org.betavista.data.Progress;
import org.betavista.data.Split;
import org.betavista.model.CodebookFamily;
import org.betavista.model.Evaluation;
import org.betavista.model.FrozenVae;
import org.betavista.session.Binarised;
import org.betavista.session.BoundCheck;
import org.betavista.session.BoundEstimate;
import org.betavista.session.DataFolder;
import org.betavista.session.FactorCheck;
import org.betavista.session.HeldOutCheck;
import org.betavista.session.RunConfig;
import org.betavista.session.SavedModel;
import org.betavista.session.ShippedModels;
import org.betavista.store.JsonFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code measure}: what a saved model is worth. */
@Command(
        name = "measure",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        sortOptions = false,
        description = {
            "Measure a saved model on held-out images: the terms of the ELBO, log p(x) by importance",
            "sampling, and, where the data tells its factors, active units and MIG."
        })
final class MeasureCommand implements Callable<Integer> {
    private final Console console;
    private final ShippedModels shipped;
    private final DataFolder place;

    @Parameters(index = "0", paramLabel = "RUN", description = "a run folder or a model of models/")
    private String run = "";

    @Option(names = "--nll-samples", description = "draws from q(z|x) an image, 1 to 50000")
    private int samples = 5000;

    @Option(names = "--nll-images", description = "held-out images whose log p(x) is estimated")
    private int images = 500;

    @Option(names = "--json", description = "a file that gets the result too")
    private @Nullable Path json;

    MeasureCommand(Console console, ShippedModels shipped, DataFolder place) {
        this.console = console;
        this.shipped = shipped;
        this.place = place;
    }

    @Override
    public Integer call() {
        if (samples < 1 || samples > 50_000) {
            throw new InvalidInputException("--nll-samples must be 1 to 50000.");
        }
        if (images < 1) {
            throw new InvalidInputException("--nll-images must be at least 1.");
        }
        Progress progress = ImportOptions.progress(console);
        SavedModel saved = SavedModel.named(run, shipped);
        RunConfig config = saved.config();
        Split grey = config.data().load(config.training().seed(), place, progress);
        Split split =
                new Split(
                        Binarised.as(config.training(), grey.train()),
                        Binarised.as(config.training(), grey.heldOut()));
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("run", run);
        result.put("step", saved.checkpoint().step());
        try (FrozenVae model = saved.open()) {
            result.put("heldOut", heldOut(model, split.heldOut()));
            if (config.model().posterior().isGaussian()) {
                result.put(
                        "nll",
                        describe(
                                BoundCheck.estimate(
                                        model, split.heldOut(), images, samples, progress)));
            }
            boolean codebook = config.model().posterior() instanceof CodebookFamily;
            if (!split.heldOut().factors().isEmpty() && !codebook) {
                result.put("disentanglement", describe(FactorCheck.of(model, split, progress)));
            }
        }
        if (json != null) {
            JsonFile.write(json, result);
        }
        console.result(result);
        return 0;
    }

    private static Map<String, Object> heldOut(FrozenVae model, ImageDataset heldOut) {
        Evaluation terms = HeldOutCheck.evaluate(model, heldOut, heldOut.size());
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("images", heldOut.size());
        result.put("reconstruction", terms.meanReconstruction());
        // Without a density there is no KL, and nothing to call an ELBO.
        if (model.config().posterior().isGaussian()) {
            result.put("kl", terms.meanKl());
            result.put("elbo", -(terms.meanReconstruction() + terms.meanKl()));
        }
        return result;
    }

    private static Map<String, Object> describe(BoundEstimate estimate) {
        ImportanceBound.Point best = estimate.best();
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("quantity", estimate.likelihood() ? "negativeLogLikelihood" : "negativeBound");
        result.put("samples", best.samples());
        result.put("images", estimate.images());
        result.put("nats", -best.nats());
        if (estimate.images() > 1) {
            result.put("standardError", best.standardError());
        }
        result.put("elbo", estimate.elbo());
        result.put("gap", estimate.gap());
        if (!estimate.likelihood()) {
            result.put(
                    "note",
                    "On grey pixels the Bernoulli's formula is the BCE objective and no likelihood;"
                            + " nats are the negative of its importance weighted bound.");
        }
        return result;
    }

    private static Map<String, Object> describe(FactorCheck check) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("images", check.images());
        result.put("activeUnits", check.active().length);
        result.put("active", check.active());
        result.put("collapsed", check.isCollapsed());
        check.gap().ifPresent(gap -> result.put("mig", gap));
        return result;
    }
}
