package org.betavista.train;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.betavista.data.ImageShape;
import org.betavista.model.BernoulliLikelihood;
import org.betavista.model.MlpArchitecture;
import org.betavista.model.ModelConfig;
import org.betavista.model.NativeEngine;
import org.betavista.model.PosteriorFamily;
import org.betavista.model.SharedArray;
import org.betavista.model.Vae;
import org.betavista.model.objective.InfoVae;
import org.betavista.model.objective.LossInput;
import org.betavista.model.objective.LossTerms;
import org.betavista.model.objective.Objective;
import org.betavista.model.objective.Reparameterisation;
import org.betavista.model.objective.VqVae;
import org.betavista.model.torch.TorchModule;
import org.betavista.train.tracing.Recording;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is recorded is the formula and not something near it: in float64 the gradients agree to the
 * digits that float64 has.
 */
class DoublePrecisionTest {
    private static final int IMAGES = 5;
    private static final int PIXELS = 16;
    private static final int SEED = 4;

    private static final String METHODS =
            """
              def init(self: __torch__.M, p: List[Tensor]) -> Tensor:
                self.p = p
                return torch.clone(p[0])
              def formula(self: __torch__.M, x: Tensor, prices: Tensor) -> Tensor:
            %s    return %s
              def gradients(self: __torch__.M, loss: Tensor) -> List[Tensor]:
                gs = torch.autograd.grad([loss], self.p)
                g = annotate(List[Tensor], [])
                for i in range(torch.len(gs)):
                  one = gs[i]
                  _0 = torch.append(g, unchecked_cast(Tensor, one))
                return g
              def price(self: __torch__.M, x: Tensor, prices: Tensor) -> List[Tensor]:
                loss = (self).formula(x, prices, )
                return torch.add([torch.detach(loss)], (self).gradients(loss, ))
            """;

    private NDManager manager;

    /** A VQ-VAE's one-hot codes and InfoVAE's draws from the prior are float32 by themselves. */
    static Stream<Objective> objectives() {
        return Objective.all().stream()
                .filter(each -> !(each instanceof VqVae) && !(each instanceof InfoVae));
    }

    @BeforeEach
    void open() {
        NativeEngine.prepareThread(1, false);
        manager = NDManager.newBaseManager("PyTorch");
    }

    @AfterEach
    void close() {
        manager.close();
    }

    private static NDArray loss(Objective objective, Vae model, NDArray x, NDArray prices) {
        LossInput input =
                new LossInput(
                        x,
                        x.getManager()::randomNormal,
                        Prices.charges(prices),
                        new Reparameterisation(),
                        500);
        LossTerms terms = objective.loss(model, input);
        return terms.minimised();
    }

    private NDArray images(long seed) {
        double[] pixels = new Random(seed).doubles((long) IMAGES * PIXELS).toArray();
        return manager.create(pixels, new Shape(IMAGES, PIXELS));
    }

    @ParameterizedTest
    @MethodSource("objectives")
    void agreesToTheDigitsOfFloat64(Objective objective) {
        ModelConfig config =
                ModelConfig.sized(
                        new ImageShape(1, 4, 4),
                        new MlpArchitecture(List.of(8)),
                        3,
                        new BernoulliLikelihood(),
                        objective.suited(PosteriorFamily.all().get(0)));
        Engine.getEngine("PyTorch").setRandomSeed(SEED);
        Vae model = Vae.random(manager, config, objective.discriminator());
        IdentityHashMap<NDArray, NDArray> wide = new IdentityHashMap<>();
        IdentityHashMap<NDArray, NDArray> recorded = new IdentityHashMap<>();
        Recording recording = new Recording(manager, false);
        NDList weights = new NDList();
        for (Map.Entry<String, SharedArray> each : model.parameters().entrySet()) {
            NDArray array = each.getValue().array().toType(DataType.FLOAT64, true);
            array.setRequiresGradient(true);
            wide.put(each.getValue().array(), array);
            recorded.put(
                    each.getValue().array(),
                    recording.input("self.p[%s]".formatted(weights.size()), array));
            array.setName("p[]");
            weights.add(array);
        }
        NDArray prices = manager.create(new double[] {1, 1, 1, 0, 0, 0});
        NDArray result =
                loss(
                        objective,
                        model.through(array -> requireNonNull(recorded.get(array))),
                        recording.input("x", images(1)),
                        recording.input("prices", prices));
        String variable = recording.variable(result);
        TorchModule program =
                TorchModule.load(
                        manager,
                        List.of("p"),
                        METHODS.formatted(recording.statements(List.of(variable)), variable));
        program.call("init", weights);
        weights.forEach(array -> array.setName(null));

        NDArray other = images(2);
        NDArray otherPrices = manager.create(new double[] {1.5, 3, 7, 2, 0.3, 0});
        Engine.getEngine("PyTorch").setRandomSeed(SEED);
        JniUtils.setGradMode(true);
        NDArray expected =
                loss(
                        objective,
                        model.through(array -> requireNonNull(wide.get(array))),
                        other,
                        otherPrices);
        NDList gradients = program.call("gradients", new NDList(expected));
        Engine.getEngine("PyTorch").setRandomSeed(SEED);
        NDList priced = program.call("price", new NDList(other, otherPrices));
        JniUtils.setGradMode(false);

        assertEquals(DataType.FLOAT64, expected.getDataType());
        assertEquals(expected.getDouble(), priced.get(0).getDouble(), 1e-12 * 100);
        for (int i = 0; i < gradients.size(); i++) {
            double[] gradient = gradients.get(i).toDoubleArray();
            double largest = Arrays.stream(gradient).map(Math::abs).max().orElse(0);
            assertArrayEquals(
                    gradient,
                    priced.get(i + 1).toDoubleArray(),
                    1e-12 * Math.max(1, largest),
                    "gradient " + i);
        }
    }
}
