package org.betavista.cli.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.betavista.cli.Console;
import org.betavista.data.InvalidInputException;
import org.betavista.session.WindowMeasurement;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench}: measurements on this machine. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measure speed and memory on this machine.",
        synopsisSubcommandLabel = "(decode | window | train | memory | data | measure)")
public final class BenchCommand implements Runnable {
    private final Console console;
    private final WindowMeasurement window;

    /**
     * @param window measures the real window
     */
    public BenchCommand(PrintWriter stdout, PrintWriter stderr, WindowMeasurement window) {
        console = new Console(stdout, stderr);
        this.window = window;
    }

    @Override
    public void run() {
        console.progress(
                "Choose one of: bench decode, bench window, bench train, bench memory, bench data,"
                        + " bench measure.");
    }

    @Command(
            name = "decode",
            mixinStandardHelpOptions = true,
            description =
                    "From a code to an image through the decode thread: one, and grids of 400, idle"
                            + " and while training.")
    int decode(@Option(names = "--json", description = "print one JSON object") boolean json) {
        Map<String, Object> result = new LinkedHashMap<>();
        new DecodeBench(console).measure(result);
        print(result, json);
        return 0;
    }

    @Command(
            name = "window",
            mixinStandardHelpOptions = true,
            description =
                    "From the mouse to the pixels of the real window while training, frames per"
                            + " second, and from the start of the program to the first picture.")
    int window(
            @Option(
                            names = "--seconds",
                            defaultValue = "15",
                            description = "how long to drag on each tab; 0 for starts only")
                    int seconds,
            @Option(
                            names = "--model",
                            defaultValue = "circles-beta4",
                            description = "the shipped model that is trained")
                    String model,
            @Option(
                            names = "--starts",
                            defaultValue = "7",
                            description = "warm starts of the program; 0 for none at all")
                    int starts,
            @Option(
                            names = "--cold-starts",
                            defaultValue = "3",
                            description = "starts that unpack the engine (430 MB) first")
                    int coldStarts,
            @Option(names = "--json", description = "print one JSON object") boolean json) {
        checkAtLeast(0, "--seconds", seconds);
        checkAtLeast(0, "--starts", starts);
        checkAtLeast(0, "--cold-starts", coldStarts);
        Map<String, Object> result = new LinkedHashMap<>();
        new WindowReport(console, window).measure(model, seconds, starts, coldStarts, result);
        print(result, json);
        return 0;
    }

    @Command(
            name = "train",
            mixinStandardHelpOptions = true,
            showDefaultValues = true,
            description =
                    "Training steps per second, eager, compiled and Fast, taking turns with PyTorch"
                            + " where a Python has it; and what Fast costs in held-out nats. About"
                            + " six minutes.")
    int train(
            @Option(
                            names = "--python",
                            paramLabel = "PYTHON",
                            description = "a Python interpreter that has torch, to compare with")
                    @Nullable String python,
            @Option(
                            names = "--only",
                            paramLabel = "CASE",
                            split = ",",
                            defaultValue = "circles,mnist,conv,tiny",
                            description = "which networks")
                    List<String> only,
            @Option(
                            names = "--rounds",
                            defaultValue = "5",
                            description = "turns of each that count")
                    int rounds,
            @Option(names = "--seconds", defaultValue = "1", description = "a turn") double seconds,
            @Option(
                            names = "--threads",
                            defaultValue = "1",
                            description = "cores that one operation may use, ours and theirs")
                    int threads,
            @Option(
                            names = "--nats-steps",
                            defaultValue = "1500",
                            description =
                                    "steps after which Fast is compared by held-out nats, in mnist;"
                                            + " a fifth of it in conv; 0 leaves it out")
                    int natsSteps,
            @Option(names = "--json", description = "print one JSON object") boolean json) {
        List<TrainCase> cases = only.stream().map(TrainCase::named).toList();
        TrainBench bench = new TrainBench(console, rounds, seconds, threads, natsSteps);
        print(bench.measure(cases, python), json);
        return 0;
    }

    @Command(
            name = OwnSteps.COMMAND,
            hidden = true,
            description = "Makes training steps for as many seconds as every line of input says.")
    int steps(
            @Option(names = "--case", required = true) String measured,
            @Option(names = "--way", required = true) OwnWay way,
            @Option(names = "--threads", required = true) int threads) {
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        new OwnSteps(TrainCase.named(measured), way, threads).obey(orders, console);
        return 0;
    }

    @Command(
            name = "memory",
            mixinStandardHelpOptions = true,
            description =
                    "Resident memory after 1,000, 10,000, 25,000 and 50,000 steps of a network, or"
                            + " the same shares of another number.")
    int memory(
            @Option(
                            names = "--steps",
                            defaultValue = "0",
                            description =
                                    "steps of each network; 0, the usual, is 50,000 for"
                                            + " circles-mlp and 5,000 for conv-64")
                    int steps,
            @Option(
                            names = "--network",
                            defaultValue = "",
                            description =
                                    "circles-mlp or conv-64, in this process; else each in a"
                                            + " process of its own")
                    String network,
            @Option(
                            names = "--window",
                            description =
                                    "train a tiny network in the open window instead, for 1,000,000"
                                            + " steps, and time its chart")
                    boolean inWindow,
            @Option(names = "--json", description = "print one JSON object") boolean json) {
        checkAtLeast(0, "--steps", steps);
        Map<String, Object> result = new LinkedHashMap<>();
        MemoryBench bench = new MemoryBench(console);
        if (inWindow) {
            if (!network.isEmpty()) {
                throw new InvalidInputException(
                        "--window has a network of its own; leave out --network.");
            }
            new WindowMemory(console, window).measure(steps, result);
        } else if (network.isEmpty()) {
            bench.measureAll(steps, result);
        } else {
            bench.measure(BenchNetwork.named(network), steps, result);
        }
        print(result, json);
        return 0;
    }

    @Command(
            name = "data",
            mixinStandardHelpOptions = true,
            description =
                    "Images per second of every source of images, and what it costs to train on"
                            + " images that stay on disk.")
    int data(
            @Option(
                            names = "--images",
                            defaultValue = "20000",
                            description = "size of the set on disk, 64x64 in colour (12 KB each)")
                    int images,
            @Option(names = "--json", description = "print one JSON object") boolean json) {
        checkAtLeast(1, "--images", images);
        Map<String, Object> result = new LinkedHashMap<>();
        new DataBench(console).measure(images, result);
        print(result, json);
        return 0;
    }

    @Command(
            name = "measure",
            mixinStandardHelpOptions = true,
            description =
                    "What measuring costs: the headline numbers, the full report, and the training"
                            + " beside it.")
    int measure(
            @Option(
                            names = "--seconds",
                            defaultValue = "8",
                            description = "a turn of training, alone and beside")
                    int seconds,
            @Option(names = "--json", description = "print one JSON object") boolean json) {
        checkAtLeast(1, "--seconds", seconds);
        Map<String, Object> result = new LinkedHashMap<>();
        new MeasureBench(console).measure(seconds, result);
        print(result, json);
        return 0;
    }

    private static void checkAtLeast(int least, String option, int value) {
        if (value < least) {
            throw new InvalidInputException(
                    "%s must be at least %s, not %s.".formatted(option, least, value));
        }
    }

    private void print(Map<String, Object> result, boolean json) {
        if (json) {
            result.put("machine", Machine.facts());
            console.result(result);
        }
    }
}
