package org.betavista.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.betavista.data.CancelledException;
import org.betavista.data.InvalidInputException;
import org.betavista.data.Progress;
import org.betavista.data.Split;
import org.betavista.model.ModelConfig;
import org.betavista.session.Arithmetic;
import org.betavista.session.BatchTraining;
import org.betavista.session.DataFolder;
import org.betavista.session.DataSource;
import org.betavista.session.PeriodicCheckpoints;
import org.betavista.session.RunConfig;
import org.betavista.session.RunsFolder;
import org.betavista.session.SavedModel;
import org.betavista.store.MetricsRow;
import org.betavista.store.MetricsTable;
import org.betavista.store.OutputPlace;
import org.betavista.store.RunDirectory;
import org.betavista.train.DivergedException;
import org.betavista.train.TrainingConfig;
import org.betavista.train.TrainingState;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code train}: trains a model and saves it. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        sortOptions = false,
        description = "Train a model and save it as a run folder.")
final class TrainCommand implements Callable<Integer> {
    private static final int BAD_INPUT = 2;

    /** Of a program that Ctrl+C ended. */
    private static final int STOPPED = 130;

    /** A year. */
    private static final long LONGEST_INTERVAL = 31_536_000;

    private static final List<String> WITH_RESUME =
            List.of("--resume", "--out", "--steps", "--checkpoint-every", "--threads", "--fast");
    private static final List<String> WITH_CONFIG =
            List.of(
                    "--config",
                    "--out",
                    "--steps",
                    "--checkpoint-every",
                    "--threads",
                    "--fast",
                    "--model");

    private final Console console;
    private final List<String> arguments;
    private final DataFolder place;

    @Option(
            names = "--data",
            description =
                    "circles, shapes, digits or faces; mnist or fashion-mnist once downloaded; a"
                            + " folder of pictures or of IDX files; an .npz or .npy file")
    private String data = "circles";

    @Mixin private ImportOptions imports = new ImportOptions();

    @Mixin private ModelOptions model = new ModelOptions();

    @Mixin private ObjectiveOptions objective = new ObjectiveOptions();

    @Option(names = "--steps", description = "the step to end at")
    private long steps = 1500;

    @Option(
            names = "--out",
            description = "the run folder, a new one; by default in ~/.betavista/runs")
    private @Nullable Path out;

    @Option(names = "--resume", description = "go on with the run in --out, with its own settings")
    private boolean resume;

    @Option(
            names = "--checkpoint-every",
            paramLabel = "SECONDS",
            description =
                    "write a checkpoint so often, from which --resume goes on; 0 for none but the"
                            + " last")
    private long checkpointEvery = 60;

    @Option(names = "--config", description = "take all settings from a config.json")
    private @Nullable Path config;

    @Option(
            names = "--model",
            description = "write a model folder: weights, and a page that says how they were made")
    private boolean modelFolder;

    @Spec private @Nullable CommandSpec spec;

    TrainCommand(Console console, List<String> arguments, DataFolder place) {
        this.console = console;
        this.arguments = arguments;
        this.place = place;
    }

    @Override
    public Integer call() {
        if (steps < 1) {
            throw new InvalidInputException("--steps must be at least 1.");
        }
        if (checkpointEvery < 0 || checkpointEvery > LONGEST_INTERVAL) {
            throw new InvalidInputException(
                    "--checkpoint-every must be 0 to %s seconds.".formatted(LONGEST_INTERVAL));
        }
        GivenOptions given = GivenOptions.of(spec);
        checkPlace();
        Progress progress = ImportOptions.progress(console);
        Start start;
        if (resume) {
            start = resumed(given, progress);
        } else if (config != null) {
            start = configured(config, given, progress);
        } else {
            start = described(given, progress);
        }
        start.changes().forEach(console::progress);
        ImportOptions.printNotes(console, start.split());
        RunDirectory folder =
                new RunDirectory(
                        out != null
                                ? out
                                : RunsFolder.standard().claim(start.split().name(), start.run()));
        if (!resume) {
            folder.checkNew("");
            folder.writeConfig(start.run());
        }
        return train(start, folder);
    }

    /**
     * Where training begins.
     *
     * @param state of a run that was saved
     * @param metrics up to there
     * @param changes of the images since then, in sentences
     */
    private record Start(
            RunConfig run,
            Split split,
            Optional<TrainingState> state,
            MetricsTable metrics,
            List<String> changes) {
        static Start fresh(RunConfig run, Split split) {
            return new Start(
                    run,
                    split,
                    Optional.empty(),
                    new MetricsTable(run.training().objective().extraTerms()),
                    List.of());
        }

        /** What people should know about the images. */
        List<String> notes() {
            return Stream.concat(changes.stream(), split.train().notes().stream()).toList();
        }
    }

