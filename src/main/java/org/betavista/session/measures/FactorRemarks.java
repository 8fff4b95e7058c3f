package org.betavista.session.measures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.betavista.analysis.disentanglement.CountingBias;
import org.betavista.data.Factor;

/**
 * What is to be known of measures that compare codes with factors: which factors they leave out,
 * which images have no value, and what it does to the numbers that there are few.
 *
 * @param names of the factors
 * @param values one array a factor, the value of every image or {@link Factor#NO_VALUE}
 * @param counted how many of the first images are counted, for MIG and others
 * @param learned how many of the first images classifiers learn from
 * @param tested how many others they are tested on
 * @param unit what images are called, in the plural
 */
public record FactorRemarks(
        List<String> names, int[][] values, int counted, int learned, int tested, String unit) {
    /**
     * Counting noise that is a larger share of a factor's entropy is told: it reaches the first
     * decimal of MIG, which is a share of the entropy too.
     */
    private static final double LARGEST_BIAS = 0.1;

    /** With fewer an accuracy is uncertain by more than 0.05, one standard error at one half. */
    private static final int LEAST_TESTED = 100;

    private static final int MOST_NAMED = 8;

    /** What concerns the counted images. */
    public List<String> ofCounting() {
        List<String> sentences = new ArrayList<>();
        sentences.addAll(leftOut(counted));
        String gaps = gaps();
        if (!gaps.isEmpty()) {
            sentences.add(
                    "Some %s have no value of a factor and say nothing about it: %s of %s."
                            .formatted(unit, gaps, counted));
        }
        changing(counted)
                .mapToObj(factor -> factor)
                .max(Comparator.comparingDouble(factor -> bias(factor).share()))
                .filter(factor -> bias(factor).share() > LARGEST_BIAS)
                .ifPresent(factor -> sentences.add(few(names.get(factor), bias(factor))));
        return sentences;
    }

    /** What concerns classifiers and trees, beyond {@link #ofCounting()}. */
    public List<String> ofFitting() {
        List<String> sentences = new ArrayList<>();
        List<Integer> late =
                changing(counted).filter(factor -> !changes(factor, learned)).boxed().toList();
        if (!late.isEmpty()) {
            sentences.add(
                    "%s in the %s %s that are learned from: DCI, SAP by SVM and explicitness leave %s out."
                            .formatted(
                                    takeOneValue(late),
                                    learned,
                                    unit,
                                    late.size() == 1 ? "it" : "them"));
        }
        if (tested < LEAST_TESTED) {
            sentences.add(
                    "Classifiers and trees learn from %s %s and are tested on %s: their accuracies are uncertain by about %s."
                            .formatted(
                                    learned, unit, tested, twoDecimals(0.5 / Math.sqrt(tested))));
        }
        return sentences;
    }

    /** The factors that take more than one value among the counted images. */
    public int[] changing() {
        return changing(counted).toArray();
    }

    private List<String> leftOut(int images) {
        List<String> sentences = new ArrayList<>();
        List<Integer> constant = which(factor -> distinct(factor, images) == 1);
        if (!constant.isEmpty()) {
            sentences.add(
                    "%s in all %s %s and %s left out of every measure."
                            .formatted(
                                    takeOneValue(constant),
                                    images,
                                    unit,
                                    constant.size() == 1 ? "is" : "are"));
        }
        List<Integer> unknown = which(factor -> distinct(factor, images) == 0);
        if (!unknown.isEmpty()) {
            sentences.add(
                    "%s no value in any of %s %s and %s left out of every measure."
                            .formatted(
                                    list(unknown) + (unknown.size() == 1 ? " has" : " have"),
                                    images,
                                    unit,
                                    unknown.size() == 1 ? "is" : "are"));
        }
        return sentences;
    }

    private String takeOneValue(List<Integer> factors) {
        return list(factors) + (factors.size() == 1 ? " takes one value" : " take one value each");
    }

    private List<Integer> which(IntPredicate chosen) {
        return IntStream.range(0, values.length).filter(chosen).boxed().toList();
    }

    private String list(List<Integer> factors) {
        String few =
                factors.stream()
                        .limit(MOST_NAMED)
                        .map(names::get)
                        .collect(Collectors.joining(", "));
        int more = factors.size() - MOST_NAMED;
        return more > 0 ? "%s and %s more".formatted(few, more) : few;
    }

    private String gaps() {
        return changing(counted)
                .filter(factor -> bias(factor).images() < counted)
                .limit(MOST_NAMED)
                .mapToObj(
                        factor ->
                                "%s %s"
                                        .formatted(
                                                names.get(factor), counted - bias(factor).images()))
                .collect(Collectors.joining(", "));
    }

    private String few(String name, CountingBias bias) {
        return "Only %s %s are counted: chance alone gives a latent about %s of the %s nats of %s (%s values), so that MIG and modularity are rough."
                .formatted(
                        bias.images(),
                        unit,
                        twoDecimals(bias.nats()),
                        twoDecimals(bias.entropy()),
                        name,
                        bias.values());
    }

    private static String twoDecimals(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    private CountingBias bias(int factor) {
        return CountingBias.of(Arrays.copyOf(values[factor], counted));
    }

    private IntStream changing(int images) {
        return IntStream.range(0, values.length).filter(factor -> changes(factor, images));
    }

    private boolean changes(int factor, int images) {
        return distinct(factor, images) > 1;
    }

    /** Up to two. */
    private long distinct(int factor, int images) {
        return Arrays.stream(values[factor], 0, images)
                .filter(value -> value != Factor.NO_VALUE)
                .distinct()
                .limit(2)
                .count();
    }
}
