package org.betavista.session.measures;

/**
 * Every number that is measured of a latent space: what it is called, its unit, a plain sentence,
 * its definition and where that comes from.
 *
 * <p>Names that invite a mix-up are told apart: DCI-C is no {@linkplain #COMPLETENESS
 * completeness}, and our {@linkplain #CONTINUITY continuity} is not Venna and Kaski's.
 */
public enum Measure {
    CONTINUITY(
            Property.CONTINUITY,
            "C(0.25)",
            "1 is best",
            "How alike images stay when their codes move by a quarter of a standard deviation.",
            "C(h) = 1 - E||g(z + h s eps) - g(z)||^2 / (2 sum_p Var g_p), h = 0.25, z the means of"
                    + " held-out images' codes, s their standard deviations, eps ~ N(0, I).",
            "Betavista; a decoder correlogram, 1 - Geary's C (Geary 1954)."),
    CONTINUITY_FINE(
            Property.CONTINUITY,
            "C(0.1)",
            "1 is best",
            "How alike images stay when their codes move by a tenth of a standard deviation.",
            "1 - E||g(z + h s eps) - g(z)||^2 / (2 sum_p Var g_p), h = 0.1; z, s: means of held-out"
                    + " images' codes and their standard deviations; eps ~ N(0, I).",
            "Betavista; after Geary 1954."),
    CONTINUITY_COARSE(
            Property.CONTINUITY,
            "C(0.5)",
            "1 is best",
            "How alike images stay when their codes move by half a standard deviation.",
            "1 - E||g(z + h s eps) - g(z)||^2 / (2 sum_p Var g_p), h = 0.5; z, s: means of held-out"
                    + " images' codes and their standard deviations; eps ~ N(0, I).",
            "Betavista; after Geary 1954."),
    STRAIGHTNESS(
            Property.CONTINUITY,
            "Straightness",
            "0 to 1",
            "How direct images change on straight paths between codes: 1 takes no detour.",
            "Chord / length of the decoded path, 32 steps, mean over pairs of held-out images.",
            "Betavista."),
    LARGEST_STEP(
            Property.CONTINUITY,
            "Largest step",
            "share of the path",
            "How much of a path's change happens in its largest step; 0.03 is perfectly even.",
            "max ||g_t+1 - g_t|| / length over 32 steps, mean over pairs of held-out images.",
            "Betavista."),
    JACOBIAN_NORM(
            Property.CONTINUITY,
            "Decoder Jacobian",
            "pixel values per unit of z",
            "How fast images change with their codes.",
            "Root mean square over held-out images of the Frobenius norm of dg/dz at the mean code,"
                    + " by central differences.",
            "Betavista."),
    COMPLETENESS(
            Property.COMPLETENESS,
            "Completeness",
            "0 to 1",
            "Whether draws from the prior look like data, and all of the data.",
            "Harmonic mean of precision and coverage, k = 5.",
            "The parts: Kynkaanniemi et al. 2019, Naeem et al. 2020; the combination: Betavista."),
    COMPLETENESS_CEILING(
            Property.COMPLETENESS,
            "Real against real",
            "0 to 1",
            "What other real images score in the place of the draws; blur can score more.",
            "Completeness of images that the model saw, against the same held-out images.",
            "Betavista."),
    PRECISION(
            Property.COMPLETENESS,
            "Precision",
            "0 to 1",
            "The share of draws that look like a held-out image. Blur helps, so never read it"
                    + " without coverage.",
            "Share of draws inside the ball of a held-out image that reaches to its 5th nearest"
                    + " other; Euclidean over pixels.",
            "Kynkaanniemi et al. 2019, Improved precision and recall metric."),
    COVERAGE(
            Property.COMPLETENESS,
            "Coverage",
            "0 to 1",
            "The share of held-out images that some draw looks like.",
            "Share of held-out images with a draw inside their ball, k = 5.",
            "Naeem et al. 2020, Reliable fidelity and diversity metrics."),
    RECALL(
            Property.COMPLETENESS,
            "Recall",
            "0 to 1",
            "The share of held-out images among the draws, by the draws' own neighbourhoods.",
            "Share of held-out images inside the ball of a draw, k = 5.",
            "Kynkaanniemi et al. 2019."),
    DENSITY(
            Property.COMPLETENESS,
            "Density",
            "1 is like the data",
            "How many held-out images a draw looks like, against what is expected.",
            "Mean number of held-out images' balls around a draw, divided by k = 5.",
            "Naeem et al. 2020."),
    MOMENT_KL(
            Property.COMPLETENESS,
            "Moment KL",
            "nats",
            "How far all codes together lie from the prior, by mean and covariance only.",
            "KL(N(m, C) || N(0, I)), m = E[mu], C = E[Sigma] + Cov[mu].",
            "Betavista; the closed form for Gaussians."),
    FRECHET(
            Property.COMPLETENESS,
            "Squared Fréchet distance",
            "units of the prior",
            "How far all codes together would have to travel to lie as the prior.",
            "||m||^2 + tr(C + I - 2 C^(1/2)).",
            "Dowson and Landau 1982."),
    MMD(
            Property.COMPLETENESS,
            "MMD²",
            "0 is best; may fall below",
            "How far draws of codes differ from draws of the prior, in shape too.",
            "Unbiased, RBF kernel with sigma^2 = L, between draws of q(z) and of N(0, I).",
            "Gretton et al. 2012."),
    PRIOR_HOLES(
            Property.COMPLETENESS,
            "Prior in holes",
            "share of the prior",
            "How much of the prior lies where almost no image has its code.",
            "Share of draws from N(0, I) with q(z) < p(z) / 10; few latents only.",
            "Betavista; after Rezende and Viola 2018."),
    MIG(
            Property.DISENTANGLEMENT,
            "MIG",
            "0 to 1",
            "How far the best latent's knowledge of a factor leads over the second's.",
            "Mean over factors of (I_best - I_second) / H(factor); 20 equal bins a latent, code"
                    + " means, active latents only.",
            "Chen et al. 2018; estimator of Locatello et al. 2019."),
    MIG_CEILING(
            Property.DISENTANGLEMENT,
            "MIG ceiling",
            "0 to 1",
            "What a latent for each factor would score with the same bins and images.",
            "MIG with the factors themselves as codes.",
            "Betavista."),
    DCI_DISENTANGLEMENT(
            Property.DISENTANGLEMENT,
            "DCI-D",
            "0 to 1",
            "Whether each latent serves one factor.",
            "1 - entropy of a latent's importances over factors, weighted; gradient-boosted trees.",
            "Eastwood and Williams 2018."),
    DCI_COMPLETENESS(
            Property.DISENTANGLEMENT,
            "DCI-C",
            "0 to 1",
            "Whether each factor is served by one latent; not the completeness of the prior.",
            "1 - entropy of a factor's importances over latents, weighted.",
            "Eastwood and Williams 2018."),
    DCI_INFORMATIVENESS(
            Property.DISENTANGLEMENT,
            "DCI-I",
            "accuracy",
            "How well factors are told from codes at all.",
            "Mean test accuracy of the boosted trees.",
            "Eastwood and Williams 2018."),
    SAP_CONTINUOUS(
            Property.DISENTANGLEMENT,
            "SAP, squared correlation",
            "0 to 1",
            "The lead of the best latent over the second, by linear correlation.",
            "Mean top-two gap of the squared correlation of latent and factor.",
            "Kumar et al. 2018."),
    SAP_SVM(
            Property.DISENTANGLEMENT,
            "SAP, SVM",
            "difference of accuracies",
            "The lead of the best latent over the second, by a linear classifier.",
            "Mean top-two gap of the test accuracy of one-latent linear SVMs, C = 0.01, balanced.",
            "Kumar et al. 2018; Locatello et al. 2019."),
    MODULARITY(
            Property.DISENTANGLEMENT,
            "Modularity",
            "0 to 1",
            "Whether each latent knows one factor. A random rotation scores high: never alone.",
            "1 - squared information beside the best factor / what would be largest, mean over"
                    + " latents.",
            "Ridgeway and Mozer 2018."),
    EXPLICITNESS(
            Property.DISENTANGLEMENT,
            "Explicitness",
            "ROC-AUC",
            "Whether a linear classifier reads factors from the code; 0.5 is chance.",
            "One-vs-rest ROC-AUC of logistic regression, mean over values and factors.",
            "Ridgeway and Mozer 2018."),
    FACTOR_VAE_SCORE(
            Property.DISENTANGLEMENT,
            "FactorVAE score",
            "accuracy",
            "Whether the calmest latent tells which factor was held. A rotation fools it.",
            "Majority vote over the argmin of normalised variance, batches of 64 drawn with replacement"
                    + " from encoded images; 5,000 votes to learn, 2,500 to test.",
            "Kim and Mnih 2018."),
    BETA_VAE_SCORE(
            Property.DISENTANGLEMENT,
            "Beta-VAE score",
            "accuracy",
            "Whether a linear classifier tells which factor two batches share. A rotation fools it.",
            "Accuracy of logistic regression on mean |z1 - z2|, batches of 64 drawn with replacement"
                    + " from encoded images; 5,000 points to learn, 2,500 to test.",
            "Higgins et al. 2017."),
    IRS(
            Property.DISENTANGLEMENT,
            "IRS",
            "0 to 1",
            "Whether a latent stays put while other factors than its own change.",
            "Interventional robustness score, factors in 20 bins.",
            "Suter et al. 2019."),
    ACTIVE_UNITS(
            Property.INDEPENDENCE,
            "Active units",
            "latents",
            "Latents that tell one image from another.",
            "Latents with Var_x E[z_j|x] > 0.01.",
            "Burda et al. 2016."),
    GAUSSIAN_TOTAL_CORRELATION(
            Property.INDEPENDENCE,
            "Gaussian TC",
            "nats; 0 is best",
            "What latents say in common, as far as lines can tell.",
            "1/2 (sum log C_jj - log det C), C = E[Sigma] + Cov[mu].",
            "Watanabe 1960, of the Gaussian with the codes' moments."),
    LATENT_INFORMATION(
            Property.INDEPENDENCE,
            "Pairwise latent MI",
            "nats; near 0 is best",
            "What two latents know of each other, on average.",
            "Mean mutual information of two active latents' means, 20 equal bins; counting adds about"
                    + " 361 / (2 N) nats.",
            "Locatello et al. 2019."),
    MUTUAL_INFORMATION(
            Property.INDEPENDENCE,
            "Index-code MI",
            "nats",
            "What a code tells of its image: the first part of the KL.",
            "E[log q(z|x) - log q(z)], q(z) over all N images: never above log N.",
            "Hoffman and Johnson 2016; Chen et al. 2018, equation 2."),
    TOTAL_CORRELATION(
            Property.INDEPENDENCE,
            "Total correlation",
            "nats",
            "What latents say in common: the second part of the KL.",
            "E[log q(z) - sum_j log q(z_j)], q(z) over all N images.",
            "Chen et al. 2018, equation 2."),
    DIMENSION_WISE_KL(
            Property.INDEPENDENCE,
            "Dimension-wise KL",
            "nats",
            "How far each latent alone lies from the prior: the third part of the KL.",
            "E[sum_j log q(z_j) - log p(z_j)], q(z) over all N images.",
            "Chen et al. 2018, equation 2.");

