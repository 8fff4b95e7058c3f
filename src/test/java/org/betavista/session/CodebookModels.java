package org.betavista.session;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.betavista.analysis.StandardNormal;
import org.betavista.data.Split;
import org.betavista.model.BernoulliLikelihood;
import org.betavista.model.CodebookFamily;
import org.betavista.model.FloatTensor;
import org.betavista.model.FreshWeights;
import org.betavista.model.ModelConfig;
import org.betavista.model.SmallConvArchitecture;
import org.betavista.model.WeightSnapshot;
import org.betavista.model.objective.Objective;
import org.betavista.store.RunDirectory;
import org.betavista.train.TrainingConfig;

/** Models with a codebook, untrained: any vectors serve to see how codes are handled. */
public final class CodebookModels {
    /** The vectors of their codebook. */
    public static final int CODES = 12;

    /** Values of a vector. */
    public static final int DEPTH = 4;

    /** Positions along a side of their grid. */
    public static final int SIDE = 8;

    static final CodebookFamily FAMILY = new CodebookFamily(CODES, DEPTH);
    static final ModelConfig MODEL =
            new ModelConfig(
                    SmallModels.MODEL.shape(),
                    new SmallConvArchitecture(),
                    SIDE * SIDE * DEPTH,
                    new BernoulliLikelihood(),
                    FAMILY);

    private CodebookModels() {}

    /** The last vector is so far away that no image takes it. */
    static float[] vectors() {
        float[] vectors = StandardNormal.draws(CODES * DEPTH, 3);
        for (int i = 0; i < vectors.length; i++) {
            vectors[i] *= 0.3f;
        }
        for (int d = 0; d < DEPTH; d++) {
            vectors[(CODES - 1) * DEPTH + d] = 100;
        }
        return vectors;
    }

    static WeightSnapshot weights() {
        Map<String, FloatTensor> tensors = new LinkedHashMap<>(FreshWeights.of(MODEL, 1).tensors());
        long[] shape = {CODES, DEPTH};
        tensors.put(CodebookFamily.VECTORS, new FloatTensor(shape, vectors()));
        tensors.put(CodebookFamily.SUMS, new FloatTensor(shape, vectors()));
        float[] counts = new float[CODES];
        java.util.Arrays.fill(counts, 1);
        tensors.put(CodebookFamily.COUNTS, new FloatTensor(new long[] {CODES}, counts));
        return new WeightSnapshot(0, tensors);
    }

    /**
     * Writes a model folder.
     *
     * @return false where no objective trains such models
     */
    public static boolean write(Path folder) {
        Optional<Objective> objective =
                Objective.all().stream().filter(each -> each.takes(FAMILY)).findFirst();
        if (objective.isEmpty()) {
            return false;
        }
        Split split =
                new DataSource.BuiltInCircles().load(1, new DataFolder(folder), (w, d, t) -> {});
        TrainingConfig training = SmallModels.TRAINING.with(objective.get());
        RunDirectory run = new RunDirectory(folder);
        run.writeConfig(RunConfig.of(new DataSource.BuiltInCircles(), split, MODEL, training));
        run.writeModel(weights().tensors(), 0, "A model of a test.");
        return true;
    }

    /** A codebook of one value a vector: 0, 1, 2 and so on. */
    static CodebookUse ladder(int side, int... counts) {
        float[] vectors = new float[counts.length];
        for (int k = 0; k < vectors.length; k++) {
            vectors[k] = k;
        }
        return new CodebookUse(side, 1, vectors, counts);
    }

    static SplittableRandom random() {
        return new SplittableRandom(11);
    }

    static List<Integer> list(int[] values) {
        return java.util.Arrays.stream(values).boxed().toList();
    }
}
