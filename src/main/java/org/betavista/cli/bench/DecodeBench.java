package org.betavista.cli.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.betavista.cli.Console;
import org.betavista.model.Architecture;
import org.betavista.model.BernoulliLikelihood;
import org.betavista.model.BurgessArchitecture;
import org.betavista.model.DiagonalFamily;
import org.betavista.model.MlpArchitecture;
import org.betavista.session.BoundEstimate;
import org.betavista.session.Channel;
import org.betavista.session.DataFolder;
import org.betavista.session.DataSource;
import org.betavista.session.Decoded;
import org.betavista.session.EncodedImage;
import org.betavista.session.ExplorerSession;
import org.betavista.session.Glance;
import org.betavista.session.GradientReport;
import org.betavista.session.NewModel;
import org.betavista.session.OpenModel;
import org.betavista.session.SessionListener;
import org.betavista.session.SessionState;
import org.betavista.session.Survey;
import org.betavista.store.MetricsRow;
import org.betavista.train.TrainingConfig;

/** From a code to an image through the real decode thread. */
final class DecodeBench {
    private static final int LATENTS = 6;
    private static final int WARM_UP = 200;
    private static final int SINGLE = 1000;
    private static final int GRIDS = 30;
    private static final int GRID_IMAGES = 400;

    private final Console console;

    DecodeBench(Console console) {
        this.console = console;
    }

    void measure(Map<String, Object> result) {
        measure("mlp", new MlpArchitecture(List.of(400)), result);
        measure("conv", new BurgessArchitecture(), result);
    }

    private void measure(String name, Architecture architecture, Map<String, Object> result) {
        Arrivals arrivals = new Arrivals();
        Map<String, Object> figures = new LinkedHashMap<>();
        try (ExplorerSession session = new ExplorerSession(arrivals, DataFolder.standard())) {
            session.begin(
                    new NewModel(
                            new DataSource.BuiltInCircles(),
                            architecture,
                            LATENTS,
                            new BernoulliLikelihood(),
                            new DiagonalFamily(),
                            new TrainingConfig(4, 1e-3, 128, 1, TrainingConfig.defaultThreads())));
            long generation = arrivals.next(arrivals.opened).generation();
            times(session, arrivals, generation, WARM_UP, 1);
            report(figures, name, "idle", times(session, arrivals, generation, SINGLE, 1));
            report(
                    figures,
                    name,
                    "grid of 400, idle",
                    times(session, arrivals, generation, GRIDS, GRID_IMAGES));
            session.train();
            times(session, arrivals, generation, WARM_UP, 1);
            report(
                    figures,
                    name,
                    "while training",
                    times(session, arrivals, generation, SINGLE, 1));
            session.pause();
        }
        result.put(name, figures);
    }

    private void report(Map<String, Object> figures, String name, String what, long[] nanos) {
        Spread spread = Spread.of(nanos);
        console.progress(name + ", " + what + ": " + spread);
        figures.put(what, spread.toJson());
    }

    private static long[] times(
            ExplorerSession session, Arrivals arrivals, long generation, int rounds, int images) {
        long[] nanos = new long[rounds];
        for (int i = 0; i < rounds; i++) {
            float[] codes = new float[images * LATENTS];
            codes[0] = i / (float) rounds;
            long begin = System.nanoTime();
            session.decode(Channel.POINT, generation, codes, begin);
            arrivals.next(arrivals.decoded);
            nanos[i] = System.nanoTime() - begin;
        }
        return nanos;
    }

    /** What the session tells, to be waited for. */
    private static final class Arrivals implements SessionListener {
        private final BlockingQueue<OpenModel> opened = new LinkedBlockingQueue<>();
        private final BlockingQueue<Decoded> decoded = new LinkedBlockingQueue<>();

        <T> T next(BlockingQueue<T> queue) {
            try {
                T value = queue.poll(60, TimeUnit.SECONDS);
                if (value == null) {
                    throw new IllegalStateException("nothing came in a minute");
                }
                return value;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void stateChanged(SessionState state) {}

        @Override
        public void modelOpened(OpenModel model) {
            opened.add(model);
        }

        @Override
        public void weightsChanged(long generation, long step) {}

        @Override
        public void decoded(Channel channel, Decoded result) {
            decoded.add(result);
        }

        @Override
        public void glanced(Glance glance) {}

        @Override
        public void drawingEncoded(EncodedImage drawing) {}

        @Override
        public void surveyed(Survey survey) {}

        @Override
        public void heldOutMeasured(
                long generation, long step, double beta, MetricsRow.Terms terms) {}

        @Override
        public void gradientsMeasured(GradientReport report) {}

        @Override
        public void boundEstimated(long generation, long step, BoundEstimate estimate) {}

        @Override
        public void boundProgressed(double share) {}

        @Override
        public void progressed(String what, long done, long total) {}

        @Override
        public void cancelled() {}

        @Override
        public void failed(String sentence) {
            throw new IllegalStateException(sentence);
        }
    }
}
