package org.betavista.cli;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.betavista.analysis.ImportanceBound;
import org.betavista.data.ImageDataset;
import org.betavista.data.InvalidInputException;
import org.betavista.data.Progress;
import org.betavista.data.Split;
import org.betavista.model.Evaluation;
import org.betavista.model.FrozenVae;
import org.betavista.session.Binarised;
import org.betavista.session.BoundCheck;
import org.betavista.session.BoundEstimate;
import org.betavista.session.DataFolder;
import org.betavista.session.HeldOutCheck;
import org.betavista.session.RunConfig;
import org.betavista.session.SavedModel;
import org.betavista.session.measures.Figure;
import org.betavista.session.measures.FullReport;
import org.betavista.session.measures.Headlines;
import org.betavista.session.measures.Laboratory;
import org.betavista.session.measures.Measure;
import org.betavista.session.measures.Property;
import org.betavista.session.measures.Sampling;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is measured of a saved model, as JSON.
 *
 * @param name as it was asked for
 * @param place where imported data sets are found
 * @param draws for log p(x)
 */
record RunReport(String name, SavedModel saved, DataFolder place, Sampling sampling, Draws draws) {
    private static final String HELD_OUT = "heldOut";
    private static final String NLL = "nll";

    /** Shapes holds out 73,728. */
    private static final int MOST_HELD_OUT = 10_000;

    /**
     * How log p(x) is estimated.
     *
     * @param images held-out images
     * @param samples draws from q(z|x) an image, K
     */
    record Draws(int images, int samples) {
        /** As reports have it (Burda et al. 2016). */
        static final Draws USUAL = new Draws(500, 5000);
    }

    /**
     * What is asked for.
     *
     * @param heldOut the terms of the ELBO
     * @param nll log p(x)
     * @param measures the others
     */
    record Wanted(boolean heldOut, boolean nll, Set<Measure> measures) {
        /**
         * Reads names.
         *
         * @param names of properties or measures in any case, or null for everything but log p(x)
         * @param withNll whether log p(x) is asked for besides
         * @throws InvalidInputException if there is nothing of that name
         */
        static Wanted of(String @Nullable [] names, boolean withNll) {
            if (names == null) {
                return new Wanted(true, withNll, EnumSet.allOf(Measure.class));
            }
            boolean heldOut = false;
            boolean nll = withNll;
            Set<Measure> measures = EnumSet.noneOf(Measure.class);
            for (String asked : names) {
                String one = asked.strip();
                heldOut |= one.equalsIgnoreCase(HELD_OUT);
                nll |= one.equalsIgnoreCase(NLL);
                if (!one.equalsIgnoreCase(HELD_OUT) && !one.equalsIgnoreCase(NLL)) {
                    measures.addAll(named(one));
                }
            }
            return new Wanted(heldOut, nll, measures);
        }

        private static List<Measure> named(String one) {
            List<Measure> found =
                    Arrays.stream(Measure.values())
                            .filter(measure -> key(measure.property()).equalsIgnoreCase(one))
                            .toList();
            if (!found.isEmpty()) {
                return found;
            }
            return Arrays.stream(Measure.values())
                    .filter(measure -> measure.key().equalsIgnoreCase(one))
                    .findFirst()
                    .map(List::of)
                    .orElseThrow(() -> new InvalidInputException(refusal(one)));
        }

        private static String refusal(String one) {
            Stream<String> offered =
                    Stream.concat(
                            Stream.concat(
                                    Stream.of(HELD_OUT, NLL),
                                    Arrays.stream(Property.values()).map(RunReport::key)),
                            Arrays.stream(Measure.values()).map(Measure::key));
            return "There is no measure \"%s\"; choose of %s."
                    .formatted(one, offered.distinct().collect(Collectors.joining(", ")));
        }

        Set<Property> properties() {
            Set<Property> properties = EnumSet.noneOf(Property.class);
            measures.forEach(measure -> properties.add(measure.property()));
            return properties;
        }
    }

    private static String key(Property property) {
        return property.name().toLowerCase(Locale.ROOT);
    }

