package org.betavista.data.files;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** The kinds of image file that can be opened, told apart by how they begin and never by name. */
enum ImageFormat {
    PNG("png", "\\x89PNG\\r\\n\\x1A\\n"),
    JPEG("jpeg", "\\xFF\\xD8\\xFF"),
    GIF("gif", "GIF8[79]a"),
    BMP("bmp", "BM"),
    TIFF("tiff", "II\\*\\x00|MM\\x00\\*"),
    WEBP("webp", "RIFF....WEBP"),
    PNM("pnm", "P[1-7]\\s");

    /** For sentences. */
    static final String NAMES = "PNG, JPEG, GIF, BMP, TIFF, WebP and PNM";

    static final int LONGEST_BEGINNING = 12;

    private final String decoder;
    private final Pattern beginning;

    ImageFormat(String decoder, String beginning) {
        this.decoder = decoder;
        this.beginning = Pattern.compile(beginning, Pattern.DOTALL);
    }

    /** The name by which decoders of this format are found. */
    String decoder() {
        return decoder;
    }

    /** Whether no other file is likely to begin like this. */
    boolean isUnmistakable() {
        return this == PNG || this == JPEG || this == GIF || this == WEBP;
    }

    /** The format of a file's bytes; empty if it is none of these. */
    static Optional<ImageFormat> of(byte[] bytes) {
        String start =
                new String(
                        bytes,
                        0,
                        Math.min(LONGEST_BEGINNING, bytes.length),
                        StandardCharsets.ISO_8859_1);
        return Arrays.stream(values())
                .filter(format -> format.beginning.matcher(start).lookingAt())
                .findFirst();
    }
}
