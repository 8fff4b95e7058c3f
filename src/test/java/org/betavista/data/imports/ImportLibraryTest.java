package org.betavista.data.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.betavista.data.ImageDataset;
import org.betavista.data.Progress;
import org.betavista.data.Split;
import org.betavista.data.files.FitMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A source is read again when it changed, and only then. */
class ImportLibraryTest {
    private static final FileTime THEN = FileTime.fromMillis(1_700_000_000_000L);
    private static final int SIDE = 4;

    @TempDir Path root;

    private ImportLibrary library() {
        return new ImportLibrary(root.resolve("library"));
    }

    /** Images that tell their number by the first pixel, and how bright they are by the second. */
    private static byte[] images(int count, int brightness) {
        byte[] pixels = new byte[count * SIDE * SIDE];
        for (int i = 0; i < count; i++) {
            pixels[i * SIDE * SIDE] = (byte) i;
            pixels[i * SIDE * SIDE + 1] = (byte) brightness;
        }
        return NpyBytes.array("|u1", pixels, count, SIDE, SIDE);
    }

    /** As numpy.savez packs it: not at all, and without a time. */
    private static byte[] stored(byte[] array) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            CRC32 checksum = new CRC32();
            checksum.update(array);
            ZipEntry entry = new ZipEntry("images.npy");
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(array.length);
            entry.setCrc(checksum.getValue());
            entry.setTime(0);
            zip.putNextEntry(entry);
            zip.write(array);
        }
        return bytes.toByteArray();
    }

    private MappedImages archive(byte[] content) throws IOException {
        Path file = root.resolve("set.npz");
        Files.write(file, content);
        Files.setLastModifiedTime(file, THEN);
        return library().npz(file, null, Progress.NONE).images();
    }

    @Test
    void anArchiveThatWasRewrittenIsReadAgainWhateverItsSizeAndTime() throws IOException {
        byte[] before = stored(images(9, 50));
        byte[] after = stored(images(9, 60));
        assertEquals(before.length, after.length);
        assertEquals(50, Math.round(archive(before).image(3)[1] * 255));
        assertEquals(60, Math.round(archive(after).image(3)[1] * 255));
    }

    @Test
    void aBareArrayToo() throws IOException {
        assumeTrue(root.getFileSystem().supportedFileAttributeViews().contains("unix"));
        assertEquals(50, Math.round(archive(images(9, 50)).image(3)[1] * 255));
        assertEquals(60, Math.round(archive(images(9, 60)).image(3)[1] * 255));
    }

    private MappedImages folder(int grey) throws IOException {
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setSample(1, 2, 0, grey);
        Path pictures = Files.createDirectories(root.resolve("pictures"));
        Path file = pictures.resolve("one.bmp");
        ImageIO.write(image, "bmp", file.toFile());
        Files.setLastModifiedTime(file, THEN);
        return library()
                .folder(pictures, new ImportSettings(28, false, FitMode.CROP), Progress.NONE)
                .images();
    }

    @Test
    void aPictureThatWasRewrittenIsReadAgainWhateverItsSizeAndTime() throws IOException {
        assumeTrue(root.getFileSystem().supportedFileAttributeViews().contains("unix"));
        float[] before = folder(10).image(0);
        assertFalse(Arrays.equals(before, folder(200).image(0)));
    }

    @Test
    void whatDidNotChangeIsNotReadAgain() throws IOException {
        Path file = NpyBytes.write(root.resolve("set.npy"), images(9, 50));
        Path set = library().npz(file, null, Progress.NONE).images().folder();
        FileTime written = Files.getLastModifiedTime(set.resolve(MappedImages.IMAGES_FILE));
        assertEquals(set, library().npz(file, null, Progress.NONE).images().folder());
        assertEquals(written, Files.getLastModifiedTime(set.resolve(MappedImages.IMAGES_FILE)));
    }

    @Test
    void noImageChangesSidesWhenAnArchiveGrows() throws IOException {
        Map<Integer, Boolean> before = heldOut(archive(images(40, 50)));
        Map<Integer, Boolean> after = heldOut(archive(images(90, 50)));
        assertEquals(90, after.size());
        after.keySet().retainAll(before.keySet());
        assertEquals(before, after);
    }

    /** Whether each image, by its number, is held out. */
    private static Map<Integer, Boolean> heldOut(ImageDataset images) {
        Split split = Split.byImage(images, 0.1, 1);
        Map<Integer, Boolean> heldOut = new HashMap<>();
        for (ImageDataset side : new ImageDataset[] {split.train(), split.heldOut()}) {
            for (int i = 0; i < side.size(); i++) {
                heldOut.put(Math.round(side.image(i)[0] * 255), side.equals(split.heldOut()));
            }
        }
        return heldOut;
    }

    @Test
    void aSetOfAnEarlierVersionHasItsKeysFromThePixels() throws IOException {
        MappedImages written = archive(images(9, 50));
        Files.delete(written.folder().resolve(MappedImages.KEYS_FILE));
        MappedImages old = MappedImages.open(written.folder());
        for (int i = 0; i < old.size(); i++) {
            assertEquals(written.key(i), old.key(i));
        }
    }
}
