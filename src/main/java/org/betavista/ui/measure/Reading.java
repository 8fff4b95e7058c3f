package org.betavista.ui.measure;

import java.util.ArrayList;
import java.util.List;
import org.betavista.session.measures.Figure;
import org.betavista.session.measures.Headlines;
import org.betavista.session.measures.Measure;
import org.betavista.session.measures.Property;
import org.betavista.ui.control.Words;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a property at a glance.
 *
 * @param property that stands there
 * @param value with two decimals, a dash where there is none, or a word where it would mislead
 * @param isNumber whether the value is a number
 * @param beside what must be seen with the value: at most two short lines
 * @param caption a few words below it
 * @param explanation sentences, one a line
 */
public record Reading(
        Property property,
        String value,
        boolean isNumber,
        List<String> beside,
        String caption,
        String explanation) {
    private static final String NONE = "–";
    private static final String COLLAPSED = "collapsed";

    /**
     * Reads a property off the headline numbers.
     *
     * @param property {@link Property#DISENTANGLEMENT} is read as independence where the data does
     *     not tell its factors
     * @param headlines null before the first were measured
     */
    public static Reading of(Property property, @Nullable Headlines headlines) {
        if (headlines == null) {
            return new Reading(
                    property,
                    NONE,
                    false,
                    List.of(),
                    "Measured in a moment",
                    property.question() + " Measured every now and then while the model trains.");
        }
        Property shown = standing(property, headlines);
        if (headlines.isCollapsed()) {
            return new Reading(
                    shown,
                    COLLAPSED,
                    false,
                    List.of(),
                    "No latent tells images apart",
                    Remarks.beside(shown, headlines));
        }
        Figure figure = headlines.headline(shown).orElse(null);
        if (figure == null || !Double.isFinite(figure.value())) {
            return new Reading(
                    shown, NONE, false, List.of(), shown.question(), why(shown, headlines));
        }
        return new Reading(
                shown,
                Words.number(level(shown, figure.value()), 2),
                true,
                beside(shown, headlines),
                shown.question(),
                explanation(shown, figure, headlines));
    }

    /** The property itself, or independence where the data does not tell its factors. */
    static Property standing(Property property, Headlines headlines) {
        return property == Property.DISENTANGLEMENT && !headlines.hasFactors()
                ? Property.INDEPENDENCE
                : property;
    }

    /**
     * A value as it is drawn: continuity may leave 0 to 1 for wild decoders, the drawing does not.
     */
    public static double level(Property property, double value) {
        return property == Property.CONTINUITY ? Math.max(0, Math.min(1, value)) : value;
    }

    /** The value and all that stands beside it, to be read out. */
    public String spoken() {
        String unseen = beside.isEmpty() ? "" : ", " + String.join(", ", beside);
        return property.title() + ": " + (value.equals(NONE) ? "no number" : value) + unseen;
    }

    private static String why(Property property, Headlines headlines) {
        String remark = Remarks.beside(property, headlines);
        return remark.isEmpty() ? "There is no number for this model." : remark;
    }

    private static List<String> beside(Property property, Headlines headlines) {
        return switch (property) {
            case CONTINUITY -> pair(headlines, "straight", Measure.STRAIGHTNESS);
            case COMPLETENESS -> {
                List<String> parts = new ArrayList<>();
                append(parts, headlines, "prec. ", Measure.PRECISION);
                append(parts, headlines, "cover. ", Measure.COVERAGE);
                yield parts;
            }
            case DISENTANGLEMENT -> List.of("MIG");
            case INDEPENDENCE -> List.of("nats,", "0 is best");
        };
    }

    private static List<String> pair(Headlines headlines, String name, Measure measure) {
        return headlines
                .figures()
                .of(measure)
                .map(figure -> List.of(name, Words.number(figure.value(), 2)))
                .orElse(List.of());
    }

    private static void append(
            List<String> lines, Headlines headlines, String name, Measure measure) {
        headlines
                .figures()
                .of(measure)
                .ifPresent(figure -> lines.add(name + Words.number(figure.value(), 2)));
    }

    private static String explanation(Property property, Figure figure, Headlines headlines) {
        List<String> lines = new ArrayList<>();
        lines.add(figure.measure().sentence());
        lines.add(line(figure));
        switch (property) {
            case CONTINUITY -> add(lines, headlines, Measure.STRAIGHTNESS);
            case COMPLETENESS -> {
                add(lines, headlines, Measure.PRECISION);
                add(lines, headlines, Measure.COVERAGE);
                add(lines, headlines, Measure.COMPLETENESS_CEILING);
            }
            case DISENTANGLEMENT -> add(lines, headlines, Measure.MIG_CEILING);
            case INDEPENDENCE -> {}
        }
        String remark = Remarks.beside(property, headlines);
        if (!remark.isEmpty()) {
            lines.add(remark);
        }
        lines.add("Weights of step " + Words.count(headlines.step()) + ". Click for the evidence.");
        return String.join("\n", lines);
    }

    private static void add(List<String> lines, Headlines headlines, Measure measure) {
        headlines.figures().of(measure).ifPresent(figure -> lines.add(line(figure)));
    }

    private static String line(Figure figure) {
        return "%s = %s (%s), %s."
                .formatted(
                        figure.measure().title(),
                        FigureWords.value(figure),
                        figure.measure().unit(),
                        FigureWords.samples(figure));
    }
}
