package org.betavista.cli;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.betavista.data.InvalidInputException;
import org.betavista.data.Progress;
import org.betavista.session.DataFolder;
import org.betavista.session.SavedModel;
import org.betavista.session.ShippedModels;
import org.betavista.session.measures.Sampling;
import org.betavista.store.JsonFile;
import org.betavista.store.OutputPlace;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code measure}: what a saved model is worth, or codes from any other tool. */
@Command(
        name = "measure",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        sortOptions = false,
        description = {
            "Measure a saved model on held-out images: the terms of the ELBO, log p(x), continuity,",
            "completeness, disentanglement and independence. Or score codes from another tool with",
            "--codes and --factors."
        })
final class MeasureCommand implements Callable<Integer> {
    private static final int MOST_SAMPLES = 5000;

    private final Console console;
    private final ShippedModels shipped;
    private final DataFolder place;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "RUN",
            description = "a run folder or a model of models/")
    private @Nullable String run;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "NAME",
            description = {
                "what is measured: heldOut, nll, continuity, completeness, disentanglement,",
                "independence, or single measures as they are named in the result"
            })
    private String @Nullable [] only;

    @Option(
            names = "--samples",
            description = "held-out images, and draws from the prior; ten times as many codes")
    private int samples = Sampling.STANDARD.images();

    @Option(names = "--seed", description = "of everything that is drawn")
    private long seed = Sampling.STANDARD.seed();

    @Option(
            names = "--nll",
            description = {
                "estimate log p(x) too, which the next two options ask for as well; takes minutes,",
                "and hours for convolutional networks"
            })
    private boolean nll;

    @Option(
            names = "--nll-samples",
            description = "draws from q(z|x) an image, 1 to 50000; 5000 unless told")
    private @Nullable Integer nllSamples;

    @Option(
            names = "--nll-images",
            description = "held-out images whose log p(x) is estimated; 500 unless told")
    private @Nullable Integer nllImages;

    @Option(
            names = "--codes",
            paramLabel = "FILE",
            description = "in place of RUN: codes as .npy, float32 or float64, (samples, latents)")
    private @Nullable Path codes;

    @Option(
            names = "--factors",
            paramLabel = "FILE",
            description = "with --codes: whole numbers as .csv, one column a factor, no heading")
    private @Nullable Path factors;

    @Option(
            names = "--train",
            paramLabel = "ROWS",
            description = "with --codes: the first rows, to learn from; two thirds unless told")
    private @Nullable Integer train;

    @Option(names = "--json", description = "a file that gets the result too; must be new")
    private @Nullable Path json;

    @Option(names = "--overwrite", description = "with --json: replace the file if there is one")
    private boolean overwrite;

    @Spec private @Nullable CommandSpec spec;

    MeasureCommand(Console console, ShippedModels shipped, DataFolder place) {
        this.console = console;
        this.shipped = shipped;
        this.place = place;
    }

    @Override
    public Integer call() {
        if (json != null) {
            OutputPlace.checkFile(json, overwrite, "give --overwrite to replace it");
        } else if (overwrite) {
            throw new InvalidInputException("--overwrite goes with --json only.");
        }
        Progress progress = ImportOptions.progress(console);
        Map<String, Object> result = measured(progress, GivenOptions.of(spec));
        if (result.get("remarks") instanceof Collection<?> remarks) {
            remarks.forEach(remark -> console.progress(String.valueOf(remark)));
        }
        if (json != null) {
            JsonFile.write(json, result);
        }
        console.result(result);
        return 0;
    }

    private Map<String, Object> measured(Progress progress, GivenOptions given) {
        try {
            return codes == null && factors == null
                    ? ofRun(progress, given)
                    : ofCodes(progress, given);
        } catch (OutOfMemoryError e) {
            throw new InvalidInputException(
                    "There is not enough memory to measure this; take fewer samples, or give Java"
                            + " more with -Xmx.",
                    e);
        }
    }

    private Map<String, Object> ofRun(Progress progress, GivenOptions given) {
        if (run == null) {
            throw new InvalidInputException(
                    "Say what to measure: a run folder, a model of models/, or --codes with"
                            + " --factors.");
        }
        if (train != null) {
            throw new InvalidInputException("--train goes with --codes only.");
        }
        check("--samples", samples, 2, MOST_SAMPLES);
        int draws = nllSamples == null ? RunReport.Draws.USUAL.samples() : nllSamples;
        int images = nllImages == null ? RunReport.Draws.USUAL.images() : nllImages;
        check("--nll-samples", draws, 1, 50_000);
        check("--nll-images", images, 1, Integer.MAX_VALUE);
        boolean withNll = nll || nllSamples != null || nllImages != null;
        RunReport.Wanted wanted = RunReport.Wanted.of(only, withNll);
        if (wanted.measures().isEmpty()) {
            given.refuse(
                    "heldOut and nll take no samples of --samples and draw by no --seed",
                    "--samples",
                    "--seed");
        }
        return new RunReport(
                        run,
                        SavedModel.named(run, shipped),
                        place,
                        new Sampling(samples, seed),
                        new RunReport.Draws(images, draws))
                .measure(wanted, progress);
    }

    private Map<String, Object> ofCodes(Progress progress, GivenOptions given) {
        if (codes == null || factors == null) {
            throw new InvalidInputException("--codes and --factors go together.");
        }
        if (run != null) {
            throw new InvalidInputException("--codes measures files; leave out " + run + ".");
        }
        given.refuse(
                "--codes measures files as they are",
                "--only",
                "--nll",
                "--nll-samples",
                "--nll-images",
                "--samples",
                "--seed");
        return new CodesReport(codes, factors, train).measure(progress);
    }

    private static void check(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw new InvalidInputException(
                    most == Integer.MAX_VALUE
                            ? "%s must be at least %s.".formatted(option, least)
                            : String.format(
                                    Locale.ROOT, "%s must be %d to %d.", option, least, most));
        }
    }
}
