package org.betavista.session.measures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.betavista.analysis.Decoder;
import org.betavista.analysis.continuity.Continuity;
import org.betavista.analysis.continuity.DecoderJacobian;
import org.betavista.analysis.continuity.LatentPath;
import org.betavista.analysis.continuity.PathStraightness;

/** Measures whether near codes decode to near images. */
final class ContinuityStudy {
    private static final double[] ALL_DISTANCES = {0.1, Continuity.HEADLINE, 0.5};
    private static final int PATHS = 28;
    private static final int JACOBIAN_IMAGES = 100;

    private final Specimen specimen;
    private final List<Continuity> correlogram;
    private final List<ContinuityEvidence.Path> paths = new ArrayList<>();
    private final PathStraightness straightness;

    /**
     * Decodes and compares.
     *
     * @param whole whether C(h) is measured at every distance, not at the headline's alone
     */
    ContinuityStudy(Specimen specimen, boolean whole) {
        this.specimen = specimen;
        Decoder decoder = specimen.decoder();
        correlogram =
                Continuity.of(
                        decoder,
                        specimen.codes().mu(),
                        specimen.latents(),
                        specimen.seedOf(Specimen.Purpose.DIRECTIONS),
                        whole ? ALL_DISTANCES : new double[] {Continuity.HEADLINE});
        straightness = PathStraightness.of(walk(decoder));
    }

    private List<LatentPath> walk(Decoder decoder) {
        List<LatentPath> walked = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(specimen.seedOf(Specimen.Purpose.PAIRS));
        int images = specimen.images().count();
        for (int path = 0; path < PATHS && images > 1; path++) {
            int from = random.nextInt(images);
            int to = (from + 1 + random.nextInt(images - 1)) % images;
            float[] fromCode = specimen.codes().mu(from);
            float[] toCode = specimen.codes().mu(to);
            LatentPath way = LatentPath.of(decoder, fromCode, toCode).withoutImages();
            walked.add(way);
            paths.add(
                    new ContinuityEvidence.Path(
                            specimen.image(from),
                            specimen.image(to),
                            fromCode,
                            toCode,
                            relative(way),
                            way.straightness(),
                            way.largestStepShare()));
        }
        return walked;
    }

    /** The steps as multiples of their mean. */
    private static double[] relative(LatentPath way) {
        double mean = way.length() / way.steps().length;
        double[] steps = way.steps().clone();
        for (int step = 0; step < steps.length; step++) {
            steps[step] = mean == 0 ? 0 : steps[step] / mean;
        }
        return steps;
    }

    /** What is measured live. */
    List<Figure> figures() {
        int images = specimen.images().count();
        List<Figure> figures = new ArrayList<>();
        for (Continuity point : correlogram) {
            figures.add(Figure.drawn(measure(point.h()), point.value(), images, specimen.seed()));
        }
        int pairs = straightness.pairs();
        if (pairs > 0) {
            figures.add(
                    Figure.drawn(
                            Measure.STRAIGHTNESS, straightness.mean(), pairs, specimen.seed()));
            figures.add(
                    Figure.drawn(
                            Measure.LARGEST_STEP,
                            straightness.largestStepShare(),
                            pairs,
                            specimen.seed()));
        }
        return figures;
    }

    private static Measure measure(double distance) {
        if (distance == Continuity.HEADLINE) {
            return Measure.CONTINUITY;
        }
        return distance < Continuity.HEADLINE ? Measure.CONTINUITY_FINE : Measure.CONTINUITY_COARSE;
    }

    /** What takes longer: two decodings a latent and image, of some of the images. */
    Figure jacobian() {
        specimen.progress().report("The decoder's slopes", 0, 0);
        float[] mu = specimen.codes().mu();
        int images = Math.min(JACOBIAN_IMAGES, specimen.images().count());
        float[] some = Arrays.copyOf(mu, images * specimen.latents());
        double norm = DecoderJacobian.of(specimen.decoder(), some, specimen.latents()).norm();
        return Figure.fixed(Measure.JACOBIAN_NORM, norm, images);
    }

    ContinuityEvidence evidence() {
        return new ContinuityEvidence(
                List.copyOf(paths),
                correlogram.stream().mapToDouble(Continuity::h).toArray(),
                correlogram.stream().mapToDouble(Continuity::value).toArray());
    }
}
