package org.betavista.session;

import java.util.List;
import org.betavista.data.ImageDataset;
import org.betavista.data.Split;
import org.betavista.data.Subset;
import org.betavista.data.synthetic.Circles;
import org.betavista.data.synthetic.FactorGrid;
import org.betavista.model.BernoulliLikelihood;
import org.betavista.model.MlpArchitecture;
import org.betavista.model.ModelConfig;
import org.betavista.train.TrainingConfig;

/** Models and data that are made in no time. */
final class SmallModels {
    static final int LATENTS = 3;
    static final ModelConfig MODEL =
            new ModelConfig(
                    new FactorGrid(new Circles()).shape(),
                    new MlpArchitecture(List.of(32)),
                    LATENTS,
                    new BernoulliLikelihood());
    static final TrainingConfig TRAINING = new TrainingConfig(1, 1e-3, 64, 1, 1);

    private SmallModels() {}

    /** 450 discs to learn from, 50 held out. */
    static Split split() {
        int[] indices = new int[500];
        java.util.Arrays.setAll(indices, i -> 32 * i + i % 16);
        ImageDataset discs = new Subset(new FactorGrid(new Circles()), indices);
        return Split.bySeed(discs, 0.1, 1);
    }

    static RunConfig config() {
        return RunConfig.of(new DataSource.BuiltInCircles(), split(), MODEL, TRAINING);
    }

    static NewModel request() {
        return NewModel.like(config());
    }
}
