package org.betavista.data.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.betavista.data.InvalidInputException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are small and would cost a gigabyte, or minutes. */
class BombTest {
    /** Beside the file itself. Far below what the pictures claim. */
    private static final long ALLOWED_BYTES = 32L << 20;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @TempDir Path folder;

    /** What is loaded once is not counted. */
    @BeforeAll
    static void loadDecoders(@TempDir Path folder) throws IOException {
        ImageFile.read(Files.write(folder.resolve("a"), BombFiles.png(1, 1, 8, 0, 1)));
    }

    private Picture picture(byte[] bytes) throws IOException {
        return ImageFile.read(Files.write(folder.resolve("bomb"), bytes));
    }

    private void assertRefused(String words, byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("bomb"), bytes);
        long before = THREADS.getCurrentThreadAllocatedBytes();
        String sentence =
                assertThrows(InvalidInputException.class, () -> ImageFile.read(file)).sentence();
        long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
        assertTrue(sentence.startsWith("bomb ") && sentence.endsWith("."), sentence);
        assertTrue(sentence.contains(words), sentence);
        assertTrue(allocated < ALLOWED_BYTES + bytes.length, allocated + " bytes: " + sentence);
    }

    /** What is wrong beside the picture may be passed over. */
    private void assertHarmless(byte[] bytes) throws IOException {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        try {
            assertEquals(20, picture(bytes).width());
        } catch (InvalidInputException e) {
            assertTrue(e.sentence().endsWith("."), e.sentence());
        }
        long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
        assertTrue(allocated < ALLOWED_BYTES, allocated + " bytes");
    }

    @Test
    void gifsThatClaimWhatTheirBytesCannotHold() throws IOException {
        assertRefused("65535 x 65535 pixels, which is too large", BombFiles.gif(65535, 65535));
        assertRefused("65535 x 3000 pixels in only 44 bytes", BombFiles.gif(65535, 3000));
    }

    @Test
    void pngsThatClaimOrUnpackTooMuch() throws IOException {
        assertRefused("100000 x 100000 pixels", BombFiles.emptyPng(100_000, 100_000));
        assertRefused("14000 x 14000 pixels in only", BombFiles.emptyPng(14_000, 14_000));
        assertRefused("made to do harm", BombFiles.png(8_000, 8_000, 16, 2, 3));
    }

    @Test
    void evenPicturesOfOneBitAreNoBombs() throws IOException {
        Picture picture = picture(BombFiles.png(14_000, 14_000, 1, 0, 1));
        assertEquals(2_000, picture.width());
        assertEquals(2_000, picture.height());
        assertEquals(0, picture.green()[3_999_999]);
    }

    @Test
    void photographsOfFiftyMegapixelsOpenThinned() throws IOException {
        Picture picture = picture(BombFiles.jpeg(8_000, 6_000, false));
        assertEquals(2_000, picture.width());
        assertEquals(1_500, picture.height());
    }

    @Test
    void jpegsOfManyLayersOrCutOff() throws IOException {
        byte[] layers = BombFiles.resized(BombFiles.jpeg(64, 64, true), 14_000, 14_000);
        assertRefused("14000 x 14000 pixels in ", layers);
        byte[] whole = BombFiles.jpeg(2_000, 1_000, false);
        assertRefused("cut off", Arrays.copyOf(whole, whole.length / 2));
    }

    @Test
    void tiffsWithAbsurdEntries() throws IOException {
        byte[] strip = new byte[400];
        int[] manyStrips = {273, 4, 100_000_000, 8, 279, 4, 100_000_000, 8};
        assertRefused("20000 x 10000", BombFiles.tiff(20_000, 10_000, 1, strip, manyStrips));
        int[] allStrips = {273, 4, Integer.MAX_VALUE, 8, 279, 4, Integer.MAX_VALUE, 8};
        assertRefused("decoded", BombFiles.tiff(2_000, 2_000, 1, strip, allStrips));
        int[] giantTag = {700, 12, 0x0FFF_FFFF, 8};
        assertHarmless(BombFiles.tiff(20, 20, 1, strip, giantTag));
        int[] loop = {330, 4, 1, 8, 34665, 4, 1, 8};
        assertHarmless(BombFiles.tiff(20, 20, 1, strip, loop));
        int[] samples = {277, 3, 1, 60_000};
        assertRefused("60000 samples", BombFiles.tiff(20, 20, 1, strip, samples));
        byte[] jpeg = BombFiles.resized(BombFiles.jpeg(16, 16, false), 60_000, 60_000);
        assertRefused("decoded", BombFiles.tiff(16, 16, 7, jpeg));
    }

    @Test
    void bmpsWithAbsurdHeightsOrRuns() throws IOException {
        assertRefused("20000 x 20000", BombFiles.bmp(20_000, -20_000, 24, 0, new byte[100]));
        assertRefused("no pixels", BombFiles.bmp(2, Integer.MIN_VALUE, 24, 0, new byte[100]));
        assertRefused("too large", BombFiles.bmp(2, 2_000_000_000, 24, 0, new byte[100]));
        byte[] runs = BombFiles.runs(14_000, 14_000);
        assertRefused("made to do harm", BombFiles.bmp(14_000, 14_000, 8, 1, runs));
    }

    @Test
    void webpsThatNeedNoBitsForTheirPixels() throws IOException {
        assertRefused("16383 x 16383 pixels", BombFiles.webp(16_383, 16_383));
        assertRefused("made to do harm", BombFiles.webp(4_000, 4_000));
    }

    /** Its decoder takes what is missing for zeros, and went on for minutes. */
    @Test
    void webpsThatEndInTheirCodes() throws IOException {
        assertRefused("cut off", ImageFormatsTest.resource("endless.webp"));
    }

    @Test
    void textThatClaimsPixels() throws IOException {
        assertRefused(
                "20000 x 20000", "P3 20000 20000 255\n1 2 3".getBytes(StandardCharsets.UTF_8));
        assertRefused("cut off", "P3 2000 2000 255\n1 2 3".getBytes(StandardCharsets.UTF_8));
        assertRefused("not an image", "a letter to a friend".getBytes(StandardCharsets.UTF_8));
    }
}
