package org.betavista.data.imports;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.betavista.data.InvalidInputException;
import org.jspecify.annotations.Nullable;

/**
 * An NPZ file of NumPy's, which is a ZIP file of NPY files, or one NPY file by itself. What a
 * member claims about its size is checked before its values are unpacked; members that are not read
 * may claim what they like.
 */
final class NpzFile implements Closeable {
    private static final String ENDING = ".npy";
    private static final int MOST_MEMBERS = 10_000;

    private final Path file;
    private final @Nullable ZipFile zip;
    private final Map<String, NpyMember> members;

    private NpzFile(Path file, @Nullable ZipFile zip, Map<String, NpyMember> members) {
        this.file = file;
        this.zip = zip;
        this.members = members;
    }

    /**
     * Opens a file and lists its arrays.
     *
     * @throws InvalidInputException if it is neither NPZ nor NPY, or claims what cannot be
     */
    static NpzFile open(Path file) {
        if (Files.isDirectory(file)) {
            throw new InvalidInputException(file + " is a folder; choose an NPZ file.");
        }
        if (!Files.exists(file)) {
            throw new InvalidInputException("There is no file " + file + ".");
        }
        try {
            byte[] start;
            try (InputStream input = Files.newInputStream(file)) {
                start = input.readNBytes(6);
            }
            if (start.length == 6 && start[0] == (byte) 0x93) {
                return new NpzFile(file, null, Map.of("arr_0", NpyMember.ofFile(file)));
            }
            if (start.length < 2 || start[0] != 'P' || start[1] != 'K') {
                throw new InvalidInputException(
                        "%s is neither an NPZ nor an NPY file; save it with numpy.savez."
                                .formatted(file.getFileName()));
            }
            ZipDirectory.check(file);
            ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8);
            NpzFile opened = null;
            try {
                opened = new NpzFile(file, zip, members(file, zip));
                return opened;
            } finally {
                if (opened == null) {
                    zip.close();
                }
            }
        } catch (ZipException e) {
            if (String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("encrypted")) {
                throw new InvalidInputException(
                        "%s is encrypted; unpack it and save it without a password."
                                .formatted(file.getFileName()),
                        e);
            }
            throw damaged(file, e);
        } catch (IOException e) {
            throw damaged(file, e);
        } catch (IllegalArgumentException e) {
            // Names that are no text come out of the JDK like this.
            throw damaged(file, e);
        }
    }

    private static InvalidInputException damaged(Path file, Exception e) {
        String reason = e instanceof IOException io ? IoReason.of(io) : "a name in it is no text";
        return new InvalidInputException(
                "%s is damaged or cut off (%s); copy or download it again."
                        .formatted(file.getFileName(), reason),
                e);
    }

    private static Map<String, NpyMember> members(Path file, ZipFile zip) {
        if (zip.size() > MOST_MEMBERS) {
            throw new InvalidInputException(
                    "%s has %s members, more than any set of arrays; it is not an NPZ file."
                            .formatted(file.getFileName(), zip.size()));
        }
        List<? extends ZipEntry> entries = zip.stream().toList();
        Map<String, NpyMember> members = new LinkedHashMap<>();
        for (ZipEntry entry : entries) {
            if (!entry.getName().endsWith(ENDING)) {
                continue;
            }
            NpyMember member = NpyMember.ofEntry(file, zip, entry);
            String name = entry.getName().substring(0, entry.getName().length() - ENDING.length());
            if (members.put(name, member) != null) {
                throw new InvalidInputException(
                        "%s has two members %s; save it again."
                                .formatted(file.getFileName(), entry.getName()));
            }
        }
        if (members.isEmpty()) {
            throw new InvalidInputException(
                    "%s has no arrays in it; save it with numpy.savez."
                            .formatted(file.getFileName()));
        }
        return members;
    }

    Path file() {
        return file;
    }

    /** The arrays by name, without the ending, in the file's order. */
    Map<String, NpyMember> members() {
        return members;
    }

    /** How many members are no arrays; folders do not count. */
    int others() {
        return zip == null
                ? 0
                : (int)
                        zip.stream()
                                .filter(e -> !e.isDirectory() && !e.getName().endsWith(ENDING))
                                .count();
    }

    /** The first of these names that the file has. */
    Optional<String> first(String... names) {
        return Arrays.stream(names).filter(members::containsKey).findFirst();
    }

    @Override
    public void close() throws IOException {
        if (zip != null) {
            zip.close();
        }
    }
}
