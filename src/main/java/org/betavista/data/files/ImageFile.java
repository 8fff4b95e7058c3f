package org.betavista.data.files;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.betavista.data.InvalidInputException;

/** Reads PNG, JPEG, BMP and GIF files (the first frame) without trusting what they claim. */
public final class ImageFile {
    /** More pixels than any camera makes, fewer than would hurt. */
    private static final long MOST_PIXELS = 200_000_000L;

    /** Larger pictures are thinned while they are decoded, to about this many pixels. */
    private static final long DECODED_PIXELS = 4_000_000L;

    private static final Predicate<String> CUT_OFF =
            Pattern.compile("premature|truncated", Pattern.CASE_INSENSITIVE).asPredicate();

    private ImageFile() {}

    /**
     * Decodes a picture. Its dimensions are checked before any pixel is decoded.
     *
     * @throws InvalidInputException if the file is no picture, is damaged, or is too large
     */
    public static Picture read(Path file) {
        String name = String.valueOf(file.getFileName());
        if (Files.isDirectory(file)) {
            throw new InvalidInputException(name + " is a folder; choose image files.");
        }
        try {
            if (Files.size(file) == 0) {
                throw new InvalidInputException(name + " is empty; it holds no picture.");
            }
            if (!Files.isReadable(file)) {
                throw new AccessDeniedException(name);
            }
            try (InputStream bytes = Files.newInputStream(file);
                    ImageInputStream input = new MemoryCacheImageInputStream(bytes)) {
                return read(name, input);
            }
        } catch (java.nio.file.NoSuchFileException e) {
            throw new InvalidInputException("There is no file " + file + ".", e);
        } catch (AccessDeniedException e) {
            throw new InvalidInputException(name + " may not be read; change its permissions.", e);
        } catch (IOException e) {
            throw damaged(name, e);
        }
    }

    private static Picture read(String name, ImageInputStream input) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
        if (!readers.hasNext()) {
            throw new InvalidInputException(
                    name + " is not an image; PNG, JPEG, BMP and GIF files can be opened.");
        }
        ImageReader reader = readers.next();
        try {
            reader.setInput(input, true, true);
            long width = reader.getWidth(0);
            long height = reader.getHeight(0);
            if (width < 1 || height < 1) {
                throw new InvalidInputException(
                        name + " has no pixels (%d x %d).".formatted(width, height));
            }
            if (width * height > MOST_PIXELS) {
                throw new InvalidInputException(
                        "%s claims %d x %d pixels, which is too large; scale it down first."
                                .formatted(name, width, height));
            }
            ImageReadParam parameters = reader.getDefaultReadParam();
            int step = (int) Math.ceil(Math.sqrt((double) width * height / DECODED_PIXELS));
            if (step > 1) {
                parameters.setSourceSubsampling(step, step, 0, 0);
            }
            // The JPEG decoder fills what is missing with grey, and only warns.
            List<String> warnings = new ArrayList<>();
            reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
            BufferedImage image = reader.read(0, parameters);
            if (warnings.stream().anyMatch(CUT_OFF)) {
                throw new IIOException(String.join("; ", warnings));
            }
            return toPicture(image);
        } catch (InvalidInputException e) {
            throw e;
        } catch (IIOException e) {
            throw damaged(name, e);
        } catch (RuntimeException e) {
            // The JDK's decoders answer some broken files with unchecked exceptions.
            throw damaged(name, e);
        } finally {
            reader.dispose();
        }
    }

    private static InvalidInputException damaged(String name, Exception cause) {
        return new InvalidInputException(
                name + " is damaged or cut off and cannot be decoded; save it again.", cause);
    }

    /** Transparent pixels become white, as paper is. */
    private static Picture toPicture(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        int[] argb = image.getRGB(0, 0, width, height, null, 0, width);
        boolean grey16 =
                image.getRaster().getNumBands() <= 2
                        && image.getColorModel().getNumColorComponents() == 1;
        float[] red = new float[argb.length];
        float[] green = new float[argb.length];
        float[] blue = new float[argb.length];
        float[] samples = grey16 ? greySamples(image) : new float[0];
        for (int i = 0; i < argb.length; i++) {
            float alpha = (argb[i] >>> 24) / 255f;
            float paper = 1 - alpha;
            red[i] = alpha * (grey16 ? samples[i] : (argb[i] >> 16 & 0xFF) / 255f) + paper;
            green[i] = alpha * (grey16 ? samples[i] : (argb[i] >> 8 & 0xFF) / 255f) + paper;
            blue[i] = alpha * (grey16 ? samples[i] : (argb[i] & 0xFF) / 255f) + paper;
        }
        return new Picture(width, height, red, green, blue);
    }

    /**
     * A grey file's own values. {@code getRGB} would pass them through a linear grey colour space
     * and return other values than the file holds.
     */
    private static float[] greySamples(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        int[] raw = image.getRaster().getSamples(0, 0, width, height, 0, (int[]) null);
        float largest = (1 << image.getSampleModel().getSampleSize(0)) - 1;
        float[] samples = new float[raw.length];
        for (int i = 0; i < raw.length; i++) {
            samples[i] = raw[i] / largest;
        }
        return samples;
    }
}
