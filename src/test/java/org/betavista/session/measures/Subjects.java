package org.betavista.session.measures;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.betavista.data.Factor;
import org.betavista.data.ImageDataset;
import org.betavista.data.ImageShape;
import org.betavista.data.Split;
import org.betavista.data.Subset;
import org.betavista.data.synthetic.Circles;
import org.betavista.data.synthetic.FactorGrid;
import org.betavista.model.BernoulliLikelihood;
import org.betavista.model.Codes;
import org.betavista.model.FloatTensor;
import org.betavista.model.FreshWeights;
import org.betavista.model.FrozenVae;
import org.betavista.model.MlpArchitecture;
import org.betavista.model.ModelConfig;
import org.betavista.model.PosteriorFamily;
import org.betavista.model.WeightSnapshot;

/** Models and images that are measured in no time. */
final class Subjects {
    private static final String WEIGHT = "encoder.posterior.weight";
    private static final String BIAS = "encoder.posterior.bias";

    private Subjects() {}

    /** Discs: 400 to learn from, and so many held out. */
    static Split discs(int heldOut) {
        int[] indices = new int[400 + heldOut];
        Arrays.setAll(indices, i -> (int) (i * 7919L % new FactorGrid(new Circles()).size()));
        ImageDataset all = new FactorGrid(new Circles());
        return new Split(
                new Subset(all, Arrays.copyOf(indices, 400)),
                new Subset(all, Arrays.copyOfRange(indices, 400, indices.length)));
    }

    static ModelConfig config(PosteriorFamily family, int latents) {
        return new ModelConfig(
                new FactorGrid(new Circles()).shape(),
                new MlpArchitecture(List.of(24)),
                latents,
                new BernoulliLikelihood(),
                family);
    }

    /** An untrained model whose codes have mean 0 and this variance along every latent. */
    static FrozenVae spread(PosteriorFamily family, int latents, double variance) {
        ModelConfig config = config(family, latents);
        WeightSnapshot fresh = FreshWeights.of(config, 3);
        FrozenVae model = new FrozenVae(config, fresh, 1);
        ImageDataset images = discs(100).heldOut();
        Codes codes = model.encode(images.images(images.firstIndices(100)));
        double[] mean = codes.meanMu();
        double[] present = codes.varianceOfMu();
        float[] weight = tensor(fresh, WEIGHT).values().clone();
        float[] bias = tensor(fresh, BIAS).values().clone();
        int width = weight.length / bias.length;
        for (int latent = 0; latent < latents; latent++) {
            float scale = (float) Math.sqrt(variance / present[latent]);
            for (int i = 0; i < width; i++) {
                weight[latent * width + i] *= scale;
            }
            bias[latent] = (float) ((bias[latent] - mean[latent]) * scale);
        }
        // Beyond means and variances stands how latents vary together.
        Arrays.fill(bias, Math.min(bias.length, 2 * latents), bias.length, 0.8f);
        model.load(with(fresh, weight, bias));
        return model;
    }

    /** The same weights, but the encoder says the same of every image. */
    static WeightSnapshot collapsed(WeightSnapshot weights) {
        return with(
                weights,
                new float[tensor(weights, WEIGHT).values().length],
                new float[tensor(weights, BIAS).values().length]);
    }

    private static FloatTensor tensor(WeightSnapshot weights, String name) {
        return java.util.Objects.requireNonNull(weights.tensors().get(name), name);
    }

    private static WeightSnapshot with(WeightSnapshot weights, float[] weight, float[] bias) {
        Map<String, FloatTensor> tensors = new LinkedHashMap<>(weights.tensors());
        tensors.put(WEIGHT, new FloatTensor(tensor(weights, WEIGHT).shape(), weight));
        tensors.put(BIAS, new FloatTensor(tensor(weights, BIAS).shape(), bias));
        return new WeightSnapshot(weights.step() + 1, tensors);
    }

    /** The same images, of which only so many factors are told. */
    static Split telling(int factors, Split split) {
        return new Split(
                new Telling(split.train(), factors), new Telling(split.heldOut(), factors));
    }

    /** Images with fewer factors. */
    private record Telling(ImageDataset images, int told) implements ImageDataset {
        @Override
        public String name() {
            return images.name();
        }

        @Override
        public ImageShape shape() {
            return images.shape();
        }

        @Override
        public int size() {
            return images.size();
        }

        @Override
        public void copyPixels(int index, byte[] target, int offset) {
            images.copyPixels(index, target, offset);
        }

        @Override
        public List<Factor> factors() {
            return images.factors().subList(0, told);
        }

        @Override
        public int factorValue(int index, int factor) {
            return images.factorValue(index, factor);
        }
    }
}
