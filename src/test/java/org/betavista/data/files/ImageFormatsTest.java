package org.betavista.data.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.betavista.data.ImageShape;
import org.betavista.data.InvalidInputException;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Formats beyond the JDK's, cameras held askew, and files that claim too much. */
class ImageFormatsTest {
    @TempDir Path folder;

    static byte[] resource(String name) throws IOException {
        try (InputStream input =
                Objects.requireNonNull(ImageFormatsTest.class.getResourceAsStream(name), name)) {
            return input.readAllBytes();
        }
    }

    private Picture read(byte[] content) throws IOException {
        return ImageFile.read(Files.write(folder.resolve("file"), content));
    }

    private String refusal(byte[] content) throws IOException {
        Path file = Files.write(folder.resolve("file"), content);
        return assertThrows(InvalidInputException.class, () -> ImageFile.read(file)).sentence();
    }

    private static byte[] encoded(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        assertTrue(ImageIO.write(image, format, bytes), "no writer for " + format);
        return bytes.toByteArray();
    }

    private static void assertPixel(Picture picture, int x, int y, int rgb, double tolerance) {
        int pixel = y * picture.width() + x;
        assertEquals((rgb >> 16) / 255.0, picture.red()[pixel], tolerance, x + ", " + y);
        assertEquals((rgb >> 8 & 0xFF) / 255.0, picture.green()[pixel], tolerance, x + ", " + y);
        assertEquals((rgb & 0xFF) / 255.0, picture.blue()[pixel], tolerance, x + ", " + y);
    }

    @ParameterizedTest
    @CsvSource({
        "cmyk.jpg, 0.02",
        "progressive.jpg, 0.02",
        "lossless.webp, 1e-6",
        "lossy.webp, 0.02",
        "rle.tif, 1e-6",
        "plain.ppm, 1e-6",
        "raw.ppm, 1e-6"
    })
    void readsFormatsBeyondTheUsual(String name, double tolerance) throws IOException {
        Picture picture = read(resource(name));
        assertEquals(24, picture.width());
        assertEquals(16, picture.height());
        assertPixel(picture, 3, 8, 0xC02040, tolerance);
        assertPixel(picture, 20, 8, 0x2060E0, tolerance);
    }

    @Test
    void readsTiffExactly() throws IOException {
        BufferedImage image = new BufferedImage(5, 3, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 15; i++) {
            image.setRGB(i % 5, i / 5, i * 1_118_481);
        }
        Picture picture = read(encoded(image, "tiff"));
        for (int i = 0; i < 15; i++) {
            assertPixel(picture, i % 5, i / 5, image.getRGB(i % 5, i / 5) & 0xFFFFFF, 1e-6);
        }
    }

    @Test
    void readsPnmOfAnyDepth() throws IOException {
        byte[] bitmap = "P1 3 1 1 0 1".getBytes(StandardCharsets.US_ASCII);
        assertArrayEquals(new float[] {0, 1, 0}, read(bitmap).red());
        byte[] grey = "P2 3 1 100 0 50 100".getBytes(StandardCharsets.US_ASCII);
        assertArrayEquals(new float[] {0, 0.5f, 1}, read(grey).red(), 1 / 255f);
        byte[] deep = "P5 2 1 65535 \u0000\u0000\u0080\u0000".getBytes(StandardCharsets.ISO_8859_1);
        assertArrayEquals(new float[] {0, 32768 / 65535f}, read(deep).green(), 1e-6f);
    }

    /** A letter F: no two of its eight orientations look alike. */
    private static final String[] LETTER = {"####", "#...", "###.", "#...", "#..."};

