package org.betavista.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.stream.ImageInputStream;
import org.betavista.data.ImageShape;
import org.betavista.data.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class GridImageTest {
    private static final int GAP = 2;
    private static final int BACKGROUND = 0xFF7F7F7F;
    private static final ImageShape GREY = new ImageShape(1, 2, 3);

    @Test
    void putsEveryPixelWhereItBelongs() {
        int scale = 3;
        GridImage grid = new GridImage(GREY, 2, 2, scale);
        assertEquals(2 * (3 * scale + GAP) + GAP, grid.width());
        assertEquals(2 * (2 * scale + GAP) + GAP, grid.height());
        float[] images = new float[12];
        for (int i = 0; i < 12; i++) {
            images[i] = i * 20 / 255f;
        }
        grid.set(1, 0, images, 1);
        int left = GAP;
        int top = GAP + 2 * scale + GAP;
        for (int y = 0; y < grid.height(); y++) {
            for (int x = 0; x < grid.width(); x++) {
                boolean inside =
                        x >= left && x < left + 3 * scale && y >= top && y < top + 2 * scale;
                int expected = BACKGROUND;
                if (inside) {
                    int pixel = Math.floorDiv(y - top, scale) * 3 + Math.floorDiv(x - left, scale);
                    int level = (6 + pixel) * 20;
                    expected = 0xFF000000 | level << 16 | level << 8 | level;
                }
                assertEquals(expected, grid.argb()[y * grid.width() + x], x + ", " + y);
            }
        }
    }

    @Test
    void paintsColoursFromTheirPlanes() {
        GridImage grid = new GridImage(new ImageShape(3, 1, 2), 1, 1, 1);
        grid.set(0, 0, new float[] {1, 0, 0, 1, 0, 51 / 255f}, 0);
        int first = GAP * grid.width() + GAP;
        assertEquals(0xFFFF0000, grid.argb()[first]);
        assertEquals(0xFF00FF33, grid.argb()[first + 1]);
    }

    @Test
    void clipsValuesOutsideOfBlackAndWhite() {
        GridImage grid = new GridImage(new ImageShape(1, 1, 2), 1, 1, 1);
        grid.set(0, 0, new float[] {-3, 7}, 0);
        int first = GAP * grid.width() + GAP;
        assertEquals(0xFF000000, grid.argb()[first]);
        assertEquals(0xFFFFFFFF, grid.argb()[first + 1]);
    }

    @Test
    void refusesPlacesOutsideOfTheGrid() {
        GridImage grid = new GridImage(GREY, 2, 3, 1);
        float[] image = new float[6];
        assertThrows(IndexOutOfBoundsException.class, () -> grid.set(2, 0, image, 0));
        assertThrows(IndexOutOfBoundsException.class, () -> grid.set(0, 3, image, 0));
        assertThrows(IndexOutOfBoundsException.class, () -> grid.set(-1, 0, image, 0));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, 1, rows = 0",
        "-1, 1, 1, rows = -1",
        "1, 0, 1, columns = 0",
        "1, 101, 1, columns = 101",
        "1, 1, 0, scale = 0",
        "1, 1, 17, scale = 17"
    })
    void refusesSizesThatCannotBeUsed(int rows, int columns, int scale, String named) {
        String sentence =
                assertThrows(
                                InvalidInputException.class,
                                () -> new GridImage(GREY, rows, columns, scale))
                        .sentence();
        assertTrue(sentence.contains(named), sentence);
    }

    @Test
    void refusesAPictureThatWouldFillTheMemory() {
        ImageShape large = new ImageShape(3, 64, 64);
        String sentence =
                assertThrows(InvalidInputException.class, () -> new GridImage(large, 100, 100, 16))
                        .sentence();
        assertTrue(sentence.contains("too large"), sentence);
    }

    @Test
    void keepsPixelsAndTextsInThePng() throws IOException {
        GridImage grid = new GridImage(GREY, 1, 1, 2);
        grid.set(0, 0, new float[] {0, 0.2f, 0.4f, 0.6f, 0.8f, 1}, 0);
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("Title", "samples of β = 4");
        texts.put("betavista.config", "{\"beta\":4.0}");
        byte[] png = grid.toPng(texts);
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png));
        assertEquals(grid.width(), picture.getWidth());
        assertEquals(grid.height(), picture.getHeight());
        for (int i = 0; i < grid.argb().length; i++) {
            assertEquals(
                    grid.argb()[i],
                    picture.getRGB(i % grid.width(), Math.floorDiv(i, grid.width())));
        }
        assertEquals(texts, texts(png));
    }

    private static Map<String, String> texts(byte[] png) throws IOException {
        try (ImageInputStream input =
                ImageIO.createImageInputStream(new ByteArrayInputStream(png))) {
            ImageReader reader = ImageIO.getImageReaders(input).next();
            reader.setInput(input);
            IIOMetadata metadata = reader.getImageMetadata(0);
            Element tree = (Element) metadata.getAsTree("javax_imageio_png_1.0");
            NodeList entries = tree.getElementsByTagName("iTXtEntry");
            Map<String, String> texts = new LinkedHashMap<>();
            for (int i = 0; i < entries.getLength(); i++) {
                Element entry = (Element) entries.item(i);
                texts.put(entry.getAttribute("keyword"), entry.getAttribute("text"));
            }
            reader.dispose();
            return texts;
        }
    }

    @Test
    void writesPixelsToAFileWithoutTheirOpacity(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("picture.png");
        PngFile.write(file, 2, 1, new int[] {0x00123456, 0xFFABCDEF});
        BufferedImage picture = ImageIO.read(file.toFile());
        assertEquals(0xFF123456, picture.getRGB(0, 0));
        assertEquals(0xFFABCDEF, picture.getRGB(1, 0));
    }
}
