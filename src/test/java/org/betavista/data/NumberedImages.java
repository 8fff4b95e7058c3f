package org.betavista.data;

/** Images that can be told apart: the two pixels of each spell its number. */
final class NumberedImages {
    private NumberedImages() {}

    static StoredImages of(int count) {
        byte[] pixels = new byte[2 * count];
        byte[] labels = new byte[count];
        for (int i = 0; i < count; i++) {
            pixels[2 * i] = (byte) (i >> 8);
            pixels[2 * i + 1] = (byte) i;
            labels[i] = (byte) (i % 7);
        }
        return new StoredImages("numbers", new ImageShape(1, 1, 2), pixels, labels, "rest");
    }

    static int[] numbers(ImageDataset images) {
        int[] numbers = new int[images.size()];
        byte[] pixels = new byte[2];
        for (int i = 0; i < numbers.length; i++) {
            images.copyPixels(i, pixels, 0);
            numbers[i] = (pixels[0] & 0xFF) << 8 | (pixels[1] & 0xFF);
        }
        return numbers;
    }
}
