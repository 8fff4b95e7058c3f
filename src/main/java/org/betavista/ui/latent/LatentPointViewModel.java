package org.betavista.ui.latent;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.betavista.session.Channel;
import org.betavista.session.CodebookUse;
import org.betavista.session.Decoded;
import org.betavista.session.EncodedImage;
import org.betavista.session.ExplorerSession;
import org.betavista.session.Neighbours;
import org.betavista.session.OpenModel;
import org.betavista.session.Survey;
import org.betavista.ui.UndoHistory;
import org.jspecify.annotations.Nullable;

/**
 * The point z that the window looks at: moved by sliders, images, draws and clicks; decoded on
 * every move with the newest weights. The window's thread only.
 */
public final class LatentPointViewModel {
    /** Below this KL, in nats, a latent is called inactive. */
    public static final double ACTIVE_NATS = 0.1;

    /**
     * Where there is no KL: a latent whose mean varies no more than this between images is inactive
     * (Burda et al. 2016, section 5.2).
     */
    public static final double ACTIVE_VARIANCE = 0.01;

    /** The chosen image wears this badge on the list and on the map. */
    private static final String CHOSEN = "image A";

    /** Where a grid of codes comes from that nothing but chance made. */
    public static final String UNIFORM = "uniform codes";

    private final ExplorerSession session;
    private final UndoHistory history;
    private final RandomGenerator random;

    private final ReadOnlyObjectWrapper<@Nullable OpenModel> model = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<float[]> z = new ReadOnlyObjectWrapper<>(new float[0]);
    private final ReadOnlyObjectWrapper<boolean[]> locked =
            new ReadOnlyObjectWrapper<>(new boolean[0]);
    private final ReadOnlyObjectWrapper<@Nullable Decoded> image = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Decoded> preview = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable EncodedImage> selected =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Survey> survey = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Neighbours> neighbours =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<int[]> order = new ReadOnlyObjectWrapper<>(new int[0]);
    private final ReadOnlyStringWrapper origin = new ReadOnlyStringWrapper("");
    private final BooleanProperty sortedByKl = new SimpleBooleanProperty(this, "sortedByKl", true);

    private LatentAxis[] axes = new LatentAxis[0];
    private Origin from = new Origin("", new float[0]);
    private float @Nullable [] previewCode;
    private long unshownMoveNanos = Decoded.NO_EVENT;

    /**
     * @param session decodes
     * @param history gets every change
     * @param random draws from the prior and from posteriors
     */
    public LatentPointViewModel(
            ExplorerSession session, UndoHistory history, RandomGenerator random) {
        this.session = session;
        this.history = history;
        this.random = random;
        sortedByKl.addListener((property, old, now) -> sort());
    }

    // Properties

    /** The open model, or null. */
    public ReadOnlyObjectProperty<@Nullable OpenModel> modelProperty() {
        return model.getReadOnlyProperty();
    }

    /** The code, (L); a new array at every change. */
    public ReadOnlyObjectProperty<float[]> zProperty() {
        return z.getReadOnlyProperty();
    }

    /** Which latents stay when the point is moved as a whole, (L). */
    public ReadOnlyObjectProperty<boolean[]> lockedProperty() {
        return locked.getReadOnlyProperty();
    }

    /** What z decodes to. */
    public ReadOnlyObjectProperty<@Nullable Decoded> imageProperty() {
        return image.getReadOnlyProperty();
    }

    /** What lies under the pointer decodes to, or null. */
    public ReadOnlyObjectProperty<@Nullable Decoded> previewProperty() {
        return preview.getReadOnlyProperty();
    }

    /** The image that was chosen last, or null. */
    public ReadOnlyObjectProperty<@Nullable EncodedImage> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    /** The codes of held-out images, or null before the first were encoded. */
    public ReadOnlyObjectProperty<@Nullable Survey> surveyProperty() {
        return survey.getReadOnlyProperty();
    }

    /** The held-out images whose codes are nearest to z, or null before they were looked for. */
    public ReadOnlyObjectProperty<@Nullable Neighbours> neighboursProperty() {
        return neighbours.getReadOnlyProperty();
    }

    /** The latents in the order in which they are shown. */
    public ReadOnlyObjectProperty<int[]> orderProperty() {
        return order.getReadOnlyProperty();
    }

    /** Where the point comes from, in words. */
    public ReadOnlyStringProperty originProperty() {
        return origin.getReadOnlyProperty();
    }

    /** Highest KL first, or spread where there is no KL, in place of the index. */
    public BooleanProperty sortedByKlProperty() {
        return sortedByKl;
    }

