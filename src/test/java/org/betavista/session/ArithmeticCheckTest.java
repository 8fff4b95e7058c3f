package org.betavista.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import org.betavista.data.ImageDataset;
import org.betavista.train.TrainingRun;
import org.junit.jupiter.api.Test;

class ArithmeticCheckTest {
    private static final Arithmetic ANSWER =
            new Arithmetic(OptionalDouble.of(0.25), Optional.of("It reads a value."));

    private final RecordingListener heard = new RecordingListener();
    private final List<CompletableFuture<Arithmetic>> asked = new ArrayList<>();
    private final ArithmeticCheck check = new ArithmeticCheck(this::ask, heard);

    private CompletableFuture<Arithmetic> ask(ImageDataset heldOut) {
        assertEquals(50, heldOut.size());
        asked.add(new CompletableFuture<>());
        return asked.get(asked.size() - 1);
    }

    private void check(long generation) {
        check.check(
                new OpenModel(
                        generation, "", SmallModels.config(), SmallModels.split(), 0, 8, List.of()),
                SmallModels.split().heldOut());
    }

    @Test
    void tellsTheAnswerWithTheModelThatItWasAskedOf() {
        check(7);
        assertTrue(heard.arithmetic.isEmpty());
        asked.get(0).complete(ANSWER);
        assertEquals(
                List.of(new RecordingListener.Checked(7, ANSWER)), List.copyOf(heard.arithmetic));
    }

    @Test
    void asksNothingWhileItWaits() {
        check(1);
        check(1);
        assertEquals(1, asked.size());
    }

    @Test
    void asksAnotherModelAtOnce() {
        check(1);
        check.reset();
        check(2);
        assertEquals(2, asked.size());
        asked.get(1).complete(ANSWER);
        assertEquals(2, heard.arithmetic.remove().generation());
    }

    @Test
    void tellsNothingWhereThereIsNoAnswer() {
        check(1);
        asked.get(0).cancel(false);
        check.reset();
        check(1);
        asked.get(1).completeExceptionally(new IllegalStateException("on purpose"));
        assertTrue(heard.arithmetic.isEmpty());
    }

    @Test
    void aRunThatIsNotFastHasNoDifference() {
        RunConfig config = SmallModels.config();
        for (boolean fast : new boolean[] {false, true}) {
            try (TrainingRun run =
                    new TrainingRun(
                            config.model(),
                            config.training().withFast(fast),
                            SmallModels.split().train())) {
                assertEquals(
                        fast,
                        Arithmetic.of(run, SmallModels.split().heldOut())
                                .fastDifference()
                                .isPresent());
            }
        }
    }
}
