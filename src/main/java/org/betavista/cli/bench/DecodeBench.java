package org.betavista.cli.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.LongStream;
import org.betavista.cli.Console;
import org.betavista.session.Channel;
import org.betavista.session.DataFolder;
import org.betavista.session.ExplorerSession;
import org.betavista.session.SessionState;

/**
 * From a code to an image through the real decode thread, idle and while training. Both take turns,
 * so that a machine that becomes slower does so for both.
 */
final class DecodeBench {
    private static final int TURNS = 4;
    private static final int WARM_UP = 200;
    private static final int SINGLE = 500;
    private static final int GRIDS = 10;
    private static final int GRID_IMAGES = 400;

    private final Console console;

    DecodeBench(Console console) {
        this.console = console;
    }

    void measure(Map<String, Object> result) {
        for (BenchNetwork network : BenchNetwork.all()) {
            result.put(network.title(), measure(network));
        }
    }

    private Map<String, Object> measure(BenchNetwork network) {
        Arrivals arrivals = new Arrivals();
        Map<String, Object> figures = new LinkedHashMap<>();
        try (ExplorerSession session = new ExplorerSession(arrivals, DataFolder.standard())) {
            session.begin(network.asked());
            long generation = arrivals.next(arrivals.opened).generation();
            Requests requests = new Requests(session, arrivals, generation, network.latents());
            Times idle = new Times();
            Times training = new Times();
            for (int turn = 0; turn < TURNS; turn++) {
                idle.add(requests);
                session.train();
                arrivals.await(SessionState.Training.class);
                arrivals.steps.clear();
                // The first steps may be slower; two snapshots are behind them.
                arrivals.awaitStepAfter(arrivals.awaitStepAfter(0));
                training.add(requests);
                session.pause();
                arrivals.await(SessionState.Paused.class);
            }
            report(figures, network, "idle", idle.single);
            report(figures, network, "while training", training.single);
            report(figures, network, "grid of 400, idle", idle.grids);
            report(figures, network, "grid of 400, while training", training.grids);
        }
        return figures;
    }

    private void report(
            Map<String, Object> figures,
            BenchNetwork network,
            String what,
            LongStream.Builder nanos) {
        Spread spread = Spread.of(nanos.build().toArray());
        console.progress(network.title() + ", " + what + ": " + spread);
        figures.put(what, spread.toJson());
    }

    /** What all turns of one kind took, in nanoseconds. */
    private static final class Times {
        private final LongStream.Builder single = LongStream.builder();
        private final LongStream.Builder grids = LongStream.builder();

        void add(Requests requests) {
            requests.times(WARM_UP, 1, LongStream.builder());
            requests.times(SINGLE, 1, single);
            requests.times(GRIDS, GRID_IMAGES, grids);
        }
    }

    /** Asks for images, one request after another. */
    private record Requests(
            ExplorerSession session, Arrivals arrivals, long generation, int latents) {
        void times(int rounds, int images, LongStream.Builder nanos) {
            for (int i = 0; i < rounds; i++) {
                float[] codes = new float[images * latents];
                codes[0] = i / (float) rounds;
                long begin = System.nanoTime();
                session.decode(Channel.POINT, generation, codes, begin);
                arrivals.next(arrivals.decoded);
                nanos.add(System.nanoTime() - begin);
            }
        }
    }
}
