package org.betavista.session;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.betavista.data.CancelledException;
import org.betavista.data.InvalidInputException;
import org.betavista.data.Progress;
import org.betavista.model.NativeEngine;
import org.betavista.model.WeightSnapshot;
import org.betavista.session.measures.Evidence;
import org.betavista.session.measures.FullReport;
import org.betavista.session.measures.Headlines;
import org.betavista.session.measures.Laboratory;
import org.betavista.session.measures.Sampling;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the headline numbers, their evidence and everything else are measured, on a thread of its
 * own with a model of its own, below the priority of the sliders and of training. Methods may be
 * called from any thread and return at once; the listener hears on the desk's thread.
 */
public final class MeasureDesk implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MeasureDesk.class);

    /** Sliders, training and the looks at fixed images all go first. */
    private static final int NICENESS = 15;

    private static final int MILLIS_BETWEEN = 5000;
    private static final int MILLIS_OF_QUIET = 400;

    private final SessionListener session;
    private final DaemonExecutor executor = new DaemonExecutor("betavista-measures");
    private final Latest<Measured> newest = new Latest<>();
    private final AtomicLong generation = new AtomicLong();
    private final AtomicLong asked = new AtomicLong();
    private volatile @Nullable MeasureListener listener;
    private volatile boolean watched;

    // Of the desk's thread alone.
    private final Cadence cadence = new Cadence(MILLIS_BETWEEN);
    private @Nullable Bench bench;

    /**
     * What shall be measured.
     *
     * @param charged whether training pays for the KL
     */
    private record Measured(OpenModel model, WeightSnapshot weights, boolean charged) {}

    /** The model that is measured, and what was measured last. */
    private record Bench(OpenModel model, Laboratory laboratory) {}

    /** Hears nothing until somebody listens. */
    MeasureDesk(SessionListener session) {
        this.session = session;
        executor.execute(() -> NativeEngine.lowerPriority(NICENESS));
    }

    /** Sets who hears of what is measured, in place of whoever did. */
    public void listen(MeasureListener listener) {
        this.listener = listener;
    }
