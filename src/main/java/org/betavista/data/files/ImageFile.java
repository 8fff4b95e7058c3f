package org.betavista.data.files;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
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
import org.betavista.data.ImageShape;
import org.betavista.data.InvalidInputException;

/**
 * Reads PNG, JPEG, GIF, BMP, TIFF, WebP and PNM files (the first frame) without trusting what they
 * claim.
 *
 * <p>Values are those that the file holds: a gamma that it names is not applied. Embedded colour
 * profiles are. Transparent pixels become white, as paper is. A photograph is turned as its camera
 * was held (EXIF).
 */
public final class ImageFile {
    /** Larger pictures are thinned while they are decoded, to at most about this many pixels. */
    private static final long DECODED_PIXELS = 4_000_000L;

    /** Thinned pictures keep this many pixels a target pixel, along each side. */
    private static final long PIXELS_FOR_ONE = 4;

    private static final long LARGEST_FILE = 256L << 20;

    private static final Predicate<String> CUT_OFF =
            Pattern.compile("premature|truncated", Pattern.CASE_INSENSITIVE).asPredicate();

    private ImageFile() {}

    /**
     * Decodes a picture. Its dimensions are checked before any pixel is decoded.
     *
     * @throws InvalidInputException if the file is no picture, is damaged, or is too large
     */
    public static Picture read(Path file) {
        return read(file, DECODED_PIXELS);
    }

    /**
     * Decodes a picture for a small view of it: every n-th pixel of a large one.
     *
     * @param mostPixels of the picture, 1 or more; a smaller file is decoded as it is
     * @throws InvalidInputException if the file is no picture, is damaged, or is too large
     */
    public static Picture read(Path file, long mostPixels) {
        return read(file, (width, height) -> Thinning.to(mostPixels, width, height));
    }

    /**
     * Decodes a picture that is going to be fitted to a shape. What is thinned keeps four times the
     * pixels of the shape along each side, so that area means stay good.
     *
     * @throws InvalidInputException if the file is no picture, is damaged, or is too large
     */
    public static Picture read(Path file, ImageShape shape) {
        return read(
                file,
                (width, height) -> {
                    // Twice the same side, because the picture may have to be turned.
                    long side = Math.min(width, height) / Math.max(shape.width(), shape.height());
                    return Thinning.to(DECODED_PIXELS, width, height)
                            .atLeast((int) Math.max(1, side / PIXELS_FOR_ONE));
                });
    }

    /**
     * Whether a file, whatever its name, begins as a PNG, JPEG, GIF or WebP file does. Other
     * formats begin with too little to tell.
     */
    public static boolean beginsLikeOne(Path file) {
        try (InputStream input = Files.newInputStream(file)) {
            return ImageFormat.of(input.readNBytes(ImageFormat.LONGEST_BEGINNING))
                    .filter(ImageFormat::isUnmistakable)
                    .isPresent();
        } catch (IOException e) {
            return false;
        }
    }

    private static Picture read(Path file, Thinning.Choice thinning) {
        String name = String.valueOf(file.getFileName());
        byte[] bytes = bytes(name, file);
        ImageFormat format =
                ImageFormat.of(bytes)
                        .orElseThrow(
                                () ->
                                        new InvalidInputException(
                                                "%s is not an image; %s files can be opened."
                                                        .formatted(name, ImageFormat.NAMES)));
        FileStructure structure = FileStructure.of(format, name, bytes);
        PixelBudget budget = new PixelBudget(name, bytes.length);
        if (structure.width() > 0 || structure.height() > 0) {
            budget.check(structure.width(), structure.height(), structure.heldBytes());
        }
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format.decoder());
        if (!readers.hasNext()) {
            throw new InvalidInputException(
                    "%s cannot be opened: the decoder of %s files is missing; install again."
                            .formatted(name, format));
        }
        ImageReader reader = readers.next();
        try (BytesInput input = new BytesInput(bytes)) {
            reader.setInput(input, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            budget.check(width, height, structure.heldBytes());
            BufferedImage image =
                    format == ImageFormat.GIF
                            ? onScreen(bytes, reader, budget, thinning)
                            : decode(reader, thinning.of(width, height));
            return structure.orientation().apply(DecodedImage.toPicture(image));
        } catch (InvalidInputException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // Decoders answer some broken files with unchecked exceptions.
            throw new InvalidInputException(
                    name + " is damaged or cut off and cannot be decoded; save it again.", e);
        } finally {
            reader.dispose();
        }
    }

    private static byte[] bytes(String name, Path file) {
        if (Files.isDirectory(file)) {
            throw new InvalidInputException(name + " is a folder; choose image files.");
        }
        try {
            long size = Files.size(file);
            if (!Files.isRegularFile(file)) {
                throw new InvalidInputException(name + " is no file; choose image files.");
            }
            if (size == 0) {
                throw new InvalidInputException(name + " is empty; it holds no picture.");
            }
            if (size > LARGEST_FILE) {
                throw new InvalidInputException(
                        "%s has %s MB, which is too large; scale it down first."
                                .formatted(name, size >> 20));
            }
            try (InputStream input = Files.newInputStream(file)) {
                return input.readNBytes((int) LARGEST_FILE);
            }
        } catch (NoSuchFileException e) {
            throw new InvalidInputException(
                    Files.isSymbolicLink(file)
                            ? name + " is a link to a file that does not exist; choose the file."
                            : "There is no file " + file + ".",
                    e);
        } catch (AccessDeniedException e) {
            throw new InvalidInputException(name + " may not be read; change its permissions.", e);
        } catch (FileSystemException e) {
            throw new InvalidInputException(
                    Files.isSymbolicLink(file)
                            ? name + " is a link that leads back to itself; choose the file."
                            : "%s cannot be read (%s).".formatted(name, e.getReason()),
                    e);
        } catch (IOException e) {
            throw new InvalidInputException(
                    "%s cannot be read (%s).".formatted(name, e.getMessage()), e);
        }
    }

    private static BufferedImage onScreen(
            byte[] bytes, ImageReader reader, PixelBudget budget, Thinning.Choice thinning)
            throws IOException {
        GifScreen screen = GifScreen.of(bytes, reader.getWidth(0), reader.getHeight(0));
        budget.check(screen.width(), screen.height(), 0);
        Thinning thinned = thinning.of(screen.width(), screen.height());
        return screen.isFilled()
                ? decode(reader, thinned)
                : screen.compose(thinned, (left, top) -> decode(reader, thinned, left, top));
    }

    private static BufferedImage decode(ImageReader reader, Thinning thinning) throws IOException {
        return decode(reader, thinning, 0, 0);
    }

    /**
     * @param left the first column that is kept, less than a thinned one
     * @param top the first row that is kept
     */
    private static BufferedImage decode(ImageReader reader, Thinning thinning, int left, int top)
            throws IOException {
        ImageReadParam parameters = reader.getDefaultReadParam();
        parameters.setSourceSubsampling(thinning.columns(), thinning.rows(), left, top);
        // The JPEG decoder fills what is missing with grey, and only warns.
        List<String> warnings = new ArrayList<>();
        reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
        BufferedImage image = reader.read(0, parameters);
        if (warnings.stream().anyMatch(CUT_OFF)) {
            throw new IIOException(String.join("; ", warnings));
        }
        return image;
    }
}
