package org.betavista.store;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOInvalidTreeException;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import org.betavista.data.ImageShape;

/** Pictures as PNG. */
public final class PngFile {
    private static final String FORMAT = "javax_imageio_png_1.0";

    private PngFile() {}

    /**
     * Writes pixels to a file, atomically.
     *
     * @param argb 0xAARRGGBB, row by row; opacity is dropped
     */
    public static void write(Path file, int width, int height, int[] argb) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, width, height, argb, 0, width);
        AtomicFile.write(file, encode(image, Map.of()));
    }

    /**
     * Encodes a data set's image as it is, grey or colour.
     *
     * @param pixels unsigned bytes, channel by channel
     */
    public static byte[] encode(ImageShape shape, byte[] pixels) {
        int width = shape.width();
        int height = shape.height();
        int plane = width * height;
        BufferedImage image =
                new BufferedImage(
                        width,
                        height,
                        shape.isGrey()
                                ? BufferedImage.TYPE_BYTE_GRAY
                                : BufferedImage.TYPE_3BYTE_BGR);
        int[] samples = new int[plane];
        for (int channel = 0; channel < shape.channels(); channel++) {
            for (int p = 0; p < plane; p++) {
                samples[p] = pixels[channel * plane + p] & 0xFF;
            }
            image.getRaster().setSamples(0, 0, width, height, channel, samples);
        }
        return encode(image, Map.of());
    }

    /** Encodes a picture with text entries (PNG's iTXt, UTF-8). */
    static byte[] encode(BufferedImage image, Map<String, String> texts) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream output = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(output);
            IIOMetadata metadata =
                    writer.getDefaultImageMetadata(
                            ImageTypeSpecifier.createFromRenderedImage(image), null);
            if (!texts.isEmpty()) {
                metadata.mergeTree(FORMAT, textTree(texts));
            }
            writer.write(new IIOImage(image, null, metadata));
        } catch (IIOInvalidTreeException e) {
            throw new IllegalArgumentException("texts that PNG cannot hold: " + texts, e);
        } catch (IOException e) {
            throw new UncheckedIOException("a picture in memory", e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static IIOMetadataNode textTree(Map<String, String> texts) {
        IIOMetadataNode entries = new IIOMetadataNode("iTXt");
        texts.forEach(
                (keyword, value) -> {
                    IIOMetadataNode entry = new IIOMetadataNode("iTXtEntry");
                    entry.setAttribute("keyword", keyword);
                    entry.setAttribute("compressionFlag", "FALSE");
                    entry.setAttribute("compressionMethod", "0");
                    entry.setAttribute("languageTag", "");
                    entry.setAttribute("translatedKeyword", "");
                    entry.setAttribute("text", value);
                    entries.appendChild(entry);
                });
        IIOMetadataNode root = new IIOMetadataNode(FORMAT);
        root.appendChild(entries);
        return root;
    }
}
