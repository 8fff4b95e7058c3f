package org.betavista.ui.codes;

import java.util.Arrays;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.betavista.model.CodebookFamily;
import org.betavista.session.Channel;
import org.betavista.session.CodebookUse;
import org.betavista.session.Decoded;
import org.betavista.session.OpenModel;
import org.betavista.session.Survey;
import org.betavista.ui.Grids;
import org.betavista.ui.latent.LatentPointViewModel;
import org.jspecify.annotations.Nullable;

/**
 * The point z as a grid of codes: which vector of the codebook each position takes, and which
 * position is looked at. The window's thread only.
 */
public final class CodesViewModel {
    private final LatentPointViewModel point;
    private final Grids grids;
    private final BooleanBinding codebook;
    private final ReadOnlyObjectWrapper<@Nullable CodebookUse> use = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable CodePictures> pictures =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<int[]> indices = new ReadOnlyObjectWrapper<>(new int[0]);
    private final ReadOnlyIntegerWrapper position = new ReadOnlyIntegerWrapper();

    /**
     * @param point holds z
     * @param grids decodes the pictures of the codes
     */
    public CodesViewModel(LatentPointViewModel point, Grids grids) {
        this.point = point;
        this.grids = grids;
        codebook =
                Bindings.createBooleanBinding(
                        () -> isCodebook(point.modelProperty().get()), point.modelProperty());
        point.surveyProperty().addListener((property, old, now) -> surveyed(now));
        point.zProperty().addListener((property, old, now) -> readIndices());
        grids.property(Channel.CODEBOOK).addListener((property, old, now) -> decoded(now));
    }

    private static boolean isCodebook(@Nullable OpenModel open) {
        return open != null && open.config().model().posterior() instanceof CodebookFamily;
    }

    /** Whether the open model has a codebook. */
    public BooleanBinding codebookBinding() {
        return codebook;
    }

    /** The codebook and how held-out images use it, or null before that is known. */
    public ReadOnlyObjectProperty<@Nullable CodebookUse> useProperty() {
        return use.getReadOnlyProperty();
    }

    /** The pictures of the codes, or null before they were decoded. */
    ReadOnlyObjectProperty<@Nullable CodePictures> picturesProperty() {
        return pictures.getReadOnlyProperty();
    }

    /** Which code each position takes, (positions); empty before that is known. */
    public ReadOnlyObjectProperty<int[]> indicesProperty() {
        return indices.getReadOnlyProperty();
    }

    /** The position that is looked at, counted row by row. */
    public ReadOnlyIntegerProperty positionProperty() {
        return position.getReadOnlyProperty();
    }

    /** The code at the position that is looked at, or -1 before that is known. */
    public int code() {
        return position.get() < indices.get().length ? indices.get()[position.get()] : -1;
    }

    /** The latent point behind the grid. */
    LatentPointViewModel point() {
        return point;
    }

    // Commands

    /** Looks at a position. */
    public void select(int newPosition) {
        if (newPosition >= 0 && newPosition < indices.get().length) {
            position.set(newPosition);
        }
    }

    /** Looks at a position beside the present one; at the edges it stays. */
    void walk(int right, int down) {
        CodebookUse known = use.get();
        if (known != null) {
            int column = clamp(position.get() % known.side() + right, known.side());
            int row = clamp(Math.floorDiv(position.get(), known.side()) + down, known.side());
            select(row * known.side() + column);
        }
    }

    private static int clamp(int value, int count) {
        return Math.max(0, Math.min(count - 1, value));
    }

    /** Puts another code of the book at the position; at the ends it stays. */
    void turn(int on) {
        CodebookUse known = use.get();
        if (known != null && code() >= 0 && code() + on >= 0 && code() + on < known.size()) {
            take(code() + on);
        }
    }

    /** Puts a code at the position that is looked at; can be undone. */
    public void take(int code) {
        float[] changed = codeWith(code);
        if (changed != null) {
            point.endPreview();
            point.change(changed);
        }
    }

    /** Shows the image with a code at this position while the pointer rests on it. */
    void preview(int code) {
        float[] changed = codeWith(code);
        if (changed != null) {
            point.preview(changed);
        }
    }

    private float @Nullable [] codeWith(int code) {
        CodebookUse known = use.get();
        return known == null || code() < 0 || code >= known.size()
                ? null
                : known.with(point.zProperty().get(), position.get(), code);
    }

    /** Asks for the present grid with each code of the book at this position, in their order. */
    void requestSwaps() {
        CodebookUse known = use.get();
        if (known == null || code() < 0) {
            return;
        }
        int length = point.zProperty().get().length;
        float[] codes = new float[known.size() * length];
        for (int k = 0; k < known.size(); k++) {
            float[] changed = known.with(point.zProperty().get(), position.get(), k);
            System.arraycopy(changed, 0, codes, k * length, length);
        }
        grids.request(Channel.SWAP, codes);
    }

    /** What {@link #requestSwaps} asked for last. */
    ReadOnlyObjectProperty<@Nullable Decoded> swapsProperty() {
        return grids.property(Channel.SWAP);
    }

    // What the point tells

    private void surveyed(@Nullable Survey survey) {
        CodebookUse before = use.get();
        CodebookUse now = survey == null ? null : survey.codebook();
        use.set(now);
        readIndices();
        if (now == null) {
            pictures.set(null);
            return;
        }
        if (before == null || before.side() != now.side()) {
            position.set(Math.floorDiv(now.side(), 2) * now.side() + Math.floorDiv(now.side(), 2));
        }
        int length = now.positions() * now.depth();
        float[] filled = new float[now.size() * length];
        for (int k = 0; k < now.size(); k++) {
            System.arraycopy(now.everywhere(k), 0, filled, k * length, length);
        }
        grids.request(Channel.CODEBOOK, filled);
    }

    private void readIndices() {
        CodebookUse known = use.get();
        float[] z = point.zProperty().get();
        boolean fits = known != null && z.length == known.positions() * known.depth();
        int[] now = known != null && fits ? known.indices(z) : new int[0];
        if (!Arrays.equals(now, indices.get())) {
            indices.set(now);
        }
    }

    private void decoded(@Nullable Decoded decoded) {
        OpenModel open = point.modelProperty().get();
        CodebookUse known = use.get();
        if (decoded == null || open == null || known == null) {
            pictures.set(null);
        } else {
            pictures.set(
                    CodePictures.cut(
                            open.config().model().shape(), known.side(), decoded.images()));
        }
    }
}
