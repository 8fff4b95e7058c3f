package org.betavista.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.betavista.data.CancelledException;
import org.betavista.model.WeightSnapshot;
import org.betavista.train.StepMetrics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TrainingThreadTest {
    private final RecordingListener heard = new RecordingListener();
    private final BlockingQueue<StepMetrics> steps = new LinkedBlockingQueue<>();
    private Consumer<SessionState> whenChanged = state -> {};
    private Consumer<StepMetrics> whenStepped = step -> {};
    private final TrainingThread training =
            new TrainingThread(
                    new TrainingThread.Listener() {
                        @Override
                        public void stateChanged(SessionState state) {
                            heard.stateChanged(state);
                            whenChanged.accept(state);
                        }

                        @Override
                        public void stepped(StepMetrics step) {
                            steps.add(step);
                            whenStepped.accept(step);
                        }

                        @Override
                        public void snapshot(long generation, WeightSnapshot weights) {
                            heard.weightsChanged(generation, weights.step());
                        }
                    },
                    new Guard(heard));

    @AfterEach
    void close() {
        training.close();
    }

    private static <T> T answer(CompletableFuture<T> question)
            throws InterruptedException, ExecutionException, TimeoutException {
        return question.get(30, TimeUnit.SECONDS);
    }

    private static void assertRefused(CompletableFuture<?> question) {
        ExecutionException refused = assertThrows(ExecutionException.class, () -> answer(question));
        assertInstanceOf(CancelledException.class, refused.getCause());
    }

    private CompletableFuture<TrainingThread.Opened> prepare(long generation) {
        return training.prepare(
                generation,
                SmallModels.config(),
                SmallModels.split().train(),
                Optional.empty(),
                Optional.empty());
    }

    private void open(long generation)
            throws InterruptedException, ExecutionException, TimeoutException {
        answer(prepare(generation));
        answer(training.replace(false));
    }

    private void step() throws InterruptedException {
        training.step();
        RecordingListener.next(heard.states, SessionState.Paused.class::isInstance);
    }

    @Test
    void refusesWhatIsAskedAfterItsEnd() throws InterruptedException {
        training.start();
        training.end();
        assertTrue(training.awaitEnd(TimeUnit.SECONDS.toNanos(30)));
        assertRefused(training.state(1));
        assertRefused(prepare(2));
        assertRefused(training.replace(false));
        assertRefused(training.arithmetic(SmallModels.split().heldOut()));
    }

    @Test
    void neitherTrainsNorOpensWhatIsQueuedWhenItEnds()
            throws InterruptedException, ExecutionException, TimeoutException {
        CountDownLatch inTheMiddle = new CountDownLatch(1);
        CountDownLatch ending = new CountDownLatch(1);
        training.start();
        open(1);
        step();
        whenChanged =
                state -> {
                    inTheMiddle.countDown();
                    awaitUninterruptibly(ending);
                };
        training.announce();
        inTheMiddle.await();
        training.step();
        training.step();
        CompletableFuture<?> state = training.state(1);
        CompletableFuture<?> prepared = prepare(2);
        training.end();
        ending.countDown();
        assertRefused(state);
        assertRefused(prepared);
        assertTrue(training.awaitEnd(TimeUnit.SECONDS.toNanos(30)));
        assertEquals(1, steps.size());
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            assertTrue(latch.await(30, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void goesOnWithThePresentRunWhereTheNextIsGivenUp()
            throws InterruptedException, ExecutionException, TimeoutException {
        training.start();
        open(1);
        step();
        answer(prepare(2));
        training.discard();
        step();
        assertEquals(List.of(1L, 2L), steps.stream().map(StepMetrics::step).toList());
        assertEquals(2, answer(training.state(1)).orElseThrow().weights().step());
        assertTrue(answer(training.state(2)).isEmpty());
        ExecutionException none =
                assertThrows(ExecutionException.class, () -> answer(training.replace(false)));
        assertInstanceOf(IllegalStateException.class, none.getCause());
    }

    @Test
    void keepsWhatItReplacesIfThatIsWanted()
            throws InterruptedException, ExecutionException, TimeoutException {
        training.start();
        open(1);
        step();
        answer(prepare(2));
        assertEquals(1, answer(training.replace(true)).orElseThrow().weights().step());
        assertEquals(0, answer(training.state(2)).orElseThrow().weights().step());
        assertTrue(answer(training.state(1)).isEmpty());
    }

    @Test
    void takesNoSettingsThatAreMeantForAnotherRun()
            throws InterruptedException, ExecutionException, TimeoutException {
        training.start();
        open(1);
        training.tune(1, SmallModels.TRAINING.with(5, 1e-3));
        step();
        answer(prepare(2));
        answer(training.replace(false));
        training.tune(1, SmallModels.TRAINING.with(9, 1e-3));
        step();
        training.tune(2, SmallModels.TRAINING.with(3, 1e-3));
        step();
        assertEquals(List.of(5.0, 1.0, 3.0), steps.stream().map(StepMetrics::beta).toList());
    }

    @Test
    void pausesAndLivesOnWhateverIsThrownWhileItTrains()
            throws InterruptedException, ExecutionException, TimeoutException {
        training.start();
        open(1);
        whenStepped =
                step -> {
                    throw new OutOfMemoryError("test");
                };
        training.train();
        Failure failure = RecordingListener.next(heard.failed);
        assertEquals(new Task(Task.Kind.TRAINING, 1), failure.task());
        assertTrue(failure.sentence().contains("can still be explored"), failure.sentence());
        RecordingListener.next(heard.states, SessionState.Paused.class::isInstance);
        whenStepped = step -> {};
        steps.clear();
        step();
        assertEquals(1, steps.size());
    }
}
