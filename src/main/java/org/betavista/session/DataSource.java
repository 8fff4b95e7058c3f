package org.betavista.session;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Locale;
import org.betavista.data.Split;
import org.betavista.data.files.IdxFolder;
import org.betavista.data.synthetic.Circles;
import org.betavista.data.synthetic.FactorGrid;

/** Where a run's images come from. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = DataSource.BuiltInCircles.class, name = "circles"),
    @JsonSubTypes.Type(value = DataSource.IdxFiles.class, name = "idx")
})
public sealed interface DataSource {
    /**
     * Reads or prepares the images. Any thread; may take seconds.
     *
     * @param seed of the split, where the source has no held-out images of its own
     * @throws org.betavista.data.InvalidInputException if the source cannot be read
     */
    Split load(long seed);

    /** The world of discs that the project draws. */
    record BuiltInCircles() implements DataSource {
        private static final double HELD_OUT_SHARE = 0.1;

        @Override
        public Split load(long seed) {
            return Split.bySeed(new FactorGrid(new Circles()), HELD_OUT_SHARE, seed);
        }
    }

    /**
     * A folder with IDX files of the MNIST family.
     *
     * @param folder its path
     */
    record IdxFiles(String folder) implements DataSource {
        @Override
        public Split load(long seed) {
            return IdxFolder.read(UserPath.of(folder), seed);
        }
    }

    /** The source that a person named: a built-in data set, or a path. */
    static DataSource named(String nameOrPath) {
        return nameOrPath.toLowerCase(Locale.ROOT).equals("circles")
                ? new BuiltInCircles()
                : new IdxFiles(UserPath.of(nameOrPath).toAbsolutePath().normalize().toString());
    }
}
