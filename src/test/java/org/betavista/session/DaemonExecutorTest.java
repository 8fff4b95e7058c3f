package org.betavista.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.betavista.data.CancelledException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DaemonExecutorTest {
    private final DaemonExecutor executor = new DaemonExecutor("betavista-test", 0);

    @AfterEach
    void close() {
        executor.close();
    }

    private static <T> T answer(CompletableFuture<T> question)
            throws InterruptedException, ExecutionException, TimeoutException {
        return question.get(30, TimeUnit.SECONDS);
    }

    private static void assertRefused(CompletableFuture<?> question) {
        ExecutionException refused = assertThrows(ExecutionException.class, () -> answer(question));
        assertInstanceOf(CancelledException.class, refused.getCause());
    }

    @Test
    void goesOnOnTheSameThreadAfterAnError()
            throws InterruptedException, ExecutionException, TimeoutException {
        List<Throwable> uncaught = new CopyOnWriteArrayList<>();
        Thread before = answer(executor.ask(Thread::currentThread));
        before.setUncaughtExceptionHandler((thread, problem) -> uncaught.add(problem));
        executor.execute(
                () -> {
                    throw new OutOfMemoryError("test");
                });
        assertSame(before, answer(executor.ask(Thread::currentThread)));
        assertEquals(1, uncaught.size());
    }

    @Test
    void answersWithAnErrorWhereAQuestionFails() {
        OutOfMemoryError error = new OutOfMemoryError("test");
        CompletableFuture<String> question =
                executor.ask(
                        () -> {
                            throw error;
                        });
        assertSame(
                error, assertThrows(ExecutionException.class, () -> answer(question)).getCause());
    }

    @Test
    void refusesWhatIsAskedAfterItsEndAndAnswersWhatWasAskedBefore()
            throws InterruptedException, ExecutionException, TimeoutException {
        CompletableFuture<Integer> before = executor.ask(() -> 5);
        executor.end();
        executor.execute(() -> {});
        assertRefused(executor.ask(() -> 6));
        assertEquals(5, answer(before));
    }
}
