package org.betavista.session;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.betavista.data.files.ImageFile;
import org.betavista.data.files.ImageFit;
import org.betavista.data.files.Picture;
import org.betavista.model.Codes;
import org.betavista.model.Evaluation;
import org.betavista.model.FrozenVae;
import org.betavista.model.FullFamily;

/** Takes people's pictures to codes. */
public final class ImageEncoder {
    private ImageEncoder() {}

    /**
     * Reads a file and fits it to what a model takes.
     *
     * @throws org.betavista.data.InvalidInputException if the file is no picture
     */
    public static ImageFit fit(Path file, RunConfig config) {
        return fit(ImageFile.read(file), config);
    }

    /** Fits a picture to what a model takes. */
    public static ImageFit fit(Picture picture, RunConfig config) {
        return ImageFit.of(picture, config.model().shape(), config.borderBrightness());
    }

    /**
     * Encodes fitted images with a model's present weights.
     *
     * @param names for people, one an image
     * @param fits the images
     */
    public static List<EncodedImage> encode(
            FrozenVae model, List<String> names, List<ImageFit> fits) {
        int pixels = model.config().shape().size();
        int latents = model.config().latentSize();
        float[] images = new float[fits.size() * pixels];
        for (int i = 0; i < fits.size(); i++) {
            System.arraycopy(fits.get(i).pixels(), 0, images, i * pixels, pixels);
        }
        Codes codes = model.encode(images);
        float[] covariance =
                model.config().posterior() instanceof FullFamily ? model.covariance(images) : null;
        float[] decoded = model.decode(codes.mu());
        // At epsilon = 0 the draw is mu itself: what the picture beside the figure shows.
        Evaluation evaluation = model.evaluate(images, new float[fits.size() * latents]);
        boolean hasKl = model.config().posterior().isGaussian();
        List<EncodedImage> encoded = new ArrayList<>();
        for (int i = 0; i < fits.size(); i++) {
            encoded.add(
                    new EncodedImage(
                            names.get(i),
                            fits.get(i).notes(),
                            fits.get(i).pixels(),
                            codes.mu(i),
                            codes.sigma(i),
                            covariance == null
                                    ? null
                                    : java.util.Arrays.copyOfRange(
                                            covariance,
                                            i * latents * latents,
                                            (i + 1) * latents * latents),
                            java.util.Arrays.copyOfRange(decoded, i * pixels, (i + 1) * pixels),
                            evaluation.reconstruction()[i],
                            hasKl ? evaluation.kl(i) : Double.NaN));
        }
        return encoded;
    }
}
