package org.betavista.cli;

import static org.betavista.cli.Terminal.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.betavista.analysis.Golden;
import org.betavista.cli.Terminal.Outcome;
import org.betavista.session.CodebookModels;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeasureCommandTest {
    private static final String SMALL =
            "train --data circles --hidden 16 --latent 2 --batch 64 --threads 1 --seed 3";
    private static final double EXACT = 1e-9;

    @TempDir Path folder;

    private Outcome run(String line, Path... paths) {
        return new Terminal(folder.resolve("data")).run(line, paths);
    }

    private JsonNode result(String line, Path... paths) throws IOException {
        return new Terminal(folder.resolve("data")).result(line, paths);
    }

    private static Set<String> keys(JsonNode json) {
        Set<String> keys = new TreeSet<>();
        json.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    private Path golden(String name) throws IOException {
        Path copy = folder.resolve(name);
        try (InputStream input =
                Objects.requireNonNull(Golden.class.getResourceAsStream(name), name)) {
            Files.copy(input, copy);
        }
        return copy;
    }

    private static void assertNear(
            JsonNode expected, String there, JsonNode found, String here, double tolerance) {
        assertEquals(
                expected.get(there).doubleValue(), found.get(here).doubleValue(), tolerance, here);
    }

    @Test
    void scoresCodesOfOtherToolsAsTheReferenceDoes() throws IOException {
        JsonNode found =
                result(
                        "measure --train 2000 --codes "
                                + golden("mus_partial.npy")
                                + " --factors "
                                + golden("factors.csv"));
        JsonNode expected = Golden.json("disent_golden.json").at("/representations/partial");
        assertEquals(10, found.get("latents").intValue());
        assertEquals(2000, found.get("train").intValue());
        assertEquals(1000, found.get("test").intValue());
        assertNear(expected, "MIG", found, "MIG", EXACT);
        assertNear(expected, "SAP_continuous", found, "SAP_continuous", EXACT);
        assertNear(expected, "SAP_discrete", found, "SAP_svc", 0.02);
        JsonNode trees = expected.get("DCI_gbt");
        assertNear(trees, "disentanglement", found, "DCI_D", 0.07);
        assertNear(trees, "completeness", found, "DCI_C", 0.07);
        assertNear(trees, "informativeness_test", found, "DCI_I", 0.05);
        assertNear(expected, "modularity", found, "modularity", EXACT);
        assertNear(expected, "explicitness_test", found, "explicitness", 0.01);
        assertNear(expected, "IRS", found, "IRS", EXACT);
        assertNear(expected, "gaussian_total_correlation", found, "gaussian_TC", EXACT);
        double[][] information = Golden.matrix(expected.get("mi_matrix"));
        for (int latent = 0; latent < information.length; latent++) {
            JsonNode row = found.get("mutual_information").get(latent);
            for (int factor = 0; factor < information[latent].length; factor++) {
                assertEquals(information[latent][factor], row.get(factor).doubleValue(), EXACT);
            }
        }
        double[] variances = Golden.vector(expected.at("/FactorVAE_fast/global_variances"));
        assertEquals(
                Arrays.stream(variances).filter(variance -> variance > 0.01).count(),
                found.get("active_units").intValue());
    }

    /** Six samples, a factor of two values and one of three; the codes tell both. */
    private String smallCodes() throws IOException {
        byte[] header = new byte[64];
        byte[] text =
                "{'descr': '<f4', 'fortran_order': False, 'shape': (12, 2), }"
                        .getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        Arrays.fill(header, (byte) ' ');
        System.arraycopy(text, 0, header, 0, text.length);
        java.nio.ByteBuffer codes =
                java.nio.ByteBuffer.allocate(10 + header.length + 24 * Float.BYTES)
                        .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                        .put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0})
                        .putShort((short) header.length)
                        .put(header);
        StringBuilder factors = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            codes.putFloat(i % 2 + 0.01f * i).putFloat(i % 3 - 0.01f * i * i);
            factors.append(i % 2).append(',').append(i % 3).append('\n');
        }
        Files.write(folder.resolve("codes.npy"), codes.array());
        Files.writeString(folder.resolve("factors.csv"), factors);
        return "measure --codes %s --factors %s"
                .formatted(folder.resolve("codes.npy"), folder.resolve("factors.csv"));
    }

    @Test
    void learnsFromTwoThirdsUnlessTold() throws IOException {
        JsonNode json = result(smallCodes());
        assertEquals(8, json.get("train").intValue());
        assertEquals(4, json.get("test").intValue());
        assertEquals(2, json.get("active_units").intValue());
        assertTrue(json.get("MIG").doubleValue() > 0.3, json.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--train 12 | --train must be 2 to 11",
                "--train 1 | --train must be 2 to 11",
                "--train -3 | --train must be 2 to 11",
                "--train many | --train",
                "--only mig | leave out --only",
                "models/circles-beta4 | leave out models/circles-beta4"
            })
    void refusesWhatDoesNotGoWithCodes(String more, String named) throws IOException {
        assertRefused(run(smallCodes() + " " + more), named);
    }

    @Test
    void refusesFilesThatDoNotFitEachOther() throws IOException {
        String line = smallCodes();
        Files.writeString(folder.resolve("factors.csv"), "0,1\n1,0\n");
        assertRefused(run(line), "codes.npy has 12 rows and factors.csv has 2");
        Files.writeString(folder.resolve("factors.csv"), "shape,scale\n");
        assertRefused(run(line), "factors.csv");
        Files.writeString(folder.resolve("codes.npy"), "0,1");
        assertRefused(run(line), "codes.npy");
        Files.delete(folder.resolve("codes.npy"));
        assertRefused(run(line), "codes.npy");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--codes lost.npy | go together",
                "--factors lost.csv | go together",
                "--codes lost.npy --factors lost.csv | lost.npy",
                "--seed 3 | Say what to measure",
                "models/circles-beta4 --train 5 | --codes only",
                "models/circles-beta4 --only nonsense | \"nonsense\"",
                "models/circles-beta4 --only nll,,mig | \"\"",
                "models/circles-beta4 --samples 1 | --samples",
                "models/circles-beta4 --samples 100001 | --samples",
                "models/circles-beta4 --samples 1e3 | --samples",
                "models/circles-beta4 --nll-samples 0 | --nll-samples",
                "models/circles-beta4 --nll-samples 50001 | --nll-samples",
                "models/circles-beta4 --nll-images 0 | --nll-images",
                "models/circles-beta99 | circles-beta99",
                "nowhere | nowhere",
                "one two | two"
            })
    void refusesWhatCannotBeMeasured(String options, String named) {
        assertRefused(run("measure " + options), named);
    }

    @Test
    void namesWhatCanBeMeasuredInstead() {
        Outcome outcome = run("measure models/circles-beta4 --only nonsense");
        for (String offered : new String[] {"heldOut", "nll", "completeness", "sapSvm", "irs"}) {
            assertTrue(outcome.stderr().contains(offered), outcome.stderr());
        }
    }

    @Test
    void measuresOnlyWhatIsAskedFor() throws IOException {
        Path file = folder.resolve("measured.json");
        JsonNode json =
                result(
                        "measure circles-beta4 --only precision,MIG --samples 100 --seed 7 --json",
                        file);
        assertFalse(json.has("heldOut"));
        assertFalse(json.has("nll"));
        assertEquals("circles-beta4", json.get("run").textValue());
        assertEquals(6, json.get("latents").intValue());
        assertFalse(json.get("collapsed").booleanValue());
        JsonNode measures = json.get("measures");
        assertEquals(Set.of("precision", "mig"), keys(measures));
        assertEquals(100, measures.get("precision").get("samples").intValue());
        assertEquals(7, measures.get("precision").get("seed").intValue());
        assertEquals(1000, measures.get("mig").get("samples").intValue());
        assertFalse(measures.get("mig").has("seed"), "nothing is drawn for it");
        assertEquals("0 to 1", measures.get("mig").get("unit").textValue());
        assertEquals(json, new ObjectMapper().readTree(Files.readString(file)));
    }

    @Test
    void measuresAPropertyByItsName() throws IOException {
        JsonNode json =
                result("measure circles-beta4 --only continuity,mig --samples 100 --seed 7");
        JsonNode measures = json.get("measures");
        assertEquals(
                Set.of(
                        "continuity",
                        "continuityFine",
                        "continuityCoarse",
                        "straightness",
                        "largestStep",
                        "jacobianNorm",
                        "mig"),
                keys(measures));
        JsonNode headline = measures.get("continuity");
        assertEquals(100, headline.get("samples").intValue());
        assertEquals(7, headline.get("seed").intValue());
        double value = headline.get("value").doubleValue();
        assertTrue(value > 0.5 && value < 1, json.toString());
        assertTrue(measures.get("continuityFine").get("value").doubleValue() > value);
        assertTrue(measures.get("continuityCoarse").get("value").doubleValue() < value);
    }

    @Test
    void measuresTheTermsOfAShippedModel() throws IOException {
        JsonNode json =
                result(
                        "measure models/circles-beta4 --only heldOut,nll --nll-samples 50"
                                + " --nll-images 20");
        assertEquals(6000, json.get("step").intValue());
        assertFalse(json.has("measures"));
        JsonNode heldOut = json.get("heldOut");
        // The figures that the model's page tells.
        assertEquals(29.56, heldOut.get("reconstruction").doubleValue(), 0.3);
        assertEquals(8.15, heldOut.get("kl").doubleValue(), 0.05);
        assertEquals(
                -heldOut.get("reconstruction").doubleValue() - heldOut.get("kl").doubleValue(),
                heldOut.get("elbo").doubleValue(),
                1e-9);
        JsonNode nll = json.get("nll");
        assertEquals("negativeBound", nll.get("quantity").textValue());
        assertTrue(nll.get("note").textValue().contains("grey"));
        assertEquals(50, nll.get("samples").intValue());
        assertEquals(20, nll.get("images").intValue());
        assertTrue(nll.get("standardError").doubleValue() > 0);
        assertEquals(
                nll.get("gap").doubleValue(),
                -nll.get("nats").doubleValue() - nll.get("elbo").doubleValue(),
                1e-9);
        assertTrue(nll.get("gap").doubleValue() > 0);
    }

    @Test
    void callsALikelihoodOneWhereItIs() throws IOException {
        Path run = folder.resolve("gaussian");
        result(SMALL + " --likelihood gaussian --sigma 0.2 --steps 5 --out", run);
        JsonNode nll =
                result("measure " + run + " --only nll --nll-samples 5 --nll-images 3").get("nll");
        assertEquals("negativeLogLikelihood", nll.get("quantity").textValue());
        assertFalse(nll.has("note"));
    }

    @Tag("languages")
    @Test
    void saysWhyACodebookHasNoNumbers() throws IOException {
        Path run = folder.resolve("codebook");
        assertTrue(CodebookModels.write(run));
        JsonNode json =
                result("measure " + run + " --samples 20 --only nll,continuity,independence");
        assertFalse(json.has("nll"));
        assertEquals(0, json.get("measures").size());
        assertEquals(3, json.get("remarks").size(), json.toString());
        assertTrue(json.get("remarks").toString().contains("log p(x)"), json.toString());
    }
}
