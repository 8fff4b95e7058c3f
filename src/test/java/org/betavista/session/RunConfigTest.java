package org.betavista.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.betavista.data.ImageShape;
import org.betavista.data.InvalidInputException;
import org.betavista.data.Split;
import org.betavista.data.StoredImages;
import org.betavista.model.BernoulliLikelihood;
import org.betavista.model.BurgessArchitecture;
import org.betavista.model.GaussianLikelihood;
import org.betavista.model.MlpArchitecture;
import org.betavista.model.ModelConfig;
import org.betavista.store.JsonFile;
import org.betavista.train.TrainingConfig;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("languages")
class RunConfigTest {
    private static final ImageShape SHAPE = new ImageShape(3, 64, 64);

    @TempDir Path folder;

    static Stream<RunConfig> configs() {
        TrainingConfig training = new TrainingConfig(4.5, 1e-4, 77, -12345678901L, 3);
        return Stream.of(new MlpArchitecture(List.of(400, 20)), new BurgessArchitecture())
                .flatMap(
                        architecture ->
                                Stream.of(new BernoulliLikelihood(), new GaussianLikelihood(0.25))
                                        .map(
                                                pixels ->
                                                        new ModelConfig(
                                                                SHAPE, architecture, 9, pixels)))
                .flatMap(
                        model ->
                                Stream.of(
                                                new DataSource.BuiltInCircles(),
                                                new DataSource.IdxFiles("/somewhere/ünïcode"),
                                                new DataSource.NpzArchive(
                                                        "set.npz", new PixelScale.ByMost()),
                                                new DataSource.NpzArchive(
                                                        "set.npy", new PixelScale.Given(-0.5, 16)))
                                        .map(
                                                data ->
                                                        new RunConfig(
                                                                RunConfig.FORMAT,
                                                                data,
                                                                DataFingerprint.NONE,
                                                                0.123,
                                                                model,
                                                                training)));
    }

    @ParameterizedTest
    @MethodSource("configs")
    void comesBackFromItsFile(RunConfig config) {
        Path file = folder.resolve("config.json");
        JsonFile.write(file, config);
        assertEquals(config, RunConfig.read(file));
    }

    private String json() throws IOException {
        Path file = folder.resolve("whole.json");
        JsonFile.write(file, configs().findFirst().orElseThrow());
        return Files.readString(file);
    }

