package org.betavista.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import org.betavista.data.ImageDataset;
import org.betavista.data.InvalidInputException;
import org.betavista.data.Progress;
import org.betavista.data.Split;
import org.betavista.data.SplitRule;
import org.betavista.data.files.ImageFit;
import org.betavista.model.ModelConfig;
import org.betavista.store.JsonFile;
import org.betavista.train.TrainingConfig;

/**
 * Everything that is needed to repeat a run; {@code config.json}.
 *
 * @param format of this file, {@value #FORMAT}
 * @param data where the images come from
 * @param images which they were
 * @param borderBrightness mean brightness of the images' borders in [0, 1]; tells whether foreign
 *     pictures must be inverted to look like this data
 * @param model the networks
 * @param training how they are trained
 */
public record RunConfig(
        int format,
        DataSource data,
        DataFingerprint images,
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
        if (!run.has("images")) {
            run.putPOJO("images", DataFingerprint.NONE);
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
        return new RunConfig(
                FORMAT,
                data,
                DataFingerprint.of(data, split),
                borderBrightness(split.train()),
                model,
                training);
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
        return new RunConfig(format, data, images, borderBrightness, model, newTraining);
    }

    /**
     * Reads the images as {@link DataSource#load} does, split as the run has it.
     *
     * @param place where imported sets are kept and found again
     * @param progress hears of slow work, and may end it
     */
    public Split load(DataFolder place, Progress progress) {
        SplitRule rule = images.isNone() ? SplitRule.BY_SEED : SplitRule.BY_IMAGE;
        return data.load(rule, training.seed(), place, progress);
    }

    /** Sentences on what has changed of the images since the run was trained. */
    public List<String> changes(Split now) {
        return images.isNone() ? List.of() : images.changes(DataFingerprint.of(data, now));
    }

    /** The same run, from here on, on images as they are now. */
    public RunConfig on(Split now) {
        return images.isNone()
                ? this
                : new RunConfig(
                        format,
                        data,
                        DataFingerprint.of(data, now),
                        borderBrightness,
                        model,
                        training);
    }
}
