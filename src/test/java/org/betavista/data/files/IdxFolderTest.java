package org.betavista.data.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.betavista.data.ImageDataset;
import org.betavista.data.ImageShape;
import org.betavista.data.InvalidInputException;
import org.betavista.data.Split;
import org.betavista.data.SplitRule;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("languages")
class IdxFolderTest {
    private static final String TRAIN_IMAGES = "train-images-idx3-ubyte";
    private static final String TRAIN_LABELS = "train-labels-idx1-ubyte";
    private static final String HELD_OUT_IMAGES = "t10k-images-idx3-ubyte";
    private static final String HELD_OUT_LABELS = "t10k-labels-idx1-ubyte";
    private static final int IMAGES_MAGIC = 0x803;
    private static final int LABELS_MAGIC = 0x801;

    @TempDir Path folder;

    private static byte[] values(int count, int first) {
        byte[] values = new byte[count];
        for (int i = 0; i < count; i++) {
            values[i] = (byte) (first + i);
        }
        return values;
    }

    private static byte[] idx(int magic, int[] dimensions, byte[] values) {
        ByteBuffer buffer =
                ByteBuffer.allocate(4 + 4 * dimensions.length + values.length).putInt(magic);
        for (int dimension : dimensions) {
            buffer.putInt(dimension);
        }
        return buffer.put(values).array();
    }

    /** Images of 2 rows and 3 columns whose values count up. */
    private static byte[] images(int count, int first) {
        return idx(IMAGES_MAGIC, new int[] {count, 2, 3}, values(count * 6, first));
    }

