package org.betavista.data.imports;

import java.util.ArrayList;
import java.util.List;
import org.betavista.data.InvalidInputException;
import org.jspecify.annotations.Nullable;

/**
 * The Python dictionary in an NPY header, read strictly: the three known keys, each once, with
 * values of the one form that NumPy writes. Nothing is evaluated.
 */
final class NpyLiteral {
    private static final int MOST_DIMENSIONS = 32;
    private static final int MOST_DIGITS = 15;

    private final String text;
    private final String what;
    private int position;

    NpyLiteral(String text, String what) {
        this.text = text;
        this.what = what;
    }

    /** Reads the whole text. */
    NpyHeader header(int length) {
        String type = null;
        Boolean fortran = null;
        long[] shape = null;
        expect('{');
        while (!accept('}')) {
            String key = quoted();
            expect(':');
            if (key.equals("descr") && type == null) {
                type = type();
            } else if (key.equals("fortran_order") && fortran == null) {
                fortran = truth();
            } else if (key.equals("shape") && shape == null) {
                shape = shape();
            } else {
                throw malformed();
            }
            if (!accept(',')) {
                expect('}');
                break;
            }
        }
        skipBlanks();
        if (position != text.length()) {
            throw malformed();
        }
        return new NpyHeader(present(type), present(fortran), present(shape), length);
    }

    private <T> T present(@Nullable T value) {
        if (value == null) {
            throw malformed();
        }
        return value;
    }

    private String type() {
        skipBlanks();
        if (position < text.length() && text.charAt(position) == '[') {
            skipList();
            return NpyHeader.STRUCTURED;
        }
        return quoted();
    }

    /** Fields of a structured type; they are of no use here, but have to end somewhere. */
    private void skipList() {
        int depth = 0;
        do {
            char next = position < text.length() ? text.charAt(position) : 0;
            if (next == '\'' || next == '"') {
                quoted();
                continue;
            }
            if (next == 0) {
                throw malformed();
            }
            if (next == '[' || next == '(') {
                depth++;
            } else if (next == ']' || next == ')') {
                depth--;
            }
            position++;
        } while (depth > 0);
    }

    private boolean truth() {
        skipBlanks();
        for (String word : List.of("True", "False")) {
            if (text.startsWith(word, position)) {
                position += word.length();
                return word.equals("True");
            }
        }
        throw malformed();
    }

    private long[] shape() {
        List<Long> dimensions = new ArrayList<>();
        expect('(');
        boolean mayGoOn = true;
        while (!accept(')')) {
            if (!mayGoOn || dimensions.size() == MOST_DIMENSIONS) {
                throw malformed();
            }
            dimensions.add(number());
            mayGoOn = accept(',');
        }
        return dimensions.stream().mapToLong(Long::longValue).toArray();
    }

    private long number() {
        skipBlanks();
        int start = position;
        while (position < text.length()
                && text.charAt(position) >= '0'
                && text.charAt(position) <= '9') {
            position++;
        }
        if (position == start || position - start > MOST_DIGITS) {
            throw malformed();
        }
        long number = Long.parseLong(text.substring(start, position));
        // Python 2 wrote some whole numbers with an L behind them.
        if (position < text.length() && text.charAt(position) == 'L') {
            position++;
        }
        return number;
    }

    private String quoted() {
        skipBlanks();
        char quote = position < text.length() ? text.charAt(position) : 0;
        int end = quote == '\'' || quote == '"' ? text.indexOf(quote, position + 1) : -1;
        if (end < 0) {
            throw malformed();
        }
        String word = text.substring(position + 1, end);
        if (word.indexOf('\\') >= 0) {
            throw malformed();
        }
        position = end + 1;
        return word;
    }

    private boolean accept(char wanted) {
        skipBlanks();
        if (position < text.length() && text.charAt(position) == wanted) {
            position++;
            return true;
        }
        return false;
    }

    private void expect(char wanted) {
        if (!accept(wanted)) {
            throw malformed();
        }
    }

    private void skipBlanks() {
        while (position < text.length()
                && (text.charAt(position) == ' ' || text.charAt(position) == '\n')) {
            position++;
        }
    }

    private InvalidInputException malformed() {
        return new InvalidInputException(
                "%s has an NPY header that cannot be read; it is damaged, so save it again."
                        .formatted(what));
    }
}
