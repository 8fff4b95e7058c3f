package org.betavista.train.tracing;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What DJL's operations are called in TorchScript: the table.
 *
 * <p>In an expression, {@code {this}} is the array that the operation belongs to, {@code {0}} its
 * first argument, {@code {~0}} the same, as a plain number where it is a constant, {@code {*0}} all
 * arrays of a list, {@code {!0}} the opposite of a truth value. What stands in no table is recorded
 * through DJL's default methods, which are made of those that do, or refused.
 */
final class Operations {
    /** Of {@code NDArray}: a name and the number of arguments. */
    private static final Map<String, String> OF_ARRAYS =
            Map.ofEntries(
                    entry("abs/0", "torch.abs({this})"),
                    entry("add/1", "torch.add({this}, {~0})"),
                    entry("argMin/1", "torch.argmin({this}, {0})"),
                    entry("argSort/2", "torch.argsort({this}, {0}, {!1})"),
                    entry("broadcast/1", "torch.expand({this}, {0})"),
                    entry("clip/2", "torch.clamp({this}, {0}, {1})"),
                    entry("div/1", "torch.div({this}, {~0})"),
                    entry("eq/1", "torch.eq({this}, {~0})"),
                    entry("exp/0", "torch.exp({this})"),
                    entry("expandDims/1", "torch.unsqueeze({this}, {0})"),
                    entry("flatten/2", "torch.flatten({this}, {0}, {1})"),
                    entry("flip/1", "torch.flip({this}, {0})"),
                    entry("gather/2", "torch.gather({this}, {1}, {0})"),
                    entry("gt/1", "torch.gt({this}, {~0})"),
                    entry("gte/1", "torch.ge({this}, {~0})"),
                    entry("log/0", "torch.log({this})"),
                    entry("logSoftmax/1", "torch.log_softmax({this}, {0})"),
                    entry("lt/1", "torch.lt({this}, {~0})"),
                    entry("lte/1", "torch.le({this}, {~0})"),
                    entry("matMul/1", "torch.matmul({this}, {0})"),
                    entry("max/2", "torch.amax({this}, {0}, {1})"),
                    entry("maximum/1", "torch.maximum({this}, {0})"),
                    entry("mean/0", "torch.mean({this})"),
                    entry("mean/2", "torch.mean({this}, {0}, {1})"),
                    entry("min/2", "torch.amin({this}, {0}, {1})"),
                    entry("minimum/1", "torch.minimum({this}, {0})"),
                    entry("mul/1", "torch.mul({this}, {~0})"),
                    entry("neg/0", "torch.neg({this})"),
                    entry("oneHot/1", "torch.to(torch.one_hot({this}, {0}), 6)"),
                    entry("pad/2", "torch.constant_pad_nd({this}, {0}, {1})"),
                    entry("pow/1", "torch.pow({this}, {~0})"),
                    entry("reshape/1", "torch.reshape({this}, {0})"),
                    entry("sign/0", "torch.sign({this})"),
                    entry("softmax/1", "torch.softmax({this}, {0})"),
                    entry("sqrt/0", "torch.sqrt({this})"),
                    entry("square/0", "torch.square({this})"),
                    entry("squeeze/1", "torch.squeeze({this}, {0})"),
                    entry("stopGradient/0", "torch.detach({this})"),
                    entry("sub/1", "torch.sub({this}, {~0})"),
                    entry("sum/0", "torch.sum({this})"),
                    entry("sum/2", "torch.sum({this}, {0}, {1})"),
                    entry("tanh/0", "torch.tanh({this})"),
                    entry("tile/1", "torch.repeat({this}, {0})"),
                    entry("toType/2", "torch.to({this}, {0}, False, {1})"),
                    entry("transpose/1", "torch.permute({this}, {0})"));

    /** Of {@code NDArrayEx}, which DJL keeps apart. */
    private static final Map<String, String> OF_INTERNALS =
            Map.of(
                    "concat/2", "torch.cat([{this}, {*0}], {1})",
                    "leakyRelu/1", "torch.leaky_relu({this}, {0})",
                    "relu/0", "torch.relu({this})",
                    "sigmoid/0", "torch.sigmoid({this})",
                    "softPlus/0", "torch.softplus({this})",
                    "stack/2", "torch.stack([{this}, {*0}], {1})",
                    "tanh/0", "torch.tanh({this})",
                    "where/2", "torch.where({0}, {this}, {1})");

    /** The layers' products, the only ones that are worth bfloat16. */
    private static final Map<String, String> PRODUCTS =
            Map.of(
                    "linear/3", "torch.linear({0}, {1}, {2})",
                    "convolution/7", "torch.conv2d({0}, {1}, {2}, {3}, {4}, {5}, {6})");

    /** Of {@code NDManager}: new arrays. */
    private static final Map<String, String> OF_MANAGERS =
            Map.of(
                    "zeros/2", "torch.zeros({0}, dtype={1})",
                    "ones/2", "torch.ones({0}, dtype={1})",
                    "full/3", "torch.full({0}, {1}, dtype={2})",
                    "eye/4", "torch.eye({0}, {1}, dtype={3})",
                    "arange/4", "torch.arange({0}, {1}, {2}, dtype={3})",
                    "randomNormal/4", "torch.normal({0}, {1}, {2}, dtype={3})",
                    "randomUniform/4", "torch.uniform_(torch.empty({2}, dtype={3}), {0}, {1})");

    /** What an array knows of itself without looking at its values. */
    private static final Set<String> FACTS =
            Set.of("getShape", "getDataType", "getDevice", "getSparseFormat", "getUid");

    private Operations() {}

    /** The expression for an operation of an array, or empty. */
    static Optional<String> ofArray(String name, int arguments) {
        return Optional.ofNullable(OF_ARRAYS.get(name + "/" + arguments));
    }

    /** The expression for an operation of an array's internals, or empty. */
    static Optional<String> ofInternal(String name, int arguments) {
        return Optional.ofNullable(OF_INTERNALS.get(name + "/" + arguments));
    }

    /** The expression for a product of a layer's input and its weights, or empty. */
    static Optional<String> product(String name, int arguments) {
        return Optional.ofNullable(PRODUCTS.get(name + "/" + arguments));
    }

    /** The expression for a new array, or empty. */
    static Optional<String> ofManager(String name, int arguments) {
        return Optional.ofNullable(OF_MANAGERS.get(name + "/" + arguments));
    }

    /** Whether the answer needs no value, so that the example's own will do. */
    static boolean isFact(String name) {
        return FACTS.contains(name);
    }
}
