package org.betavista.ui.latent;

import org.betavista.session.CodebookUse;
import org.jspecify.annotations.Nullable;

/**
 * Where the latent point stood before sliders moved it.
 *
 * @param name for people: "image A", "prior draw"
 * @param code (L); must not change
 */
record Origin(String name, float[] code) {
    /**
     * The origin and how far the point has left it: "image A, 2 sliders moved".
     *
     * @param z where the point stands now
     * @param book the codebook that both are grids of, or null
     */
    String describe(float[] z, @Nullable CodebookUse book) {
        int moved =
                book == null ? differing(code, z) : differing(book.indices(code), book.indices(z));
        if (moved == 0) {
            return name;
        }
        String what = book == null ? "slider" : "position";
        return "%s, %s %s%s %s"
                .formatted(
                        name,
                        moved,
                        what,
                        moved == 1 ? "" : "s",
                        book == null ? "moved" : "changed");
    }

    private static int differing(float[] before, float[] now) {
        int count = 0;
        for (int j = 0; j < before.length; j++) {
            if (before[j] != now[j]) {
                count++;
            }
        }
        return count;
    }

    private static int differing(int[] before, int[] now) {
        int count = 0;
        for (int position = 0; position < before.length; position++) {
            if (before[position] != now[position]) {
                count++;
            }
        }
        return count;
    }
}
