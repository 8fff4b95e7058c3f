package org.betavista.model.objective;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import org.betavista.model.DiagonalFamily;
import org.betavista.model.EngineArrays;
import org.betavista.model.FullFamily;
import org.betavista.model.ModelConfig;
import org.betavista.model.NativeEngine;
import org.betavista.model.Vae;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InfoVaeTest {
    private NDManager manager;

    @BeforeEach
    void open() {
        NativeEngine.prepareThread(1, false);
        manager = NDManager.newBaseManager("PyTorch");
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @ParameterizedTest
    @CsvSource({
        "same_distribution, 1, 0",
        "shrunk_half, 0.5, 0",
        "shifted_by_1.5, 1, 1.5",
        "mean_collapse, 0.01, 0",
        "wide_x2, 2, 0"
    })
    void measuresTheDiscrepancyOfKnownDraws(String name, double scale, double shift)
            throws IOException {
        JsonNode golden;
        try (InputStream in =
                requireNonNull(InfoVaeTest.class.getResourceAsStream("mmd_golden.json"))) {
            golden = new ObjectMapper().readTree(in);
        }
        NDArray real = draws(golden.get("real"), 1, 0);
        NDArray fake = draws(golden.get("fake"), scale, shift);
        double expected = golden.get("mmd2_unbiased_rbf_sigma2_eq_d").get(name).asDouble();
        assertEquals(expected, MeanDiscrepancy.squared(real, fake).getFloat(), 2e-6);
        assertEquals(expected, MeanDiscrepancy.squared(fake, real).getFloat(), 2e-6);
    }

    private NDArray draws(JsonNode rows, double scale, double shift) {
        int columns = rows.get(0).size();
        float[] values = new float[rows.size() * columns];
        for (int i = 0; i < values.length; i++) {
            double value = rows.get(i / columns).get(i % columns).asDouble();
            values[i] = (float) (scale * value + shift);
        }
        return EngineArrays.rows(manager, values, columns);
    }

    @Test
    void measuresTwoPairsByHand() {
        NDArray a = EngineArrays.rows(manager, new float[] {0, 1}, 1);
        NDArray b = EngineArrays.rows(manager, new float[] {0, 2}, 1);
        // L = 1. Within a: exp(-1/2), within b: exp(-4/2). Between: the mean of exp(-0), exp(-4/2),
        // exp(-1/2), exp(-1/2), twice.
        double expected =
                Math.exp(-0.5)
                        + Math.exp(-2)
                        - 2 * (1 + Math.exp(-2) + Math.exp(-0.5) + Math.exp(-0.5)) / 4;
        assertEquals(expected, MeanDiscrepancy.squared(a, b).getFloat(), 1e-6);
    }

    @Test
    void comparesNothingWithASingleDraw() {
        NDArray one = EngineArrays.rows(manager, new float[] {3, 1}, 2);
        assertEquals(0, MeanDiscrepancy.squared(one, one).getFloat());
    }

    @Test
    void addsThePricedDiscrepancyToTheBetaVae() {
        ModelConfig config = GradientCheck.tinyModel(new DiagonalFamily());
        Vae model = Vae.random(manager, config);
        LossInput input = input(config, 2, 300);
        LossTerms info = new InfoVae(300).loss(model, input);
        LossTerms beta = new BetaVae().loss(model, input(config, 2, 0));
        double discrepancy = requireNonNull(info.extras().get("MMD")).getFloat();
        assertEquals(beta.reconstruction().getFloat(), info.reconstruction().getFloat(), 1e-6);
        assertEquals(beta.total().getFloat() + 300 * discrepancy, info.total().getFloat(), 1e-4);
    }

    private LossInput input(ModelConfig config, double beta, double strength) {
        return GradientCheck.inputs(config, 5, m -> Losses.charges(m, beta, strength, 0))
                .of(manager);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void hasTheGradientOfItsValue(boolean full) {
        ModelConfig config =
                GradientCheck.tinyModel(full ? new FullFamily() : new DiagonalFamily());
        GradientCheck check =
                new GradientCheck(
                        new InfoVae(30),
                        config,
                        GradientCheck.inputs(config, 5, m -> Losses.charges(m, 0.5, 30, 0)));
        // A full posterior's outputs on and above the diagonal are read by nobody.
        check.run(weight -> !full || !weight.startsWith("encoder.posterior"));
    }
}
