package org.betavista.session;

import org.betavista.data.ImageDataset;
import org.betavista.data.InvalidInputException;
import org.betavista.data.Split;
import org.betavista.data.files.ImageFit;
import org.betavista.model.ModelConfig;
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
    public static final int FORMAT = 1;

    private static final int IMAGES_FOR_BORDER = 200;

    public RunConfig {
        if (format != FORMAT) {
            throw new InvalidInputException(
                    "This run has format %d, and this version of Betavista reads format %d."
                            .formatted(format, FORMAT));
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
