package org.betavista.cli.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.betavista.data.ImageDataset;
import org.betavista.data.ImageShape;
import org.betavista.data.InvalidInputException;
import org.betavista.data.Split;
import org.betavista.data.StoredImages;
import org.betavista.model.Architecture;
import org.betavista.model.BernoulliLikelihood;
import org.betavista.model.BurgessArchitecture;
import org.betavista.model.MlpArchitecture;
import org.betavista.model.ModelConfig;
import org.betavista.session.DataSource;
import org.betavista.train.TrainingConfig;

/** A network, its images and its batch, whose training is timed. */
enum TrainCase {
    CIRCLES("MLP 1024-400-6, Circles 32x32, batch 128", 6, 128),
    MNIST("MLP 784-400-20, batch 128; images of MNIST's shape, the built-in Digits 28x28", 20, 128),
    CONV("Conv (Burgess) with 10 latents, Shapes 64x64, batch 64", 10, 64),
    TINY("MLP 64-32-4, Circles made as small as 8x8, batch 128", 4, 128);

    /** 80 batches of 128 or 160 of 64. */
    private static final int MOST_IMAGES = 10_240;

    private static final int TINY_SIDE = 8;

    private final String title;
    private final int latents;
    private final int batch;

    TrainCase(String title, int latents, int batch) {
        this.title = title;
        this.latents = latents;
        this.batch = batch;
    }

    private DataSource source() {
        return switch (this) {
            case CIRCLES, TINY -> new DataSource.BuiltInCircles();
            case MNIST -> new DataSource.BuiltInDigits();
            case CONV -> new DataSource.BuiltInShapes();
        };
    }

    private Architecture architecture() {
        return switch (this) {
            case CIRCLES, MNIST -> new MlpArchitecture(List.of(400));
            case CONV -> new BurgessArchitecture();
            case TINY -> new MlpArchitecture(List.of(32));
        };
    }

    /**
     * The case of a name.
     *
     * @throws InvalidInputException if there is none
     */
    static TrainCase named(String name) {
        for (TrainCase one : values()) {
            if (one.key().equals(name)) {
                return one;
            }
        }
        throw new InvalidInputException(
                "There is no case \"%s\"; choose circles, mnist, conv or tiny.".formatted(name));
    }

    /** What it is called on the command line and in JSON. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What is measured, for people. */
    String title() {
        return title;
    }

    /** Images a step. */
    int batch() {
        return batch;
    }

    /** Units of the hidden layer; empty where the network is the convolutional one. */
    OptionalInt hidden() {
        return architecture() instanceof MlpArchitecture mlp
                ? OptionalInt.of(mlp.hidden().get(0))
                : OptionalInt.empty();
    }

    /** The images; those to train on are a whole number of batches, in memory. */
    Split images() {
        Split all = source().load(1);
        int count = Math.min(MOST_IMAGES, all.train().size()) / batch * batch;
        StoredImages train = StoredImages.copyOf(all.train(), count, Integer.MAX_VALUE);
        return this == TINY
                ? new Split(shrunk(train), shrunk(all.heldOut()))
                : new Split(train, all.heldOut());
    }

    /** Each pixel is the mean of the square that it stands for. */
    private static StoredImages shrunk(ImageDataset images) {
        ImageShape from = images.shape();
        ImageShape to = new ImageShape(1, TINY_SIDE, TINY_SIDE);
        int square = from.height() / TINY_SIDE;
        byte[] large = new byte[from.size()];
        byte[] small = new byte[Math.multiplyExact(images.size(), to.size())];
        int[] sums = new int[to.size()];
        for (int i = 0; i < images.size(); i++) {
            images.copyPixels(i, large, 0);
            Arrays.fill(sums, 0);
            for (int p = 0; p < large.length; p++) {
                int row = p / from.width() / square;
                int column = p % from.width() / square;
                sums[row * TINY_SIDE + column] += large[p] & 0xFF;
            }
            for (int p = 0; p < sums.length; p++) {
                small[i * sums.length + p] = (byte) (sums[p] / (square * square));
            }
        }
        return new StoredImages(images.name(), to, small, null, "");
    }

    /** The model for images of a shape. */
    ModelConfig model(ImageShape shape) {
        return new ModelConfig(shape, architecture(), latents, new BernoulliLikelihood());
    }

    /** A plain VAE. */
    TrainingConfig training(int threads, boolean fast) {
        return new TrainingConfig(1, 1e-3, batch, 1, threads).withFast(fast);
    }
}