    private static byte[] labels(int count) {
        return idx(LABELS_MAGIC, new int[] {count}, values(count, 0));
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        }
        return bytes.toByteArray();
    }

    private void write(String name, byte[] content) throws IOException {
        Files.write(folder.resolve(name), content);
    }

    private String refusal() {
        return assertThrows(
                        InvalidInputException.class,
                        () -> IdxFolder.read(folder, SplitRule.BY_IMAGE, 1))
                .sentence();
    }

    private void assertRefusedByName(String name) {
        String sentence = refusal();
        assertTrue(sentence.contains(name), sentence);
        assertTrue(sentence.endsWith("."), sentence);
        assertTrue(sentence.lines().count() == 1, sentence);
    }

    private static byte[] pixels(ImageDataset images, int index) {
        byte[] pixels = new byte[images.shape().size()];
        images.copyPixels(index, pixels, 0);
        return pixels;
    }

    @Test
    void readsPlainFiles() throws IOException {
        write(TRAIN_IMAGES, images(5, 250));
        write(TRAIN_LABELS, labels(5));
        write(HELD_OUT_IMAGES, images(3, 7));
        write(HELD_OUT_LABELS, labels(3));
        Split split = IdxFolder.read(folder, SplitRule.BY_IMAGE, 1);
        assertEquals(new ImageShape(1, 2, 3), split.shape());
        assertEquals(5, split.train().size());
        assertEquals(3, split.heldOut().size());
        assertArrayEquals(values(6, 250 + 6 * 4), pixels(split.train(), 4));
        assertArrayEquals(values(6, 7 + 6), pixels(split.heldOut(), 1));
        assertEquals(4, split.train().factorValue(4, 0));
        assertEquals(5, split.train().factors().get(0).count());
        assertEquals(2, split.heldOut().factorValue(2, 0));
    }

    @Test
    void readsPackedFiles() throws IOException {
        write(TRAIN_IMAGES + ".gz", gzip(images(5, 0)));
        write(TRAIN_LABELS + ".gz", gzip(labels(5)));
        write(HELD_OUT_IMAGES + ".gz", gzip(images(2, 0)));
        Split split = IdxFolder.read(folder, SplitRule.BY_IMAGE, 1);
        assertEquals(5, split.train().size());
        assertEquals(2, split.heldOut().size());
        assertArrayEquals(values(6, 6), pixels(split.train(), 1));
        assertEquals(3, split.train().factorValue(3, 0));
    }

    @Test
    void readsEmnistUprightWithItsLabels() throws IOException {
        String start = "emnist-letters-";
        write(start + "train-images-idx3-ubyte.gz", gzip(images(5, 0)));
        write(start + "train-labels-idx1-ubyte.gz", gzip(labels(5)));
        write(start + "test-images-idx3-ubyte.gz", gzip(images(2, 0)));
        write(start + "test-labels-idx1-ubyte.gz", gzip(labels(2)));
        Split split = IdxFolder.read(folder, SplitRule.BY_IMAGE, 1);
        assertEquals("emnist-letters", split.train().name());
        assertEquals(new ImageShape(1, 3, 2), split.train().shape());
        assertArrayEquals(new byte[] {0, 3, 1, 4, 2, 5}, pixels(split.train(), 0));
        assertEquals(4, split.train().factorValue(4, 0));
        assertEquals(1, split.heldOut().factorValue(1, 0));
        assertEquals(
                List.of(
                        "EMNIST's images lie on their side in its files; they were turned upright."),
                split.train().notes());
    }

    @Test
    void severalSetsInAFolderAreNamedAndEachIsChosenByItsFile() throws IOException {
        for (String start : List.of("emnist-digits-", "emnist-letters-")) {
            write(start + "train-images-idx3-ubyte", images(start.length(), 0));
            write(start + "test-images-idx3-ubyte", images(2, 0));
        }
        assertTrue(IdxFolder.isOne(folder));
        String sentence =
                assertThrows(
                                InvalidInputException.class,
                                () -> IdxFolder.read(folder, SplitRule.BY_IMAGE, 1))
                        .sentence();
        assertTrue(
                sentence.contains("2 sets of IDX files (emnist-digits, emnist-letters)"), sentence);
        Path file = folder.resolve("emnist-letters-train-images-idx3-ubyte");
        assertTrue(IdxFolder.isFileOfOne(file));
        assertEquals("emnist-letters", IdxFolder.title(file));
        Split split = IdxFolder.read(file, SplitRule.BY_IMAGE, 1);
        assertEquals("emnist-letters-".length(), split.train().size());
    }

    @Test
    void namesMayBeginInCapitalsAndHaveADot() throws IOException {
        write("Train-Images.idx3-ubyte", images(5, 0));
        write("Train-Labels.idx1-ubyte", labels(5));
        write("T10K-Images.IDX3-UBYTE", images(2, 0));
        Split split = IdxFolder.read(folder, SplitRule.BY_IMAGE, 1);
        assertEquals(5, split.train().size());
        assertEquals(2, split.heldOut().size());
        assertEquals(1, split.train().factors().size());
    }

    @Test
    void aFolderNamedRawHasTheNameOfTheSetAboveIt() throws IOException {
        Path raw = Files.createDirectories(folder.resolve("FashionMNIST/raw"));
        Files.write(raw.resolve(TRAIN_IMAGES), images(5, 0));
        assertEquals(raw, IdxFolder.in(folder).orElseThrow());
        assertEquals("FashionMNIST", IdxFolder.title(raw));
        Path other = Files.createDirectories(folder.resolve("MNIST/raw"));
        Files.write(other.resolve(TRAIN_IMAGES), images(5, 0));
        String sentence =
                assertThrows(InvalidInputException.class, () -> IdxFolder.in(folder)).sentence();
        assertTrue(sentence.contains("several folders with IDX files"), sentence);
        assertTrue(sentence.contains("MNIST"), sentence);
    }

    @Test
    void unpacksByContentAndNotByName() throws IOException {
        write(TRAIN_IMAGES, gzip(images(4, 0)));
        write(TRAIN_LABELS + ".gz", labels(4));
        Split split = IdxFolder.read(folder, SplitRule.BY_IMAGE, 1);
        assertEquals(4, split.train().size() + split.heldOut().size());
    }

    @Test
    void takesADotInPlaceOfADash() throws IOException {
        write("train-images.idx3-ubyte", images(4, 0));
        write("train-labels.idx1-ubyte", labels(4));
        write("t10k-images.idx3-ubyte", images(2, 0));
        Split split = IdxFolder.read(folder, SplitRule.BY_IMAGE, 1);
        assertEquals(4, split.train().size());
        assertEquals(2, split.heldOut().size());
        assertEquals(1, split.train().factors().size());
    }

    @Test
    void needsNoLabels() throws IOException {
        write(TRAIN_IMAGES, images(4, 0));
        write(HELD_OUT_IMAGES, images(2, 0));
        Split split = IdxFolder.read(folder, SplitRule.BY_IMAGE, 1);
        assertTrue(split.train().factors().isEmpty());
        assertTrue(split.heldOut().factors().isEmpty());
    }

    @Test
    void partsThatAreMissingOrNotReadAreNamed() throws IOException {
        write(TRAIN_IMAGES, images(10, 0));
        write(TRAIN_LABELS, labels(10));
        write(HELD_OUT_IMAGES, images(2, 0));
        Split split = IdxFolder.read(folder, SplitRule.BY_IMAGE, 1);
        assertEquals(
                List.of("There is no t10k-labels-idx1-ubyte: the held-out images have no labels."),
                split.train().notes());
        Files.delete(folder.resolve(TRAIN_LABELS));
        write(HELD_OUT_LABELS, labels(2));
        split = IdxFolder.read(folder, SplitRule.BY_IMAGE, 1);
        assertEquals(List.of(), split.heldOut().factors());
        assertEquals(
                List.of(
                        "There is no train-labels-idx1-ubyte, so t10k-labels-idx1-ubyte was not used."),
                split.train().notes());
        Files.delete(folder.resolve(HELD_OUT_IMAGES));
        Files.delete(folder.resolve(HELD_OUT_LABELS));
        write(TRAIN_LABELS, labels(10));
        write("emnist-mapping-idx1-ubyte", labels(3));
        write(TRAIN_LABELS + ".gz", gzip(labels(10)));
        split = IdxFolder.read(folder, SplitRule.BY_IMAGE, 1);
        assertEquals(1, split.train().factors().size());
        assertEquals(
                List.of(
                        "There is no t10k-images-idx3-ubyte; held-out images are chosen by chance.",
                        "1 other IDX file in the folder was not read."),
                split.train().notes());
    }

    @Test
    void splitsByTheRuleWithoutHeldOutFiles() throws IOException {
        write(TRAIN_IMAGES, images(40, 0));
        Split split = IdxFolder.read(folder, SplitRule.BY_SEED, 3);
        assertEquals(36, split.train().size());
        assertEquals(4, split.heldOut().size());
        ImageDataset heldOut = IdxFolder.read(folder, SplitRule.BY_IMAGE, 3).heldOut();
        write(TRAIN_IMAGES, images(60, 0));
        ImageDataset grown = IdxFolder.read(folder, SplitRule.BY_IMAGE, 3).heldOut();
        for (int i = 0; i < heldOut.size(); i++) {
            assertArrayEquals(heldOut.image(i), grown.image(i));
        }
    }

    @Test
    void readsMoreThanOneChunk() throws IOException {
        // Larger than the megabyte that is taken at first, and no multiple of it.
        int count = 3000;
        byte[] values = values(count * 28 * 28, 0);
        write(TRAIN_IMAGES, idx(IMAGES_MAGIC, new int[] {count, 28, 28}, values));
        write(HELD_OUT_IMAGES, idx(IMAGES_MAGIC, new int[] {1, 28, 28}, values(784, 1)));
        ImageDataset train = IdxFolder.read(folder, SplitRule.BY_IMAGE, 1).train();
        assertEquals(count, train.size());
        assertArrayEquals(
                Arrays.copyOfRange(values, values.length - 784, values.length),
                pixels(train, count - 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {LABELS_MAGIC, 0x903, 0xD03, 0, 0x1F8B0803})
    void refusesAnotherMagic(int magic) throws IOException {
        write(TRAIN_IMAGES, idx(magic, new int[] {2, 2, 3}, values(12, 0)));
        assertRefusedByName(TRAIN_IMAGES);
    }

    @Test
    void refusesImagesInPlaceOfLabels() throws IOException {
        write(TRAIN_IMAGES, images(4, 0));
        write(TRAIN_LABELS, images(4, 0));
        assertRefusedByName(TRAIN_LABELS);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 4, 9, 15, 16, 20, 39})
    void refusesACutFile(int length) throws IOException {
        write(TRAIN_IMAGES, Arrays.copyOf(images(4, 0), length));
        assertRefusedByName(TRAIN_IMAGES);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5, 10, 18, 30, 50, 58})
    void refusesACutGzip(int length) throws IOException {
        byte[] whole = gzip(images(40, 0));
        write(TRAIN_IMAGES + ".gz", Arrays.copyOf(whole, Math.min(length, whole.length - 1)));
        assertRefusedByName(TRAIN_IMAGES);
    }

    @Test
    void refusesADamagedGzip() throws IOException {
        byte[] damaged = gzip(images(40, 0));
        // The checksum of what was packed.
        damaged[damaged.length - 6] ^= 1;
        write(TRAIN_IMAGES + ".gz", damaged);
        assertRefusedByName(TRAIN_IMAGES);
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, Integer.MAX_VALUE})
    void refusesCountsThatCannotBe(int count) throws IOException {
        write(TRAIN_IMAGES, idx(IMAGES_MAGIC, new int[] {count, 28, 28}, values(100, 0)));
        assertRefusedByName(TRAIN_IMAGES);
    }

    @Test
    void refusesSidesWhoseProductOverflows() throws IOException {
        write(
                TRAIN_IMAGES,
                idx(IMAGES_MAGIC, new int[] {1 << 30, 1 << 30, 1 << 4}, values(100, 0)));
        assertRefusedByName(TRAIN_IMAGES);
    }

    @Test
    void spendsNoMemoryOnWhatAHeaderClaims() throws IOException {
        write(TRAIN_IMAGES, idx(IMAGES_MAGIC, new int[] {1 << 30, 1, 1}, values(100, 0)));
        ThreadMXBean memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = memory.getCurrentThreadAllocatedBytes();
        String sentence = refusal();
        long allocated = memory.getCurrentThreadAllocatedBytes() - before;
        assertTrue(sentence.contains(TRAIN_IMAGES), sentence);
        assertTrue(allocated < 32 << 20, allocated + " bytes");
    }

    @Test
    void refusesMoreValuesThanTheHeaderSays() throws IOException {
        byte[] whole = images(4, 0);
        write(TRAIN_IMAGES, Arrays.copyOf(whole, whole.length + 1));
        assertRefusedByName(TRAIN_IMAGES);
    }

    @Test
    void refusesLabelsOfAnotherCount() throws IOException {
        write(TRAIN_IMAGES, images(4, 0));
        write(TRAIN_LABELS, labels(5));
        assertRefusedByName(TRAIN_LABELS);
        assertRefusedByName(TRAIN_IMAGES);
    }

    @Test
    void refusesDamagedHeldOutFilesByTheirName() throws IOException {
        write(TRAIN_IMAGES, images(4, 0));
        write(HELD_OUT_IMAGES, Arrays.copyOf(images(4, 0), 20));
        assertRefusedByName(HELD_OUT_IMAGES);
    }

    @Test
    void refusesHeldOutImagesOfAnotherShape() throws IOException {
        write(TRAIN_IMAGES, images(4, 0));
        write(HELD_OUT_IMAGES, idx(IMAGES_MAGIC, new int[] {4, 3, 2}, values(24, 0)));
        String sentence = refusal();
        assertTrue(sentence.contains("1x2x3") && sentence.contains("1x3x2"), sentence);
    }

    @Test
    void refusesAMissingFolder() {
        Path missing = folder.resolve("nowhere");
        String sentence =
                assertThrows(
                                InvalidInputException.class,
                                () -> IdxFolder.read(missing, SplitRule.BY_IMAGE, 1))
                        .sentence();
        assertTrue(sentence.contains("nowhere"), sentence);
    }

    @Test
    void refusesAFolderWithoutItsFiles() throws IOException {
        write("notes.txt", new byte[3]);
        write(HELD_OUT_IMAGES, images(4, 0));
        assertRefusedByName(folder.toString());
        assertRefusedByName(TRAIN_IMAGES);
    }

    @Test
    void aFileOfNoKnownNameStandsForNoSet() throws IOException {
        write("pictures", images(4, 0));
        Path file = folder.resolve("pictures");
        String sentence =
                assertThrows(
                                InvalidInputException.class,
                                () -> IdxFolder.read(file, SplitRule.BY_IMAGE, 1))
                        .sentence();
        assertTrue(sentence.contains("pictures"), sentence);
    }

    @Test
    void readsTheRealHandwrittenDigits() {
        Path mnist = Path.of("..", "shared", "data", "mnist");
        Assumptions.assumeTrue(Files.isDirectory(mnist), "no MNIST here");
        Split split = IdxFolder.read(mnist, SplitRule.BY_IMAGE, 1);
        assertEquals("MNIST", split.name());
        assertEquals(new ImageShape(1, 28, 28), split.shape());
        assertEquals(60_000, split.train().size());
        assertEquals(10_000, split.heldOut().size());
        assertEquals(10, split.train().factors().get(0).count());
        assertEquals(5, split.train().factorValue(0, 0));
        assertEquals(7, split.heldOut().factorValue(0, 0));
        long sum = 0;
        byte[] image = new byte[784];
        for (int i = 0; i < split.train().size(); i++) {
            split.train().copyPixels(i, image, 0);
            for (byte pixel : image) {
                sum += pixel & 0xFF;
            }
        }
        // The mean that everybody normalises MNIST by.
        assertEquals(0.1307, sum / (255.0 * 784 * 60_000), 5e-5);
    }
}
