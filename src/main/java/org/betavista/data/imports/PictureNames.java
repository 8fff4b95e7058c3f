package org.betavista.data.imports;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Finds the pictures that the words of a table mean. People write paths that once were right, leave
 * endings out, and write letters in another case or Unicode form; what fits one picture only is
 * that picture, and what fits several is none.
 */
final class PictureNames {
    /** No picture fits. */
    static final int NONE = -1;

    /** Several pictures fit, or several words fit one picture. */
    static final int AMBIGUOUS = -2;

    /** From the surest to the least; a picture that is found by one is not looked for by others. */
    private enum Sureness {
        EXACT,
        FOLDED,
        PART_OF_PATH,
        WITHOUT_ENDING
    }

    private final Map<String, Integer> exact = new HashMap<>();
    private final Index whole = new Index();
    private final Index stems = new Index();

    /** Pictures by their folded paths, and by every end of these that begins with a name. */
    private static final class Index {
        private final Map<String, Integer> paths = new HashMap<>();
        private final Map<String, Integer> ends = new HashMap<>();

        void add(String path, int picture) {
            put(paths, path, picture);
            put(ends, path, picture);
            for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
                put(ends, path.substring(slash + 1), picture);
            }
        }

        private static void put(Map<String, Integer> map, String key, int picture) {
            Integer before = map.putIfAbsent(key, picture);
            if (before != null && before != picture) {
                map.put(key, AMBIGUOUS);
            }
        }

        /** A path that ends with a picture's, or, if it is one of this folder, begins above it. */
        int find(Name name) {
            Integer found = ends.get(name.path());
            String rest = name.path();
            while (found == null) {
                int slash = rest.indexOf('/');
                if (slash < 0) {
                    return NONE;
                }
                rest = rest.substring(slash + 1);
                found = (name.isElsewhere() ? ends : paths).get(rest);
            }
            return found;
        }
    }

    /**
     * What a word says.
     *
     * @param path with slashes, without what leads to the folder
     * @param isElsewhere whether it begins at the root of some disk, where folders may have other
     *     names than here
     */
    private record Name(String path, boolean isElsewhere) {
        static Name of(String word) {
            String path = word.replace('\\', '/').strip();
            boolean elsewhere = path.matches("(?s)(/|~|[A-Za-z]:/|[A-Za-z][A-Za-z+.-]+://).*");
            path = path.replaceFirst("^[A-Za-z][A-Za-z+.-]+://", "").replaceAll("/{2,}", "/");
            path = path.replaceFirst("^(~?/|[A-Za-z]:/)", "").replaceFirst("^(\\.{1,2}/)+", "");
            return new Name(path, elsewhere);
        }

        Name folded() {
            return new Name(fold(path), isElsewhere);
        }

        /** Without the ending, where it is one of pictures. */
        Name stem() {
            String ending = FileEndings.of(path);
            return FileEndings.isPicture(ending) || FileEndings.isUnread(ending)
                    ? new Name(FileEndings.stem(path), isElsewhere)
                    : this;
        }
    }

    /**
     * Knows the pictures of a folder.
     *
     * @param files relative to it, with slashes
     */
    PictureNames(List<String> files) {
        for (int picture = 0; picture < files.size(); picture++) {
            String file = files.get(picture);
            exact.put(file, picture);
            String folded = fold(file);
            whole.add(folded, picture);
            stems.add(FileEndings.stem(folded), picture);
        }
    }

    private static String fold(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    /**
     * The picture that each word means.
     *
     * @param words each once
     * @return numbers of pictures in the order of the words, or {@link #NONE} or {@link #AMBIGUOUS}
     */
    int[] find(Collection<String> words) {
        List<Name> names = words.stream().map(Name::of).toList();
        int[] found = new int[names.size()];
        Arrays.fill(found, NONE);
        Set<Integer> taken = new HashSet<>();
        for (Sureness sureness : Sureness.values()) {
            Map<Integer, List<Integer>> claims = new HashMap<>();
            for (int word = 0; word < found.length; word++) {
                if (found[word] == NONE && !names.get(word).path().isEmpty()) {
                    int picture = find(names.get(word), sureness);
                    if (picture == AMBIGUOUS) {
                        found[word] = AMBIGUOUS;
                    } else if (picture != NONE && !taken.contains(picture)) {
                        claims.computeIfAbsent(picture, p -> new ArrayList<>()).add(word);
                    }
                }
            }
            claims.forEach(
                    (picture, claiming) -> {
                        boolean one = claiming.size() == 1 || sureness == Sureness.EXACT;
                        claiming.forEach(word -> found[word] = one ? picture : AMBIGUOUS);
                    });
            taken.addAll(claims.keySet());
        }
        return found;
    }

    private int find(Name name, Sureness sureness) {
        return switch (sureness) {
            case EXACT -> exact.getOrDefault(name.path(), NONE);
            case FOLDED -> whole.paths.getOrDefault(name.folded().path(), NONE);
            case PART_OF_PATH -> whole.find(name.folded());
            case WITHOUT_ENDING -> {
                Name stem = name.folded().stem();
                int path = stems.paths.getOrDefault(stem.path(), NONE);
                yield path == NONE ? stems.find(stem) : path;
            }
        };
    }
}
