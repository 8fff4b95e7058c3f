package org.betavista.session.measures;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The numbers that were measured of a model at one moment, in the order of {@link Measure}. */
public final class Figures {
    private final Map<Measure, Figure> figures = new EnumMap<>(Measure.class);

    private Figures() {}

    /** Gathers figures; a later one of the same measure takes the place of an earlier. */
    public static Figures of(Collection<Figure> measured) {
        Figures gathered = new Figures();
        measured.forEach(figure -> gathered.figures.put(figure.measure(), figure));
        return gathered;
    }

    /** The figure of a measure, empty where it was not measured. */
    public Optional<Figure> of(Measure measure) {
        return Optional.ofNullable(figures.get(measure));
    }

    /** All of them. */
    public Collection<Figure> all() {
        return Collections.unmodifiableCollection(figures.values());
    }

    /** Those that belong to a property. */
    public List<Figure> of(Property property) {
        return figures.values().stream()
                .filter(figure -> figure.measure().property() == property)
                .toList();
    }
}