    private String refusal(String json) throws IOException {
        Path file = Files.writeString(folder.resolve("config.json"), json);
        String sentence =
                assertThrows(InvalidInputException.class, () -> RunConfig.read(file)).sentence();
        assertTrue(sentence.contains("config.json"), sentence);
        return sentence;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "\"latentSize\" : 9 | \"latentSize\" : 9, \"colour\" : 1 | \"colour\"",
                "\"latentSize\" : 9, | ^^ | \"latentSize\"",
                "\"latentSize\" : 9 | \"latentSize\" : null | \"latentSize\"",
                "\"latentSize\" : 9 | \"latentSize\" : \"many\" | \"latentSize\"",
                "\"latentSize\" : 9 | \"latentSize\" : 0 | latent size of 0",
                "\"format\" : 2 | \"format\" : 3 | format 3",
                "\"beta\" : 4.5 | \"beta\" : -1 | beta of -1",
                "\"beta\" : 4.5 | \"beta\" : \"NaN\" | beta of NaN",
                "\"kind\" : \"mlp\" | \"kind\" : \"transformer\" | \"architecture\"",
                "\"kind\" : \"circles\" | \"kind\" : \"squares\" | \"data\"",
                "\"channels\" : 3 | \"channels\" : 2 | not 2",
                "\"seed\" : -12345678901 | \"seed\" : 1e99 | \"seed\""
            })
    void refusesAChangedFieldByName(String part, String changed, String named) throws IOException {
        String whole = json();
        assertTrue(whole.contains(part), whole);
        String sentence = refusal(whole.replace(part, changed));
        assertTrue(sentence.contains(named), sentence);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void remembersWhetherItIsFast(boolean fast) {
        Path file = folder.resolve("config.json");
        RunConfig config = configs().findFirst().orElseThrow();
        JsonFile.write(file, config.with(config.training().withFast(fast)));
        assertEquals(fast, RunConfig.read(file).training().fast());
    }

    @Test
    void readsARunFromBeforeThereWasAFastOneAsFloat32() throws IOException {
        String before = json().replaceFirst(",\\s*\"fast\" : false", "");
        assertFalse(before.contains("fast"), before);
        Path file = Files.writeString(folder.resolve("config.json"), before);
        assertEquals(configs().findFirst().orElseThrow(), RunConfig.read(file));
    }

    @Test
    void readsANumpySourceFromBeforeItsRangeCouldBeGiven() throws IOException {
        Path file = folder.resolve("config.json");
        RunConfig config =
                configs()
                        .filter(
                                run ->
                                        run.data() instanceof DataSource.NpzArchive archive
                                                && archive.scale() instanceof PixelScale.ByMost)
                        .findFirst()
                        .orElseThrow();
        JsonFile.write(file, config);
        String now = Files.readString(file);
        String before = now.replaceFirst(",\\s*\"scale\" : \\{[^}]*\\}", "");
        assertFalse(before.contains("scale"), before);
        Files.writeString(file, before);
        assertEquals(config, RunConfig.read(file));
    }

    @Test
    void refusesWhatIsNoConfig() throws IOException {
        refusal("");
        refusal("null");
        refusal("{}");
        refusal("not json at all");
        refusal(json().substring(0, json().length() / 2));
    }

    @Test
    void measuresHowBrightTheBordersAre() {
        ImageShape shape = new ImageShape(1, 4, 4);
        byte[] pixels = new byte[16 * 10];
        Arrays.fill(pixels, (byte) 51);
        Split split = Split.bySeed(new StoredImages("grey", shape, pixels, null, ""), 0.5, 1);
        ModelConfig model =
                new ModelConfig(
                        shape, new MlpArchitecture(List.of(2)), 1, new BernoulliLikelihood());
        RunConfig config =
                RunConfig.of(new DataSource.BuiltInCircles(), split, model, SmallModels.TRAINING);
        assertEquals(0.2, config.borderBrightness(), 1e-6);
        assertEquals(0, SmallModels.config().borderBrightness());
    }

    @Test
    void changesItsTrainingAlone() {
        RunConfig config = SmallModels.config();
        RunConfig other = config.with(config.training().with(9, 0.5));
        assertEquals(9, other.training().beta());
        assertEquals(config, other.with(config.training()));
    }

    @Test
    void loadsCirclesWithATenthHeldOut() {
        Split split = new DataSource.BuiltInCircles().load(3);
        assertEquals(14_746, split.train().size());
        assertEquals(1_638, split.heldOut().size());
    }

    @Test
    void numbersTheFoldersOfNewRuns() throws IOException {
        RunsFolder runs = new RunsFolder(folder.resolve("runs"));
        RunConfig config = SmallModels.config();
        assertEquals(
                "001-circles-beta-vae-beta-1",
                runs.next("Circles", config).getFileName().toString());
        for (String name : List.of("001-circles-beta1", "017-mnist-beta4", "notes")) {
            Path run = Files.createDirectories(runs.folder().resolve(name));
            Files.writeString(run.resolve("config.json"), "{}");
        }
        Files.createDirectories(runs.folder().resolve("099-empty"));
        RunConfig half = config.with(config.training().with(0.5, 1e-3));
        assertEquals(
                "018-my-data-beta-vae-beta-0.5",
                runs.next("My data", half).getFileName().toString());
        assertEquals(3, runs.runs().size());
        assertEquals(List.of(), new RunsFolder(folder.resolve("nowhere")).runs());
    }
}
