package org.betavista.data.imports;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.betavista.data.CancelledException;
import org.betavista.data.Factor;
import org.betavista.data.ImageShape;
import org.betavista.data.InvalidInputException;
import org.betavista.data.Progress;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("languages")
class NpzImportTest {
    private static final byte[] IMAGES = NpyBytes.array("|u1", NpyBytes.counting(3 * 20), 3, 4, 5);

    @TempDir Path folder;

    private ImportedSet imported(byte[] content) {
        return NpzImport.importFile(
                NpyBytes.write(folder.resolve("set.npz"), content),
                null,
                folder.resolve("made"),
                Progress.NONE);
    }

    private ImportedSet imported(Map<String, byte[]> members) {
        return imported(NpyBytes.zip(members));
    }

    private static byte[] pixels(MappedImages images, int index) {
        byte[] pixels = new byte[images.shape().size()];
        images.copyPixels(index, pixels, 0);
        return pixels;
    }

    private void assertRefused(String words, byte[] content) {
        String sentence =
                assertThrows(InvalidInputException.class, () -> imported(content)).sentence();
        assertTrue(sentence.contains(words), sentence);
        assertTrue(sentence.endsWith("."), sentence);
        assertNothingLeft();
    }

    private void assertNothingLeft() {
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(folder.resolve("set.npz")), files.toList());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void assertRefused(String words, Map<String, byte[]> members) {
        assertRefused(words, NpyBytes.zip(members));
    }

    @Test
    void keepsBytesAndLabelsAsTheyAre() {
        ImportedSet set =
                imported(
                        Map.of(
                                "images",
                                IMAGES,
                                "labels",
                                NpyBytes.array("<i8", NpyBytes.longs(2, 0, 1), 3, 1)));
        assertEquals(new ImageShape(1, 4, 5), set.images().shape());
        byte[] all = NpyBytes.counting(60);
        for (int i = 0; i < 3; i++) {
            assertArrayEquals(
                    Arrays.copyOfRange(all, 20 * i, 20 * i + 20), pixels(set.images(), i));
        }
        assertEquals(List.of(new Factor("label", 3, false)), set.images().factors());
        assertEquals(2, set.images().factorValue(0, 0));
        assertEquals(0, set.images().factorValue(1, 0));
        assertEquals(1, set.images().factorValue(2, 0));
        assertEquals("set", set.images().name());
    }

    @Test
    void readsDspritesWithoutTheFactorOfOneValue() {
        ImportedSet set =
                imported(
                        Map.of(
                                "imgs",
                                NpyBytes.array("|u1", new byte[] {0, 1, 1, 0}, 2, 1, 2),
                                "latents_classes",
                                NpyBytes.array(
                                        "<i8",
                                        NpyBytes.longs(0, 2, 0, 0, 0, 1, 0, 0, 5, 39, 31, 0),
                                        2,
                                        6),
                                "metadata",
                                NpyBytes.array("|O", new byte[] {1, 2, 3})));
        assertArrayEquals(new byte[] {0, -1}, pixels(set.images(), 0));
        assertArrayEquals(new byte[] {-1, 0}, pixels(set.images(), 1));
        List<Factor> factors = set.images().factors();
        assertEquals(
                List.of("shape", "scale", "orientation", "posX", "posY"),
                factors.stream().map(Factor::name).toList());
        assertEquals("heart", factors.get(0).valueName(set.images().factorValue(0, 0)));
        assertEquals(39, set.images().factorValue(1, 2));
        assertTrue(set.notes().contains("metadata.npy in set.npz is pickled and was not read."));
    }

    @Test
    void bringsColoursLastToChannels() {
        ImportedSet set =
                imported(
                        Map.of(
                                "x",
                                NpyBytes.array("|u1", new byte[] {1, 2, 3, 4, 5, 6}, 1, 1, 2, 3)));
        assertEquals(new ImageShape(3, 1, 2), set.images().shape());
        assertArrayEquals(new byte[] {1, 4, 2, 5, 3, 6}, pixels(set.images(), 0));
    }

    @Test
    void scalesFloatsOfEitherRange() {
        byte[] unit = NpyBytes.array("<f4", NpyBytes.floats(0, 0.5f, 1), 1, 1, 3);
        assertArrayEquals(
                new byte[] {0, (byte) 128, -1}, pixels(imported(Map.of("x", unit)).images(), 0));
        byte[] full = NpyBytes.array("<f4", NpyBytes.floats(0, 128, 255), 1, 1, 3);
        assertArrayEquals(
                new byte[] {0, (byte) 128, -1}, pixels(imported(Map.of("x", full)).images(), 0));
    }

    private static byte[] floats(int images, float... repeated) {
        float[] all = new float[images * 100];
        for (int i = 0; i < all.length; i++) {
            all[i] = repeated[i % repeated.length];
        }
        return NpyBytes.array("<f4", NpyBytes.floats(all), images, 10, 10);
    }