    private static BufferedImage blocks(String[] rows) {
        BufferedImage image =
                new BufferedImage(
                        8 * rows[0].length(), 8 * rows.length, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                image.setRGB(x, y, rows[y / 8].charAt(x / 8) == '#' ? 0xFFFFFF : 0);
            }
        }
        return image;
    }

    private static String[] letters(Picture picture) {
        String[] rows = new String[picture.height() / 8];
        for (int y = 0; y < rows.length; y++) {
            StringBuilder row = new StringBuilder();
            for (int x = 0; x < picture.width() / 8; x++) {
                float value = picture.red()[(8 * y + 4) * picture.width() + 8 * x + 4];
                row.append(value > 0.5 ? '#' : '.');
            }
            rows[y] = row.toString();
        }
        return rows;
    }

    /** Where EXIF says that row 0 and column 0 of the stored picture are to be seen. */
    private static String[] asStored(Orientation orientation) {
        int rows = LETTER.length;
        int columns = LETTER[0].length();
        boolean turned = orientation.exifValue() >= 5;
        char[][] stored = new char[turned ? columns : rows][turned ? rows : columns];
        for (int row = 0; row < stored.length; row++) {
            for (int column = 0; column < stored[row].length; column++) {
                int lastRow = stored.length - 1;
                int lastColumn = stored[row].length - 1;
                // The seen place of a stored pixel, word for word from the EXIF table.
                int[] seen =
                        switch (orientation) {
                            case UPRIGHT -> new int[] {row, column};
                            case MIRRORED -> new int[] {row, lastColumn - column};
                            case UPSIDE_DOWN -> new int[] {lastRow - row, lastColumn - column};
                            case FLIPPED -> new int[] {lastRow - row, column};
                            case TRANSPOSED -> new int[] {column, row};
                            case TURNED_RIGHT -> new int[] {column, lastRow - row};
                            case TRANSVERSED -> new int[] {lastColumn - column, lastRow - row};
                            case TURNED_LEFT -> new int[] {lastColumn - column, row};
                        };
                stored[row][column] = LETTER[seen[0]].charAt(seen[1]);
            }
        }
        return Arrays.stream(stored).map(String::new).toArray(String[]::new);
    }

    private static byte[] exif(Orientation orientation, boolean littleEndian) {
        ByteBuffer tiff = ByteBuffer.allocate(26);
        tiff.order(littleEndian ? java.nio.ByteOrder.LITTLE_ENDIAN : java.nio.ByteOrder.BIG_ENDIAN);
        tiff.put((littleEndian ? "II" : "MM").getBytes(StandardCharsets.US_ASCII));
        tiff.putShort((short) 42).putInt(8).putShort((short) 1);
        tiff.putShort((short) 0x112).putShort((short) 3).putInt(1);
        tiff.putShort((short) orientation.exifValue()).putShort((short) 0).putInt(0);
        return tiff.array();
    }

    private static byte[] inserted(byte[] file, int at, byte[] part) {
        return ByteBuffer.allocate(file.length + part.length)
                .put(file, 0, at)
                .put(part)
                .put(file, at, file.length - at)
                .array();
    }

    private static byte[] pngChunk(String type, byte[] data) {
        ByteBuffer checked = ByteBuffer.allocate(4 + data.length);
        checked.put(type.getBytes(StandardCharsets.US_ASCII)).put(data);
        CRC32 checksum = new CRC32();
        checksum.update(checked.array());
        return ByteBuffer.allocate(12 + data.length)
                .putInt(data.length)
                .put(checked.array())
                .putInt((int) checksum.getValue())
                .array();
    }

    @ParameterizedTest
    @EnumSource(Orientation.class)
    void turnsPhotographsAsTheCameraWasHeld(Orientation orientation) throws IOException {
        byte[] jpeg = encoded(blocks(asStored(orientation)), "jpg");
        for (boolean littleEndian : new boolean[] {false, true}) {
            byte[] exif = exif(orientation, littleEndian);
            byte[] segment =
                    ByteBuffer.allocate(10 + exif.length)
                            .putShort((short) 0xFFE1)
                            .putShort((short) (8 + exif.length))
                            .put("Exif\0\0".getBytes(StandardCharsets.US_ASCII))
                            .put(exif)
                            .array();
            assertArrayEquals(LETTER, letters(read(inserted(jpeg, 2, segment))));
        }
    }

    @ParameterizedTest
    @EnumSource(Orientation.class)
    void turnsPngAsItsExifSays(Orientation orientation) throws IOException {
        byte[] png = encoded(blocks(asStored(orientation)), "png");
        byte[] turned = inserted(png, 33, pngChunk("eXIf", exif(orientation, false)));
        assertArrayEquals(LETTER, letters(read(turned)));
    }

    @Test
    void keepsPhotographsUprightWhoseExifMakesNoSense() throws IOException {
        byte[] png = encoded(blocks(LETTER), "png");
        byte[] exif = exif(Orientation.UPRIGHT, false);
        for (byte[] nonsense :
                new byte[][] {
                    {},
                    {1},
                    "MM\0*\u007f\u007f\u007f\u007f".getBytes(StandardCharsets.US_ASCII),
                    Arrays.copyOf(exif, 15)
                }) {
            assertArrayEquals(LETTER, letters(read(inserted(png, 33, pngChunk("eXIf", nonsense)))));
        }
        exif[19] = 9;
        assertArrayEquals(LETTER, letters(read(inserted(png, 33, pngChunk("eXIf", exif)))));
    }

    @Test
    void namesTheFormatsWhereAFileIsNoImage() throws IOException {
        assertEquals(
                "file is not an image; PNG, JPEG, GIF, BMP, TIFF, WebP and PNM files can be opened.",
                refusal("P9 what is this".getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void saysWhichPartOfAPngHasAWrongChecksum() throws IOException {
        byte[] png = encoded(blocks(LETTER), "png");
        png[30] ^= 1;
        assertTrue(refusal(png).contains("IHDR"));
        byte[] pixels = encoded(blocks(LETTER), "png");
        pixels[pixels.length - 20] ^= 1;
        assertTrue(refusal(pixels).contains("IDAT"));
    }

    @Test
    void saysThatAPictureHasNoPixels() throws IOException {
        assertEquals("file has no pixels (0 x 5).", refusal(png(0, 5)));
        assertEquals("file has no pixels (5 x 0).", refusal(png(5, 0)));
    }

    private static byte[] png(int width, int height) {
        byte[] header =
                ByteBuffer.allocate(13)
                        .putInt(width)
                        .putInt(height)
                        .put(new byte[] {8, 2, 0, 0, 0})
                        .array();
        return inserted(
                "\u0089PNG\r\n\u001A\n".getBytes(StandardCharsets.ISO_8859_1),
                8,
                pngChunk("IHDR", header));
    }

    private static byte[] progressiveJpeg(int width, int height) throws IOException {
        byte[] jpeg = resource("progressive.jpg");
        for (int i = 0; i < jpeg.length - 9; i++) {
            if ((jpeg[i] & 0xFF) == 0xFF && (jpeg[i + 1] & 0xFF) == 0xC2) {
                ByteBuffer.wrap(jpeg)
                        .putShort(i + 5, (short) height)
                        .putShort(i + 7, (short) width);
            }
        }
        return jpeg;
    }

    private static byte[] tiff(int width, int height, int tag, int value) {
        ByteBuffer tiff = ByteBuffer.allocate(400);
        tiff.put("MM\0*".getBytes(StandardCharsets.US_ASCII)).putInt(8).putShort((short) 6);
        int[][] entries = {
            {0x100, width}, {0x101, height}, {0x102, 8}, {0x106, 1}, {0x111, 200}, {tag, value}
        };
        for (int[] entry : entries) {
            tiff.putShort((short) entry[0]).putShort((short) 4).putInt(1).putInt(entry[1]);
        }
        return tiff.array();
    }

    private static byte[] webp(int width, int height) throws IOException {
        byte[] webp = resource("lossless.webp");
        ByteBuffer little = ByteBuffer.wrap(webp).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        little.putInt(21, (little.getInt(21) & 0xF0000000) | (width - 1) | ((height - 1) << 14));
        return webp;
    }

    private static byte[] bmp(int width, int height) throws IOException {
        byte[] bmp = encoded(blocks(LETTER), "bmp");
        ByteBuffer.wrap(bmp)
                .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                .putInt(18, width)
                .putInt(22, height);
        return bmp;
    }

    @Test
    void refusesSmallFilesThatClaimToBeLarge() throws IOException {
        byte[][] bombs = {
            png(10_000, 10_000),
            progressiveJpeg(10_000, 10_000),
            tiff(10_000, 10_000, 0x115, 1),
            webp(10_000, 10_000),
            bmp(10_000, 10_000),
            "P6 10000 10000 255 abc".getBytes(StandardCharsets.US_ASCII)
        };
        for (byte[] bomb : bombs) {
            String sentence = refusal(bomb);
            assertTrue(sentence.contains("claims 10000 x 10000 pixels in"), sentence);
        }
    }

    @Test
    void refusesSidesThatNoPictureHas() throws IOException {
        byte[][] bombs = {
            png(2_000_000_000, 1),
            tiff(-1, -1, 0x115, 1),
            tiff(16, 16, 0x142, 1_000_000),
            bmp(2_000_000_000, 2_000_000_000),
            "P5 2000000000 2000000000 255 abc".getBytes(StandardCharsets.US_ASCII)
        };
        for (byte[] bomb : bombs) {
            String sentence = refusal(bomb);
            assertTrue(sentence.contains("too large") || sentence.contains("damaged"), sentence);
        }
    }

    @Test
    void refusesSamplesThatNoPictureHas() throws IOException {
        assertTrue(refusal(tiff(1000, 1000, 0x115, 60_000)).contains("60000 samples"));
    }

    @Test
    void refusesColoursThatItWouldTint() throws IOException {
        byte[] tiff = tiff(4, 4, 0x115, 3);
        ByteBuffer.wrap(tiff).putInt(54, 8);
        String sentence = refusal(tiff);
        assertTrue(sentence.contains("holds its colours as CIELAB"), sentence);
        ByteBuffer.wrap(tiff).putInt(54, 4711);
        assertTrue(refusal(tiff).contains("number 4711 of TIFF"));
    }

    /**
     * A screen of 4 x 3 with a frame of 2 x 1 at column 1, row 2; colours 0xC0C0C0 times 0 to 3.
     */
    private static byte[] gif(int background, boolean transparent, int width, int height) {
        int[] content = {
            'G',
            'I',
            'F',
            '8',
            '9',
            'a',
            width,
            0,
            height,
            0,
            0x81,
            background,
            0,
            0,
            0,
            0,
            255,
            0,
            0,
            0,
            255,
            0,
            0,
            0,
            255,
            0x21,
            0xF9,
            4,
            transparent ? 1 : 0,
            0,
            0,
            2,
            0,
            0x2C,
            1,
            0,
            2,
            0,
            2,
            0,
            1,
            0,
            0,
            2,
            2,
            0xD4,
            0x0A,
            0,
            0x3B
        };
        byte[] bytes = new byte[content.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) content[i];
        }
        return bytes;
    }

    @Test
    void aGifFrameLiesInItsPlaceOnTheScreen() throws IOException {
        Picture picture = read(gif(1, false, 4, 3));
        assertEquals(4, picture.width());
        assertEquals(3, picture.height());
        for (int p = 0; p < 12; p++) {
            int expected = p == 9 ? 0x00FF00 : p == 10 ? 0x0000FF : 0xFF0000;
            assertPixel(picture, p % 4, p / 4, expected, 0);
        }
    }

    @Test
    void whatATransparentGifFrameLeavesOpenIsPaper() throws IOException {
        Picture picture = read(gif(1, true, 4, 3));
        for (int p = 0; p < 12; p++) {
            assertPixel(picture, p % 4, p / 4, p == 10 ? 0x0000FF : 0xFFFFFF, 0);
        }
    }

    @Test
    void aGifScreenGrowsToItsFrame() throws IOException {
        Picture picture = read(gif(0, false, 0, 0));
        assertEquals(3, picture.width());
        assertEquals(3, picture.height());
        assertPixel(picture, 2, 2, 0x0000FF, 0);
        assertPixel(picture, 0, 0, 0x000000, 0);
    }

    @Test
    void aGifFrameIsThinnedTogetherWithItsScreen() throws IOException {
        Path file = Files.write(folder.resolve("thinned.gif"), gif(1, false, 4, 3));
        Picture picture = ImageFile.read(file, 4);
        assertEquals(2, picture.width());
        assertEquals(2, picture.height());
        assertPixel(picture, 1, 1, 0x0000FF, 0);
        assertPixel(picture, 0, 1, 0xFF0000, 0);
    }

    @Test
    void refusesAJpegThatPaintsItsPixelsAgainAndAgain() throws IOException {
        byte[] jpeg = progressiveJpeg(24, 16);
        int end = jpeg.length - 2;
        int scan = 0;
        for (int i = 0; i < end; i++) {
            if ((jpeg[i] & 0xFF) == 0xFF && (jpeg[i + 1] & 0xFF) == 0xDA) {
                scan = i;
            }
        }
        byte[] layer = Arrays.copyOfRange(jpeg, scan, end);
        byte[] layers = new byte[layer.length * 200];
        for (int i = 0; i < 200; i++) {
            System.arraycopy(layer, 0, layers, i * layer.length, layer.length);
        }
        assertTrue(refusal(inserted(jpeg, end, layers)).contains("layers"));
    }

    @Test
    void saysWhereALinkLeads() throws IOException {
        Path lost = Files.createSymbolicLink(folder.resolve("lost.png"), folder.resolve("gone"));
        assertTrue(sentence(lost).contains("lost.png is a link to a file that does not exist"));
        Path loop =
                Files.createSymbolicLink(folder.resolve("loop.png"), folder.resolve("loop.png"));
        assertTrue(sentence(loop).contains("loop.png is a link that leads back to itself"));
    }

    @Test
    void saysThatAFileMayNotBeRead() throws IOException {
        Path file = Files.write(folder.resolve("secret.png"), png(1, 1));
        Assumptions.assumeTrue(file.toFile().setReadable(false));
        Assumptions.assumeFalse(Files.isReadable(file), "this user may read everything");
        assertTrue(sentence(file).contains("secret.png may not be read"));
    }

    private static String sentence(Path file) {
        return assertThrows(InvalidInputException.class, () -> ImageFile.read(file)).sentence();
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "bmp", "tiff"})
    void thinsToAFewPixels(String format) throws IOException {
        BufferedImage image = new BufferedImage(600, 400, BufferedImage.TYPE_INT_RGB);
        image.createGraphics().fillRect(300, 0, 300, 400);
        Path file = Files.write(folder.resolve("large"), encoded(image, format));
        Picture thin = ImageFile.read(file, 10_000);
        assertTrue(thin.width() * thin.height() <= 10_000, thin.width() + " x " + thin.height());
        assertTrue(thin.width() * thin.height() >= 2_500, thin.width() + " x " + thin.height());
        assertEquals(1.5, (double) thin.width() / thin.height(), 0.05);
        assertEquals(0, thin.red()[thin.width() / 4], 0.02);
        assertEquals(1, thin.red()[thin.width() * 3 / 4], 0.02);
    }

    @Test
    void thinsAVeryLongPictureToo() throws IOException {
        BufferedImage line = new BufferedImage(2, 50_000, BufferedImage.TYPE_BYTE_GRAY);
        Path file = Files.write(folder.resolve("line"), encoded(line, "png"));
        Picture thin = ImageFile.read(file, 100);
        assertTrue(thin.width() * thin.height() <= 100, thin.width() + " x " + thin.height());
    }

    @Test
    void keepsFourPixelsForEveryTargetPixel() throws IOException {
        BufferedImage image = new BufferedImage(1200, 800, BufferedImage.TYPE_BYTE_GRAY);
        Path file = Files.write(folder.resolve("photograph"), encoded(image, "png"));
        Picture thin = ImageFile.read(file, new ImageShape(3, 64, 64));
        assertEquals(400, thin.width());
        assertEquals(267, thin.height());
        Picture whole = ImageFile.read(file, new ImageShape(3, 256, 256));
        assertEquals(1200, whole.width());
    }
}
