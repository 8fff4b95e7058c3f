package org.betavista.train;

import java.util.List;
import org.betavista.data.ImageDataset;
import org.betavista.data.Subset;
import org.betavista.data.synthetic.Circles;
import org.betavista.data.synthetic.FactorGrid;
import org.betavista.model.Architecture;
import org.betavista.model.BernoulliLikelihood;
import org.betavista.model.MlpArchitecture;
import org.betavista.model.ModelConfig;

/** Runs that are small enough to be made many times. */
final class FewCircles {
    static final ModelConfig MLP = model(new MlpArchitecture(List.of(64)));

    private FewCircles() {}

    /** Every 33rd disc: 497 images, so that the last batch of an epoch is smaller. */
    static ImageDataset images() {
        int[] indices = new int[497];
        java.util.Arrays.setAll(indices, i -> 33 * i);
        return new Subset(new FactorGrid(new Circles()), indices);
    }

    static ModelConfig model(Architecture architecture) {
        return new ModelConfig(images().shape(), architecture, 4, new BernoulliLikelihood());
    }

    static TrainingRun run(long seed) {
        return new TrainingRun(MLP, config(seed), images());
    }

    static TrainingConfig config(long seed) {
        return new TrainingConfig(1, 1e-3, 64, seed, 1);
    }
}
