package org.betavista.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.betavista.data.ImageDataset;
import org.betavista.data.Subset;
import org.betavista.model.Architecture;
import org.betavista.model.BurgessArchitecture;
import org.betavista.model.Likelihood;
import org.betavista.model.LinearArchitecture;
import org.betavista.model.MlpArchitecture;
import org.betavista.model.ModelConfig;
import org.betavista.model.PosteriorFamily;
import org.betavista.model.SmallConvArchitecture;
import org.betavista.model.objective.Objective;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Programs for the engine are text with numbers in it: every objective, network and likelihood is
 * compiled once, whatever language the person's machine speaks. The build runs this in several.
 */
@Tag("languages")
class EveryLanguageTest {
    private static final ImageDataset IMAGES =
            new Subset(FewCircles.images(), new int[] {0, 70, 140, 210, 280, 350, 420, 490});
    private static final List<Architecture> NETWORKS =
            List.of(
                    new MlpArchitecture(List.of(16)),
                    new SmallConvArchitecture(),
                    new BurgessArchitecture(),
                    new LinearArchitecture());

    record Model(ModelConfig config, TrainingConfig training) {
        @Override
        public String toString() {
            return training.title() + ", " + config.architecture() + ", " + config.likelihood();
        }
    }

    static Stream<Model> models() {
        List<Model> models = new ArrayList<>();
        for (Objective objective : Objective.all()) {
            int index = models.size();
            models.add(
                    new Model(
                            ModelConfig.sized(
                                    IMAGES.shape(),
                                    NETWORKS.get(index % NETWORKS.size()),
                                    2,
                                    Likelihood.all().get(index % Likelihood.all().size()),
                                    objective.suited(PosteriorFamily.all().get(0))),
                            FewCircles.config(3).with(objective)));
        }
        return models.stream();
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyModelIsCompiled(Model model) {
        try (TrainingRun run = new TrainingRun(model.config(), model.training(), IMAGES)) {
            assertTrue(Double.isFinite(run.step().total()));
            assertTrue(Double.isFinite(run.step().total()));
            assertEquals(Optional.empty(), run.eagerBecause());
        }
    }

    @Test
    void fastStaysOn() {
        try (TrainingRun run =
                new TrainingRun(
                        FewCircles.model(NETWORKS.get(0)),
                        FewCircles.config(3).withFast(true),
                        IMAGES)) {
            run.step();
            assertEquals(Optional.empty(), run.eagerBecause());
            assertTrue(run.fastDifference(IMAGES).isPresent());
        }
    }

    /** Else the build's other runs would prove nothing. */
    @Test
    void theLanguageIsTheOneThatTheBuildAskedFor() {
        Locale locale = Locale.getDefault(Locale.Category.FORMAT);
        String digits = String.format(locale, "%d", 12);
        String letters = "TITLE".toLowerCase(locale);
        switch (locale.getLanguage()) {
            case "ar" -> assertEquals("\u0661\u0662", digits);
            case "tr" -> assertNotEquals("title", letters);
            default -> assertEquals("title", letters);
        }
    }
}
