package org.betavista.data.imports;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** An NPY file that grows along its first dimension, whose length is written at the end. */
final class NpyOutput implements Closeable {
    private static final int BUFFER = 1 << 18;

    private final String type;
    private final long[] shape;
    private final FileChannel channel;
    private final OutputStream output;

    /**
     * @param rest the dimensions after the first
     */
    NpyOutput(Path file, String type, long... rest) throws IOException {
        this.type = type;
        shape = new long[rest.length + 1];
        System.arraycopy(rest, 0, shape, 1, rest.length);
        channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        output = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
        output.write(NpyHeader.bytes(type, shape));
    }

    void write(byte[] values, int offset, int length) throws IOException {
        output.write(values, offset, length);
    }

    /** Completes the file and forces it to disk. */
    void finish(long count) throws IOException {
        output.flush();
        shape[0] = count;
        ByteBuffer header = ByteBuffer.wrap(NpyHeader.bytes(type, shape));
        while (header.hasRemaining()) {
            channel.write(header, header.position());
        }
        channel.force(true);
        channel.close();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
