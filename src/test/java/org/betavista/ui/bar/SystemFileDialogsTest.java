package org.betavista.ui.bar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.betavista.data.files.ImageFormat;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("languages")
class SystemFileDialogsTest {
    @Test
    void filesOfEveryFormatThatOpensAreOffered() {
        List<String> patterns = SystemFileDialogs.imagePatterns();
        for (String ending : "png jpg jpeg gif bmp tif tiff webp pnm pgm ppm pbm".split(" ", -1)) {
            assertTrue(patterns.contains("*." + ending), ending);
            assertTrue(patterns.contains("*." + ending.toUpperCase(Locale.ROOT)), ending);
        }
    }

    @Test
    void theNamesOfTheFormatsAreThoseThatThereAre() {
        assertEquals(
                Arrays.stream(ImageFormat.values()).map(Enum::name).sorted().toList(),
                Arrays.stream(ImageFormat.NAMES.split(", | and ", -1))
                        .map(name -> name.toUpperCase(Locale.ROOT))
                        .sorted()
                        .toList());
    }
}
