package org.betavista.data.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.betavista.data.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageFileTest {
    private static final byte[] PNG_SIGNATURE = {
        (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'
    };

    @TempDir Path folder;

    private Path write(BufferedImage image, String format) throws IOException {
        Path file = folder.resolve("picture." + format);
        assertTrue(ImageIO.write(image, format, file.toFile()), "no writer for " + format);
        return file;
    }

    private Path write(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    private static byte[] encoded(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        assertTrue(ImageIO.write(image, format, bytes), "no writer for " + format);
        return bytes.toByteArray();
    }

    /** Smooth colours that no format spoils by much. */
    private static BufferedImage gradient(int width, int height, int type) {
        BufferedImage image = new BufferedImage(width, height, type);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int red = 255 * x / Math.max(1, width - 1);
                int green = 255 * y / Math.max(1, height - 1);
                image.setRGB(x, y, 0xFF000000 | red << 16 | green << 8 | 64);
            }
        }
        return image;
    }

    private static String assertRefused(Path file, String name) {
        String sentence =
                assertThrows(InvalidInputException.class, () -> ImageFile.read(file)).sentence();
        assertTrue(sentence.contains(name), sentence);
        assertTrue(sentence.endsWith("."), sentence);
        assertEquals(1, sentence.lines().count(), sentence);
        return sentence;
    }

    @Test
    void readsGreyPixelsExactly() throws IOException {
        BufferedImage image = new BufferedImage(16, 16, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < 256; i++) {
            image.getRaster().setSample(i % 16, i / 16, 0, i);
        }
        Picture picture = ImageFile.read(write(image, "png"));
        assertEquals(16, picture.width());
        assertEquals(16, picture.height());
        for (int i = 0; i < 256; i++) {
            assertEquals(i / 255f, picture.red()[i]);
            assertEquals(i / 255f, picture.green()[i]);
            assertEquals(i / 255f, picture.blue()[i]);
        }
    }

    @Test
    void readsSixteenBitsOfGrey() throws IOException {
        BufferedImage image = new BufferedImage(3, 1, BufferedImage.TYPE_USHORT_GRAY);
        int[] levels = {0, 32_768, 65_535};
        for (int x = 0; x < 3; x++) {
            image.getRaster().setSample(x, 0, 0, levels[x]);
        }
        Picture picture = ImageFile.read(write(image, "png"));
        assertArrayEquals(new float[] {0, 32_768 / 65_535f, 1}, picture.red(), 1e-7f);
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "bmp"})
    void readsColoursExactly(String format) throws IOException {
        BufferedImage image = gradient(7, 5, BufferedImage.TYPE_INT_RGB);
        Picture picture = ImageFile.read(write(image, format));
        assertEquals(7, picture.width());
        assertEquals(5, picture.height());
        for (int i = 0; i < 35; i++) {
            Color expected = new Color(image.getRGB(i % 7, i / 7));
            assertEquals(expected.getRed() / 255f, picture.red()[i], 1e-6f);
            assertEquals(expected.getGreen() / 255f, picture.green()[i], 1e-6f);
            assertEquals(expected.getBlue() / 255f, picture.blue()[i], 1e-6f);
        }
    }

    @Test
    void readsJpegClosely() throws IOException {
        BufferedImage image = gradient(64, 48, BufferedImage.TYPE_INT_RGB);
        Picture picture = ImageFile.read(write(image, "jpg"));
        assertEquals(64, picture.width());
        assertEquals(48, picture.height());
        double error = 0;
        for (int i = 0; i < 64 * 48; i++) {
            error += Math.abs(picture.red()[i] - (i % 64) / 63.0);
        }
        assertEquals(0, error / (64 * 48), 0.03);
    }

    @Test
    void readsThePaletteOfAGif() throws IOException {
        BufferedImage image = new BufferedImage(4, 2, BufferedImage.TYPE_INT_RGB);
        int[] colours = {0xFF0000, 0x00FF00, 0x0000FF, 0xFFFFFF};
        for (int x = 0; x < 4; x++) {
            image.setRGB(x, 0, colours[x]);
        }
        Picture picture = ImageFile.read(write(image, "gif"));
        assertArrayEquals(new float[] {1, 0, 0, 1, 0, 0, 0, 0}, picture.red());
        assertArrayEquals(new float[] {0, 1, 0, 1, 0, 0, 0, 0}, picture.green());
        assertArrayEquals(new float[] {0, 0, 1, 1, 0, 0, 0, 0}, picture.blue());
    }

    @Test
    void showsTransparentPixelsAsPaper() throws IOException {
        BufferedImage image = new BufferedImage(3, 1, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, 0x00000000);
        image.setRGB(1, 0, 0xFF000000);
        image.setRGB(2, 0, 0x80FF0000);
        Picture picture = ImageFile.read(write(image, "png"));
        float half = 128 / 255f;
        assertArrayEquals(new float[] {1, 0, 1}, picture.red(), 1e-6f);
        assertArrayEquals(new float[] {1, 0, 1 - half}, picture.green(), 1e-6f);
        assertArrayEquals(new float[] {1, 0, 1 - half}, picture.blue(), 1e-6f);
    }

    @Test
    void readsByContentAndNotByName() throws IOException {
        byte[] png = encoded(gradient(6, 6, BufferedImage.TYPE_INT_RGB), "png");
        assertEquals(6, ImageFile.read(write("picture.jpg", png)).width());
        assertEquals(6, ImageFile.read(write("no ending", png)).width());
    }

    @Test
    void thinsLargePicturesWhileDecoding() throws IOException {
        BufferedImage image = new BufferedImage(5000, 4000, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(2500, 0, 2500, 4000);
        graphics.dispose();
        Picture picture = ImageFile.read(write(image, "png"));
        assertTrue((long) picture.width() * picture.height() <= 4_000_000, "still too large");
        assertEquals(5000 / 4000.0, (double) picture.width() / picture.height(), 0.01);
        assertEquals(0, picture.red()[picture.width() / 4]);
        assertEquals(1, picture.red()[picture.width() * 3 / 4]);
    }

    @Test
    void refusesAnEmptyFile() throws IOException {
        assertTrue(
                assertRefused(write("nothing.png", new byte[0]), "nothing.png").contains("empty"));
    }

    @Test
    void refusesTextThatIsNamedAsAPicture() throws IOException {
        byte[] text = "Dear diary, today I drew nothing.".getBytes(StandardCharsets.UTF_8);
        assertRefused(write("diary.png", text), "diary.png");
    }

    @Test
    void refusesAFolder() throws IOException {
        Path inner = Files.createDirectory(folder.resolve("album.png"));
        assertTrue(assertRefused(inner, "album.png").contains("folder"));
    }

    @Test
    void refusesAMissingFile() {
        assertRefused(folder.resolve("lost.png"), "lost.png");
    }

    @ParameterizedTest
    @CsvSource({
        "png, 0.1",
        "png, 0.5",
        "png, 0.9",
        "bmp, 0.5",
        "bmp, 0.99",
        "gif, 0.1",
        "gif, 0.5",
        "gif, 0.9"
    })
    void refusesACutFile(String format, double share) throws IOException {
        byte[] whole = encoded(noise(), format);
        String name = "cut." + format;
        assertRefused(write(name, Arrays.copyOf(whole, (int) (whole.length * share))), name);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.3, 0.6, 0.9})
    void refusesACutJpeg(double share) throws IOException {
        byte[] whole = encoded(noise(), "jpg");
        assertRefused(
                write("cut.jpg", Arrays.copyOf(whole, (int) (whole.length * share))), "cut.jpg");
    }

    /** Hard to pack, so that every part of the file carries pixels. */
    private static BufferedImage noise() {
        BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
        java.util.SplittableRandom random = new java.util.SplittableRandom(1);
        for (int i = 0; i < 64 * 64; i++) {
            image.setRGB(i % 64, i / 64, random.nextInt());
        }
        return image;
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "gif", "bmp"})
    void answersDamagedBytesWithASentenceOrAPicture(String format) throws IOException {
        byte[] whole = encoded(noise(), format);
        java.util.SplittableRandom random = new java.util.SplittableRandom(2);
        int sentences = 0;
        for (int i = 0; i < 60; i++) {
            byte[] damaged = whole.clone();
            for (int j = 0; j < 3; j++) {
                damaged[random.nextInt(i < 30 ? 64 : damaged.length)] ^=
                        (byte) (1 << random.nextInt(8));
            }
            Path file = write("damaged", damaged);
            try {
                assertTrue(ImageFile.read(file).width() > 0);
            } catch (InvalidInputException e) {
                assertTrue(e.sentence().contains("damaged"), e.sentence());
                sentences++;
            }
        }
        assertTrue(sentences > 0, "nothing was refused");
    }

    @Test
    void refusesATinyGifThatClaimsToBeHuge() throws IOException {
        ByteBuffer gif = ByteBuffer.allocate(44).order(ByteOrder.LITTLE_ENDIAN);
        gif.put("GIF89a".getBytes(StandardCharsets.US_ASCII));
        gif.putShort((short) 0xFFFF).putShort((short) 0xFFFF);
        gif.put(new byte[] {(byte) 0x80, 0, 0}).put(new byte[6]);
        gif.put((byte) ',').putShort((short) 0).putShort((short) 0);
        gif.putShort((short) 0xFFFF).putShort((short) 0xFFFF);
        gif.put(new byte[] {0, 2, 2, 0x4C, 1, 0, ';'});
        String sentence = assertRefused(write("bomb.gif", gif.array()), "bomb.gif");
        assertTrue(sentence.contains("65535 x 65535"), sentence);
    }

    @Test
    void refusesATinyPngThatClaimsToBeHuge() throws IOException {
        String sentence = assertRefused(write("bomb.png", pngHeader(100_000, 100_000)), "bomb.png");
        assertTrue(sentence.contains("100000 x 100000"), sentence);
    }

    @Test
    void refusesAPngWhoseSideOverflows() throws IOException {
        assertRefused(write("bomb.png", pngHeader(Integer.MAX_VALUE, Integer.MAX_VALUE)), "bomb");
        assertRefused(write("bomb.png", pngHeader(-1, -1)), "bomb");
        assertRefused(write("bomb.png", pngHeader(0, 10)), "bomb");
    }

    private static byte[] pngHeader(int width, int height) {
        ByteBuffer header = ByteBuffer.allocate(17).put("IHDR".getBytes(StandardCharsets.US_ASCII));
        header.putInt(width).putInt(height).put(new byte[] {8, 0, 0, 0, 0});
        CRC32 checksum = new CRC32();
        checksum.update(header.array());
        return ByteBuffer.allocate(8 + 4 + 17 + 4)
                .put(PNG_SIGNATURE)
                .putInt(13)
                .put(header.array())
                .putInt((int) checksum.getValue())
                .array();
    }
}
