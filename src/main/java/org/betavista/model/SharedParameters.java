package org.betavista.model;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Gives the layers their weights from {@link SharedArray}s in place of arrays of their own. */
final class SharedParameters extends ParameterStore {
    private final NDManager manager;
    private final Map<String, NDArray> byId = new HashMap<>();
    private final Map<String, SharedArray> byName = new LinkedHashMap<>();

    SharedParameters(NDManager manager) {
        super(manager, false);
        this.manager = manager;
    }

    /**
     * Moves the initialised weights of a network here.
     *
     * @param network becomes the first part of the names: "encoder.hidden1.bias"
     */
    void add(String network, Block block) {
        for (var child : block.getChildren()) {
            String layer = child.getKey().replaceFirst("^\\d+", ""); // DJL numbers the layers
            for (var entry : child.getValue().getParameters()) {
                Parameter parameter = entry.getValue();
                SharedArray shared = SharedArray.copyOf(manager, parameter.getArray());
                parameter.close();
                byId.put(parameter.getId(), shared.array());
                byName.put(network + "." + layer + "." + entry.getKey(), shared);
            }
        }
    }

    /** Adds a weight that belongs to no layer. */
    void add(String name, SharedArray weight) {
        byName.put(name, weight);
    }

    /**
     * The same weights, which gradients do not reach.
     *
     * @param batch owns what stands in for them
     */
    ParameterStore fixed(NDManager batch) {
        return new ParameterStore(manager, false) {
            @Override
            public NDArray getValue(
                    @Nullable Parameter parameter, Device device, boolean training) {
                NDArray weight =
                        SharedParameters.this.getValue(parameter, device, training).stopGradient();
                weight.attach(batch);
                return weight;
            }
        };
    }

    /**
     * The same weights for what computes with stand-ins for them.
     *
     * @param lens gives the stand-in of an array
     */
    SharedParameters through(UnaryOperator<NDArray> lens) {
        SharedParameters seen = new SharedParameters(manager);
        IdentityHashMap<NDArray, NDArray> standIns = new IdentityHashMap<>();
        byName.forEach(
                (name, shared) -> {
                    SharedArray standIn = shared.through(lens);
                    seen.byName.put(name, standIn);
                    standIns.put(shared.array(), standIn.array());
                });
        byId.forEach((id, array) -> seen.byId.put(id, Objects.requireNonNull(standIns.get(array))));
        return seen;
    }

    /** All weights by name, in the order in which they were added. */
    Map<String, SharedArray> byName() {
        return Collections.unmodifiableMap(byName);
    }

    @Override
    public NDArray getValue(@Nullable Parameter parameter, Device device, boolean training) {
        NDArray array = parameter == null ? null : byId.get(parameter.getId());
        if (array == null) {
            throw new IllegalArgumentException("no weights for " + parameter);
        }
        return array;
    }
}