    /** An array with one of its values replaced, as bytes. */
    private static byte[] spoilt(byte[] array, float value) {
        ByteBuffer.wrap(array).order(ByteOrder.LITTLE_ENDIAN).putFloat(array.length - 4, value);
        return array;
    }

    private static String scale(ImportedSet set) {
        return set.notes().get(0);
    }

    @Test
    void oneValueDoesNotDecideTheScale() {
        for (float value : new float[] {1.0000001f, 1.5f, 200, -0.0001f, -3}) {
            ImportedSet set = imported(spoilt(floats(4, 0, 0.25f, 0.5f, 1), value));
            assertEquals(
                    "Pixel values: 0 is black and 1 is white. 1 of 400 values lies outside and was"
                            + " clipped.",
                    scale(set));
            assertArrayEquals(
                    new byte[] {0, 64, (byte) 128, -1}, Arrays.copyOf(pixels(set.images(), 0), 4));
            assertEquals(value < 0 ? 0 : -1, pixels(set.images(), 3)[99]);
        }
    }

    @Test
    void overshootOfInterpolationIsClipped() {
        ImportedSet set = imported(floats(4, -0.05f, 0.5f, 1, 1.08f, 0.5f));
        assertTrue(scale(set).startsWith("Pixel values: 0 is black and 1 is white. 160 of 400"));
        assertEquals(0, pixels(set.images(), 0)[0]);
        assertEquals(-1, pixels(set.images(), 0)[3]);
    }

    @Test
    void valuesAroundZeroAreTakenFromMinusOneToOne() {
        ImportedSet set = imported(floats(2, -1, -0.5f, 0, 0.5f, 1));
        assertEquals("Pixel values: -1 is black and 1 is white.", scale(set));
        assertArrayEquals(
                new byte[] {0, 64, (byte) 128, (byte) 191, -1},
                Arrays.copyOf(pixels(set.images(), 0), 5));
    }

    @Test
    void mostlyBlackImagesOfBytesStayBytes() {
        float[] dots = new float[100];
        dots[7] = 255;
        dots[8] = 90;
        ImportedSet set = imported(floats(3, dots));
        assertEquals("Pixel values: 0 is black and 255 is white.", scale(set));
        assertEquals(90, pixels(set.images(), 2)[8]);
    }

    @Test
    void aScaleThatLeavesImagesDarkIsRemarkedOn() {
        ImportedSet set = imported(floats(3, 0, 4, 9, 16));
        assertEquals(
                "Pixel values: 0 is black and 255 is white. The largest value is 16, so images are"
                        + " dark; --range 0,16 makes it white.",
                scale(set));
    }

    @Test
    void valuesOfNoUsualScaleAreRefusedWithTheRangeToGive() {
        assertRefused("as in --range -2.5,2 (", floats(2, -2.5f, 0, 2));
        byte[] shorts =
                ByteBuffer.allocate(6)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putShort((short) 4095)
                        .putShort((short) 2000)
                        .putShort((short) 0)
                        .array();
        assertRefused("--range 0,4095", NpyBytes.array("<u2", shorts, 1, 1, 3));
    }

    @Test
    void aGivenRangeIsTaken() {
        Path file = NpyBytes.write(folder.resolve("set.npy"), spoilt(floats(2, 0, 4, 8, 16), 17));
        ImportedSet set =
                NpzImport.importFile(
                        file, new ValueRange(0, 16), folder.resolve("made"), Progress.NONE);
        assertEquals(
                "Pixel values: 0 is black and 16 is white. 1 of 200 values lies outside and was"
                        + " clipped.",
                scale(set));
        assertArrayEquals(
                new byte[] {0, 64, (byte) 128, -1}, Arrays.copyOf(pixels(set.images(), 0), 4));
    }

    @Test
    void aLibraryKeepsASetForEachRange() {
        Path file = NpyBytes.write(folder.resolve("set.npy"), floats(2, 0, 4, 8, 16));
        ImportLibrary library = new ImportLibrary(folder.resolve("library"));
        assertEquals(4, pixels(library.npz(file, null, Progress.NONE).images(), 0)[1]);
        ValueRange range = new ValueRange(0, 16);
        assertEquals(64, pixels(library.npz(file, range, Progress.NONE).images(), 0)[1]);
        assertEquals(4, pixels(library.npz(file, null, Progress.NONE).images(), 0)[1]);
        assertEquals(2, library.sets().size());
    }

    @Test
    void whatIsNotReadMayClaimWhatItLikes() {
        ImportedSet set =
                imported(
                        Map.of(
                                "images",
                                IMAGES,
                                "mask",
                                NpyBytes.array("|u1", new byte[4 << 20], 4096, 32, 32)));
        assertEquals(3, set.images().size());
        assertTrue(set.notes().get(1).startsWith("mask was not used; "), set.notes().toString());
    }

