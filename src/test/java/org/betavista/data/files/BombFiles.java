package org.betavista.data.files;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Small files that claim to be large pictures, some of them truly. */
final class BombFiles {
    private static final int TIFF_HEADER = 8;
    private static final int TIFF_ENTRY = 12;

    private BombFiles() {}

    private static ByteBuffer littleEndian(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] bytes(ByteBuffer whole) {
        byte[] bytes = new byte[whole.capacity()];
        whole.get(0, bytes);
        return bytes;
    }

    static byte[] gif(int width, int height) {
        return littleEndian(44)
                .put("GIF89a".getBytes(StandardCharsets.US_ASCII))
                .putShort((short) width)
                .putShort((short) height)
                .put(new byte[] {(byte) 0x80, 0, 0, 0, 0, 0, -1, -1, -1, 0x2C, 0, 0, 0, 0})
                .putShort((short) width)
                .putShort((short) height)
                .put(new byte[] {0, 2, 2, 0x4C, 1, 0, 0x3B})
                .array();
    }

    /** A picture of one colour, with all its rows. */
    static byte[] png(int width, int height, int depth, int type, int channels) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
        ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height);
        header.put((byte) depth).put((byte) type);
        long row = 1 + ((long) width * depth * channels + 7) / 8;
        chunk(file, "IHDR", header.array());
        chunk(file, "IDAT", packedZeros(row * height));
        chunk(file, "IEND", new byte[0]);
        return file.toByteArray();
    }

    /** The same without any rows. */
    static byte[] emptyPng(int width, int height) {
        byte[] png = png(1, 1, 8, 0, 1);
        ByteBuffer file = ByteBuffer.wrap(png).putInt(16, width).putInt(20, height);
        CRC32 checksum = new CRC32();
        checksum.update(png, 12, 17);
        file.putInt(29, (int) checksum.getValue());
        return png;
    }

    private static void chunk(ByteArrayOutputStream file, String type, byte[] data) {
        ByteBuffer chunk = ByteBuffer.allocate(12 + data.length).putInt(data.length);
        chunk.put(type.getBytes(StandardCharsets.US_ASCII)).put(data);
        CRC32 checksum = new CRC32();
        checksum.update(chunk.array(), 4, 4 + data.length);
        file.writeBytes(chunk.putInt((int) checksum.getValue()).array());
    }

    private static byte[] packedZeros(long count) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflate =
                new DeflaterOutputStream(packed, new Deflater(Deflater.BEST_SPEED))) {
            byte[] zeros = new byte[1 << 16];
            for (long left = count; left > 0; left -= zeros.length) {
                deflate.write(zeros, 0, (int) Math.min(left, zeros.length));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    static byte[] jpeg(int width, int height, boolean progressive) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam parameters = writer.getDefaultWriteParam();
        if (progressive) {
            parameters.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        try (ImageOutputStream output = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(output);
            writer.write(null, new IIOImage(image, null, null), parameters);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** Puts another size into the frame of a JPEG file. */
    static byte[] resized(byte[] jpeg, int width, int height) {
        byte[] bytes = jpeg.clone();
        for (int i = 0; i + 9 < bytes.length; i++) {
            int marker = bytes[i + 1] & 0xFF;
            if (bytes[i] == -1 && (marker == 0xC0 || marker == 0xC2)) {
                ByteBuffer.wrap(bytes)
                        .putShort(i + 5, (short) height)
                        .putShort(i + 7, (short) width);
            }
        }
        return bytes;
    }

    /**
     * A TIFF file with one strip, whose directory is its own successor.
     *
     * @param extra tag, type, count and value of more entries
     */
    static byte[] tiff(int width, int height, int compression, byte[] strip, int... extra) {
        int[] entries = {
            256, 4, 1, width,
            257, 4, 1, height,
            258, 3, 1, 8,
            259, 3, 1, compression,
            262, 3, 1, 1,
            278, 4, 1, height
        };
        int count = entries.length / 4 + extra.length / 4;
        boolean strips = Arrays.stream(extra).noneMatch(value -> value == 273);
        int size = TIFF_HEADER + 2 + (count + (strips ? 2 : 0)) * TIFF_ENTRY + 4;
        ByteBuffer file = littleEndian(size + strip.length).put(new byte[] {'I', 'I', 42, 0});
        file.putInt(TIFF_HEADER).putShort((short) (count + (strips ? 2 : 0)));
        putEntries(file, entries);
        if (strips) {
            putEntries(file, 273, 4, 1, size, 279, 4, 1, strip.length);
        }
        putEntries(file, extra);
        return bytes(file.putInt(TIFF_HEADER).put(strip));
    }

    private static void putEntries(ByteBuffer file, int... entries) {
        for (int i = 0; i < entries.length; i += 4) {
            file.putShort((short) entries[i]).putShort((short) entries[i + 1]);
            file.putInt(entries[i + 2]).putInt(entries[i + 3]);
        }
    }

    static byte[] bmp(int width, int height, int bits, int compression, byte[] data) {
        int palette = bits == 8 ? 1024 : 0;
        int start = 54 + palette;
        ByteBuffer file = littleEndian(start + data.length).put(new byte[] {'B', 'M'});
        file.putInt(start + data.length).putInt(0).putInt(start);
        file.putInt(40).putInt(width).putInt(height).putShort((short) 1).putShort((short) bits);
        file.putInt(compression).putInt(data.length);
        return bytes(file.position(start).put(data));
    }

    /** Runs of 255 equal pixels. */
    static byte[] runs(int width, int height) {
        ByteArrayOutputStream runs = new ByteArrayOutputStream();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x += 255) {
                runs.write(Math.min(255, width - x));
                runs.write(1);
            }
            runs.writeBytes(new byte[] {0, 0});
        }
        runs.writeBytes(new byte[] {0, 1});
        return runs.toByteArray();
    }

    /** A lossless WebP picture of one colour, which needs no bit a pixel. */
    static byte[] webp(int width, int height) {
        int size = (width - 1) | ((height - 1) << 14);
        ByteBuffer file = littleEndian(44).put("RIFF".getBytes(StandardCharsets.US_ASCII));
        file.putInt(36).put("WEBPVP8L".getBytes(StandardCharsets.US_ASCII)).putInt(24);
        // No transform, no cache, one group of five codes of one symbol each.
        file.put((byte) 0x2F).putInt(size);
        long codes = 0;
        for (int i = 0; i < 5; i++) {
            codes |= 1L << (3 + 4 * i);
        }
        return bytes(file.putLong(codes));
    }
}
