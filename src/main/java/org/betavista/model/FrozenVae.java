package org.betavista.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A model that only looks: plain arrays in, plain arrays out, weights from snapshots.
 *
 * <p>Belongs to the thread that made it; making it turns that thread's gradient mode off. Close it
 * on the same thread.
 */
public final class FrozenVae implements AutoCloseable {
    private static final int LARGEST_BATCH = 256;

    /** Large images go through in smaller batches: layers take many times an image's memory. */
    private static final int VALUES_AT_ONCE = 512 * 1024;

    private final ModelConfig config;
    private final NDManager manager;
    private final Vae vae;
    private long step;

    /**
     * @param config what to build
     * @param snapshot the first weights
     * @param threads how many cores one operation may use
     */
    public FrozenVae(ModelConfig config, WeightSnapshot snapshot, int threads) {
        NativeEngine.prepareThread(threads, false);
        this.config = config;
        manager = NDManager.newBaseManager("PyTorch");
        boolean ready = false;
        try {
            vae = Vae.empty(manager, config);
            vae.check(snapshot);
            load(snapshot);
            ready = true;
        } finally {
            if (!ready) {
                manager.close();
            }
        }
    }

    /** What was built. */
    public ModelConfig config() {
        return config;
    }

    /** The training step of the weights that are loaded now. */
    public long step() {
        return step;
    }

    /** Replaces the weights. They must be this model's. */
    public void load(WeightSnapshot snapshot) {
        vae.load(snapshot);
        step = snapshot.step();
    }

    /**
     * Encodes images.
     *
     * @param images values in [0, 1], image by image, N x D
     */
    public Codes encode(float[] images) {
        int pixels = config.shape().size();
        int latents = config.latentSize();
        int count = images.length / pixels;
        float[] mu = new float[count * latents];
        float[] logVar = new float[count * latents];
        float[] kl = new float[count * latents];
        for (int first = 0; first < count; first += batchSize()) {
            int size = Math.min(batchSize(), count - first);
            try (NDManager batch = manager.newSubManager()) {
                Posterior posterior = vae.encode(rows(batch, images, first, size, pixels));
                copy(posterior.mu(), mu, first * latents);
                copy(posterior.logVar(), logVar, first * latents);
                copy(posterior.klPerDimension(), kl, first * latents);
            }
        }
        return new Codes(latents, mu, logVar, kl);
    }

    /**
     * How the latents of each image's code vary together: diagonal where the posterior's latents
     * are independent, zeros where it has no spread.
     *
     * @param images values in [0, 1], image by image, N x D
     * @return covariances, N x L x L
     */
    public float[] covariance(float[] images) {
        int pixels = config.shape().size();
        int square = config.latentSize() * config.latentSize();
        int count = images.length / pixels;
        float[] covariance = new float[count * square];
        for (int first = 0; first < count; first += batchSize()) {
            int size = Math.min(batchSize(), count - first);
            try (NDManager batch = manager.newSubManager()) {
                Posterior posterior = vae.encode(rows(batch, images, first, size, pixels));
                copy(posterior.covariance(), covariance, first * square); // (n, L, L)
            }
        }
        return covariance;
    }

    /**
     * Decodes codes to images.
     *
     * @param z codes, N x L
     * @return the likelihood's means, clipped to [0, 1], image by image, N x D
     */
    public float[] decode(float[] z) {
        int pixels = config.shape().size();
        int latents = config.latentSize();
        int count = z.length / latents;
        float[] images = new float[count * pixels];
        for (int first = 0; first < count; first += batchSize()) {
            int size = Math.min(batchSize(), count - first);
            try (NDManager batch = manager.newSubManager()) {
                NDArray activations = vae.decode(rows(batch, z, first, size, latents)); // (n, D)
                copy(vae.likelihood().mean(activations).clip(0, 1), images, first * pixels);
            }
        }
        return images;
    }

    /**
     * The two terms of the ELBO for each image, at one given draw of z.
     *
     * @param images values in [0, 1], N x D
     * @param epsilon standard normal noise, N x L; the draw is mu + sigma * epsilon
     */
    public Evaluation evaluate(float[] images, float[] epsilon) {
        int pixels = config.shape().size();
        int latents = config.latentSize();
        int count = images.length / pixels;
        float[] reconstruction = new float[count];
        float[] klPerDimension = new float[count * latents];
        for (int first = 0; first < count; first += batchSize()) {
            int size = Math.min(batchSize(), count - first);
            try (NDManager batch = manager.newSubManager()) {
                NDArray x = rows(batch, images, first, size, pixels); // (n, D)
                Posterior posterior = vae.encode(x);
                NDArray z = posterior.sample(rows(batch, epsilon, first, size, latents)); // (n, L)
                copy(
                        vae.negativeLogLikelihood(x, vae.decode(z)), // (n)
                        reconstruction,
                        first);
                copy(posterior.klPerDimension(), klPerDimension, first * latents); // (n, L)
            }
        }
        return new Evaluation(latents, reconstruction, klPerDimension);
    }

