package org.betavista.ui.codes;

import org.betavista.data.ImageShape;

/**
 * A small picture of each vector of a codebook: what the decoder draws in the middle of a grid that
 * is filled with this vector. One picture is as large as the part of the image that one position
 * stands for, so that the pictures of a grid's codes, side by side, look much like its image.
 *
 * @param shape of one picture
 * @param values in [0, 1], picture by picture
 */
record CodePictures(ImageShape shape, float[] values) {
    /**
     * Cuts them out.
     *
     * @param full the shape of whole images
     * @param side positions along a side of the grid
     * @param images decoded grids, each filled with one vector, K x D
     */
    static CodePictures cut(ImageShape full, int side, float[] images) {
        ImageShape part =
                new ImageShape(
                        full.channels(),
                        Math.max(1, full.height() / side),
                        Math.max(1, full.width() / side));
        int top = side / 2 * part.height();
        int left = side / 2 * part.width();
        int count = images.length / full.size();
        float[] values = new float[count * part.size()];
        int row = 0; // Rows of all channels of all pictures, one after the other.
        for (int k = 0; k < count; k++) {
            for (int channel = 0; channel < full.channels(); channel++) {
                for (int y = 0; y < part.height(); y++) {
                    int from = (k * full.channels() + channel) * full.height() + top + y;
                    System.arraycopy(
                            images,
                            from * full.width() + left,
                            values,
                            row * part.width(),
                            part.width());
                    row++;
                }
            }
        }
        return new CodePictures(part, values);
    }
}
