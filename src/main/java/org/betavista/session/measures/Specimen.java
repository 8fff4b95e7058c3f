package org.betavista.session.measures;

import java.util.Arrays;
import org.betavista.analysis.Decoder;
import org.betavista.analysis.LowerFactor;
import org.betavista.analysis.StandardNormal;
import org.betavista.analysis.completeness.AggregatePosterior;
import org.betavista.data.PartSeed;
import org.betavista.data.Progress;
import org.betavista.model.CodebookFamily;
import org.betavista.model.Codes;
import org.betavista.model.FrozenVae;
import org.betavista.model.FullFamily;
import org.jspecify.annotations.Nullable;

/**
 * One model with one set of weights, and the codes of the held-out images. Belongs to the model's
 * thread; of no use once other weights are loaded.
 */
final class Specimen {
    /** What is drawn for. */
    enum Purpose {
        DIRECTIONS(0),
        PAIRS(1),
        PRIOR(2),
        POSTERIOR(3),
        HOLES(4);

        private final int part;

        Purpose(int part) {
            this.part = part;
        }
    }

    /** Codes that are decoded before progress is told again. */
    private static final int AT_ONCE = 250;

    private final FrozenVae model;
    private final ReferenceImages images;
    private final Sampling sampling;
    private final Progress progress;
    private final Codes codes;
    private float @Nullable [] covariance;

    /**
     * Encodes the images.
     *
     * @param progress hears of the work, and may end it
     */
    Specimen(FrozenVae model, ReferenceImages images, Sampling sampling, Progress progress) {
        this.model = model;
        this.images = images;
        this.sampling = sampling;
        this.progress = progress;
        progress.report("Encoding", 0, images.count());
        codes = model.encode(images.pixels());
    }

    FrozenVae model() {
        return model;
    }

    ReferenceImages images() {
        return images;
    }

    /** The seed that figures name. */
    long seed() {
        return sampling.seed();
    }

    /** A seed of its own for each purpose, so that measures do not share their draws. */
    long seedOf(Purpose purpose) {
        return PartSeed.of(sampling.seed(), purpose.part);
    }

    Progress progress() {
        return progress;
    }

    /** Whether codes are vectors of a codebook, which have no directions of their own. */
    boolean isCodebook() {
        return model.config().posterior() instanceof CodebookFamily;
    }

    int latents() {
        return codes.latentSize();
    }

    /** What the encoder says about the held-out images. */
    Codes codes() {
        return codes;
    }

    /** One held-out image, (D). */
    float[] image(int index) {
        int size = model.config().shape().size();
        return Arrays.copyOfRange(images.pixels(), index * size, (index + 1) * size);
    }

    /** The model's decoder; the work may be ended between parts. */
    Decoder decoder() {
        return z -> {
            int rows = z.length / latents();
            int size = model.config().shape().size();
            float[] decoded = new float[Math.multiplyExact(rows, size)];
            for (int first = 0; first < rows; first += AT_ONCE) {
                progress.report("Decoding", first, rows);
                int end = Math.min(rows, first + AT_ONCE);
                float[] part =
                        model.decode(Arrays.copyOfRange(z, first * latents(), end * latents()));
                System.arraycopy(part, 0, decoded, first * size, part.length);
            }
            return decoded;
        };
    }

    /** The covariance of each image's code, N x L x L; null where latents are independent. */
    private float @Nullable [] covariance() {
        if (covariance == null && model.config().posterior() instanceof FullFamily) {
            covariance = model.covariance(images.pixels());
        }
        return covariance;
    }

    /** All codes together: E[Sigma] + Cov[mu]. */
    AggregatePosterior posterior() {
        float[] known = covariance();
        return known == null
                ? AggregatePosterior.of(codes.mu(), codes.logVar(), latents())
                : AggregatePosterior.ofFull(codes.mu(), known, latents());
    }

    /** One draw from q(z|x) of every held-out image, N x L. */
    float[] posteriorDraws() {
        float[] noise = StandardNormal.draws(codes.mu().length, seedOf(Purpose.POSTERIOR));
        float[] draws = new float[noise.length];
        float[] known = covariance();
        int size = latents();
        for (int i = 0; i < codes.count(); i++) {
            double[] away = new double[size];
            int row = i * size;
            if (known == null) {
                Arrays.setAll(away, j -> Math.exp(0.5 * codes.logVar()[row + j]) * noise[row + j]);
            } else {
                Arrays.setAll(away, j -> noise[row + j]);
                away =
                        LowerFactor.of(
                                        Arrays.copyOfRange(known, row * size, (row + size) * size),
                                        size)
                                .times(away);
            }
            for (int j = 0; j < size; j++) {
                draws[row + j] = (float) (codes.mu()[row + j] + away[j]);
            }
        }
        return draws;
    }
}