    @Test
    void holdsOutWhatTheFileHoldsOut() {
        ImportedSet set =
                imported(
                        Map.of(
                                "x_train",
                                IMAGES,
                                "y_train",
                                NpyBytes.array("|u1", new byte[] {0, 1, 0}, 3),
                                "x_test",
                                NpyBytes.array("|u1", new byte[20], 1, 4, 5),
                                "y_test",
                                NpyBytes.array("|u1", new byte[] {4}, 1)));
        assertEquals(1, set.heldOut().orElseThrow().size());
        assertEquals(4, set.heldOut().orElseThrow().factorValue(0, 0));
        assertEquals(5, set.images().factors().get(0).count());
    }

    @Test
    void readsAnArrayByItself() {
        assertEquals(3, imported(IMAGES).images().size());
    }

    @Test
    void refusesWhatIsNoImages() {
        byte[] eight = new byte[8];
        assertRefused("neither", "hello world".getBytes(StandardCharsets.UTF_8));
        assertRefused("damaged", Arrays.copyOf(NpyBytes.zip(Map.of("x", IMAGES)), 90));
        assertRefused("NPY format", Map.of("x", new byte[200]));
        assertRefused("big-endian", Map.of("x", NpyBytes.array(">f4", eight, 1, 1, 2)));
        assertRefused("<u8", Map.of("x", NpyBytes.array("<u8", eight, 1, 1, 1)));
        assertRefused("complex", Map.of("x", NpyBytes.array("<c8", eight, 1, 1, 1)));
        assertRefused("pickled", Map.of("x", NpyBytes.array("|O", eight, 1, 1, 1)));
        assertRefused(
                "pickled",
                Map.of(
                        "x",
                        NpyBytes.withHeader(
                                "{'descr': [('a', '<i4')], 'fortran_order': False, 'shape': (2,)}",
                                eight)));
        assertRefused(
                "Fortran",
                Map.of(
                        "x",
                        NpyBytes.withHeader(
                                "{'descr': '|u1', 'fortran_order': True, 'shape': (2, 2, 2)}",
                                eight)));
        assertRefused("needs 137", Map.of("x", NpyBytes.array("|u1", eight, 1, 3, 3)));
        assertRefused("(8,)", Map.of("x", NpyBytes.array("|u1", eight, 8)));
        assertRefused("no array named", Map.of("pictures", IMAGES));
        assertRefused(
                "cannot be", Map.of("x", NpyBytes.array("|u1", eight, 1L << 40, 1 << 20, 1 << 20)));
        assertRefused(
                "NaN", Map.of("x", NpyBytes.array("<f4", NpyBytes.floats(0, Float.NaN), 1, 1, 2)));
        assertRefused("3 images", Map.of("x", IMAGES, "y", NpyBytes.array("|u1", new byte[2], 2)));
        assertRefused(
                "label -1",
                Map.of("x", IMAGES, "y", NpyBytes.array("|i1", new byte[] {0, -1, 0}, 3)));
        assertRefused(
                "fill disks", Map.of("x", NpyBytes.array("|u1", new byte[4 << 20], 4096, 32, 32)));
    }

    @Test
    void readsEveryTypeAndVersion() {
        byte[] doubles =
                ByteBuffer.allocate(24)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putDouble(0)
                        .putDouble(0.5)
                        .putDouble(1)
                        .array();
        byte[] expected = {0, (byte) 128, -1};
        byte[] array = NpyBytes.array("<f8", doubles, 1, 1, 3);
        assertArrayEquals(expected, pixels(imported(array).images(), 0));
        for (int version = 2; version <= 3; version++) {
            byte[] later =
                    ByteBuffer.allocate(array.length + 2)
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .put(array, 0, 6)
                            .put((byte) version)
                            .put((byte) 0)
                            .putInt(118)
                            .put(array, 10, array.length - 10)
                            .array();
            assertArrayEquals(expected, pixels(imported(later).images(), 0));
        }
        byte[] bits = {0, 1, 1};
        for (String type : List.of("|b1", "|u1")) {
            assertArrayEquals(
                    new byte[] {0, -1, -1},
                    pixels(imported(NpyBytes.array(type, bits, 1, 1, 3)).images(), 0));
        }
    }

    @Test
    void refusesWhatIsNoBrightnessWhenItIsMet() {
        for (float value : new float[] {Float.NaN, Float.POSITIVE_INFINITY}) {
            assertRefused(
                    "in image 1; pixels have to be",
                    NpyBytes.array("<f4", NpyBytes.floats(0, 1, value, 0), 2, 1, 2));
        }
    }