    /** The mean KL of a latent over held-out images in nats; NaN before it is known. */
    public double kl(int latent) {
        Survey known = survey.get();
        return known == null || latent >= known.klPerDimension().length
                ? Double.NaN
                : known.klPerDimension()[latent];
    }

    /** Why the open model has no KL; null where it has one. */
    public @Nullable MissingKl missingKl() {
        OpenModel open = model.get();
        return open == null ? null : MissingKl.of(open.config().model().posterior());
    }

    /**
     * The standard deviation of a latent's mean over held-out images; NaN before it is known. It
     * takes the place of the KL where there is none.
     */
    public double spread(int latent) {
        Survey known = survey.get();
        return known == null || latent >= known.varianceOfMu().length
                ? Double.NaN
                : Math.sqrt(known.varianceOfMu()[latent]);
    }

    /** What latents are ordered by: the KL in nats, or the spread of the codes without one. */
    public double worth(int latent) {
        return missingKl() == null ? kl(latent) : spread(latent);
    }

    /**
     * Whether a latent carries at least 0.1 nat, or without a KL whether its variance is above
     * 0.01; true before that is known.
     */
    public boolean isActive(int latent) {
        if (missingKl() == null) {
            return !(kl(latent) < ACTIVE_NATS);
        }
        return !(spread(latent) * spread(latent) <= ACTIVE_VARIANCE);
    }

    /** The values of a latent that are worth looking at. */
    public LatentAxis axis(int latent) {
        return latent < axes.length ? axes[latent] : LatentAxis.PRIOR;
    }

    // Commands

    /**
     * Moves one latent, even if it is locked.
     *
     * @param askedNanos {@link System#nanoTime} of the event behind it
     */
    public void move(int latent, float value, long askedNanos) {
        float[] moved = z.get().clone();
        moved[latent] = value;
        place(moved, askedNanos);
    }

    /** Remembers where z stands, as something to come back to by undo. */
    public void beginChange() {
        float[] before = z.get();
        Origin fromBefore = from;
        EncodedImage selectedBefore = selected.get();
        history.add(
                () -> {
                    if (before.length == z.get().length) {
                        selected.set(selectedBefore);
                        from = fromBefore;
                        place(before, System.nanoTime());
                    }
                });
    }

    /** Moves the whole point, as something that undo takes back; its origin stays. */
    public void change(float[] code) {
        beginChange();
        place(code, System.nanoTime());
    }

    /** All unlocked latents to 0, the prior's mean; a grid of codes to its first code. */
    public void zero() {
        CodebookUse book = codebook();
        if (book == null) {
            start("zero", new float[z.get().length]);
        } else {
            start("code 0 everywhere", book.everywhere(0));
        }
    }

    /** All unlocked latents to a draw from N(0, 1); a grid of codes to any of its codes. */
    public void drawPrior() {
        CodebookUse book = codebook();
        if (book != null) {
            start(UNIFORM, book.uniform(1, random));
            return;
        }
        float[] draw = new float[z.get().length];
        for (int j = 0; j < draw.length; j++) {
            draw[j] = (float) random.nextGaussian();
        }
        start(drawName(), draw);
    }

    /** What a draw from N(0, 1) is to the open model, as the name of an origin. */
    public String drawName() {
        return missingKl() == null ? "prior draw" : "draw of N(0, 1)";
    }

    /** All unlocked latents to a draw from q(z|x) of the selected image, where it has a spread. */
    public void resample() {
        EncodedImage chosen = selected.get();
        if (chosen == null || chosen.mu().length != z.get().length || missingKl() != null) {
            return;
        }
        start(CHOSEN + ", resampled", chosen.draw(random));
    }

    /** All unlocked latents to the mean of an image's code. */
    public void select(EncodedImage chosen) {
        if (chosen.mu().length == z.get().length) {
            start(CHOSEN, chosen.mu().clone());
            selected.set(chosen);
        }
    }

    /** The whole point to a code that was clicked on. */
    public void jump(String name, float[] code) {
        start(name, code.clone());
    }

    /** Back to where the point was before sliders moved it. */
    public void returnToOrigin() {
        beginChange();
        place(from.code().clone(), System.nanoTime());
    }

    private void start(String name, float[] code) {
        beginChange();
        for (int j = 0; j < code.length; j++) {
            if (locked.get()[j]) {
                code[j] = z.get()[j];
            }
        }
        from = new Origin(name, code);
        place(code, System.nanoTime());
    }

    private void place(float[] code, long askedNanos) {
        z.set(code);
        describeOrigin();
        unshownMoveNanos = askedNanos;
        decode();
    }

    private void describeOrigin() {
        origin.set(from.describe(z.get(), codebook()));
    }

