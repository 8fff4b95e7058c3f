package org.betavista.store;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.betavista.data.InvalidInputException;
import org.betavista.model.FloatTensor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("languages")
class RunDirectoryTest {
    /** Stands in for a run's config. */
    record Plan(String data, int latents) {}

    private static final Plan PLAN = new Plan("circles", 6);

    @TempDir Path folder;
    private RunDirectory run;

    @BeforeEach
    void makeRun() {
        run = new RunDirectory(folder.resolve("007-circles"));
    }

    private static Map<String, FloatTensor> tensor(String name, float value) {
        return Map.of(name, new FloatTensor(new long[] {1}, new float[] {value}));
    }

    private static Checkpoint checkpoint(long step) {
        return new Checkpoint(step, tensor("w", (float) step), tensor("m.w", (float) -step));
    }

    private static void assertHas(long step, Checkpoint checkpoint) {
        assertEquals(step, checkpoint.step());
        assertArrayEquals(
                new float[] {step}, requireNonNull(checkpoint.weights().get("w")).values());
        assertArrayEquals(
                new float[] {-step}, requireNonNull(checkpoint.optimizer().get("m.w")).values());
    }

    private Path place(long step) {
        return run.folder()
                .resolve("checkpoints")
                .resolve(String.format(Locale.ROOT, "%08d", step));
    }

    private String refusal(org.junit.jupiter.api.function.Executable reading) {
        return assertThrows(InvalidInputException.class, reading).sentence();
    }

    @Test
    void keepsConfigAndMetrics() {
        assertFalse(run.exists());
        run.writeConfig(PLAN);
        assertTrue(run.exists());
        assertEquals(PLAN, run.readConfig(file -> JsonFile.read(file, Plan.class)));
        assertEquals("007-circles", run.name());
        assertTrue(run.readMetrics().isEmpty());
        MetricsTable metrics = new MetricsTable();
        metrics.add(new MetricsRow(10, 1, 0.5, 3, 2, 5, List.of(), null));
        run.writeMetrics(metrics);
        assertEquals(metrics.rows(), run.readMetrics().orElseThrow().rows());
    }

    @Test
    void readsTheNewestCheckpoint() {
        run.writeCheckpoint(checkpoint(900));
        run.writeCheckpoint(checkpoint(1000));
        run.writeCheckpoint(checkpoint(1500));
        assertHas(1500, run.readNewest());
    }

    @Test
    void aRunThatBeginsAnewLeavesNothingThatWouldCountAsNewer() {
        run.writeCheckpoint(checkpoint(900));
        run.writeCheckpoint(checkpoint(1500));
        run.writeCheckpoint(checkpoint(1000));
        assertHas(1000, run.readNewest());
    }

    private static Checkpoint withLoss(long step, double heldOutLoss) {
        Checkpoint plain = checkpoint(step);
        return new Checkpoint(step, plain.weights(), plain.optimizer(), heldOutLoss);
    }