    @Test
    void refusesDataBeyondTheShape() {
        assertRefused("its shape (2, 4, 5)", NpyBytes.array("|u1", new byte[60], 2, 4, 5));
    }

    @Test
    void aBrokenArrayThatNobodyNeedsIsANote() {
        ImportedSet set = imported(Map.of("x", IMAGES, "notes", new byte[] {1, 2, 3}));
        assertEquals(3, set.images().size());
        assertEquals(2, set.notes().size());
        assertTrue(set.notes().get(1).startsWith("notes.npy in set.npz is not in NumPy's"));
    }

    @Test
    void arraysThatAreNotUsedAreNamed() {
        ImportedSet set =
                imported(
                        Map.of(
                                "x", IMAGES,
                                "x_val", IMAGES,
                                "ages", NpyBytes.array("|u1", new byte[] {1, 2, 3}, 3)));
        assertEquals(2, set.notes().size());
        assertTrue(
                set.notes()
                        .get(1)
                        .endsWith(
                                "were not used; images, labels, x_train, y_train, x_test and y_test are."));
        assertTrue(set.notes().get(1).contains("x_val"));
        assertTrue(set.notes().get(1).contains("ages"));
    }

    @Test
    void aLibraryMakesAFileOnce() {
        Path file = NpyBytes.write(folder.resolve("set.npz"), NpyBytes.zip(Map.of("x", IMAGES)));
        ImportLibrary library = new ImportLibrary(folder.resolve("library"));
        library.npz(file, null, Progress.NONE);
        Progress forbidden =
                (what, done, total) -> {
                    throw new CancelledException();
                };
        assertEquals(3, library.npz(file, null, forbidden).images().size());
        byte[] more = NpyBytes.array("|u1", new byte[80], 4, 4, 5);
        NpyBytes.write(file, NpyBytes.zip(Map.of("x", more)));
        assertThrows(CancelledException.class, () -> library.npz(file, null, forbidden));
        assertEquals(4, library.npz(file, null, Progress.NONE).images().size());
        assertEquals(1, library.sets().size());
    }

    @Test
    void refusesListsOfMembersThatFillMemory() {
        byte[] zip = NpyBytes.zip(Map.of("x", IMAGES));
        ByteBuffer end = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        end.putInt(zip.length - 22 + 12, 0x7000_0000);
        assertRefused("list of members of 1879048192 bytes", zip);
    }

    @Test
    void refusesEncryptedAndRepeatedMembers() {
        byte[] zip = NpyBytes.zip(Map.of("x", IMAGES));
        int central = 0;
        for (int i = 0; i < zip.length - 4; i++) {
            if (zip[i] == 'P' && zip[i + 1] == 'K' && zip[i + 2] == 1 && zip[i + 3] == 2) {
                central = i;
            }
        }
        zip[central + 8] |= 1;
        assertRefused("encrypted", zip);
        byte[] twice = NpyBytes.zip(Map.of("x", IMAGES, "y", IMAGES));
        for (int i = 0; i < twice.length - 5; i++) {
            if (new String(twice, i, 5, StandardCharsets.ISO_8859_1).equals("y.npy")) {
                twice[i] = 'x';
            }
        }
        assertRefused("two members", twice);
    }

    @Test
    void leavesNothingBehindWhenCancelled() {
        NpyBytes.write(folder.resolve("set.npz"), NpyBytes.zip(Map.of("x", IMAGES)));
        assertThrows(
                CancelledException.class,
                () ->
                        NpzImport.importFile(
                                folder.resolve("set.npz"),
                                null,
                                folder.resolve("made"),
                                (what, done, total) -> {
                                    if (what.equals("Reading images")) {
                                        throw new CancelledException();
                                    }
                                }));
        assertNothingLeft();
    }

    @Test
    void nothingButSentencesComesOutOfSpoiltFiles() {
        byte[] zip =
                NpyBytes.zip(
                        Map.of("x", IMAGES, "y", NpyBytes.array("|u1", new byte[] {0, 1, 2}, 3)));
        SplittableRandom random = new SplittableRandom(1);
        int refused = 0;
        for (int i = 0; i < 600; i++) {
            byte[] spoilt = (i % 2 == 0 ? zip : IMAGES).clone();
            for (int flips = random.nextInt(1, 4); flips > 0; flips--) {
                spoilt[random.nextInt(spoilt.length)] ^= (byte) (1 << random.nextInt(8));
            }
            if (i % 5 == 0) {
                spoilt = Arrays.copyOf(spoilt, random.nextInt(spoilt.length));
            }
            try {
                imported(spoilt);
            } catch (InvalidInputException e) {
                assertTrue(e.sentence().endsWith("."), e.sentence());
                refused++;
            }
        }
        assertTrue(refused > 200, refused + " refused");
        assertFalse(Files.exists(folder.resolve(".made")));
    }
}