    /**
     * What one image costs at many draws of its code, and how steep the cost is there. The model's
     * q(z|x) is a diagonal Gaussian.
     *
     * @param image values in [0, 1], (D)
     * @param epsilon standard normal noise, draws x L
     */
    PricedDraws price(float[] image, float[] epsilon) {
        int pixels = config.shape().size();
        int latents = config.latentSize();
        int count = epsilon.length / latents;
        double[] sigma = new double[latents];
        float[] prices = new float[count];
        float[] slopes = new float[epsilon.length];
        try (NDManager all = manager.newSubManager()) {
            NDArray x = rows(all, image, 0, 1, pixels); // (1, D)
            float[] logVar = vae.encode(x).logVar().toFloatArray();
            Arrays.setAll(sigma, j -> Math.exp(0.5 * logVar[j]));
            Slopes steepness = new Slopes(all);
            for (int first = 0; first < count; first += batchSize()) {
                int size = Math.min(batchSize(), count - first);
                try (NDManager batch = all.newSubManager()) {
                    NDArray one = rows(batch, image, 0, 1, pixels); // (1, D)
                    NDArray same = one.repeat(0, size); // (n, D)
                    NDArray noise = rows(batch, epsilon, first, size, latents); // (n, L)
                    NDArray z = vae.encode(one).sample(noise); // (n, L)
                    Slopes.Slope slope =
                            steepness.at(
                                    codes -> vae.negativeLogLikelihood(same, vae.decode(codes)), z);
                    copy(slope.value(), prices, first);
                    copy(slope.gradient(), slopes, first * latents);
                }
            }
        }
        double[] wide = new double[count];
        Arrays.setAll(wide, i -> prices[i]);
        return new PricedDraws(epsilon, sigma, wide, slopes);
    }

    /**
     * What draws from q(z|x) say about p(x): log p(x|z) + log p(z) - log q(z|x) in nats. Their
     * log-mean-exp is a lower bound of log p(x) on average.
     *
     * @param images values in [0, 1], N x D
     * @param epsilon standard normal noise, N x K x L; the draws are those of {@link
     *     Posterior#sample}
     * @param samples draws an image, K, at least 1
     * @return N x K
     * @throws IllegalStateException if q(z|x) is no Gaussian: it has no density then
     */
    public float[] logWeights(float[] images, float[] epsilon, int samples) {
        if (!config.posterior().isGaussian()) {
            throw new IllegalStateException("q(z|x) has no density: " + config.posterior());
        }
        int pixels = config.shape().size();
        int latents = config.latentSize();
        int count = images.length / pixels;
        float[] logWeights = new float[Math.multiplyExact(count, samples)];
        for (int image = 0; image < count; image++) {
            for (int first = 0; first < samples; first += batchSize()) {
                int size = Math.min(batchSize(), samples - first);
                int at = image * samples + first;
                // What is computed belongs to its first operand's manager, so that the posterior
                // is read anew in each: one image through the encoder, hundreds of draws out.
                try (NDManager batch = manager.newSubManager()) {
                    NDArray x = rows(batch, images, image, 1, pixels); // (1, D)
                    NDArray noise = rows(batch, epsilon, at, size, latents); // (k, L)
                    copy(LogWeights.of(vae, x, vae.encode(x), noise), logWeights, at); // (k)
                }
            }
        }
        return logWeights;
    }

    /** The codebook's vectors, K x depth; empty where the model has none. */
    public float[] codebook() {
        SharedArray vectors = vae.buffers().get(CodebookFamily.VECTORS);
        return vectors == null ? new float[0] : vectors.copy().values();
    }

    private int batchSize() {
        return Math.max(1, Math.min(LARGEST_BATCH, VALUES_AT_ONCE / config.shape().size()));
    }

    private static NDArray rows(
            NDManager batch, float[] values, int first, int count, int columns) {
        ByteBuffer bytes = batch.allocateDirect(count * columns * Float.BYTES);
        bytes.asFloatBuffer().put(values, first * columns, count * columns);
        return batch.create(bytes, new Shape(count, columns), DataType.FLOAT32);
    }

    private static void copy(NDArray from, float[] to, int offset) {
        float[] values = from.toFloatArray();
        System.arraycopy(values, 0, to, offset, values.length);
    }

    @Override
    public void close() {
        manager.close();
    }
}
