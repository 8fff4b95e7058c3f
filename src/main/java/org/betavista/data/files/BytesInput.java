package org.betavista.data.files;

import javax.imageio.IIOException;
import javax.imageio.stream.ImageInputStreamImpl;

/**
 * Lets a decoder read bytes that are in memory already, without another copy of them, and stops one
 * that goes round in circles: some take what is missing for zeros and never come to an end.
 */
final class BytesInput extends ImageInputStreamImpl {
    /** Decoders that end at the end look for it a few times. */
    private static final int MOST_READS_BEYOND = 1_000;

    /** A tile that several places point to is read several times, and a small file costs little. */
    private static final long MOST_TIMES_OVER = 16;

    private static final long HARMLESS_BYTES = 32L << 20;

    private final byte[] bytes;
    private final long most;
    private int beyond;
    private long taken;

    BytesInput(byte[] bytes) {
        this.bytes = bytes;
        this.most = HARMLESS_BYTES + MOST_TIMES_OVER * bytes.length;
    }

    @Override
    public int read() throws IIOException {
        bitOffset = 0;
        if (streamPos >= bytes.length) {
            return end();
        }
        take(1);
        return bytes[(int) streamPos++] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IIOException {
        bitOffset = 0;
        if (streamPos >= bytes.length) {
            return end();
        }
        int count = (int) Math.min(length, bytes.length - streamPos);
        take(count);
        System.arraycopy(bytes, (int) streamPos, target, offset, count);
        streamPos += count;
        return count;
    }

    private int end() throws IIOException {
        beyond++;
        if (beyond > MOST_READS_BEYOND) {
            throw new IIOException("reads on beyond the end");
        }
        return -1;
    }

    private void take(int count) throws IIOException {
        taken += count;
        if (taken > most) {
            throw new IIOException("reads the same bytes again and again");
        }
    }

    @Override
    public long length() {
        return bytes.length;
    }
}
