package org.betavista.train.tracing;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * One line of a program, {@code variable = expression}.
 *
 * @param expression a call of an operation, or something that surrounds the program
 * @param shape of the variable
 * @param type of its values
 */
record Statement(String variable, String expression, Shape shape, DataType type) {
    private static final String PREFIX = "torch.";
    private static final Pattern VARIABLE = Pattern.compile("\\bv\\d+\\b");

    /** The operation's name in TorchScript without its prefix; empty if it is no call. */
    String operation() {
        return expression.startsWith(PREFIX)
                ? expression.substring(PREFIX.length(), expression.indexOf('('))
                : "";
    }

    /** The operation's arguments as they are written. */
    List<String> arguments() {
        return elements(expression.substring(expression.indexOf('(') + 1, expression.length() - 1));
    }

    /** One of {@link #arguments}. */
    String argument(int place) {
        return arguments().get(place);
    }

    /** The variables of a list that is an argument. */
    List<String> list(int place) {
        String list = argument(place);
        return elements(list.substring(1, list.length() - 1));
    }

    /** All variables that it reads. */
    List<String> operands() {
        return VARIABLE.matcher(expression).results().map(MatchResult::group).toList();
    }

    /** Whether it is one of several results of an operation. */
    boolean isElement() {
        return expression.startsWith("(");
    }

    /** Whether what is drawn later depends on it. */
    boolean isRandom() {
        return operation().equals("normal") || operation().equals("uniform_");
    }

    /** Parts between commas that no bracket encloses. */
    private static List<String> elements(String text) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int begin = 0;
        for (int i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '(', '[' -> depth++;
                case ')', ']' -> depth--;
                case ',' -> {
                    if (depth == 0) {
                        parts.add(text.substring(begin, i).strip());
                        begin = i + 1;
                    }
                }
                default -> {}
            }
        }
        String last = text.substring(begin).strip();
        if (!last.isEmpty()) {
            parts.add(last);
        }
        return parts;
    }
}
