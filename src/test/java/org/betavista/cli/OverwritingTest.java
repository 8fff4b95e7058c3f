package org.betavista.cli;

import static org.betavista.cli.Terminal.assertRefused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.betavista.session.ShippedModels;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that a person made is replaced without being asked to, and nothing twice in one call. */
class OverwritingTest {
    private static final String TRAIN =
            "train --data circles --hidden 4 --latent 2 --batch 64 --threads 1 --steps 2 --out";
    private static final String MODEL = "models/circles-beta4";

    @TempDir Path folder;
    private Terminal terminal = new Terminal(Path.of(""));

    @BeforeEach
    void open() {
        terminal = new Terminal(folder.resolve("data"));
    }

    /** Every file below a folder, and its bytes. */
    private static Map<String, String> content(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .collect(
                            Collectors.toMap(
                                    file -> folder.relativize(file).toString(),
                                    OverwritingTest::bytes,
                                    (one, other) -> one,
                                    TreeMap::new));
        }
    }

    private static String bytes(Path file) {
        try {
            return Arrays.toString(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aRunIsNeverTrainedOver() throws IOException {
        Path run = folder.resolve("run");
        terminal.result(TRAIN, run);
        Files.createDirectory(folder.resolve("run-2"));
        Map<String, String> before = content(run);
        assertRefused(
                terminal.run("train --data digits --steps 1 --out", run),
                run
                        + " holds a run already; go on with it by --resume, or choose another folder,"
                        + " such as "
                        + folder.resolve("run-3")
                        + ".");
        assertRefused(terminal.run("train --model --steps 1 --out", run), "holds a run already");
        assertEquals(before, content(run));
    }

    @Test
    void aModelFolderIsNeverTrainedOver() throws IOException {
        Path model = folder.resolve("model");
        terminal.result("train --hidden 4 --latent 2 --threads 1 --steps 1 --model --out", model);
        Map<String, String> before = content(model);
        assertRefused(terminal.run("train --steps 1 --out", model), "config.json already");
        assertRefused(terminal.run("train --model --steps 1 --out", model), model + "-2");
        assertEquals(before, content(model));
    }

    @ParameterizedTest
    @ValueSource(strings = {"config.json", "metrics.csv", "weights.safetensors", "MODEL.md"})
    void aFileOfTheNameOfOneOfARunsIsLeftAlone(String name) throws IOException {
        Path run = Files.createDirectory(folder.resolve("run"));
        Files.writeString(run.resolve(name), "mine");
        assertRefused(terminal.run(TRAIN, run), "holds " + name + " already");
        assertEquals(Map.of(name, bytes(run.resolve(name))), content(run));
    }

    @Test
    void aFolderWithOtherFilesTakesARun() throws IOException {
        Path run = Files.createDirectory(folder.resolve("run"));
        Files.writeString(run.resolve("notes.txt"), "mine");
        terminal.result(TRAIN, run);
        assertEquals("mine", Files.readString(run.resolve("notes.txt")));
        assertTrue(Files.exists(run.resolve("config.json")));
    }

    @Test
    void aRunThatStandsWhereItIsToEndIsNotWrittenAnew() throws IOException {
        Path run = folder.resolve("run");
        terminal.result(TRAIN, run);
        Map<String, String> before = content(run);
        assertRefused(terminal.run("train --resume --steps 2 --out", run), "at step 2 already");
        assertRefused(terminal.run("train --resume --steps 1 --out", run), "at step 2 already");
        assertRefused(terminal.run("train --resume --model --steps 9 --out", run), "--model");
        assertEquals(before, content(run));
    }

    @Test
    void aPictureIsReplacedOnlyWhereThatIsAskedFor() throws IOException {
        Path file = folder.resolve("grid.png");
        String export = "export " + MODEL + " --rows 1 --columns 2 --scale 1 ";
        terminal.result(export + "--out", file);
        byte[] first = Files.readAllBytes(file);
        assertRefused(
                terminal.run(export + "--seed 2 --out", file),
                file
                        + " exists already; give --overwrite to replace it, or choose another name,"
                        + " such as "
                        + folder.resolve("grid-2.png"));
        assertArrayEquals(first, Files.readAllBytes(file));
        terminal.result(export + "--seed 2 --overwrite --out", file);
        assertFalse(Arrays.equals(first, Files.readAllBytes(file)));
    }

    @Test
    void aReportIsReplacedOnlyWhereThatIsAskedForAndTheAnswerComesBeforeTheWork()
            throws IOException {
        Path json = Files.writeString(folder.resolve("report.json"), "mine");
        // The model does not even exist: places are looked at first.
        assertRefused(terminal.run("measure nowhere --json", json), "--overwrite");
        assertEquals("mine", Files.readString(json));
        JsonNode result =
                terminal.result("measure " + MODEL + " --only heldOut --overwrite --json", json);
        assertEquals(
                result, new com.fasterxml.jackson.databind.ObjectMapper().readTree(json.toFile()));
    }

    @Test
    void picturesOfOneNameGetNamesOfTheirOwn() throws IOException {
        Path sample = new ShippedModels().samples().get(0);
        Path one = copy(sample, "a/x.png");
        Path other = copy(new ShippedModels().samples().get(1), "b/x.png");
        Path capital = copy(sample, "c/X.PNG");
        Path kind = copy(sample, "a/x.jpg");
        Path out = folder.resolve("pairs");
        JsonNode images =
                terminal.result("encode " + MODEL + " --out " + out, one, other, capital, kind, one)
                        .get("images");
        String[] names = {"x.png.png", "x.png-2.png", "X.PNG-3.png", "x.jpg.png", "x.png-4.png"};
        for (int i = 0; i < names.length; i++) {
            assertEquals(
                    out.resolve(names[i]).toString(), images.get(i).get("picture").textValue());
        }
        assertEquals(names.length, content(out).size());
        assertNotEquals(bytes(out.resolve(names[0])), bytes(out.resolve(names[1])));
        assertEquals(bytes(out.resolve(names[0])), bytes(out.resolve(names[4])));
    }

    private Path copy(Path file, String name) throws IOException {
        Path copy = folder.resolve(name);
        Files.createDirectories(copy.getParent());
        return Files.copy(file, copy);
    }

    @Test
    void picturesOfAnEarlierCallStay() throws IOException {
        Path sample = new ShippedModels().samples().get(0);
        Path out = folder.resolve("pairs");
        String encode = "encode " + MODEL + " --out " + out;
        terminal.result(encode, sample);
        Map<String, String> before = content(out);
        assertRefused(terminal.run(encode, sample), "such as " + folder.resolve("pairs-2") + ".");
        assertEquals(before, content(out));
    }

    @Test
    void aDataSetIsWrittenToAnEmptyFolderOnly() throws IOException {
        Path out = Files.createDirectory(folder.resolve("images"));
        terminal.result("data circles --count 2 --out", out);
        Map<String, String> before = content(out);
        assertRefused(
                terminal.run("data circles --count 3 --out", out),
                "not empty; choose a new folder, such as " + folder.resolve("images-2") + ".");
        assertEquals(before, content(out));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "train --data nowhere --out",
                "data nowhere --out",
                "encode nowhere lost.png --out",
                "export nowhere --out",
                "measure nowhere --json"
            })
    void aPlaceThatCannotBeWrittenToIsSaidBeforeAnythingIsRead(String line) throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertRefused(
                terminal.run(line, file.resolve("deeper").resolve("out")), "cannot be written");
        Path locked = Files.createDirectory(folder.resolve("locked"));
        assumeTrue(locked.toFile().setWritable(false) && !Files.isWritable(locked));
        assertRefused(terminal.run(line, locked.resolve("out")), "permission denied");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"export " + MODEL + " --overwrite --out", "measure x --overwrite --json"})
    void aFolderOrADeviceIsNoFileToReplace(String line) throws IOException {
        Path taken = Files.createDirectory(folder.resolve("taken"));
        assertRefused(terminal.run(line, taken), "is a folder");
        Path device = Path.of("/dev/null");
        assumeTrue(Files.exists(device) && !Files.isRegularFile(device));
        assertRefused(terminal.run(line, device), "no ordinary file");
        assertFalse(Files.isRegularFile(device));
    }
}