    /**
     * Measures.
     *
     * @param progress hears of slow work, and may end it
     */
    Map<String, Object> measure(Wanted wanted, Progress progress) {
        RunConfig config = saved.config();
        Split grey = config.load(place, progress);
        Split split =
                new Split(
                        Binarised.as(config.training(), grey.train()),
                        Binarised.as(config.training(), grey.heldOut()));
        long step = saved.checkpoint().step();
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("run", name);
        result.put("step", step);
        Set<String> remarks = new TreeSet<>(config.changes(grey));
        try (FrozenVae model = saved.open()) {
            if (wanted.heldOut()) {
                result.put(HELD_OUT, heldOut(model, split.heldOut()));
            }
            if (wanted.nll() && !config.model().posterior().isGaussian()) {
                remarks.add("The codes have no density, so log p(x) cannot be estimated.");
            } else if (wanted.nll()) {
                result.put(
                        NLL,
                        describe(
                                BoundCheck.estimate(
                                        model,
                                        split.heldOut(),
                                        draws.images(),
                                        draws.samples(),
                                        progress)));
            }
            if (!wanted.measures().isEmpty()) {
                boolean charged = config.training().paysForKl(step);
                try (Laboratory laboratory = new Laboratory(model, split, sampling, progress)) {
                    put(
                            laboratory.report(0, charged, wanted.measures(), progress),
                            wanted,
                            result,
                            remarks);
                }
            }
        }
        if (!remarks.isEmpty()) {
            result.put("remarks", remarks);
        }
        return result;
    }

    private static Map<String, Object> heldOut(FrozenVae model, ImageDataset heldOut) {
        Evaluation terms = HeldOutCheck.evaluate(model, heldOut, MOST_HELD_OUT);
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("images", Math.min(MOST_HELD_OUT, heldOut.size()));
        result.put("reconstruction", terms.meanReconstruction());
        // Without a density there is no KL, and nothing to call an ELBO.
        if (model.config().posterior().isGaussian()) {
            result.put("kl", terms.meanKl());
            result.put("elbo", -(terms.meanReconstruction() + terms.meanKl()));
        }
        return result;
    }

    private static Map<String, Object> describe(BoundEstimate estimate) {
        ImportanceBound.Point best = estimate.best();
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("quantity", estimate.likelihood() ? "negativeLogLikelihood" : "negativeBound");
        result.put("samples", best.samples());
        result.put("images", estimate.images());
        result.put("nats", -best.nats());
        if (estimate.images() > 1) {
            result.put("standardError", best.standardError());
        }
        result.put("elbo", estimate.elbo());
        result.put("gap", estimate.gap());
        if (!estimate.likelihood()) {
            result.put(
                    "note",
                    "On grey pixels the Bernoulli's formula is the BCE objective and no likelihood;"
                            + " nats are the negative of its importance weighted bound.");
        }
        return result;
    }

    private static void put(
            FullReport report, Wanted wanted, Map<String, Object> result, Set<String> remarks) {
        Headlines headlines = report.headlines();
        result.put("latents", headlines.latents());
        result.put("activeUnits", headlines.activeUnits());
        result.put("collapsed", headlines.isCollapsed());
        Map<String, Object> measures = new LinkedHashMap<>();
        for (Figure figure : headlines.figures().all()) {
            if (wanted.measures().contains(figure.measure())) {
                measures.put(figure.measure().key(), describe(figure));
            }
        }
        result.put("measures", measures);
        result.put("klPerLatent", report.klPerLatent());
        double[][] information = report.information();
        if (information != null) {
            result.put("factors", report.factors());
            result.put("mutualInformationWithFactors", information);
        }
        double[][] importance = report.importance();
        if (importance != null) {
            result.put("dciImportance", importance);
        }
        wanted.properties().stream()
                .map(property -> Optional.ofNullable(headlines.remarks().get(property)))
                .flatMap(Optional::stream)
                .forEach(remarks::add);
    }

    private static Map<String, Object> describe(Figure figure) {
        Map<String, Object> json = new LinkedHashMap<>();
        // JSON has no word for infinity or for no number.
        json.put("value", Double.isFinite(figure.value()) ? figure.value() : null);
        json.put("unit", figure.measure().unit());
        json.put("samples", figure.samples());
        if (figure.seed().isPresent()) {
            json.put("seed", figure.seed().getAsLong());
        }
        json.put("sentence", figure.measure().sentence());
        json.put("definition", figure.measure().definition());
        json.put("source", figure.measure().source());
        return json;
    }
}
