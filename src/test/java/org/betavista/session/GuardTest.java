package org.betavista.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.betavista.data.CancelledException;
import org.betavista.data.InvalidInputException;
import org.junit.jupiter.api.Test;

class GuardTest {
    private static final Task BOUND = new Task(Task.Kind.BOUND, 7);
    private static final Task DECODING = new Task(Task.Kind.DECODING, 7);

    private final RecordingListener heard = new RecordingListener();
    private final Guard guard = new Guard(heard);

    private boolean fail(Task task, Error problem) {
        return guard.run(
                task,
                () -> {
                    throw problem;
                });
    }

    @Test
    void saysWhoseFailureItIsWhateverWasThrown() throws InterruptedException {
        for (Error each :
                List.of(
                        new OutOfMemoryError("test"),
                        new StackOverflowError(),
                        new UnsatisfiedLinkError("test"),
                        new AssertionError("test"))) {
            assertFalse(fail(BOUND, each));
            Failure failure = RecordingListener.next(heard.failed);
            assertEquals(BOUND, failure.task());
            assertTrue(
                    failure.sentence().startsWith("log p(x) was not estimated"),
                    failure.sentence());
        }
    }

    @Test
    void saysARefusalInItsOwnWords() throws InterruptedException {
        guard.run(
                BOUND,
                () -> {
                    throw new InvalidInputException("This model has no density.");
                });
        assertEquals("This model has no density.", RecordingListener.next(heard.failures));
    }

    @Test
    void tellsOfAnEndThatWasWantedAndOfNoFailure() throws InterruptedException {
        guard.run(
                BOUND,
                () -> {
                    throw new CancelledException();
                });
        assertEquals(BOUND, RecordingListener.next(heard.cancelled));
        assertTrue(heard.failed.isEmpty());
    }

    @Test
    void tellsOfWorkThatIsRepeatedOnceUntilItGoesWell() {
        for (int i = 0; i < 3; i++) {
            fail(DECODING, new OutOfMemoryError("test"));
        }
        assertEquals(1, heard.failed.size());
        assertTrue(guard.run(DECODING, () -> {}));
        fail(DECODING, new OutOfMemoryError("test"));
        assertEquals(2, heard.failed.size());
        fail(DECODING, new StackOverflowError());
        assertEquals(3, heard.failed.size());
        fail(new Task(Task.Kind.DECODING, 8), new StackOverflowError());
        assertEquals(4, heard.failed.size());
    }

    @Test
    void tellsEachTimeOfWhatThePersonAskedFor() {
        fail(BOUND, new OutOfMemoryError("test"));
        fail(BOUND, new OutOfMemoryError("test"));
        assertEquals(2, heard.failed.size());
    }

    @Test
    void outlivesAListenerThatFails() {
        assertFalse(
                guard.run(
                        BOUND,
                        () -> {
                            throw new IllegalStateException("test");
                        },
                        failure -> {
                            throw new OutOfMemoryError("test");
                        }));
        guard.quietly(
                () -> {
                    throw new StackOverflowError();
                });
        assertTrue(guard.run(BOUND, () -> {}));
    }
}
