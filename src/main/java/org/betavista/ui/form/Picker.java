package org.betavista.ui.form;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;

/** Offers the kinds of a thing, each with the values that a person gave it. */
final class Picker<T> extends ComboBox<T> {
    private final Function<T, Object> kind;

    /**
     * @param id of the control
     * @param kind equal for values between which a person does not choose here
     * @param name of a kind
     */
    Picker(String id, Function<T, Object> kind, Function<T, String> name) {
        this.kind = kind;
        setId(id);
        setVisibleRowCount(14);
        setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(T value) {
                        return value == null ? "" : name.apply(value);
                    }

                    @Override
                    public T fromString(String words) {
                        throw new UnsupportedOperationException(words);
                    }
                });
    }

    /** Replaces what is offered and chooses one of its kinds. */
    void offer(List<T> offered, T chosen) {
        if (!getItems().equals(offered)) {
            getItems().setAll(offered);
        }
        choose(chosen);
    }

    /** Chooses a value, which stands for its kind from now on. */
    void choose(T chosen) {
        for (int i = 0; i < getItems().size(); i++) {
            T offered = getItems().get(i);
            if (kind.apply(offered).equals(kind.apply(chosen)) && !offered.equals(chosen)) {
                getItems().set(i, chosen);
            }
        }
        setValue(chosen);
    }

    /** Calls back with every choice. */
    void onChoice(Consumer<T> action) {
        valueProperty()
                .addListener(
                        (property, old, now) -> {
                            if (now != null) {
                                action.accept(now);
                            }
                        });
    }
}
