package org.betavista.model.objective;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.betavista.data.InvalidInputException;
import org.betavista.model.CodebookFamily;
import org.betavista.model.PosteriorFamily;
import org.betavista.model.QuantisedCode;
import org.betavista.model.Vae;

/**
 * Reconstruction + commitment * |z_e - sg(z_q)|^2: van den Oord et al. 2017, "Neural discrete
 * representation learning", equation 3.
 *
 * <p>The gradient of the reconstruction goes straight through the choice of vectors to the encoder.
 * The codebook learns by moving averages ({@link CodebookUpdate}), which take the place of the
 * paper's second term. q(z|x) is certain and the prior over codes uniform, so that KL(q || uniform)
 * = positions * log K, a constant that trains nothing; it is reported as 0.
 *
 * @param commitment the price of the distance between what the encoder gives and the vectors it
 *     takes, 0 to 10; called beta in the paper, which has 0.25
 */
public record VqVae(double commitment) implements Objective {
    private static final double LARGEST_COMMITMENT = 10;
    private static final String COMMITMENT = "commitment";
    private static final String PERPLEXITY = "perplexity";
    private static final String CODES_IN_USE = "codes in use";
    private static final int[] LATENTS = {1};
    private static final int[] POINTS = {0};

    /** Keeps the logarithm of a share finite, far below one point among many. */
    private static final double SMALLEST_SHARE = 1e-12;

    public VqVae {
        if (!(commitment >= 0 && commitment <= LARGEST_COMMITMENT)) {
            throw new InvalidInputException(
                    "A commitment of %s cannot be used; choose 0 to 10.".formatted(commitment));
        }
    }

    /** As in the paper. */
    static VqVae standard() {
        return new VqVae(0.25);
    }

    @Override
    public LossTerms loss(Vae model, LossInput input) {
        QuantisedCode code = (QuantisedCode) model.encode(input.x());
        Reconstruction reconstruction = Reconstruction.of(model, input.x(), code.mu());
        NDArray commitmentTerm =
                code.encoded()
                        .sub(code.mu().stopGradient())
                        .square()
                        .sum(LATENTS)
                        .mean(); // (N, L) -> (N) -> scalar
        Charges charges = input.charges();
        NDArray total =
                reconstruction
                        .mean()
                        .mul(charges.alpha())
                        .add(commitmentTerm.mul(charges.strength())); // scalar
        LossTerms terms =
                LossTerms.of(reconstruction.mean(), LossTerms.klPerDimension(code), total, code);
        return reconstruction.remember(
                model, learned(model, input, code, terms.with(COMMITMENT, commitmentTerm)));
    }

    /** Adds the new codebook and how it was used. */
    private static LossTerms learned(
            Vae model, LossInput input, QuantisedCode code, LossTerms terms) {
        NDArray counts = model.buffer(CodebookFamily.COUNTS, input.x()); // (K)
        NDArray sums = model.buffer(CodebookFamily.SUMS, input.x()); // (K, depth)
        NDArray points =
                code.encoded().stopGradient().reshape(-1, sums.getShape().get(1)); // (M, depth)
        NDArray taken = code.indices().oneHot((int) counts.getShape().get(0)); // (M, K)
        NDArray noise = input.noise().normal(new Shape(points.getShape().get(0), 1)); // (M, 1)
        CodebookUpdate update = CodebookUpdate.of(counts, sums, points, taken, noise);
        NDArray share = taken.mean(POINTS); // (K)
        return terms.with(PERPLEXITY, perplexity(share))
                .with(CODES_IN_USE, share.gt(0).toType(DataType.FLOAT32, false).sum())
                .withBuffer(CodebookFamily.VECTORS, update.vectors())
                .withBuffer(CodebookFamily.COUNTS, update.counts())
                .withBuffer(CodebookFamily.SUMS, update.sums());
    }

    /** exp of the entropy: as many codes as would be in use if all were so equally, scalar. */
    private static NDArray perplexity(NDArray share) {
        return share.mul(share.add(SMALLEST_SHARE).log()).sum().neg().exp();
    }

    @Override
    public BetaRole betaRole() {
        return BetaRole.NONE;
    }

    @Override
    public List<Knob> knobs() {
        return List.of(
                new Knob(
                        "κ",
                        COMMITMENT,
                        "How strongly the encoder is held to the vectors that its codes take.",
                        commitment,
                        0,
                        LARGEST_COMMITMENT,
                        false,
                        true,
                        VqVae::new));
    }

    @Override
    public List<String> extraTerms() {
        return List.of(COMMITMENT, PERPLEXITY, CODES_IN_USE);
    }

    @Override
    public boolean takes(PosteriorFamily posterior) {
        return posterior instanceof CodebookFamily;
    }

    @Override
    public PosteriorFamily suited(PosteriorFamily present) {
        return takes(present) ? present : CodebookFamily.standard();
    }

    @Override
    public String title() {
        return "VQ-VAE";
    }

    @Override
    public String paper() {
        return "van den Oord et al. 2017";
    }

    @Override
    public String sentence() {
        return "A code is a grid of vectors from one learned codebook; each position takes the"
                + " nearest.";
    }

    @Override
    public String formula() {
        return "α · −log p(x|z) + κ · ‖enc(x) − sg(z)‖²";
    }
}
