package org.betavista.data.files;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.betavista.data.InvalidInputException;
import org.betavista.data.SplitRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Throws many broken files at the readers: valid ones with bits turned, ends cut, parts doubled and
 * numbers made absurd, mostly in their headers. Each must give a sentence or a picture. Seeded, so
 * that every run sees the same files, and blind: it does not look at what the readers do with them.
 * More of them: {@code -Dfuzz.rounds=100000}.
 */
class FuzzedFilesTest {
    private static final int ROUNDS = Integer.getInteger("fuzz.rounds", 250);

    private static final Duration HANGS = Duration.ofSeconds(20L * Math.max(1, ROUNDS / 250));

    @TempDir Path folder;

    private static byte[] valid(String name) throws IOException {
        if (!name.startsWith("jdk.")) {
            return ImageFormatsTest.resource(name);
        }
        BufferedImage image = new BufferedImage(13, 9, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 117; i++) {
            image.setRGB(i % 13, i / 13, i * 143_165);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (name.equals("jdk.tiles.tiff")) {
            writeTiles(image, bytes);
        } else {
            assertTrue(ImageIO.write(image, name.substring(4), bytes), name);
        }
        return bytes.toByteArray();
    }

    private static void writeTiles(BufferedImage image, ByteArrayOutputStream bytes)
            throws IOException {
        Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName("tiff");
        ImageWriter writer = writers.next();
        while (!writer.getDefaultWriteParam().canWriteTiles()) {
            writer = writers.next();
        }
        ImageWriteParam parameters = writer.getDefaultWriteParam();
        parameters.setTilingMode(ImageWriteParam.MODE_EXPLICIT);
        parameters.setTiling(16, 16, 0, 0);
        try (ImageOutputStream output = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(output);
            writer.write(null, new IIOImage(image, null, null), parameters);
        } finally {
            writer.dispose();
        }
    }

    private static byte[] mutated(byte[] valid, SplittableRandom random) {
        byte[] bytes = valid.clone();
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            // Headers are where the numbers are.
            int at =
                    random.nextInt(
                            random.nextBoolean() ? Math.min(64, bytes.length) : bytes.length);
            switch (random.nextInt(5)) {
                case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> bytes[at] = (byte) random.nextInt(256);
                case 2 -> bytes = Arrays.copyOf(bytes, Math.max(1, at));
                case 3 -> bytes = doubled(bytes, at, random.nextInt(64));
                default -> absurd(bytes, at, random);
            }
        }
        return bytes;
    }

    private static byte[] doubled(byte[] bytes, int at, int length) {
        int end = Math.min(bytes.length, at + length);
        return ByteBuffer.allocate(bytes.length + end - at)
                .put(bytes, 0, end)
                .put(bytes, at, bytes.length - at)
                .array();
    }

    private static void absurd(byte[] bytes, int at, SplittableRandom random) {
        int[] numbers = {0, 1, -1, Integer.MAX_VALUE, Integer.MIN_VALUE, 0xFFFF, 0x7FFF0000, 5000};
        if (at + 4 <= bytes.length) {
            int number = numbers[random.nextInt(numbers.length)];
            ByteBuffer.wrap(bytes)
                    .order(
                            random.nextBoolean()
                                    ? java.nio.ByteOrder.BIG_ENDIAN
                                    : java.nio.ByteOrder.LITTLE_ENDIAN)
                    .putInt(at, number);
        }
    }

    /** Otherwise nearly every broken PNG would end at its check-sums. */
    private static void repairChecksums(byte[] png) {
        ByteBuffer file = ByteBuffer.wrap(png);
        int at = 8;
        while (at + 12 <= png.length) {
            int length = file.getInt(at);
            if (length < 0 || length > png.length - at - 12) {
                return;
            }
            CRC32 checksum = new CRC32();
            checksum.update(png, at + 4, 4 + length);
            file.putInt(at + 8 + length, (int) checksum.getValue());
            at += 12 + length;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdk.png",
                "jdk.jpg",
                "jdk.gif",
                "jdk.bmp",
                "jdk.tiff",
                "cmyk.jpg",
                "progressive.jpg",
                "lossless.webp",
                "lossy.webp",
                "rle.tif",
                "jdk.tiles.tiff",
                "plain.ppm",
                "raw.ppm"
            })
    void answersBrokenPicturesWithASentenceOrAPicture(String name) {
        // No measure of speed: a decoder that never ends must not keep the other tests waiting.
        assertTimeoutPreemptively(HANGS, () -> throwBrokenPictures(name));
    }

    private void throwBrokenPictures(String name) throws IOException {
        byte[] valid = valid(name);
        SplittableRandom random = new SplittableRandom(name.hashCode());
        int refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bytes = mutated(valid, random);
            if (name.endsWith("png") && round % 2 == 0) {
                repairChecksums(bytes);
            }
            refused += refusedAsImage(bytes, name + ", round " + round) ? 1 : 0;
        }
        assertTrue(refused > 0, "nothing was refused");
    }

    private boolean refusedAsImage(byte[] bytes, String which) throws IOException {
        Path file = Files.write(folder.resolve("broken"), bytes);
        try {
            Picture picture = ImageFile.read(file);
            for (float[] plane : new float[][] {picture.red(), picture.green(), picture.blue()}) {
                for (float value : plane) {
                    if (!(value >= 0 && value <= 1)) {
                        fail(which + " has a value of " + value);
                    }
                }
            }
            return false;
        } catch (InvalidInputException e) {
            assertTrue(e.sentence().startsWith("broken "), e.sentence());
            return true;
        } catch (RuntimeException | Error e) {
            return fail(which + " ended with " + e, e);
        }
    }

    @Test
    void answersBrokenIdxFilesWithASentenceOrImages() throws IOException {
        byte[] valid =
                ByteBuffer.allocate(16 + 20 * 6)
                        .putInt(0x803)
                        .putInt(20)
                        .putInt(2)
                        .putInt(3)
                        .array();
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(valid);
        }
        byte[] labels = ByteBuffer.allocate(28).putInt(0x801).putInt(20).array();
        SplittableRandom random = new SplittableRandom(5);
        for (int round = 0; round < 4 * ROUNDS; round++) {
            byte[] whole = round % 2 == 0 ? valid : packed.toByteArray();
            Files.write(folder.resolve("train-images-idx3-ubyte"), mutated(whole, random));
            Files.write(
                    folder.resolve("train-labels-idx1-ubyte"),
                    round % 3 == 0 ? mutated(labels, random) : labels);
            try {
                assertTrue(IdxFolder.read(folder, SplitRule.BY_IMAGE, 1).train().size() > 0);
            } catch (InvalidInputException e) {
                assertTrue(e.sentence().endsWith("."), e.sentence());
            } catch (RuntimeException | Error e) {
                fail("round " + round + " ended with " + e, e);
            }
        }
    }

    @Test
    void answersArbitraryTextWithASentence() throws IOException {
        SplittableRandom random = new SplittableRandom(6);
        for (String start :
                new String[] {
                    "BM", "GIF89a", "II*\0", "MM\0*", "P6 ", "P7\n", "\u00FF\u00D8\u00FF"
                }) {
            for (int round = 0; round < ROUNDS / 5; round++) {
                byte[] bytes = new byte[random.nextInt(300) + start.length()];
                random.nextBytes(bytes);
                byte[] magic = start.getBytes(StandardCharsets.ISO_8859_1);
                System.arraycopy(magic, 0, bytes, 0, magic.length);
                refusedAsImage(bytes, start + " " + round);
            }
        }
    }
}
