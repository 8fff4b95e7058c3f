package org.betavista.model.objective;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.atomic.AtomicInteger;
import org.betavista.model.DiagonalFamily;
import org.betavista.model.FullFamily;
import org.betavista.model.ModelConfig;
import org.junit.jupiter.api.Test;

/** That the check passes what is right is worth something only if it stops what is wrong. */
class GradientCheckTest {
    @Test
    void passesTheGradientOfTheBetaVae() {
        ModelConfig config = GradientCheck.tinyModel(new DiagonalFamily());
        check(config, new BetaVae()).run();
    }

    @Test
    void passesThatOfAFullCovariance() {
        ModelConfig config = GradientCheck.tinyModel(new FullFamily());
        // The weights of what lies on and above the diagonal are read by nobody.
        check(config, new BetaVae()).run(name -> !name.startsWith("encoder.posterior"));
    }

    @Test
    void stopsAGradientThatIsOffByAFewPercentOfTheKl() {
        ModelConfig config = GradientCheck.tinyModel(new DiagonalFamily());
        AtomicInteger calls = new AtomicInteger();
        GradientCheck wrong =
                new GradientCheck(
                        new BetaVae(),
                        config,
                        GradientCheck.inputs(
                                config,
                                5,
                                manager -> {
                                    boolean first = calls.getAndIncrement() == 0; // the gradient
                                    return Losses.charges(manager, first ? 3 : 3.1, 0, 0);
                                }));
        assertThrows(AssertionError.class, wrong::run);
    }

    private static GradientCheck check(ModelConfig config, Objective objective) {
        return new GradientCheck(
                objective,
                config,
                GradientCheck.inputs(config, 5, manager -> Losses.charges(manager, 3, 0, 0)));
    }
}