    private final Property property;
    private final String title;
    private final String unit;
    private final String sentence;
    private final String definition;
    private final String source;

    Measure(
            Property property,
            String title,
            String unit,
            String sentence,
            String definition,
            String source) {
        this.property = property;
        this.title = title;
        this.unit = unit;
        this.sentence = sentence;
        this.definition = definition;
        this.source = source;
    }

    /** What it is evidence for. */
    public Property property() {
        return property;
    }

    /** Its name, for people. */
    public String title() {
        return title;
    }

    /** What its values are counted in, or their range. */
    public String unit() {
        return unit;
    }

    /** What it says, in one plain sentence. */
    public String sentence() {
        return sentence;
    }

    /** Its formula in words. */
    public String definition() {
        return definition;
    }

    /** Who defined it. */
    public String source() {
        return source;
    }

    /**
     * Whether it says how good something is. A collapsed model fakes such a number, so it gets
     * none; what only describes its codes stays.
     */
    public boolean isScore() {
        return switch (this) {
            case JACOBIAN_NORM,
                    MOMENT_KL,
                    FRECHET,
                    MMD,
                    ACTIVE_UNITS,
                    GAUSSIAN_TOTAL_CORRELATION,
                    DIMENSION_WISE_KL ->
                    false;
            default -> true;
        };
    }

    /** Its name in files: the constant's in camel case. */
    public String key() {
        StringBuilder key = new StringBuilder();
        for (String word : name().split("_", -1)) {
            String small = word.toLowerCase(java.util.Locale.ROOT);
            key.append(
                    key.length() == 0
                            ? small
                            : Character.toUpperCase(small.charAt(0)) + small.substring(1));
        }
        return key.toString();
    }
}
