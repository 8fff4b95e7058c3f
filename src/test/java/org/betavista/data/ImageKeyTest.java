package org.betavista.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ImageKeyTest {
    private static long key(String name, String content) throws IOException {
        return ImageKey.of(
                name, new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void isMadeOfTheChecksumsOfNameAndContent() throws IOException {
        // The check values of both polynomials for the digits 1 to 9.
        long expected = 0xE3069283L << 32 | 0xCBF43926L;
        assertEquals(expected, ImageKey.of("123456789".getBytes(StandardCharsets.UTF_8)));
        assertEquals(expected, key("1234", "56789"));
    }

    @Test
    void tellsNamesAndContentsApart() throws IOException {
        assertNotEquals(key("a.png", "x"), key("b.png", "x"));
        assertNotEquals(key("a.png", "x"), key("a.png", "y"));
    }

    @Test
    void aNameThatASystemSpeltOtherwiseIsTheSame() throws IOException {
        assertEquals(key("b\u00e4r.png", "x"), key("ba\u0308r.png", "x"));
    }
}
