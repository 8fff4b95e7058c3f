package org.betavista.model.objective;

import ai.djl.ndarray.NDArray;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.betavista.data.InvalidInputException;
import org.betavista.model.FullGaussian;
import org.betavista.model.Posterior;
import org.betavista.model.Scalar;
import org.betavista.model.Vae;

/**
 * The VAE with a price on the distance of the codes' covariance C from the identity: Kumar et al.
 * 2018, "Variational inference of disentangled latent concepts from unlabeled observations",
 * equations 6 and 7. C is the batch's, divided by N.
 *
 * @param kind which covariance is meant
 * @param offDiagonal the price of the squares off the diagonal of C, 0 to 1000; those of the
 *     diagonal's distances from 1 cost a multiple of it. The distances are squares of variances, so
 *     what they cost is set against nats by hand
 */
public record DipVae(@JsonProperty("covariance") Kind kind, double offDiagonal)
        implements Objective {
    private static final String OFF_DIAGONAL = "off-diagonal covariance";
    private static final String DIAGONAL = "diagonal covariance";
    private static final double LARGEST_PRICE = 1000;
    private static final int[] BATCH = {0};

    /** The covariance that is drawn towards the identity. */
    public enum Kind {
        /** That of the means, Cov[mu]. */
        I(10, "Cov[μ]"),
        /** That of the codes themselves, Cov[mu] + E[Sigma]. */
        II(1, "Cov[μ] + E[Σ]");

        private final int diagonalShare;
        private final String formula;

        Kind(int diagonalShare, String formula) {
            this.diagonalShare = diagonalShare;
            this.formula = formula;
        }
    }

    public DipVae {
        if (!(offDiagonal >= 0 && offDiagonal <= LARGEST_PRICE)) {
            throw new InvalidInputException(
                    "A price of %s on the codes' covariance cannot be used; choose 0 to %s."
                            .formatted(offDiagonal, (long) LARGEST_PRICE));
        }
    }

    /** With the price that the paper's middle range has. */
    public static DipVae of(Kind kind) {
        return new DipVae(kind, 10);
    }

    @Override
    public LossTerms loss(Vae model, LossInput input) {
        Posterior posterior = model.encode(input.x());
        NDArray z = posterior.sample(input.epsilon(model.config().latentSize())); // (N, L)
        Reconstruction reconstruction = Reconstruction.of(model, input.x(), z);
        NDArray klPerDimension = LossTerms.klPerDimension(posterior); // (L)

        NDArray covariance = covarianceOfMeans(posterior.mu()); // (L, L)
        if (kind == Kind.II) {
            covariance = covariance.add(meanCovariance(posterior));
        }
        NDArray identity = z.getManager().eye(model.config().latentSize()); // (L, L)
        NDArray away = covariance.sub(identity).square(); // (L, L)
        NDArray diagonal = away.mul(identity).sum(); // scalar
        NDArray offDiagonals = away.mul(identity.neg().add(1)).sum(); // scalar
        NDArray strength = input.charges().strength();
        NDArray total =
                reconstruction
                        .mean()
                        .mul(input.charges().alpha())
                        .add(input.charges().ofKl(klPerDimension))
                        .add(offDiagonals.mul(strength))
                        .add(
                                diagonal.mul(
                                        strength.mul(Scalar.of(kind.diagonalShare, z)))); // scalar
        LossTerms terms =
                LossTerms.of(reconstruction.mean(), klPerDimension, total, posterior)
                        .with(OFF_DIAGONAL, offDiagonals)
                        .with(DIAGONAL, diagonal);
        return reconstruction.remember(model, terms);
    }

    /** Cov[mu], (N, L) -> (L, L). */
    private static NDArray covarianceOfMeans(NDArray mu) {
        NDArray centred = mu.sub(mu.mean(BATCH, true)); // (N, L)
        NDArray share = Scalar.of(1.0 / mu.getShape().get(0), mu);
        return centred.transpose().matMul(centred).mul(share); // (L, N) x (N, L)
    }

    /** E[Sigma], (L, L). */
    private static NDArray meanCovariance(Posterior posterior) {
        if (posterior instanceof FullGaussian full) {
            NDArray factor = full.factor(); // (N, L, L)
            return factor.matMul(factor.transpose(0, 2, 1)).mean(BATCH);
        }
        NDArray variance = posterior.logVar().exp().mean(BATCH); // (N, L) -> (L)
        return variance.mul(variance.getManager().eye((int) variance.size()));
    }

    @Override
    public BetaRole betaRole() {
        return BetaRole.CHARGED;
    }

    @Override
    public String betaSentence() {
        return "the price of the whole KL, beside λ for codes that are correlated";
    }

    @Override
    public List<Knob> knobs() {
        return List.of(
                new Knob(
                        "λ",
                        "covariance price",
                        "What it costs that latents vary together, or not as widely as the prior.",
                        offDiagonal,
                        0,
                        LARGEST_PRICE,
                        false,
                        true,
                        value -> new DipVae(kind, value)));
    }

    /** Both as they are, before their price. */
    @Override
    public List<String> extraTerms() {
        return List.of(OFF_DIAGONAL, DIAGONAL);
    }

    @Override
    public boolean takesFreeBits() {
        return true;
    }

    @Override
    public String title() {
        return "DIP-VAE-" + kind;
    }

    @Override
    public String paper() {
        return "Kumar et al. 2018";
    }

    @Override
    public String sentence() {
        return switch (kind) {
            case I -> "Asks the means of the codes to be uncorrelated, each with variance 1.";
            case II -> "Asks the codes to be uncorrelated, each with variance 1, as the prior is.";
        };
    }

    @Override
    public String formula() {
        return "α · −log p(x|z) + β · KL(q(z|x) ‖ p(z)) + λ · Σᵢ≠ⱼ Cᵢⱼ² + %sλ · Σᵢ (Cᵢᵢ − 1)²,  C = %s"
                .formatted(kind.diagonalShare == 1 ? "" : kind.diagonalShare, kind.formula);
    }
}