    private List<String> kept() throws IOException {
        try (Stream<Path> places = Files.list(run.folder().resolve("checkpoints"))) {
            return places.map(place -> place.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void keepsTheLastTwoAndTheBest() throws IOException {
        run.writeCheckpoint(withLoss(100, 90));
        run.writeCheckpoint(withLoss(200, 70));
        run.writeCheckpoint(withLoss(300, 80));
        run.writeCheckpoint(withLoss(400, 75));
        run.writeCheckpoint(withLoss(500, 76));
        assertEquals(List.of("00000200", "00000400", "00000500"), kept());
        run.writeCheckpoint(withLoss(600, 60));
        run.writeCheckpoint(withLoss(700, 61));
        assertEquals(List.of("00000600", "00000700"), kept());
        assertEquals(61, run.readNewest().heldOutLoss());
    }

    @Test
    void keepsTheLastTwoWhereNothingWasMeasured() throws IOException {
        for (long step = 100; step <= 500; step += 100) {
            run.writeCheckpoint(checkpoint(step));
        }
        assertEquals(
                List.of("00000400", "00000500"), kept().subList(kept().size() - 2, kept().size()));
        assertTrue(kept().size() <= 3, kept().toString());
    }

    @Test
    void whatAWritingThatWasCutOffLeftIsNoCheckpointAndGoes() throws IOException {
        run.writeCheckpoint(checkpoint(900));
        Path part = run.folder().resolve("checkpoints").resolve("00001000.part");
        Files.createDirectories(part);
        Files.writeString(part.resolve("weights.safetensors"), "half");
        Files.writeString(part.resolve("optimizer.safetensors.betavista-part"), "half");
        assertHas(900, run.readNewest());
        run.writeCheckpoint(checkpoint(1100));
        assertEquals(List.of("00000900", "00001100"), kept());
    }

    @Test
    void aDamagedNewestCheckpointNamesTheOneBeforeIt() throws IOException {
        run.writeCheckpoint(checkpoint(900));
        run.writeCheckpoint(checkpoint(1000));
        Files.writeString(place(1000).resolve("optimizer.safetensors"), "half");
        String sentence = refusal(run::readNewest);
        assertTrue(sentence.contains("optimizer.safetensors"), sentence);
        assertTrue(sentence.contains("step 900") && sentence.contains("00001000"), sentence);
    }

    @Test
    void aModelFolderKeepsNoCheckpoints() {
        run.writeCheckpoint(checkpoint(900));
        run.writeModel(tensor("w", 3), 6000, "");
        assertFalse(Files.exists(run.folder().resolve("checkpoints")));
        assertEquals(6000, run.readNewest().step());
    }

    @Test
    void readsTheNewestOfVeryLongRuns() {
        run.writeCheckpoint(checkpoint(99_999_999));
        run.writeCheckpoint(checkpoint(100_000_000));
        assertEquals(100_000_000, run.readNewest().step());
    }

    @Test
    void ignoresACheckpointThatWasCutOff() throws IOException {
        run.writeCheckpoint(checkpoint(900));
        run.writeCheckpoint(checkpoint(1500));
        Files.delete(place(1500).resolve("state.json"));
        assertHas(900, run.readNewest());
    }

    @Test
    void ignoresFilesBesideTheCheckpoints() throws IOException {
        run.writeCheckpoint(checkpoint(900));
        Files.writeString(run.folder().resolve("checkpoints").resolve("zz-notes.txt"), "hello");
        assertHas(900, run.readNewest());
    }

    @Test
    void writesTheStateOfACheckpointWhereThePlanSays() throws IOException {
        run.writeCheckpoint(checkpoint(1500));
        assertTrue(Files.exists(place(1500).resolve("weights.safetensors")));
        assertTrue(Files.exists(place(1500).resolve("optimizer.safetensors")));
        assertEquals(
                "{\"step\":1500}",
                Files.readString(place(1500).resolve("state.json")).replaceAll("\\s", ""));
    }

    @Test
    void readsAModelFolderWithoutOptimizer() throws IOException {
        run.writeModel(tensor("w", 3), 6000, "# A model\n");
        Checkpoint model = run.readNewest();
        assertEquals(6000, model.step());
        assertArrayEquals(new float[] {3}, requireNonNull(model.weights().get("w")).values());
        assertTrue(model.optimizer().isEmpty());
        assertEquals("# A model\n", Files.readString(run.folder().resolve("MODEL.md")));
    }

    @Test
    void prefersACheckpointToTheWeightsOfAModelFolder() {
        run.writeModel(tensor("w", 3), 6000, "");
        run.writeCheckpoint(checkpoint(7000));
        assertHas(7000, run.readNewest());
    }

    @Test
    void refusesAMissingFolder() {
        String sentence = refusal(() -> run.readConfig(file -> JsonFile.read(file, Plan.class)));
        assertTrue(sentence.contains("007-circles"), sentence);
    }

    @Test
    void refusesAFolderWithoutConfig() throws IOException {
        Files.createDirectories(run.folder());
        String sentence = refusal(() -> run.readConfig(file -> JsonFile.read(file, Plan.class)));
        assertTrue(sentence.contains("007-circles") && sentence.contains("config.json"), sentence);
    }

    @Test
    void refusesARunWithoutWeights() {
        run.writeConfig(PLAN);
        String sentence = refusal(run::readNewest);
        assertTrue(sentence.contains("007-circles") && sentence.contains("weights"), sentence);
    }

    @Test
    void refusesAModelFolderWithoutState() throws IOException {
        run.writeModel(tensor("w", 3), 6000, "");
        Files.delete(run.folder().resolve("state.json"));
        assertTrue(refusal(run::readNewest).contains("state.json"));
    }

    @Test
    void refusesACheckpointWithoutWeights() throws IOException {
        run.writeCheckpoint(checkpoint(900));
        Files.delete(place(900).resolve("weights.safetensors"));
        assertTrue(refusal(run::readNewest).contains("weights"));
    }

    @Test
    void refusesDamagedPiecesByName() throws IOException {
        run.writeCheckpoint(checkpoint(900));
        for (String piece : new String[] {"weights", "optimizer"}) {
            Path file = place(900).resolve(piece + ".safetensors");
            byte[] whole = Files.readAllBytes(file);
            Files.write(file, java.util.Arrays.copyOf(whole, whole.length - 1));
            String sentence = refusal(run::readNewest);
            assertTrue(sentence.contains(piece + ".safetensors"), sentence);
            Files.write(file, whole);
        }
        assertHas(900, run.readNewest());
    }

    @Test
    void refusesMetricsThatAreNoText() throws IOException {
        Files.createDirectories(run.folder());
        Files.write(run.folder().resolve("metrics.csv"), new byte[] {(byte) 0xFF, (byte) 0xFE, 0});
        assertTrue(refusal(run::readMetrics).contains("metrics.csv"));
    }

    @Test
    void refusesAStateThatIsNoNumber() throws IOException {
        run.writeCheckpoint(checkpoint(900));
        Files.write(
                place(900).resolve("state.json"),
                "{\"step\":\"many\"}".getBytes(StandardCharsets.UTF_8));
        String sentence = refusal(run::readNewest);
        assertTrue(sentence.contains("state.json") && sentence.contains("step"), sentence);
    }
}
