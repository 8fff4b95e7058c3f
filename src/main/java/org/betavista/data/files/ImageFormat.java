package org.betavista.data.files;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The kinds of image file that can be opened, told apart by how they begin and never by name. */
public enum ImageFormat {
    PNG("png", "png", "\\x89PNG\\r\\n\\x1A\\n"),
    JPEG("jpeg", "jpg jpeg jpe jfif", "\\xFF\\xD8\\xFF"),
    GIF("gif", "gif", "GIF8[79]a"),
    BMP("bmp", "bmp dib", "BM"),
    TIFF("tiff", "tif tiff", "II\\*\\x00|MM\\x00\\*"),
    WEBP("webp", "webp", "RIFF....WEBP"),
    PNM("pnm", "pnm pgm ppm pbm pam", "P[1-7]\\s");

    /** All of them, for sentences. */
    public static final String NAMES = "PNG, JPEG, GIF, BMP, TIFF, WebP and PNM";

    static final int LONGEST_BEGINNING = 12;

    private final String decoder;
    private final String endings;
    private final Pattern beginning;

    ImageFormat(String decoder, String endings, String beginning) {
        this.decoder = decoder;
        this.endings = endings;
        this.beginning = Pattern.compile(beginning, Pattern.DOTALL);
    }

    /** The name by which decoders of this format are found. */
    String decoder() {
        return decoder;
    }

    /** How names of such files usually end, in small letters and without a dot. */
    public List<String> endings() {
        return List.of(endings.split(" ", -1));
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