    private @Nullable CodebookUse codebook() {
        Survey known = survey.get();
        return known == null ? null : known.codebook();
    }

    /** Locks or unlocks a latent. */
    public void toggleLock(int latent) {
        boolean[] changed = locked.get().clone();
        changed[latent] = !changed[latent];
        locked.set(changed);
    }

    /** Shows what a code decodes to while the pointer rests on it. */
    public void preview(float[] code) {
        OpenModel open = model.get();
        if (open != null) {
            previewCode = code;
            session.decode(Channel.PREVIEW, open.generation(), code, System.nanoTime());
        }
    }

    /** The pointer left. */
    public void endPreview() {
        previewCode = null;
        preview.set(null);
    }

    // What the session tells

    /**
     * Another model is open.
     *
     * @param sameModel whether it is the same one with other weights, so that the point stays
     */
    public void modelOpened(OpenModel open, boolean sameModel) {
        int latents = open.config().model().latentSize();
        boolean sameSize = z.get().length == latents;
        axes = new LatentAxis[0];
        survey.set(null); // First: nobody may see the new model with the old one's codes.
        neighbours.set(null);
        model.set(open);
        image.set(null);
        endPreview();
        if (!sameSize) {
            locked.set(new boolean[latents]);
            from = new Origin("zero", new float[latents]);
        }
        if (!sameModel) {
            selected.set(null);
        }
        place(sameSize ? z.get() : new float[latents], System.nanoTime());
        sort();
    }

    /** Newer weights are there. */
    public void weightsChanged() {
        decode();
        if (previewCode != null) {
            preview(previewCode);
        }
    }

    private void decode() {
        OpenModel open = model.get();
        if (open != null) {
            session.decode(Channel.POINT, open.generation(), z.get(), unshownMoveNanos);
        }
    }

    /** Images were decoded. */
    public void decoded(Channel channel, Decoded decoded) {
        OpenModel open = model.get();
        if (open == null || decoded.generation() != open.generation()) {
            return;
        }
        if (channel == Channel.POINT) {
            if (decoded.codes() == z.get()) {
                unshownMoveNanos = Decoded.NO_EVENT;
            }
            image.set(decoded);
        } else if (channel == Channel.PREVIEW
                && previewCode != null
                && Arrays.equals(previewCode, decoded.codes())) {
            preview.set(decoded);
        }
    }

    /** Held-out images were encoded with newer weights. */
    public void surveyed(Survey newest) {
        OpenModel open = model.get();
        if (open != null && newest.generation() == open.generation()) {
            boolean first = survey.get() == null;
            axes = missingKl() == null ? new LatentAxis[0] : axes(newest);
            survey.set(newest);
            if (first) {
                sort();
            }
            if (newest.codebook() != null) {
                follow(newest.codebook());
            }
        }
    }

    /** Held-out images near the point were found. */
    public void neighboursFound(Neighbours newest) {
        OpenModel open = model.get();
        if (open != null && newest.generation() == open.generation()) {
            neighbours.set(newest);
        }
    }

    /** The vectors of a codebook move while it learns; a grid of codes keeps its codes. */
    private void follow(CodebookUse book) {
        from = new Origin(from.name(), book.snapped(from.code()));
        float[] now = book.snapped(z.get());
        if (Arrays.equals(now, z.get())) {
            describeOrigin();
        } else {
            place(now, unshownMoveNanos);
        }
    }

    private static LatentAxis[] axes(Survey survey) {
        double[] means = survey.codes().meanMu();
        LatentAxis[] axes = new LatentAxis[means.length];
        Arrays.setAll(axes, j -> LatentAxis.of(means[j], Math.sqrt(survey.varianceOfMu()[j])));
        return axes;
    }

    /** The chosen image is no longer on the list. */
    public void deselect() {
        selected.set(null);
    }

    /** The selected image's code under newer weights: the whisker follows, the slider stays. */
    public void selectedChanged(EncodedImage newest) {
        selected.set(newest);
    }

    /** Orders the latents anew; called at sorting and when an epoch ends, never while dragging. */
    public void sort() {
        OpenModel open = model.get();
        if (open == null) {
            return;
        }
        Integer[] latents = new Integer[open.config().model().latentSize()];
        Arrays.setAll(latents, j -> j);
        if (sortedByKl.get() && survey.get() != null) {
            Arrays.sort(latents, (a, b) -> Double.compare(worth(b), worth(a)));
        }
        int[] sorted = Arrays.stream(latents).mapToInt(Integer::intValue).toArray();
        if (!Arrays.equals(sorted, order.get())) {
            order.set(sorted);
        }
    }
}
