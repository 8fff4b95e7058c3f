package org.betavista.ui.control;

import java.math.BigDecimal;
import javafx.scene.control.TextField;
import org.betavista.data.InvalidInputException;

/** A field for one number, which refuses what is none. */
public class NumberField extends TextField {
    private final String name;

    /**
     * @param name what a refusal calls the number
     * @param id of the control
     */
    @SuppressWarnings("this-escape") // The setters are the text field's own.
    public NumberField(String name, String id) {
        this.name = name;
        setId(id);
        setPrefColumnCount(6);
    }

    /** Shows a number with no more decimals than it has. */
    public final void show(double value) {
        setText(new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString());
    }

    /** Shows a whole number. */
    public final void show(long value) {
        setText(Long.toString(value));
    }

    /**
     * The number that stands in the field.
     *
     * @throws InvalidInputException if there is none
     */
    public final double number() {
        double value = Words.parse(getText());
        if (!Double.isFinite(value)) {
            throw new InvalidInputException(
                    "%s must be a number, not \"%s\".".formatted(name, getText()));
        }
        return value;
    }

    /**
     * The whole number that stands in the field.
     *
     * @throws InvalidInputException if there is none
     */
    public final long wholeNumber() {
        try {
            return Long.parseLong(getText().trim());
        } catch (NumberFormatException e) {
            throw new InvalidInputException(
                    "%s must be a whole number, not \"%s\".".formatted(name, getText()), e);
        }
    }

    /**
     * The whole number that stands in the field, of the usual size.
     *
     * @throws InvalidInputException if there is none
     */
    public final int count() {
        try {
            return Math.toIntExact(wholeNumber());
        } catch (ArithmeticException e) {
            throw new InvalidInputException(
                    "%s cannot be as large as %s.".formatted(name, getText()), e);
        }
    }
}
