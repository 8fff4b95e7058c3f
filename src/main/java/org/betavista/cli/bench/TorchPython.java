package org.betavista.cli.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.betavista.cli.Console;
import org.betavista.data.ImageDataset;
import org.betavista.data.ImageShape;
import org.betavista.data.InvalidInputException;
import org.betavista.store.JsonFile;

/**
 * A Python interpreter that may have PyTorch. Images and the script that trains on them lie in a
 * temporary folder, which closing removes.
 */
final class TorchPython implements AutoCloseable {
    private static final String SCRIPT = "train_steps.py";

    private final List<String> interpreter;
    private final Console console;
    private final Path folder;
    private final long secondsToBeReady;

    /**
     * @param interpreter the program, and what it takes before the name of a script
     * @param secondsToBeReady after which a process of it is given up
     */
    TorchPython(List<String> interpreter, Console console, long secondsToBeReady) {
        this.secondsToBeReady = secondsToBeReady;
        this.interpreter = List.copyOf(interpreter);
        this.console = console;
        try {
            folder = Files.createTempDirectory("betavista-bench");
            try (InputStream script =
                    Objects.requireNonNull(TorchPython.class.getResourceAsStream(SCRIPT))) {
                Files.copy(script, folder.resolve(SCRIPT));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a folder for temporary files", e);
        }
    }

    /**
     * The version of PyTorch that the interpreter has; says so where it has none, or does not
     * answer in time.
     *
     * @throws InvalidInputException if there is no such interpreter
     */
    Optional<String> version() {
        try {
            Process process =
                    new ProcessBuilder(command("-c", "import torch; print(torch.__version__)"))
                            .redirectError(folder.resolve("version.txt").toFile())
                            .start();
            Guard guard = new Guard(process, secondsToBeReady);
            try (InputStream output = process.getInputStream()) {
                String version = new String(output.readAllBytes(), UTF_8).strip();
                if (!version.isEmpty() && process.onExit().join().exitValue() == 0) {
                    return Optional.of(version);
                }
            } finally {
                guard.dismiss();
            }
        } catch (IOException e) {
            throw new InvalidInputException(
                    "The Python interpreter %s cannot be started; give the path of one after --python."
                            .formatted(interpreter.get(0)),
                    e);
        }
        console.progress(
                "%s has no torch that answers; only this program is measured."
                        .formatted(interpreter.get(0)));
        return Optional.empty();
    }

    /**
     * Starts PyTorch in every way that works here; says which do not, and why.
     *
     * @param contenders where those that are ready are added, so that they are closed whatever
     *     happens
     */
    void start(TrainCase measured, ImageDataset images, int threads, List<Contender> contenders) {
        Path description = describe(measured, images, threads);
        for (TorchWay way : TorchWay.values()) {
            Contender contender =
                    new Contender(
                            way.key(),
                            way.title(),
                            new ProcessBuilder(
                                    command(
                                            folder.resolve(SCRIPT).toString(),
                                            description.toString(),
                                            way.argument())));
            contenders.add(contender);
            contender
                    .whyMissing(secondsToBeReady)
                    .ifPresent(
                            why -> {
                                console.progress("%s is left out: %s".formatted(way.title(), why));
                                contenders.remove(contender);
                                contender.close();
                            });
        }
    }

    private List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(interpreter);
        command.addAll(List.of(arguments));
        return command;
    }

    private Path describe(TrainCase measured, ImageDataset images, int threads) {
        ImageShape shape = images.shape();
        Path pixels = folder.resolve("images.bin");
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("network", measured.hidden().isPresent() ? "mlp" : "conv");
        measured.hidden().ifPresent(units -> json.put("hidden", units));
        json.put("latents", measured.model(shape).latentSize());
        json.put("batch", measured.batch());
        json.put("shape", List.of(shape.channels(), shape.height(), shape.width()));
        json.put("threads", threads);
        json.put("images", pixels.toString());
        Path description = folder.resolve("case.json");
        byte[] image = new byte[shape.size()];
        try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(pixels))) {
            for (int i = 0; i < images.size(); i++) {
                images.copyPixels(i, image, 0);
                file.write(image);
            }
            Files.writeString(description, JsonFile.line(json));
        } catch (IOException e) {
            throw new UncheckedIOException("temporary files in " + folder, e);
        }
        return description;
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("temporary files in " + folder, e);
        }
    }
}
