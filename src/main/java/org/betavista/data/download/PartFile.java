package org.betavista.data.download;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.betavista.data.CancelledException;
import org.betavista.data.InvalidInputException;

/**
 * The beginning of a file, under its name with {@code .part} behind it, until it is whole. Not for
 * several threads. Every method throws InvalidInputException if the disk refuses, and
 * CancelledException if the thread is interrupted; its flag stays set.
 */
final class PartFile implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private final Path folder;
    private final Path target;
    private final Path part;
    private final FileChannel channel;

    /** Opens what is there, or begins anew. Makes the folder where there is none. */
    PartFile(Path folder, String name) {
        this.folder = folder;
        this.target = folder.resolve(name);
        this.part = folder.resolve(name + ".part");
        try {
            // A link to a folder is one, though createDirectories would not take it.
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder);
            }
            this.channel =
                    FileChannel.open(
                            part,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw refusal(e);
        }
    }

    /** In bytes. */
    long size() {
        try {
            return channel.size();
        } catch (IOException e) {
            throw refusal(e);
        }
    }

    /** Forgets everything that came. */
    void restart() {
        try {
            channel.truncate(0);
        } catch (IOException e) {
            throw refusal(e);
        }
    }

    /** Puts bytes at the end. */
    void append(List<ByteBuffer> bytes) {
        try {
            channel.position(channel.size());
            for (ByteBuffer buffer : bytes) {
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
            }
        } catch (IOException e) {
            throw refusal(e);
        }
    }

    /** Of everything that came; 32 lower-case hexadecimal digits. */
    String md5() {
        try {
            MessageDigest digest = MessageDigest.getInstance("MD5");
            ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
            channel.position(0);
            while (channel.read(buffer) >= 0) {
                digest.update(buffer.flip());
                buffer.clear();
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw refusal(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }

    /**
     * Gives the file its name, in one step: nobody ever sees half of it there. Ends this object.
     */
    void moveIntoPlace() {
        try {
            channel.force(true);
            channel.close();
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw refusal(e);
        }
    }

    /** Keeps what came, for the next attempt; an empty part goes. */
    @Override
    public void close() {
        try {
            boolean empty = channel.isOpen() && channel.size() == 0;
            channel.close();
            if (empty) {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw refusal(e);
        }
    }

    private RuntimeException refusal(IOException e) {
        if (e instanceof ClosedByInterruptException) {
            return new CancelledException();
        }
        String why =
                e instanceof AccessDeniedException
                        ? "its permissions forbid it"
                        : e.getClass().getSimpleName() + ": " + e.getMessage();
        return new InvalidInputException(
                "%s cannot be written to %s (%s); make room there or choose another folder, and try again."
                        .formatted(target.getFileName(), folder, why),
                e);
    }
}
