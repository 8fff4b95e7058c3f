package org.betavista.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.betavista.data.ImageDataset;
import org.betavista.data.Progress;
import org.betavista.data.Split;
import org.betavista.data.files.FitMode;
import org.betavista.data.imports.ImportLibrary;
import org.betavista.data.imports.ImportSettings;
import org.betavista.model.ModelConfig;
import org.betavista.store.JsonFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sets of people's own that grow, shrink and change between two looks at them. */
class ChangedDataTest {
    @TempDir Path root;
    private Path pictures = Path.of("");
    private DataFolder place = new DataFolder(Path.of(""));

    @BeforeEach
    void open() throws IOException {
        pictures = Files.createDirectory(root.resolve("pictures"));
        place = new DataFolder(root.resolve("data"));
    }

    private void picture(String name, int grey) throws IOException {
        BufferedImage image = new BufferedImage(4, 4, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setSample(1, 2, 0, grey);
        Path file = pictures.resolve(name);
        Files.createDirectories(file.getParent());
        ImageIO.write(image, "bmp", file.toFile());
    }

    private void pictures(int from, int to) throws IOException {
        for (int i = from; i < to; i++) {
            picture(i + ".bmp", i);
        }
    }

    private DataSource folder(int side) {
        return new DataSource.PictureFolder(
                pictures.toString(), new ImportSettings(side, false, FitMode.CROP));
    }

    private Split load(DataSource source) {
        return source.load(1, place, Progress.NONE);
    }

    private static List<String> files(ImageDataset images) {
        int[] all = images.firstIndices(images.size());
        return images.origins(all).stream().sorted().toList();
    }

    private RunConfig run(DataSource source) {
        Split split = load(source);
        ModelConfig model =
                new ModelConfig(
                        split.shape(),
                        SmallModels.MODEL.architecture(),
                        2,
                        SmallModels.MODEL.likelihood());
        return RunConfig.of(source, split, model, SmallModels.TRAINING);
    }

    @Test
    void noPictureChangesSidesWhenAFolderGrows() throws IOException {
        pictures(0, 40);
        Split before = load(folder(28));
        List<String> train = files(before.train());
        List<String> heldOut = files(before.heldOut());
        pictures(40, 60);
        Split after = load(folder(28));
        assertEquals(60, after.train().size() + after.heldOut().size());
        assertTrue(files(after.train()).containsAll(train));
        assertTrue(files(after.heldOut()).containsAll(heldOut));
    }

    @Test
    void thePartOfAPictureDependsNeitherOnItsFolderNorOnTheSizeThatIsRead() throws IOException {
        pictures(0, 40);
        List<String> heldOut = files(load(folder(28)).heldOut());
        assertEquals(heldOut, files(load(folder(32)).heldOut()));
        Path moved = Files.createDirectory(root.resolve("moved"));
        Files.move(pictures, moved.resolve("inner"));
        pictures = moved;
        assertEquals(
                heldOut.stream().map(name -> "inner/" + name).toList(),
                files(load(folder(28)).heldOut()));
    }

    @Test
    void aRunSaysHowItsImagesHaveChanged() throws IOException {
        pictures(0, 40);
        RunConfig run = run(folder(28));
        int train = run.images().train().images();
        int heldOut = run.images().heldOut().images();
        assertEquals(40, train + heldOut);
        assertEquals(List.of(), run.changes(run.load(place, Progress.NONE)));
        pictures(40, 60);
        Split grown = run.load(place, Progress.NONE);
        assertEquals(
                List.of(
                        "The images are not those that this run was trained on: "
                                + "%s to learn from then and %s now, %s held out then and %s now."
                                        .formatted(
                                                train,
                                                grown.train().size(),
                                                heldOut,
                                                grown.heldOut().size())),
                run.changes(grown));
        assertEquals(List.of(), run.on(grown).changes(grown));
    }

    @Test
    void aRunSaysThatLabelsHaveChanged() throws IOException {
        pictures(0, 20);
        Files.writeString(pictures.resolve("factors.csv"), table(20, 0));
        RunConfig run = run(folder(28));
        Files.writeString(pictures.resolve("factors.csv"), table(20, 1));
        assertEquals(
                List.of(
                        "The images are those that this run was trained on, but their labels or"
                                + " factors have changed."),
                run.changes(run.load(place, Progress.NONE)));
    }

    private static String table(int rows, int shift) {
        StringBuilder table = new StringBuilder("file,kind\n");
        for (int i = 0; i < rows; i++) {
            table.append(i).append(".bmp,").append((i + shift) % 3).append('\n');
        }
        return table.toString();
    }

    @Test
    void aRunOfAnEarlierVersionOpensWithTheImagesThatItHad() throws IOException {
        pictures(0, 40);
        RunConfig run = run(folder(28));
        Path file = root.resolve("config.json");
        JsonFile.write(file, run);
        String json = Files.readString(file);
        String without = json.replaceFirst("(?s)\"images\" : \\{.*?\\}.*?\\}\\s*\\},", "");
        assertNotEquals(json, without);
        Files.writeString(file, without);
        RunConfig old = RunConfig.read(file);
        Split split = old.load(place, Progress.NONE);
        assertEquals(
                files(Split.bySeed(imported(), 0.1, old.training().seed()).heldOut()),
                files(split.heldOut()));
        assertEquals(List.of(), old.changes(split));
        assertEquals(old, old.on(split));
    }

    /** All pictures, in the order of the import. */
    private ImageDataset imported() {
        return new ImportLibrary(place.imported())
                .folder(pictures, new ImportSettings(28, false, FitMode.CROP), Progress.NONE)
                .images();
    }

    @Test
    void imagesThatAreDrawnNeverChange() {
        assertEquals(DataFingerprint.NONE, SmallModels.config().images());
        assertEquals(
                List.of(), SmallModels.config().changes(load(new DataSource.BuiltInCircles())));
    }
}
