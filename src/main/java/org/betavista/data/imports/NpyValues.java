package org.betavista.data.imports;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;

/** The bytes of an array's values: exactly as many as its shape says, and no more may follow. */
final class NpyValues implements Closeable {
    private static final int BUFFER = 1 << 18;

    private final NpyMember member;
    private final CheckedInputStream input;
    private long remaining;

    private NpyValues(NpyMember member, CheckedInputStream input, long remaining) {
        this.member = member;
        this.input = input;
        this.remaining = remaining;
    }

    static NpyValues open(NpyMember member, long bytes) throws IOException {
        InputStream raw = member.source().open();
        try {
            CheckedInputStream input =
                    new CheckedInputStream(new BufferedInputStream(raw, BUFFER), new CRC32());
            NpyHeader.read(input, member.what());
            return new NpyValues(member, input, bytes);
        } catch (IOException | RuntimeException e) {
            raw.close();
            throw e;
        }
    }

    /** How many bytes are still to come. */
    long remaining() {
        return remaining;
    }

    /** Fills the front of an array; after the last value the member has to end. */
    void read(byte[] target, int length) throws IOException {
        if (input.readNBytes(target, 0, length) < length) {
            throw new EOFException();
        }
        remaining -= length;
        if (remaining == 0) {
            checkEnd();
        }
    }

    private void checkEnd() throws IOException {
        if (input.read() >= 0) {
            throw new IOException("more bytes follow than its shape says");
        }
        if (member.checksum() >= 0 && member.checksum() != input.getChecksum().getValue()) {
            throw new IOException("its checksum is wrong");
        }
    }

    @Override
    public void close() throws IOException {
        input.close();
    }
}
