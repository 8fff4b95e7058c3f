package org.betavista.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.betavista.data.ImageDataset;
import org.betavista.data.Subset;
import org.betavista.model.Architecture;
import org.betavista.model.BurgessArchitecture;
import org.betavista.model.FullFamily;
import org.betavista.model.Likelihood;
import org.betavista.model.LinearArchitecture;
import org.betavista.model.MlpArchitecture;
import org.betavista.model.ModelConfig;
import org.betavista.model.PosteriorFamily;
import org.betavista.model.SmallConvArchitecture;
import org.betavista.model.objective.Objective;
import org.betavista.model.objective.Reparameterisation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every objective with every likelihood and every network, two hundred steps each. */
class EveryCombinationTest {
    private static final int STEPS = 200;
    private static final int WINDOW = 20;

    /** Small, for there are two hundred combinations. */
    private static final int BATCH = 4;

    private static final ImageDataset IMAGES = images();
    private static final List<Architecture> NETWORKS =
            List.of(
                    new LinearArchitecture(),
                    new MlpArchitecture(List.of(32)),
                    new SmallConvArchitecture(),
                    new BurgessArchitecture());

    private static ImageDataset images() {
        int[] first = new int[64];
        java.util.Arrays.setAll(first, i -> 7 * i);
        return new Subset(FewCircles.images(), first);
    }

    static Stream<ModelAndObjective> combinations() {
        List<ModelAndObjective> all = new ArrayList<>();
        for (Objective objective : Objective.all()) {
            for (Likelihood likelihood : Likelihood.all()) {
                for (Architecture network : NETWORKS) {
                    all.add(
                            new ModelAndObjective(
                                    objective,
                                    likelihood,
                                    network,
                                    objective.suited(PosteriorFamily.all().get(0))));
                }
            }
            if (objective.takes(new FullFamily())) {
                all.add(
                        new ModelAndObjective(
                                objective,
                                Likelihood.all().get(0),
                                NETWORKS.get(1),
                                new FullFamily()));
            }
        }
        return all.stream();
    }

    record ModelAndObjective(
            Objective objective,
            Likelihood likelihood,
            Architecture network,
            PosteriorFamily posterior) {
        ModelConfig model() {
            return ModelConfig.sized(IMAGES.shape(), network, 4, likelihood, posterior);
        }

        TrainingConfig training() {
            return new TrainingConfig(
                    objective,
                    new Reparameterisation(),
                    Pricing.constant(1),
                    false,
                    1e-3,
                    BATCH,
                    1,
                    1,
                    false);
        }

        @Override
        public String toString() {
            return "%s, %s, %s, %s"
                    .formatted(
                            objective.title(),
                            likelihood.title(),
                            network.title(),
                            posterior.title());
        }
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void trainsCompiledWithAFallingLossAndLeaksNothing(ModelAndObjective combination)
            throws ReflectiveOperationException {
        double first = 0;
        double last = 0;
        double copied = 0;
        double copiedLast = 0;
        try (TrainingRun run =
                new TrainingRun(combination.model(), combination.training(), IMAGES)) {
            run.step();
            int arrays = manager(run).getManagedArrays().size();
            for (int step = 1; step < STEPS; step++) {
                StepMetrics metrics = run.step();
                assertTrue(Double.isFinite(metrics.total()), "step " + step);
                assertEquals(combination.objective().extraTerms().size(), metrics.extras().length);
                if (step < WINDOW) {
                    first += metrics.total();
                    copied += metrics.reconstruction();
                } else if (step > STEPS - WINDOW) {
                    last += metrics.total();
                    copiedLast += metrics.reconstruction();
                }
            }
            assertEquals(arrays, manager(run).getManagedArrays().size());
            assertEquals(Optional.empty(), run.eagerBecause());
        }
        assertTrue(last < first, "total from %s to %s".formatted(first, last));
        assertTrue(copiedLast < copied, "copy from %s to %s".formatted(copied, copiedLast));
    }

    private static NDManager manager(TrainingRun run) throws ReflectiveOperationException {
        Field field = TrainingRun.class.getDeclaredField("manager");
        field.setAccessible(true);
        return (NDManager) field.get(run);
    }
}
