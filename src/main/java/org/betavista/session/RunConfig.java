package org.betavista.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import org.betavista.data.ImageDataset;
import org.betavista.data.InvalidInputException;
import org.betavista.data.Split;
import org.betavista.data.files.ImageFit;
import org.betavista.model.ModelConfig;
import org.betavista.store.JsonFile;
import org.betavista.train.TrainingConfig;

/**
 * Everything that is needed to repeat a run; {@code config.json}.
 *
 * @param format of this file, {@value #FORMAT}
 * @param data where the images come from
 * @param borderBrightness mean brightness of the images' borders in [0, 1]; tells whether foreign
 *     pictures must be inverted to look like this data
 * @param model the networks
 * @param training how they are trained
 */
public record RunConfig(
        int format,
        DataSource data,
        double borderBrightness,
        ModelConfig model,
        TrainingConfig training) {
    /** The version of the format that this program writes. */
    public static final int FORMAT = 2;

    private static final int BEFORE_OBJECTIVES = 1;
    private static final int IMAGES_FOR_BORDER = 200;

    public RunConfig {
        if (format != FORMAT) {
            throw new InvalidInputException(
                    "This run has format %s, and this version of Betavista reads formats 1 to %s."
                            .formatted(format, FORMAT));
        }
        training.check(model);
    }

    /**
     * Reads one that this version or an earlier one wrote.
     *
     * @throws InvalidInputException if the file is missing or cannot be used
     */
    public static RunConfig read(Path file) {
        return JsonFile.read(file, RunConfig.class, RunConfig::upgrade);
    }

    /** Brings what earlier versions wrote up to date. */
    private static void upgrade(ObjectNode run) {
        if (run.path("format").asInt() == BEFORE_OBJECTIVES) {
            addObjective(run);
        }
        // Runs of this format were float32 only, and said nothing of it, before there was a choice.
        if (run.get("training") instanceof ObjectNode training && !training.has("fast")) {
            training.put("fast", false);
        }
        if (run.get("data") instanceof ObjectNode data) {
            DataSource.upgrade(data);
        }
    }

    /** Format 1 knew the beta-VAE with a diagonal posterior only. */
    private static void addObjective(ObjectNode run) {
        run.put("format", FORMAT);
        if (run.get("model") instanceof ObjectNode model) {
            model.putObject("posterior").put("kind", "diagonal");
            if (model.get("architecture") instanceof ObjectNode networks
                    && networks.has("hidden")) {
                networks.put("nonlinearity", "relu");
            }
        }
        if (run.get("training") instanceof ObjectNode training) {
            JsonNode beta = training.remove("beta");
            training.putObject("objective").put("kind", "beta-vae");
            training.putObject("estimator").put("kind", "reparameterisation");
            training.put("binarised", false);
            ObjectNode pricing = training.putObject("pricing");
            pricing.put("alpha", 1.0).set("beta", beta);
            pricing.put("freeBits", 0.0).putObject("schedule").put("kind", "hold");
        }
    }

    /** Describes a run on images that are loaded already. */
    public static RunConfig of(
            DataSource data, Split split, ModelConfig model, TrainingConfig training) {
        return new RunConfig(FORMAT, data, borderBrightness(split.train()), model, training);
    }

    private static double borderBrightness(ImageDataset images) {
        double sum = 0;
        int[] indices = images.firstIndices(IMAGES_FOR_BORDER);
        for (int index : indices) {
            sum += ImageFit.border(images.image(index), images.shape());
        }
        return sum / indices.length;
    }

    /** The same run with other training. */
    public RunConfig with(TrainingConfig newTraining) {
        return new RunConfig(format, data, borderBrightness, model, newTraining);
    }
}
