package org.betavista.data.imports;

import java.util.Collection;
import java.util.stream.Collectors;

/** A few of many names, for sentences. */
final class NameList {
    private static final int NAMED = 5;

    private NameList() {}

    /** The first names with commas between them, and whether there are more. */
    static String of(Collection<String> names) {
        String few = names.stream().limit(NAMED).collect(Collectors.joining(", "));
        return few.replaceAll("\\p{Cntrl}", "?") + (names.size() > NAMED ? ", …" : "");
    }
}
