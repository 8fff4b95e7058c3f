package org.betavista.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.betavista.data.InvalidInputException;
import org.betavista.session.DataFolder;
import org.betavista.session.ShippedModels;
import org.betavista.session.UserPath;
import org.betavista.session.log.Faults;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The program on the command line. Progress goes to stderr, one JSON object on one line to stdout.
 * Exit status: 0 done, 2 bad input (one sentence on stderr), 1 an internal error (one sentence that
 * names the log).
 */
@Command(
        name = "betavista",
        mixinStandardHelpOptions = true,
        version = "Betavista 0.1.0",
        description = "Explore the latent spaces of variational autoencoders.",
        footer = {"", "Without a command the window opens."})
public final class BetavistaCommand implements Runnable {
    private static final int FAILURE = 1;
    private static final int BAD_INPUT = 2;

    @CommandLine.Spec private CommandLine.Model.@org.jspecify.annotations.Nullable CommandSpec spec;

    private BetavistaCommand() {}

    @Override
    public void run() {
        if (spec != null) {
            spec.commandLine().usage(spec.commandLine().getErr());
        }
    }

    /**
     * Runs one command, with data sets in the standard place.
     *
     * @param more commands that come from outside, because they need the window
     * @param stdout gets the result
     * @param stderr gets progress and complaints
     * @return the exit status
     */
    public static int run(
            List<String> arguments, List<?> more, PrintWriter stdout, PrintWriter stderr) {
        return run(arguments, more, DataFolder.standard(), stdout, stderr);
    }

    /** The same with downloaded and imported data sets in another place. */
    static int run(
            List<String> arguments,
            List<?> more,
            DataFolder place,
            PrintWriter stdout,
            PrintWriter stderr) {
        try {
            return line(arguments, more, place, stdout, stderr)
                    .execute(arguments.toArray(new String[0]));
        } catch (Throwable problem) {
            // The parser hands on what is no exception: a lack of memory, a library that is broken.
            return failed(problem, stderr);
        } finally {
            stdout.flush();
            stderr.flush();
        }
    }

    /** Says what went wrong; returns the exit status. */
    private static int failed(Throwable problem, PrintWriter stderr) {
        stderr.println(Faults.report(problem, "The command failed", ""));
        return Faults.cause(problem) instanceof InvalidInputException ? BAD_INPUT : FAILURE;
    }

    private static CommandLine line(
            List<String> arguments,
            List<?> more,
            DataFolder place,
            PrintWriter stdout,
            PrintWriter stderr) {
        Console console = new Console(stdout, stderr);
        ShippedModels shipped = new ShippedModels();
        CommandLine line =
                new CommandLine(new BetavistaCommand())
                        .addSubcommand(new TrainCommand(console, arguments, place))
                        .addSubcommand(new DataCommand(console, place))
                        .addSubcommand(new EncodeCommand(console, shipped))
                        .addSubcommand(new ExportCommand(console, shipped, place))
                        .addSubcommand(new MeasureCommand(console, shipped, place))
                        .setOut(stdout)
                        .setErr(stderr)
                        .setCaseInsensitiveEnumValuesAllowed(true);
        more.forEach(line::addSubcommand);
        line.registerConverter(Path.class, BetavistaCommand::path);
        line.setExecutionExceptionHandler(
                (exception, command, result) -> failed(exception, stderr));
        line.setParameterExceptionHandler(
                (exception, values) -> {
                    stderr.println(exception.getMessage());
                    return BAD_INPUT;
                });
        return line;
    }

    private static Path path(String typed) {
        try {
            return UserPath.of(typed);
        } catch (InvalidInputException e) {
            throw new CommandLine.TypeConversionException(e.sentence());
        }
    }
}
