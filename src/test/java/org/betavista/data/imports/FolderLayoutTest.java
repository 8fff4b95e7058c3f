package org.betavista.data.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderLayoutTest {
    @TempDir Path root;

    /** Nothing is decoded here, so that empty files will do. */
    private void files(String... names) throws IOException {
        for (String name : names) {
            Path file = root.resolve(name);
            Files.createDirectories(file.getParent());
            Files.createFile(file);
        }
    }

    private void text(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private FolderLayout layout() {
        return layout(ImportSettings.standard());
    }

    private FolderLayout layout(ImportSettings settings) {
        return FolderLayout.of(root, ImageFolder.scan(root), settings);
    }

    private static String sentence(FolderLayout layout) {
        return layout.notes().get(0);
    }

    private static void assertClasses(FolderLayout layout, String... classes) {
        assertEquals(List.of(classes), layout.labels());
        Stream.concat(layout.images().stream(), layout.heldOut().stream())
                .forEach(file -> assertTrue(file.contains(layout.label(file)), file));
    }

    @Test
    void foldersThatTellPicturesApartAreClasses() throws IOException {
        files("cat/1.png", "dog/1.png", "dog/more/2.png");
        assertClasses(layout(), "cat", "dog");
        assertEquals("dog", layout().label("dog/more/2.png"));
        assertEquals("Layout: 2 classes by folder (cat, dog).", sentence(layout()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PetImages", "download/PetImages", "a/b/c/d"})
    void classesAreFoundBelowFoldersAroundThem(String wrapper) throws IOException {
        files(wrapper + "/Cat/1.jpg", wrapper + "/Dog/1.jpg");
        assertClasses(layout(), "Cat", "Dog");
        assertEquals(
                "Layout: 2 classes by folder (Cat, Dog) in %s.".formatted(wrapper),
                sentence(layout()));
    }

    @Test
    void aLoosePictureBesideTheWrapperHidesNoClasses() throws IOException {
        files("preview.jpg", "PetImages/Cat/1.jpg", "PetImages/Dog/1.jpg");
        assertEquals(List.of("Cat", "Dog"), layout().labels());
        assertEquals("", layout().label("preview.jpg"));
    }

    @Test
    void whatSystemsKeepBesidePicturesIsNoClass() throws IOException {
        files(
                "cat/1.jpg",
                "dog/1.jpg",
                "cat/@eaDir/1.jpg/SYNOPHOTO_THUMB_XL.jpg",
                "@eaDir/1.jpg",
                "__MACOSX/cat/1.jpg",
                ".thumbnails/1.jpg",
                ".ipynb_checkpoints/1-checkpoint.jpg",
                "lost+found/1.jpg",
                "$RECYCLE.BIN/1.jpg",
                "System Volume Information/1.jpg",
                "cat/._1.jpg",
                "dog/Thumbs.db");
        assertClasses(layout(), "cat", "dog");
        assertEquals(List.of("cat/1.jpg", "dog/1.jpg"), layout().images());
        assertEquals(
                List.of(
                        "Hidden and system folders were left out: $RECYCLE.BIN, .ipynb_checkpoints, .thumbnails, @eaDir, System Volume Information, …."),
                ImageFolder.scan(root).notes());
    }

    @Test
    void imageNetIsLearnedFromItsFoldersAndHeldOutByItsSplit() throws IOException {
        String base = "ILSVRC/Data/CLS-LOC/";
        files(
                base + "train/n01440764/a_1.JPEG",
                base + "train/n01443537/b_1.JPEG",
                base + "val/c.JPEG",
                base + "test/d.JPEG");
        FolderLayout layout = layout();
        assertEquals(List.of("n01440764", "n01443537"), layout.labels());
        assertEquals(2, layout.images().size());
        assertEquals(2, layout.heldOut().size());
        assertEquals("", layout.label(base + "val/c.JPEG"));
        assertTrue(
                sentence(layout).endsWith("; test, val held out, train learned from."),
                sentence(layout));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "train test", "Training VALIDATION", "train valid", "train2017 val2017",
                "seg_train seg_test", "training_set test_set", "TrainImages TestImages", "train dev"
            })
    void namesOfSplitsAreNoClasses(String names) throws IOException {
        String[] parts = names.split(" ", -1);
        files(
                parts[0] + "/cat/1.png",
                parts[0] + "/dog/1.png",
                parts[1] + "/cat/2.png",
                parts[1] + "/dog/2.png");
        FolderLayout layout = layout();
        assertClasses(layout, "cat", "dog");
        assertTrue(layout.images().stream().allMatch(file -> file.startsWith(parts[0])));
        assertEquals(2, layout.heldOut().size());
        assertClasses(
                layout(ImportSettings.standard().withSplit(SplitSource.CHANCE)), "cat", "dog");
    }

    @Test
    void aSplitThatIsNotWantedIsTakenTogether() throws IOException {
        files("train/cat/1.png", "train/dog/1.png", "test/cat/2.png");
        FolderLayout layout = layout(ImportSettings.standard().withSplit(SplitSource.CHANCE));
        assertEquals(3, layout.images().size());
        assertEquals(List.of(), layout.heldOut());
        assertTrue(sentence(layout).contains("train, test taken together"), sentence(layout));
    }

    @Test
    void archivesThatUnpackToTwoFoldersOfOneNameKeepTheirClasses() throws IOException {
        files(
                "seg_train/seg_train/sea/1.jpg",
                "seg_train/seg_train/street/1.jpg",
                "seg_test/seg_test/sea/2.jpg",
                "seg_pred/seg_pred/3.jpg");
        FolderLayout layout = layout();
        assertEquals(List.of("sea", "street"), layout.labels());
        assertEquals(List.of("seg_test/seg_test/sea/2.jpg"), layout.heldOut());
        assertEquals(
                List.of("1 picture in seg_pred was left out: outside of seg_train and seg_test."),
                layout.notes().subList(1, layout.notes().size()));
    }

    @Test
    void aClassCalledTrainIsAClass() throws IOException {
        files("bus/1.png", "train/1.png", "car/1.png");
        assertClasses(layout(), "bus", "car", "train");
        files("x/train/bus/1.png", "x/train/train/1.png", "x/test/train/1.png", "x/test/bus/2.png");
        Path inner = root.resolve("x");
        FolderLayout below =
                FolderLayout.of(inner, ImageFolder.scan(inner), ImportSettings.standard());
        assertEquals(List.of("bus", "train"), below.labels());
        assertEquals("train", below.label("test/train/1.png"));
    }

    @Test
    void splitsBelowClassesAreSplits() throws IOException {
        files(
                "bottle/train/good/1.png",
                "bottle/test/broken/1.png",
                "bottle/ground_truth/broken/1_mask.png",
                "cable/train/good/1.png",
                "cable/test/cut/1.png");
        FolderLayout layout = layout();
        assertEquals(List.of("bottle", "cable"), layout.labels());
        assertEquals(2, layout.images().size());
        assertEquals(2, layout.heldOut().size());
    }

    @Test
    void aTestFolderBesideOtherPicturesIsHeldOut() throws IOException {
        files("cat/1.png", "dog/1.png", "test/cat/2.png");
        assertClasses(layout(), "cat", "dog");
        assertEquals(List.of("test/cat/2.png"), layout().heldOut());
    }

    @Test
    void testAndControlAreClasses() throws IOException {
        files("test/1.png", "control/1.png");
        assertClasses(layout(), "control", "test");
        assertEquals(List.of(), layout().heldOut());
    }

    @Test
    void celebAIsReadAsItIsPublished() throws IOException {
        files("Img/img_align_celeba/000001.jpg", "Img/img_align_celeba/000002.jpg");
        files("Img/img_align_celeba/000003.jpg", "Img/img_celeba/000001.jpg");
        text("Anno/list_attr_celeba.txt", "1\nBald\n000001.jpg 1\n");
        text("Eval/list_eval_partition.txt", "000001.jpg 0\n000002.jpg 1\n000003.jpg 2\n");
        FolderLayout layout = layout();
        assertEquals(List.of(), layout.labels());
        assertEquals(List.of("Img/img_align_celeba/000001.jpg"), layout.images());
        assertEquals(2, layout.heldOut().size());
        assertEquals(
                List.of(
                        "Layout: pictures with a table in Img/img_align_celeba; attributes from Anno/list_attr_celeba.txt; held out as Eval/list_eval_partition.txt says.",
                        "1 picture in img_celeba was left out: other versions of those in img_align_celeba."),
                layout.notes());
    }

    @Test
    void aListOfTheSplitFitsOtherEndingsAndKagglesForm() throws IOException {
        files("img_align_celeba/img_align_celeba/1.png", "img_align_celeba/img_align_celeba/2.png");
        text("list_eval_partition.csv", "image_id,partition\n1.jpg,0\n2.jpg,2\n");
        assertEquals(List.of("img_align_celeba/img_align_celeba/2.png"), layout().heldOut());
    }

    @Test
    void listsThatAreNotReadAreNamed() throws IOException {
        files("images/cat/1.png", "images/dog/1.png");
        text("meta/train.txt", "cat/1\n");
        text("meta/test.txt", "dog/1\n");
        assertTrue(
                layout().notes().get(1).startsWith("meta/test.txt, meta/train.txt may say"),
                layout().notes().toString());
    }

    @Test
    void masksBesideImagesAreNoImages() throws IOException {
        files("train/images/1.png", "train/masks/1.png", "test/images/2.png", "test/masks/2.png");
        FolderLayout layout = layout();
        assertEquals(List.of("train/images/1.png"), layout.images());
        assertEquals(List.of("test/images/2.png"), layout.heldOut());
        assertEquals(List.of(), layout.labels());
        assertTrue(layout.notes().get(1).startsWith("2 pictures in masks were left out"));
    }

    @Test
    void aFewFoldersBesideManyPicturesAreNoClasses() throws IOException {
        files("1.png", "2.png", "3.png", "4.png", "5.png", "new/6.png", "old/7.png");
        assertEquals(List.of(), layout().labels());
        assertEquals(7, layout().images().size());
        assertEquals(
                "Most pictures lie outside of the folders new, old, so these are no labels.",
                layout().notes().get(1));
    }

    @Test
    void namesOfFilesAreClassesWhereTheyAreCertainToBe() throws IOException {
        files("train/cat.0.jpg", "train/cat.1.jpg", "train/dog.0.jpg", "train/dog.1.jpg");
        files("test1/1.jpg");
        FolderLayout layout = layout();
        assertEquals(List.of("cat", "dog"), layout.labels());
        assertEquals("dog", layout.label("train/dog.1.jpg"));
        assertEquals(List.of("test1/1.jpg"), layout.heldOut());
        files("train/IMG_0001.jpg");
        assertEquals(List.of(), layout().labels());
    }

    @Test
    void whatAPersonSaysCountsMore() throws IOException {
        files("animal/cat/tabby_1.png", "animal/dog/pug_1.png", "plant/rose/red_1.png");
        ImportSettings settings = ImportSettings.standard();
        assertEquals(List.of("animal", "plant"), layout().labels());
        assertEquals(
                List.of("animal", "plant"),
                layout(settings.withLabels(LabelSource.OUTER)).labels());
        assertEquals(
                List.of("cat", "dog", "rose"),
                layout(settings.withLabels(LabelSource.INNER)).labels());
        FolderLayout named = layout(settings.withLabels(LabelSource.NAME));
        assertEquals(List.of("pug", "red", "tabby"), named.labels());
        assertEquals("tabby", named.label("animal/cat/tabby_1.png"));
        assertEquals(List.of(), layout(settings.withLabels(LabelSource.NONE)).labels());
    }
}
