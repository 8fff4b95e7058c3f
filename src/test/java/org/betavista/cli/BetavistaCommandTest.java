package org.betavista.cli;

import static org.betavista.cli.Terminal.assertRefused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.imageio.ImageIO;
import org.betavista.cli.Terminal.Outcome;
import org.betavista.data.Progress;
import org.betavista.data.synthetic.Digits;
import org.betavista.data.synthetic.SampledWorld;
import org.betavista.model.objective.FactorVae;
import org.betavista.session.DataExport;
import org.betavista.session.RunConfig;
import org.betavista.session.SavedModel;
import org.betavista.session.ShippedModels;
import org.betavista.train.TrainingConfig;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("languages")
class BetavistaCommandTest {
    private static final String SMALL =
            "train --data circles --hidden 16 --latent 2 --batch 64 --threads 1 --seed 3";

    @TempDir Path folder;

    private Terminal terminal() {
        return new Terminal(folder.resolve("data"));
    }

    private Outcome run(String line, Path... paths) {
        return terminal().run(line, paths);
    }

    private JsonNode result(String line, Path... paths) throws IOException {
        return terminal().result(line, paths);
    }

    private static Set<String> keys(JsonNode json) {
        Set<String> keys = new TreeSet<>();
        json.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    @Test
    void saysHowAFolderWasReadAndReadsItOtherwise() throws IOException {
        for (String name : List.of("cat", "dog")) {
            DataExport.write(
                    new SampledWorld(new Digits(), 3, 1),
                    3,
                    1,
                    folder.resolve("pets").resolve(name),
                    Progress.NONE);
        }
        Files.writeString(folder.resolve("pets/cat/x.heic"), "no picture");
        Outcome outcome = run("data", folder.resolve("pets"));
        assertEquals(0, outcome.status(), outcome.stderr());
        List<String> notes =
                List.of(
                        "Layout: 2 classes by folder (cat, dog); attributes from cat/factors.csv, dog/factors.csv.",
                        "1 .heic file was skipped: convert it to PNG or JPEG.");
        assertTrue(outcome.stderr().lines().toList().containsAll(notes), outcome.stderr());
        JsonNode json = new ObjectMapper().readTree(outcome.stdout());
        assertEquals(notes.get(0), json.get("notes").get(0).asText());
        JsonNode other = result("data --labels none --split chance", folder.resolve("pets"));
        assertEquals("Layout: pictures without labels.", other.get("notes").get(0).asText());
        assertRefused(run("data --labels colour", folder.resolve("pets")), "recognised, outer");
    }

    @Test
    void refusesPathsThatAreNoneInASentence() {
        assertRefused(run("data a\0b"), "is no path on this system");
        assertRefused(run("encode circles-beta4 a\0b"), "is no path on this system");
        assertRefused(run("train --out a\0b"), "is no path on this system");
    }

    @Test
    void trainsAndReportsOnOneLine() throws IOException {
        Path run = folder.resolve("run");
        JsonNode json = result(SMALL + " --beta 2 --steps 60 --out", run);
        assertTrue(
                keys(json)
                        .containsAll(
                                Set.of(
                                        "steps",
                                        "seconds",
                                        "stepsPerSecond",
                                        "beta",
                                        "train",
                                        "heldOut",
                                        "run")),
                json.toString());
        assertEquals(60, json.get("steps").intValue());
        assertEquals(2, json.get("beta").doubleValue());
        assertEquals(2 * 2 / 1024.0, json.get("betaNorm").doubleValue(), 1e-9);
        assertEquals(run.toString(), json.get("run").textValue());
        for (String part : new String[] {"train", "heldOut"}) {
            JsonNode terms = json.get(part);
            assertEquals(Set.of("reconstruction", "kl", "total", "elbo"), keys(terms));
            double reconstruction = terms.get("reconstruction").doubleValue();
            double kl = terms.get("kl").doubleValue();
            assertEquals(reconstruction + 2 * kl, terms.get("total").doubleValue(), 1e-6);
            assertEquals(-(reconstruction + kl), terms.get("elbo").doubleValue(), 1e-6);
            assertTrue(reconstruction > 0 && reconstruction < 1024 * Math.log(2) + 1);
        }
        SavedModel saved = SavedModel.read(run);
        assertEquals(60, saved.checkpoint().step());
        assertEquals(2, saved.config().training().beta());
        assertEquals(3, saved.config().training().seed());
        assertEquals(2, saved.config().model().latentSize());
    }

    @Test
    void saysHowStepsWereComputed() throws IOException {
        JsonNode json = result(SMALL + " --steps 3 --out", folder.resolve("usual"));
        assertEquals(1, json.get("threads").intValue());
        assertFalse(json.get("fast").booleanValue());
        assertFalse(json.has("fastDifferenceNats"));
        assertEquals(!json.has("eagerBecause"), json.get("compiled").booleanValue());
    }

    @Test
    void trainsFastAndSaysWhatThatCosts() throws IOException {
        Path run = folder.resolve("fast");
        JsonNode json = result(SMALL + " --fast --steps 3 --out", run);
        assertTrue(json.get("fast").booleanValue());
        assertTrue(Double.isFinite(json.get("fastDifferenceNats").doubleValue()));
        assertTrue(RunConfig.read(run.resolve("config.json")).training().fast());
        JsonNode resumed = result("train --resume --steps 5 --out", run);
        assertTrue(resumed.get("fast").booleanValue(), "a saved run stays fast");
        JsonNode exact = result("train --resume --no-fast --steps 7 --out", run);
        assertFalse(exact.get("fast").booleanValue());
        assertFalse(exact.has("fastDifferenceNats"));
        assertFalse(RunConfig.read(run.resolve("config.json")).training().fast());
    }

    @Test
    void goesOnWithOtherThreadsAndFastIfAsked() throws IOException {
        Path run = folder.resolve("run");
        result(SMALL + " --steps 3 --out", run);
        JsonNode json = result("train --resume --threads 2 --fast --steps 5 --out", run);
        assertEquals(2, json.get("threads").intValue());
        assertTrue(json.get("fast").booleanValue());
        TrainingConfig saved = RunConfig.read(run.resolve("config.json")).training();
        assertEquals(2, saved.threads());
        assertEquals(64, saved.batchSize(), "the rest is the saved run's");
        assertEquals(3, saved.seed());
    }

    @Test
    void leavesOneCoreFreeWhereNothingIsSaid() throws IOException {
        JsonNode json =
                result(
                        "train --data circles --hidden 4 --latent 2 --batch 8 --steps 1 --out",
                        folder.resolve("run"));
        assertEquals(TrainingConfig.defaultThreads(), json.get("threads").intValue());
    }

    @Test
    void explainsFastAndThreads() {
        String help = run("train --help").stdout();
        assertTrue(help.contains("--[no-]fast"), help);
        assertTrue(help.contains("bfloat16"), help);
        assertTrue(help.contains("--threads"), help);
    }

    @Test
    void resumesAsIfItHadNeverStopped() throws IOException {
        Path unbroken = folder.resolve("unbroken");
        Path broken = folder.resolve("broken");
        JsonNode whole = result(SMALL + " --steps 60 --out", unbroken);
        result(SMALL + " --steps 25 --out", broken);
        JsonNode second = result("train --resume --steps 60 --out", broken);
        for (String part : new String[] {"weights", "optimizer"}) {
            String file = "checkpoints/00000060/" + part + ".safetensors";
            assertArrayEquals(
                    Files.readAllBytes(unbroken.resolve(file)),
                    Files.readAllBytes(broken.resolve(file)),
                    part);
        }
        assertEquals(whole.get("heldOut"), second.get("heldOut"));
        assertEquals(
                Files.readString(unbroken.resolve("config.json")),
                Files.readString(broken.resolve("config.json")));
    }

    @Test
    void repeatsARunFromItsConfig() throws IOException {
        Path first = folder.resolve("first");
        Path second = folder.resolve("second");
        result(SMALL + " --steps 10 --likelihood gaussian --sigma 0.2 --out", first);
        result("train --steps 10 --config " + first.resolve("config.json") + " --out", second);
        String weights = "checkpoints/00000010/weights.safetensors";
        assertArrayEquals(
                Files.readAllBytes(first.resolve(weights)),
                Files.readAllBytes(second.resolve(weights)));
    }

    @Test
    void trainsTheConvolutionalNetwork() throws IOException {
        JsonNode json =
                result(
                        "train --arch conv --latent 2 --batch 16 --steps 2 --threads 1 --out",
                        folder.resolve("conv"));
        assertEquals(2, json.get("steps").intValue());
    }

    @Test
    void writesAModelFolderThatSaysHowItWasMade() throws IOException {
        Path model = folder.resolve("model");
        result(SMALL + " --steps 5 --model --out", model);
        String page = Files.readString(model.resolve("MODEL.md"));
        assertTrue(page.contains(SMALL + " --steps 5 --model --out " + model), page);
        assertTrue(Files.exists(model.resolve("weights.safetensors")));
        assertRefused(run("train --resume --steps 9 --out", model), "optimiser");
    }

    @Test
    void encodesPictures() throws IOException {
        List<Path> samples = new ShippedModels().samples();
        Path out = folder.resolve("pairs");
        JsonNode json =
                result("encode models/circles-beta4 --out " + out, samples.get(0), samples.get(1));
        assertEquals(2, json.get("images").size());
        for (JsonNode image : json.get("images")) {
            assertEquals(6, image.get("mu").size());
            assertEquals(6, image.get("sigma").size());
            assertTrue(image.get("kl").doubleValue() > 0);
            assertTrue(image.get("reconstruction").doubleValue() > 0);
            assertTrue(image.get("notes").isArray());
            var pair = ImageIO.read(Path.of(image.get("picture").textValue()).toFile());
            assertEquals(2 * (4 * 32 + 2) + 2, pair.getWidth());
        }
    }

    @Test
    void encodesWithARunOfItsOwn() throws IOException {
        Path run = folder.resolve("run");
        result(SMALL + " --steps 5 --out", run);
        JsonNode json = result("encode " + run, new ShippedModels().samples().get(0));
        assertEquals(2, json.get("images").get(0).get("mu").size());
    }

    @ParameterizedTest
    @CsvSource({
        "samples, 2, 3, 104, 70",
        "reconstructions, 1, 3, 104, 70",
        "traversal, 6, 3, 104, 206"
    })
    void exportsGrids(String what, int rows, int columns, int width, int height)
            throws IOException {
        Path file = folder.resolve("grid.png");
        JsonNode json =
                result(
                        "export models/circles-beta4 --scale 1 --what %s --rows %s --columns %s --out"
                                .formatted(what, rows, columns),
                        file);
        assertEquals(width, json.get("width").intValue());
        assertEquals(height, json.get("height").intValue());
        var picture = ImageIO.read(file.toFile());
        assertEquals(width, picture.getWidth());
        assertEquals(height, picture.getHeight());
    }

    @Test
    void exportsTheSameGridForTheSameSeed() throws IOException {
        Path run = folder.resolve("run");
        result(SMALL + " --steps 5 --out", run);
        Path first = folder.resolve("first.png");
        Path second = folder.resolve("second.png");
        result("export " + run + " --seed 8 --out", first);
        result("export " + run + " --seed 8 --out", second);
        assertArrayEquals(Files.readAllBytes(first), Files.readAllBytes(second));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--latent 0 | latent size of 0",
                "--latent 65 | latent size of 65",
                "--latent two | --latent",
                "--beta -1 | beta of -1",
                "--beta NaN | beta of NaN",
                "--beta 65 | beta of 65",
                "--lr 1e30 | learning rate of 1.0E30",
                "--lr 0 | learning rate of 0",
                "--lr NaN | learning rate of NaN",
                "--batch 0 | batch size of 0",
                "--threads 0 | 0 threads",
                "--steps 0 | --steps",
                "--hidden 0 | hidden sizes [0]",
                "--arch transformer | transformer",
                "--likelihood poisson | poisson",
                "--likelihood gaussian --sigma 0 | sigma 0",
                "--objective gan | gan",
                "--data nowhere/at/all | nowhere",
                "--config nowhere.json | nowhere.json",
                "--colour blue | --colour",
                "--resume | "
            })
    void refusesToTrainOnBadInput(String options, String named) {
        Path run = folder.resolve("run");
        assertRefused(
                run("train --steps 1 " + options + " --out", run), named == null ? "" : named);
        assertTrue(Files.notExists(run.resolve("checkpoints")));
    }

