package org.betavista.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/**
 * Tells an image from others by what it holds and what its file is called, and by nothing else: not
 * by its place in a set, nor by what else is there. Made of two checksums of 32 bits each.
 */
public final class ImageKey {
    private static final int BUFFER = 1 << 16;

    private final CRC32 low = new CRC32();
    private final CRC32C high = new CRC32C();

    private ImageKey() {}

    /** The key of an image without a file of its own. */
    public static long of(byte[] content) {
        ImageKey key = new ImageKey();
        key.add(content, content.length);
        return key.value();
    }

    /**
     * The key of an image with a file of its own.
     *
     * @param name of the file, without folders; spelling in composed or decomposed accents is one
     * @param content of the file
     */
    public static long of(String name, InputStream content) throws IOException {
        ImageKey key = new ImageKey();
        byte[] buffer =
                Normalizer.normalize(name, Normalizer.Form.NFC).getBytes(StandardCharsets.UTF_8);
        key.add(buffer, buffer.length);
        buffer = new byte[BUFFER];
        for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
            key.add(buffer, read);
        }
        return key.value();
    }

    private void add(byte[] bytes, int length) {
        low.update(bytes, 0, length);
        high.update(bytes, 0, length);
    }

    private long value() {
        return high.getValue() << Integer.SIZE | low.getValue();
    }
}