    private Start resumed(GivenOptions given, Progress progress) {
        if (out == null) {
            throw new InvalidInputException("--resume needs --out, the run folder to go on with.");
        }
        given.refuseAllBut("--resume goes on with the settings that were saved", WITH_RESUME);
        SavedModel saved = SavedModel.read(out);
        checkAhead(saved.checkpoint().step());
        Split split = saved.config().load(place, progress);
        if (saved.trainingState().isEmpty()) {
            throw new InvalidInputException(
                    out + " is a model folder without the optimiser's state; train it anew.");
        }
        return new Start(
                asAsked(saved.config().on(split)),
                split,
                saved.trainingState(),
                saved.metrics(),
                saved.config().changes(split));
    }

    private Start configured(Path file, GivenOptions given, Progress progress) {
        given.refuseAllBut("--config takes all settings from its file", WITH_CONFIG);
        RunConfig like = asAsked(RunConfig.read(file));
        Split split = like.data().load(like.training().seed(), place, progress);
        return Start.fresh(RunConfig.of(like.data(), split, like.model(), like.training()), split);
    }

    private Start described(GivenOptions given, Progress progress) {
        TrainingConfig training = objective.training();
        objective.check(given);
        model.check(training.objective(), given);
        DataSource source = imports.source(data, place, given);
        Split split = source.load(training.seed(), place, progress);
        ModelConfig networks = model.model(split.shape(), training.objective());
        training.check(networks);
        return Start.fresh(RunConfig.of(source, split, networks, training), split);
    }

    /**
     * A place that cannot be written to, or that holds a run, is found before data are loaded and
     * an hour is trained, not after.
     */
    private void checkPlace() {
        if (out == null) {
            OutputPlace.checkFolder(RunsFolder.standard().folder());
        } else if (resume) {
            OutputPlace.checkFolder(out);
        } else {
            new RunDirectory(out).checkNew("go on with it by --resume");
        }
    }

    private void checkAhead(long step) {
        if (steps <= step) {
            throw new InvalidInputException(
                    "%s stands at step %s already; give --steps the step to end at, above that."
                            .formatted(out, step));
        }
    }

    private RunConfig asAsked(RunConfig saved) {
        return saved.with(objective.asAsked(saved.training()));
    }

    private int train(Start start, RunDirectory folder) {
        RunConfig run = start.run();
        PeriodicCheckpoints checkpoints =
                new PeriodicCheckpoints(
                        folder, Duration.ofSeconds(checkpointEvery), console::progress);
        BatchTraining.Result result;
        try (StopSignal signal = new StopSignal()) {
            result =
                    new BatchTraining(
                                    run,
                                    start.split(),
                                    new StepProgress(console, steps),
                                    checkpoints,
                                    signal::isGiven)
                            .train(steps, start.state(), start.metrics());
            save(result, folder, run, start.split());
        } catch (DivergedException e) {
            throw new InvalidInputException(
                    "The loss became infinite at a learning rate of %s; try a tenth of it."
                            .formatted(run.training().learningRate()),
                    e);
        } catch (CancelledException e) {
            console.progress(
                    "Stopped; --resume --out %s goes on from the last checkpoint."
                            .formatted(folder.folder()));
            return STOPPED;
        }
        Map<String, Object> json = describe(run, result, folder);
        json.put("notes", start.notes());
        console.result(json);
        result.explosion().ifPresent(console::progress);
        return result.explosion().isPresent() ? BAD_INPUT : 0;
    }

    private void save(
            BatchTraining.Result result, RunDirectory folder, RunConfig run, Split split) {
        if (modelFolder) {
            result.writeModel(folder, ModelPage.of(arguments, run, split, result));
        } else {
            result.run().writeTo(folder);
        }
    }

    static Map<String, Object> describe(
            RunConfig run, BatchTraining.Result result, RunDirectory folder) {
        double beta = run.training().chargedBeta(result.state().weights().step());
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("steps", result.state().weights().step());
        json.put("seconds", result.seconds());
        json.put("stepsPerSecond", result.steps() / Math.max(1e-9, result.seconds()));
        json.put("objective", run.training().objective().title());
        json.put("threads", run.training().threads());
        Arithmetic arithmetic = result.arithmetic();
        json.put("compiled", arithmetic.eagerBecause().isEmpty());
        arithmetic.eagerBecause().ifPresent(why -> json.put("eagerBecause", why));
        json.put("fast", arithmetic.isFast(run.training()));
        arithmetic.fastDifference().ifPresent(nats -> json.put("fastDifferenceNats", nats));
        json.put("beta", beta);
        json.put("betaNorm", run.model().betaNorm(beta));
        json.put("train", terms(run, result.train(), beta));
        json.put("heldOut", terms(run, result.heldOut(), beta));
        json.put("run", folder.folder().toString());
        return json;
    }

    /** What there is: a code without a density has no KL, and some totals have other terms. */
    private static Map<String, Object> terms(RunConfig run, MetricsRow.Terms terms, double beta) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("reconstruction", terms.reconstruction());
        if (run.model().posterior().isGaussian()) {
            json.put("kl", terms.kl());
            json.put("elbo", terms.elbo());
        }
        if (run.training().isSumOfTerms()) {
            json.put("total", terms.total(beta));
        }
        return json;
    }
}
