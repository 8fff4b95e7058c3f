package org.betavista.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.betavista.session.measures.Evidence;
import org.betavista.session.measures.FullReport;
import org.betavista.session.measures.Headlines;
import org.betavista.session.measures.Measure;
import org.betavista.session.measures.Property;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MeasureDeskTest {
    private final Set<Thread> threadsBefore = Thread.getAllStackTraces().keySet();
    private final RecordingListener heard = new RecordingListener();
    private final ExplorerSession session = new ExplorerSession(heard, DataFolder.standard());
    private final Measured measured = new Measured();

    /** One message on how far everything is. */
    private record Share(String what, double done) {}

    /** Keeps everything that a desk tells. */
    private static final class Measured implements MeasureListener {
        final BlockingQueue<Headlines> headlines = new LinkedBlockingQueue<>();
        final BlockingQueue<Evidence> evidence = new LinkedBlockingQueue<>();
        final BlockingQueue<FullReport> reports = new LinkedBlockingQueue<>();
        final BlockingQueue<Share> shares = new LinkedBlockingQueue<>();
        final BlockingQueue<String> failures = new LinkedBlockingQueue<>();

        @Override
        public void headlines(Headlines newer) {
            headlines.add(newer);
        }

        @Override
        public void evidence(Evidence newer) {
            evidence.add(newer);
        }

        @Override
        public void report(FullReport report) {
            reports.add(report);
        }

        @Override
        public void failed(String sentence) {
            failures.add(sentence);
        }

        @Override
        public void progressed(String what, double share) {
            shares.add(new Share(what, share));
        }
    }

    @BeforeEach
    void listen() {
        session.measuring().listen(measured);
    }

    @AfterEach
    void close() {
        session.close();
    }

    private OpenModel openShipped() throws InterruptedException {
        session.open(new ShippedModels().find("circles-beta4").orElseThrow());
        return opened();
    }

    private OpenModel opened() throws InterruptedException {
        OpenModel model = RecordingListener.next(heard.models);
        RecordingListener.next(
                heard.weights, weights -> weights.generation() == model.generation());
        return model;
    }

    @Test
    void measuresAgainAfterTrainingAndGathersEvidenceWhileItIsWatched()
            throws InterruptedException {
        session.begin(SmallModels.request());
        OpenModel model = opened();
        Headlines first = RecordingListener.next(measured.headlines);
        assertEquals(model.generation(), first.generation());
        assertEquals(0, first.step());
        assertEquals(SmallModels.LATENTS, first.latents());
        assertTrue(measured.evidence.isEmpty(), "nobody watches");
        session.measuring().watchEvidence(true);
        Evidence evidence = RecordingListener.next(measured.evidence);
        assertEquals(model.generation(), evidence.headlines().generation());
        assertEquals(
                first.headline(Property.INDEPENDENCE),
                evidence.headlines().headline(Property.INDEPENDENCE));
        session.measuring().watchEvidence(false);
        for (int i = 0; i < 3; i++) {
            session.step();
        }
        Headlines next =
                RecordingListener.next(measured.headlines, headlines -> headlines.step() == 3);
        assertEquals(model.generation(), next.generation());
        assertTrue(measured.evidence.isEmpty(), "nobody watches any more");
        assertTrue(heard.failures.isEmpty());
    }

    @Test
    void givesAReportAndTellsHowFarItIs() throws InterruptedException {
        OpenModel model = openShipped();
        session.measuring().measureAll();
        FullReport report = RecordingListener.next(measured.reports);
        assertEquals(model.generation(), report.headlines().generation());
        assertTrue(report.headlines().figures().of(Measure.IRS).isPresent());
        Share last = RecordingListener.next(measured.shares, share -> share.done() == 1);
        assertEquals("", last.what());
        assertTrue(measured.shares.isEmpty(), "nothing comes after the end");
    }

    @Test
    void endsWithoutAReportWhenCancelled() throws InterruptedException {
        openShipped();
        session.measuring().measureAll();
        RecordingListener.next(measured.shares);
        session.measuring().cancel();
        RecordingListener.next(measured.shares, share -> share.done() == 1);
        assertTrue(measured.reports.isEmpty());
        assertTrue(heard.failures.isEmpty());
    }

    @Test
    void dropsWhatWasMeasuredOfTheModelBefore() throws InterruptedException {
        openShipped();
        session.measuring().measureAll();
        RecordingListener.next(measured.shares);
        session.begin(SmallModels.request());
        OpenModel second = opened();
        RecordingListener.next(measured.shares, share -> share.done() == 1);
        measured.headlines.clear();
        Headlines headlines = RecordingListener.next(measured.headlines);
        assertEquals(second.generation(), headlines.generation());
        assertEquals(SmallModels.LATENTS, headlines.latents());
        assertTrue(measured.reports.isEmpty());
    }

    @Test
    void endsItsThreadWhenClosedInTheMiddle() throws InterruptedException {
        openShipped();
        session.measuring().measureAll();
        RecordingListener.next(measured.shares);
        session.close();
        measured.shares.clear();
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("betavista-measures") && !threadsBefore.contains(thread)) {
                thread.join(10_000);
                assertFalse(thread.isAlive());
            }
        }
        assertTrue(measured.reports.isEmpty());
        assertTrue(heard.failures.isEmpty());
    }

    @Test
    void endsAtOnceWhereThereIsNothingToMeasure() throws InterruptedException {
        session.measuring().measureAll();
        assertEquals(new Share("", 1), RecordingListener.next(measured.shares));
        assertTrue(measured.reports.isEmpty());
    }
}
