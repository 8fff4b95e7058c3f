package org.betavista.session;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Optional;
import org.betavista.data.OccurringValues;
import org.betavista.data.Progress;
import org.betavista.data.Split;
import org.betavista.data.SplitRule;
import org.betavista.data.files.IdxFolder;
import org.betavista.data.imports.ImportLibrary;
import org.betavista.data.imports.ImportSettings;
import org.betavista.data.imports.ImportedSet;
import org.betavista.data.imports.LabelSource;
import org.betavista.data.imports.SplitSource;
import org.betavista.data.synthetic.Circles;
import org.betavista.data.synthetic.Digits;
import org.betavista.data.synthetic.Faces;
import org.betavista.data.synthetic.FactorGrid;
import org.betavista.data.synthetic.SampledWorld;
import org.betavista.data.synthetic.Shapes;
import org.betavista.data.synthetic.World;

/** Where a run's images come from. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = DataSource.BuiltInCircles.class, name = "circles"),
    @JsonSubTypes.Type(value = DataSource.BuiltInShapes.class, name = "shapes"),
    @JsonSubTypes.Type(value = DataSource.BuiltInDigits.class, name = "digits"),
    @JsonSubTypes.Type(value = DataSource.BuiltInFaces.class, name = "faces"),
    @JsonSubTypes.Type(value = DataSource.IdxFiles.class, name = "idx"),
    @JsonSubTypes.Type(value = DataSource.NpzArchive.class, name = "npz"),
    @JsonSubTypes.Type(value = DataSource.PictureFolder.class, name = "folder")
})
public sealed interface DataSource {
    /** How much of a set is held out that has no held-out images of its own. */
    double HELD_OUT_SHARE = 0.1;

    /**
     * Reads or prepares the images. Any thread; may take minutes where files are imported.
     *
     * @param rule splits sets of people's own that do not say what is held out
     * @param seed of the split, or of the images where they are drawn at random
     * @param place where imported sets are kept and found again
     * @param progress hears of slow work, and may end it
     * @throws org.betavista.data.InvalidInputException if the source cannot be read
     * @throws org.betavista.data.CancelledException if {@code progress} ended it
     */
    Split load(SplitRule rule, long seed, DataFolder place, Progress progress);

    /** The same by the rule of new runs. */
    default Split load(long seed, DataFolder place, Progress progress) {
        return load(SplitRule.BY_IMAGE, seed, place, progress);
    }

    /** The same in the standard place, and nobody hears of it. */
    default Split load(long seed) {
        return load(seed, DataFolder.standard(), Progress.NONE);
    }

    /** What people call it. */
    String title();

    /** What draws the images, where the project does it itself. */
    default Optional<World> world() {
        return Optional.empty();
    }

    /** The world of discs that the project draws. */
    record BuiltInCircles() implements DataSource {
        @Override
        public Split load(SplitRule rule, long seed, DataFolder place, Progress progress) {
            return Split.bySeed(new FactorGrid(new Circles()), HELD_OUT_SHARE, seed);
        }

        @Override
        public String title() {
            return "Circles";
        }

        @Override
        public Optional<World> world() {
            return Optional.of(new Circles());
        }
    }

    /** Squares, ellipses and hearts in the layout of dSprites. */
    record BuiltInShapes() implements DataSource {
        @Override
        public Split load(SplitRule rule, long seed, DataFolder place, Progress progress) {
            return Split.bySeed(new FactorGrid(new Shapes()), HELD_OUT_SHARE, seed);
        }

        @Override
        public String title() {
            return "Shapes";
        }

        @Override
        public Optional<World> world() {
            return Optional.of(new Shapes());
        }
    }

    /** Drawn digits, as many as MNIST has. */
    record BuiltInDigits() implements DataSource {
        private static final int TRAIN = 60_000;
        private static final int HELD_OUT = 10_000;

        @Override
        public Split load(SplitRule rule, long seed, DataFolder place, Progress progress) {
            return sampled(new Digits(), TRAIN, HELD_OUT, seed);
        }

        @Override
        public String title() {
            return "Digits";
        }

        @Override
        public Optional<World> world() {
            return Optional.of(new Digits());
        }
    }

    /** Drawn faces. */
    record BuiltInFaces() implements DataSource {
        private static final int TRAIN = 20_000;
        private static final int HELD_OUT = 2_000;

        @Override
        public Split load(SplitRule rule, long seed, DataFolder place, Progress progress) {
            return sampled(new Faces(), TRAIN, HELD_OUT, seed);
        }

        @Override
        public String title() {
            return "Faces";
        }

        @Override
        public Optional<World> world() {
            return Optional.of(new Faces());
        }
    }

    /** Two samples of a world that share no seed. */
    private static Split sampled(World world, int train, int heldOut, long seed) {
        return new Split(
                new SampledWorld(world, train, 2 * seed),
                new SampledWorld(world, heldOut, 2 * seed + 1));
    }

    /**
     * IDX files of the MNIST family.
     *
     * @param folder the path of their folder; of one of the files where it holds several sets
     */
    record IdxFiles(String folder) implements DataSource {
        @Override
        public String title() {
            return IdxFolder.title(UserPath.of(folder));
        }

        @Override
        public Split load(SplitRule rule, long seed, DataFolder place, Progress progress) {
            return OccurringValues.of(IdxFolder.read(UserPath.of(folder), rule, seed));
        }
    }

    /**
     * A NumPy archive: dSprites' layout, or images with labels or without.
     *
     * @param file its path
     * @param scale which of its values are black and white
     */
    record NpzArchive(String file, PixelScale scale) implements DataSource {
        @Override
        public String title() {
            return lastPart(file);
        }

        @Override
        public Split load(SplitRule rule, long seed, DataFolder place, Progress progress) {
            return split(
                    new ImportLibrary(place.imported())
                            .npz(UserPath.of(file), scale.range(), progress),
                    rule,
                    seed);
        }
    }

    /**
     * A folder of pictures, and how each of them becomes an image.
     *
     * @param folder its path
     */
    record PictureFolder(String folder, ImportSettings settings) implements DataSource {
        @Override
        public String title() {
            return lastPart(folder);
        }

        @Override
        public Split load(SplitRule rule, long seed, DataFolder place, Progress progress) {
            Path path = UserPath.of(folder);
            return split(
                    new ImportLibrary(place.imported()).folder(path, settings, progress),
                    rule,
                    seed);
        }
    }

    /** Adds to what an earlier version wrote of a source what it could not say. */
    static void upgrade(ObjectNode source) {
        if (source.get("settings") instanceof ObjectNode settings && !settings.has("labels")) {
            settings.put("labels", LabelSource.RECOGNISED.name());
            settings.put("split", SplitSource.RECOGNISED.name());
        }
        if (source.has("file") && !source.has("scale")) {
            source.putObject("scale").put("kind", "by-most");
        }
    }

    private static Split split(ImportedSet set, SplitRule rule, long seed) {
        return OccurringValues.of(
                set.heldOut()
                        .map(heldOut -> new Split(set.images(), heldOut))
                        .orElseGet(() -> rule.split(set.images(), HELD_OUT_SHARE, seed)));
    }

    private static String lastPart(String path) {
        return String.valueOf(UserPath.of(path).getFileName());
    }
}
