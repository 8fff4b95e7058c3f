package org.betavista.train;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.LongFunction;
import org.betavista.model.Vae;
import org.betavista.train.tracing.UntraceableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compiles a run's steps when a batch of some size is met for the first time, checks what was
 * compiled, and makes steps eagerly where that fails.
 *
 * <p>Belongs to the thread of the run.
 */
final class StepCompiler {
    private static final Logger LOG = LoggerFactory.getLogger(StepCompiler.class);

    private final NDManager owner;
    private final StepFormula formula;
    private final Vae model;
    private final AdamOptimizer optimizer;
    private final EagerStepper eager;
    private final Map<Integer, Stepper> bySize = new HashMap<>();
    private @Nullable String eagerBecause;

    /**
     * @param owner of the programs
     */
    StepCompiler(NDManager owner, StepFormula formula, Vae model, AdamOptimizer optimizer) {
        this.owner = owner;
        this.formula = formula;
        this.model = model;
        this.optimizer = optimizer;
        eager = new EagerStepper(formula, model, optimizer);
    }

    /** What makes steps without being compiled. */
    EagerStepper eager() {
        return eager;
    }

    /**
     * What makes steps of some size.
     *
     * @param batchSize images a step
     * @param any gives any batches of that size, others for other positions
     */
    Stepper stepper(int batchSize, LongFunction<StepBatches> any) {
        Stepper known = bySize.get(batchSize);
        if (known == null) {
            known = compiled(any.apply(0), any.apply(1));
            bySize.put(batchSize, known);
        }
        return known;
    }

    /**
     * How much larger a batch's total is in bfloat16 than in float32.
     *
     * @param batches one batch
     * @param any as in {@link #stepper}
     * @return nats an image, or empty where steps are not compiled and so not fast
     */
    OptionalDouble fastDifference(StepBatches batches, LongFunction<StepBatches> any) {
        if (!(stepper(batches.batchSize(), any) instanceof CompiledStepper fast)) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(
                (double) StepMetrics.total(fast.tell(batches))
                        - StepMetrics.total(eager.tell(batches)));
    }

    /** Why steps are made eagerly; empty where they are compiled or none was made. */
    Optional<String> eagerBecause() {
        return Optional.ofNullable(eagerBecause);
    }

    private Stepper compiled(StepBatches example, StepBatches other) {
        NDManager programs = owner.newSubManager();
        String reason;
        try {
            CompiledStepper exact = program(programs, example, false);
            reason = SelfCheck.difference(exact, formula, model, optimizer, other).orElse(null);
            if (reason == null && !formula.config().fast()) {
                return exact;
            }
            if (reason == null) {
                CompiledStepper fast = program(programs, example, true);
                if (SelfCheck.isNear(fast, exact, other)) {
                    return fast;
                }
                reason = "in bfloat16 they tell something else.";
            }
        } catch (UntraceableException
                | EngineException
                | ClassCastException
                | IllegalArgumentException
                | IllegalStateException
                | UnsupportedOperationException e) {
            LOG.warn("steps of {} images are not compiled", example.batchSize(), e);
            // The engine's sentence comes first; where in the program it was comes after it.
            reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        }
        programs.close();
        eagerBecause =
                "Steps of %s images are not compiled: %s".formatted(example.batchSize(), reason);
        LOG.warn("{}", eagerBecause);
        return eager;
    }

    private CompiledStepper program(NDManager programs, StepBatches example, boolean fast) {
        return new CompiledStepper(programs, formula, model, optimizer, example, fast);
    }
}