    @Test
    void refusesAPlaceThatCannotBeWrittenToBeforeItTrains() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertRefused(run(SMALL + " --steps 5 --out", file.resolve("run")), "cannot be written");
        assertRefused(
                run("export models/circles-beta4 --out", file.resolve("x.png")),
                "cannot be written");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "export nowhere --out x.png",
                "encode nowhere picture.png",
                "train --resume --steps 9 --out nowhere"
            })
    void refusesAMissingRunByName(String line) {
        assertRefused(run(line), "nowhere");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "export models/circles-beta4 --out x.png --what nonsense | nonsense",
                "export models/circles-beta4 --out x.png --rows 0 | 0 rows",
                "export models/circles-beta4 --out x.png --columns 101 | 101 columns",
                "export models/circles-beta4 --out x.png --scale 17 | scale of 17",
                "export models/circles-beta4 | --out",
                "encode models/circles-beta4 lost.png | lost.png",
                "encode models/circles-beta4 | IMAGE",
                "explode | explode"
            })
    void refusesOtherBadInput(String line, String named) {
        assertRefused(run(line), named);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--objective nonsense | nonsense",
                "--objective vae --beta 4 | charges 1 by definition",
                "--objective iwae --knob samples=1 | With one sample",
                "--objective iwae --knob samples=5.5 | whole number",
                "--objective iwae --alpha 2 | no alpha",
                "--objective beta-tcvae --free-bits 1 | free bits do nothing",
                "--objective vq-vae --warm-up 10 | A schedule moves beta",
                "--objective vq-vae --estimator score-function | own gradient",
                "--objective vq-vae --depth 65 | 65 values",
                "--objective ae --posterior full | Deterministic",
                "--objective beta-tcvae --posterior full | Gaussian, diagonal",
                "--estimator score-function --draws 0 | 1 to 64 samples",
                "--estimator score-function-with-baseline --draws 1 | at least 2",
                "--estimator score-function --likelihood gaussian-optimal | optimal",
                "--objective factor-vae --knob delta=1 | tc-price",
                "--knob gamma=1 | no number of its own",
                "--warm-up 10 --cycle 10 | not both",
                "--arch small-conv --data shapes | 28x28 or 32x32",
                "--latent 65 | latent size of 65"
            })
    void refusesModelsThatMeanNothing(String options, String named) {
        assertRefused(run("train --steps 1 " + options), named);
    }

    @Test
    void trainsAnObjectiveWithAKnobByItsLetter() throws IOException {
        Path run = folder.resolve("factor");
        JsonNode json =
                result(
                        "train --data circles --hidden 8 --steps 3 --objective factor-vae"
                                + " --knob gamma=7 --knob width=16 --warm-up 2 --out",
                        run);
        assertEquals("FactorVAE", json.get("objective").textValue());
        assertTrue(!json.has("total"), "the total has other terms too");
        RunConfig config = RunConfig.read(run.resolve("config.json"));
        assertEquals(new FactorVae(7, 16), config.training().objective());
    }

    @Test
    void refusesADamagedRunByTheNameOfItsFile() throws IOException {
        Path run = folder.resolve("run");
        result(SMALL + " --steps 5 --out", run);
        Path weights = run.resolve("checkpoints/00000005/weights.safetensors");
        Files.write(weights, java.util.Arrays.copyOf(Files.readAllBytes(weights), 500));
        assertRefused(run("train --resume --steps 9 --out", run), "weights.safetensors");
        Files.writeString(run.resolve("config.json"), "{");
        assertRefused(run("train --resume --steps 9 --out", run), "config.json");
    }

    @Test
    void refusesToGoOnWhereTheLossBecomesInfinite() {
        Outcome outcome =
                run(
                        "train --hidden 256,256,256,256 --likelihood gaussian --sigma 0.001 --beta 64"
                                + " --lr 1 --threads 1 --steps 50 --out",
                        folder.resolve("wild"));
        assertEquals(2, outcome.status(), outcome.stderr());
        assertEquals("", outcome.stdout());
        assertTrue(outcome.stderr().contains("learning rate of 1"), outcome.stderr());
    }

    @Test
    void explainsItselfWithoutCommand() {
        Outcome outcome = terminal().run(List.of());
        assertEquals(0, outcome.status());
        assertTrue(outcome.stderr().contains("train"), outcome.stderr());
        assertTrue(run("--help").stdout().contains("export"));
        assertTrue(run("train --help").stdout().contains("--beta"));
        assertTrue(run("--version").stdout().startsWith("Betavista "));
    }

    @Test
    void describesABuiltInSet() throws IOException {
        JsonNode json = result("data shapes");
        assertEquals("Shapes", json.get("name").asText());
        assertEquals(663_552, json.get("train").asInt());
        assertEquals(73_728, json.get("heldOut").asInt());
        assertEquals("orientation", json.get("factors").get(2).get("name").asText());
        assertEquals(40, json.get("factors").get(2).get("values").asInt());
    }

    @Test
    void writesASetThatItCanTrainOnAgain() throws IOException {
        Path images = folder.resolve("digits");
        JsonNode json = result("data digits --count 30 --out", images);
        assertEquals(30, json.get("written").asInt());
        JsonNode trained =
                result(
                        "train --hidden 8 --latent 2 --batch 8 --threads 1 --steps 4 --size 28 --grey"
                                + " --data "
                                + images
                                + " --out",
                        folder.resolve("run"));
        assertEquals(4, trained.get("steps").asInt());
        SavedModel saved = SavedModel.read(folder.resolve("run"));
        assertEquals(1, saved.config().model().shape().channels());
        assertEquals("digits", saved.config().data().title());
    }

    @ParameterizedTest
    @CsvSource({
        "data, NAME",
        "data nowhere, built in",
        "data circles --count 0, --count",
        "data digits --fit squeeze, squeeze",
        "data digits --size 50, 50"
    })
    void refusesDataThatItCannotUse(String line, String named) {
        Outcome outcome = run(line);
        assertEquals(2, outcome.status(), outcome.stderr());
        assertTrue(outcome.stderr().contains(named), outcome.stderr());
    }
}
