package org.betavista.data.imports;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.betavista.data.Factor;
import org.betavista.data.ImageShape;
import org.betavista.data.InvalidInputException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("languages")
class MappedImagesTest {
    private static final ImageShape SHAPE = new ImageShape(3, 2, 2);
    private static final SetDescription DESCRIPTION =
            new SetDescription(
                    "Häuser",
                    List.of(Factor.yesOrNo("red"), new Factor("size", 40_000, true)),
                    "here",
                    "abc",
                    List.of(new Skipped("a: b\uD800.png", "it is: damaged")),
                    List.of("A note."));

    @TempDir Path root;

    private Path written() {
        Path folder = root.resolve("set");
        try (MappedImagesWriter writer = new MappedImagesWriter(folder, SHAPE, 2, 7)) {
            byte[] all = NpyBytes.counting(7 * 12);
            for (int i = 0; i < 7; i++) {
                writer.add(all, i * 12, new int[] {i % 2, 39_999 - i});
            }
            writer.finish(DESCRIPTION);
        }
        return folder;
    }

    @Test
    void givesBackWhatWasWrittenAcrossSegments() {
        Path folder = written();
        byte[] all = NpyBytes.counting(7 * 12);
        for (long segment : new long[] {1, 12, 30, 48, 1 << 20}) {
            MappedImages images = MappedImages.open(folder, segment);
            assertEquals(7, images.size());
            assertEquals(DESCRIPTION, images.description());
            for (int i = 6; i >= 0; i--) {
                byte[] pixels = new byte[14];
                images.copyPixels(i, pixels, 1);
                assertArrayEquals(
                        Arrays.copyOfRange(all, i * 12, i * 12 + 12),
                        Arrays.copyOfRange(pixels, 1, 13));
                assertEquals(i % 2, images.factorValue(i, 0));
                assertEquals(39_999 - i, images.factorValue(i, 1));
            }
        }
    }

    @Test
    void aMissingValueIsKeptApartFromTheLargestOne() {
        Path folder = root.resolve("gaps");
        int[] values = {0, Factor.NO_VALUE, 65_535, Factor.NO_VALUE, 65_534};
        try (MappedImagesWriter writer = new MappedImagesWriter(folder, SHAPE, 2, 5)) {
            for (int value : values) {
                writer.add(new byte[12], 0, new int[] {value, Factor.NO_VALUE});
            }
            assertThrows(
                    IllegalArgumentException.class,
                    () -> writer.add(new byte[12], 0, new int[] {-2, 0}));
        }
        assertTrue(Files.notExists(folder), "what was not finished leaves nothing");
        try (MappedImagesWriter writer = new MappedImagesWriter(folder, SHAPE, 2, 5)) {
            for (int value : values) {
                writer.add(new byte[12], 0, new int[] {value, Factor.NO_VALUE});
            }
            writer.finish(
                    new SetDescription(
                            "gaps",
                            List.of(new Factor("id", 65_536, true), Factor.yesOrNo("unknown")),
                            "here",
                            "abc",
                            List.of(),
                            List.of()));
        }
        MappedImages images = MappedImages.open(folder);
        for (int i = 0; i < values.length; i++) {
            assertEquals(values[i], images.factorValue(i, 0));
            assertEquals(Factor.NO_VALUE, images.factorValue(i, 1));
        }
        assertEquals("", images.factors().get(1).valueName(Factor.NO_VALUE));
    }

    @Test
    void writesTheHeaderThatNumpyReads() throws IOException {
        byte[] file = Files.readAllBytes(written().resolve("images.npy"));
        assertEquals(128 + 7 * 12, file.length);
        assertEquals(
                "{'descr': '|u1', 'fortran_order': False, 'shape': (7, 3, 2, 2), }",
                new String(file, 10, 117, StandardCharsets.US_ASCII).strip());
        assertEquals(118, file[8]);
        assertEquals('\n', file[127]);
    }

    @Test
    void leavesNothingBehindUnlessFinished() throws IOException {
        try (MappedImagesWriter writer = new MappedImagesWriter(root.resolve("set"), SHAPE, 0, 1)) {
            writer.add(new byte[12], 0, new int[0]);
        }
        try (Stream<Path> files = Files.list(root)) {
            assertEquals(0, files.count());
        }
    }

    @Test
    void refusesWhatNoDiskHolds() {
        String sentence =
                assertThrows(
                                InvalidInputException.class,
                                () ->
                                        new MappedImagesWriter(
                                                root.resolve("set"), SHAPE, 0, 1L << 55))
                        .sentence();
        assertTrue(sentence.contains("free some space"), sentence);
    }

    @Test
    void takesThePlaceOfAnOlderSet() throws IOException {
        written();
        assertEquals(7, MappedImages.open(written()).size());
        try (Stream<Path> files = Files.list(root)) {
            assertEquals(1, files.count());
        }
    }

    @Test
    void nothingButSentencesComesOutOfSpoiltSets() throws IOException {
        Path folder = written();
        assertThrows(InvalidInputException.class, () -> MappedImages.open(root));
        SplittableRandom random = new SplittableRandom(2);
        for (String name : List.of("images.npy", "factors.npy", "set.properties")) {
            Path file = folder.resolve(name);
            byte[] good = Files.readAllBytes(file);
            for (int i = 0; i < 200; i++) {
                byte[] spoilt = good.clone();
                spoilt[random.nextInt(Math.min(300, spoilt.length))] ^=
                        (byte) (1 << random.nextInt(8));
                if (i % 4 == 0) {
                    spoilt = Arrays.copyOf(spoilt, random.nextInt(spoilt.length));
                }
                // A new file each time, because a mapped one must not shrink.
                Files.delete(file);
                Files.write(file, spoilt);
                try {
                    MappedImages images = MappedImages.open(folder);
                    images.copyPixels(images.size() - 1, new byte[images.shape().size()], 0);
                } catch (InvalidInputException e) {
                    assertTrue(e.sentence().endsWith("."), e.sentence());
                }
            }
            Files.delete(file);
            Files.write(file, good);
        }
    }
}
