package org.betavista.ui.form;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import org.betavista.data.ImageShape;
import org.betavista.data.InvalidInputException;
import org.betavista.model.Architecture;
import org.betavista.model.BurgessArchitecture;
import org.betavista.model.LinearArchitecture;
import org.betavista.model.MlpArchitecture;
import org.betavista.model.Nonlinearity;
import org.betavista.model.SmallConvArchitecture;
import org.betavista.ui.form.FormRows.Effect;
import org.jspecify.annotations.Nullable;

/** How image and code are turned into each other. */
final class NetworkSection {
    private final Picker<Architecture> picker =
            new Picker<>("network", Object::getClass, this::name);
    private final TextField hidden = new TextField();
    private final Picker<Nonlinearity> nonlinearity =
            new Picker<>("nonlinearity", value -> value, NetworkSection::name);
    private final Label problem;
    private final List<FormRows.Row> mlpRows;
    private @Nullable ImageShape shape;

    NetworkSection(FormRows rows) {
        nonlinearity.getItems().setAll(Nonlinearity.values());
        hidden.setId("hidden");
        rows.heading("Network");
        rows.field(
                "Network",
                picker,
                "How image and code are turned into each other.",
                Effect.RESTARTS);
        problem = rows.caption();
        problem.setId("network-problem");
        mlpRows =
                List.of(
                        rows.field(
                                "Hidden sizes",
                                hidden,
                                "Units of the MLP's hidden layers, from the image side: 400 or 512,"
                                        + " 256.",
                                Effect.RESTARTS),
                        rows.field(
                                "Nonlinearity",
                                nonlinearity,
                                "What stands between two layers.",
                                Effect.RESTARTS));
        picker.onChoice(this::describe);
    }

    private String name(Architecture network) {
        String name =
                network instanceof MlpArchitecture ? "MLP (fully connected)" : network.title();
        return shape == null || network.takes(shape)
                ? name
                : "%s, not for %s×%s".formatted(name, shape.height(), shape.width());
    }

    private static String name(Nonlinearity nonlinearity) {
        return nonlinearity == Nonlinearity.RELU
                ? "ReLU"
                : nonlinearity.name().toLowerCase(Locale.ROOT);
    }

    private void describe(Architecture chosen) {
        mlpRows.forEach(row -> row.show(chosen instanceof MlpArchitecture));
        problem.setText("");
        if (shape != null) {
            try {
                chosen.check(shape);
            } catch (InvalidInputException e) {
                problem.setText(e.sentence());
            }
        }
    }

    /** Calls back with every choice. */
    void onChoice(Runnable action) {
        picker.onChoice(chosen -> action.run());
    }

    /**
     * @param images of the data, or null while they are not loaded
     */
    void show(Architecture present, @Nullable ImageShape images) {
        shape = images;
        MlpArchitecture mlp =
                present instanceof MlpArchitecture sized ? sized : MlpArchitecture.standard();
        hidden.setText(
                mlp.hidden().stream().map(String::valueOf).collect(Collectors.joining(", ")));
        nonlinearity.setValue(mlp.nonlinearity());
        picker.getItems()
                .setAll(
                        List.of(
                                new LinearArchitecture(),
                                MlpArchitecture.standard(),
                                new SmallConvArchitecture(),
                                new BurgessArchitecture()));
        picker.choose(present);
        describe(present);
    }

    /** Positions along a side of the network's grid of codes; 0 if they are not known. */
    int gridSide() {
        ImageShape images = shape;
        return images == null || !picker.getValue().takes(images)
                ? 0
                : picker.getValue().gridSide(images);
    }

    /**
     * What was chosen.
     *
     * @throws InvalidInputException if the sizes cannot be used
     */
    Architecture architecture() {
        if (!(picker.getValue() instanceof MlpArchitecture)) {
            return picker.getValue();
        }
        try {
            List<Integer> sizes =
                    Arrays.stream(hidden.getText().split("[,;\\s]+"))
                            .filter(word -> !word.isEmpty())
                            .map(Integer::valueOf)
                            .toList();
            return new MlpArchitecture(sizes, nonlinearity.getValue());
        } catch (NumberFormatException e) {
            throw new InvalidInputException(
                    "Hidden sizes are whole numbers, for example 400 or 512, 256.", e);
        }
    }
}
