package org.betavista.data.files;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * A second PNG decoder, written from the specification alone, to compare the first with. It knows
 * every colour type, depth, filter, interlacing and transparency, and trusts its files.
 */
final class ReferencePng {
    private static final int[] CHANNELS = {1, 0, 3, 1, 2, 0, 4};
    private static final int[][] PASSES = {
        {0, 0, 8, 8},
        {4, 0, 8, 8},
        {0, 4, 4, 8},
        {2, 0, 4, 4},
        {0, 2, 2, 4},
        {1, 0, 2, 2},
        {0, 1, 1, 2}
    };

    final int width;
    final int height;

    /** Red, green, blue on white paper, in [0, 1]. */
    final double[][] planes;

    private final int depth;
    private final int colourType;
    private byte[] palette = {};
    private byte[] transparency = {};

    ReferencePng(byte[] file) throws DataFormatException {
        ByteBuffer content = ByteBuffer.wrap(file);
        width = content.getInt(16);
        height = content.getInt(20);
        depth = file[24];
        colourType = file[25];
        boolean interlaced = file[28] == 1;
        planes = new double[3][width * height];
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        for (int at = 8; at < file.length; at += 12 + content.getInt(at)) {
            String type = new String(file, at + 4, 4, StandardCharsets.US_ASCII);
            byte[] data = java.util.Arrays.copyOfRange(file, at + 8, at + 8 + content.getInt(at));
            switch (type) {
                case "PLTE" -> palette = data;
                case "tRNS" -> transparency = data;
                case "IDAT" -> packed.writeBytes(data);
                default -> {}
            }
        }
        Inflater inflater = new Inflater();
        inflater.setInput(packed.toByteArray());
        int[][] passes = interlaced ? PASSES : new int[][] {{0, 0, 1, 1}};
        for (int[] pass : passes) {
            pass(inflater, pass[0], pass[1], pass[2], pass[3]);
        }
        inflater.end();
    }

    private void pass(Inflater inflater, int x0, int y0, int stepX, int stepY)
            throws DataFormatException {
        int columns = (width - x0 + stepX - 1) / stepX;
        int rows = (height - y0 + stepY - 1) / stepY;
        if (columns < 1 || rows < 1) {
            return;
        }
        int bits = depth * CHANNELS[colourType];
        int back = Math.max(1, bits / 8);
        byte[] previous = new byte[(columns * bits + 7) / 8];
        for (int row = 0; row < rows; row++) {
            byte[] line = new byte[previous.length + 1];
            int filled = 0;
            while (filled < line.length) {
                int count = inflater.inflate(line, filled, line.length - filled);
                if (count == 0) {
                    throw new DataFormatException("too short");
                }
                filled += count;
            }
            byte[] samples = java.util.Arrays.copyOfRange(line, 1, line.length);
            unfilter(line[0], samples, previous, back);
            for (int column = 0; column < columns; column++) {
                put((y0 + row * stepY) * width + x0 + column * stepX, samples, column);
            }
            previous = samples;
        }
    }

    private static void unfilter(int filter, byte[] line, byte[] above, int back) {
        for (int i = 0; i < line.length; i++) {
            int a = i >= back ? line[i - back] & 0xFF : 0;
            int b = above[i] & 0xFF;
            int c = i >= back ? above[i - back] & 0xFF : 0;
            int p = a + b - c;
            int pa = Math.abs(p - a);
            int pb = Math.abs(p - b);
            int pc = Math.abs(p - c);
            line[i] +=
                    (byte)
                            switch (filter) {
                                case 0 -> 0;
                                case 1 -> a;
                                case 2 -> b;
                                case 3 -> (a + b) / 2;
                                default -> pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
                            };
        }
    }

    private int sample(byte[] line, int column, int channel) {
        int index = column * CHANNELS[colourType] + channel;
        return switch (depth) {
            case 16 -> ((line[2 * index] & 0xFF) << 8) | (line[2 * index + 1] & 0xFF);
            case 8 -> line[index] & 0xFF;
            default -> {
                int bit = index * depth;
                yield ((line[bit / 8] & 0xFF) >> (8 - depth - bit % 8)) & ((1 << depth) - 1);
            }
        };
    }

    private void put(int pixel, byte[] line, int column) {
        double largest = (1 << depth) - 1;
        double alpha = 1;
        double[] colour = new double[3];
        if (colourType == 3) {
            int entry = sample(line, column, 0);
            for (int i = 0; i < 3; i++) {
                colour[i] = (palette[3 * entry + i] & 0xFF) / 255.0;
            }
            alpha = entry < transparency.length ? (transparency[entry] & 0xFF) / 255.0 : 1;
        } else {
            boolean grey = colourType == 0 || colourType == 4;
            boolean key = transparency.length > 0;
            for (int i = 0; i < 3; i++) {
                int value = sample(line, column, grey ? 0 : i);
                colour[i] = value / largest;
                int at = grey ? 0 : 2 * i;
                key &=
                        transparency.length > at + 1
                                && value
                                        == (((transparency[at] & 0xFF) << 8)
                                                | (transparency[at + 1] & 0xFF));
            }
            alpha =
                    colourType >= 4
                            ? sample(line, column, CHANNELS[colourType] - 1) / largest
                            : key ? 0 : 1;
        }
        for (int i = 0; i < 3; i++) {
            planes[i][pixel] = alpha * colour[i] + 1 - alpha;
        }
    }
}
