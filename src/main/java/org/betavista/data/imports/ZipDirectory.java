package org.betavista.data.imports;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.betavista.data.InvalidInputException;

/**
 * Looks at the end of a ZIP file, where it says how long the list of its members is. The JDK reads
 * that list as a whole, up to 2 GB, before it can be asked for the number of members.
 *
 * <p>Source: PKWARE, APPNOTE.TXT 6.3.10, sections 4.3.14 to 4.3.16.
 */
final class ZipDirectory {
    private static final long LARGEST = 16L << 20;
    private static final int END = 0x06054B50;
    private static final int END_LENGTH = 22;
    private static final int LONG_END_LOCATOR = 0x07064B50;
    private static final int LOCATOR_LENGTH = 20;
    private static final int LONG_END = 0x06064B50;
    private static final int LONG_END_LENGTH = 56;
    private static final int LONGEST_COMMENT = 0xFFFF;
    private static final long STANDS_ELSEWHERE = 0xFFFF_FFFFL;

    private ZipDirectory() {}

    /**
     * Checks the length of the list, wherever one is said.
     *
     * @throws InvalidInputException if no set of arrays has so long a list
     */
    static void check(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            long start =
                    Math.max(0, channel.size() - LONGEST_COMMENT - END_LENGTH - LOCATOR_LENGTH);
            ByteBuffer tail = read(channel, start, (int) (channel.size() - start));
            for (int at = 0; at + LOCATOR_LENGTH <= tail.limit(); at++) {
                int signature = tail.getInt(at);
                if (signature == END && at + END_LENGTH <= tail.limit()) {
                    long length = Integer.toUnsignedLong(tail.getInt(at + 12));
                    checkLength(file, length == STANDS_ELSEWHERE ? 0 : length);
                } else if (signature == LONG_END_LOCATOR) {
                    checkLongEnd(file, channel, tail.getLong(at + 8));
                }
            }
        }
    }

    private static void checkLongEnd(Path file, FileChannel channel, long at) throws IOException {
        if (at < 0 || at > channel.size() - LONG_END_LENGTH) {
            return;
        }
        ByteBuffer end = read(channel, at, LONG_END_LENGTH);
        if (end.limit() == LONG_END_LENGTH && end.getInt(0) == LONG_END) {
            checkLength(file, end.getLong(40));
        }
    }

    private static void checkLength(Path file, long length) {
        if (length < 0 || length > LARGEST) {
            throw new InvalidInputException(
                    "%s claims a list of members of %s bytes; it is damaged or not an NPZ file."
                            .formatted(file.getFileName(), length));
        }
    }

    private static ByteBuffer read(FileChannel channel, long start, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        int count = 0;
        while (bytes.hasRemaining() && count >= 0) {
            count = channel.read(bytes, start + bytes.position());
        }
        return bytes.flip();
    }
}
