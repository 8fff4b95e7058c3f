package org.betavista.session;

import java.util.ArrayList;
import java.util.List;
import org.betavista.data.ImageDataset;
import org.betavista.data.ImageShape;
import org.betavista.data.files.ImageFit;
import org.betavista.data.files.Picture;
import org.betavista.data.imports.FolderScan;
import org.betavista.data.imports.ImportSettings;

/**
 * What a folder of pictures would become.
 *
 * @param source the folder, with the settings
 * @param files how many pictures were found
 * @param findings whole sentences: labels, tables of attributes, problems
 * @param images some of the pictures as they would be imported, values in [0, 1]
 */
public record FolderPreview(
        DataSource.PictureFolder source, int files, List<String> findings, float[] images) {
    private static final int NAMED = 5;

    static FolderPreview of(
            DataSource.PictureFolder source, FolderScan scan, List<Picture> pictures) {
        ImageShape shape = source.settings().shape();
        float[] images = new float[pictures.size() * shape.size()];
        for (int i = 0; i < pictures.size(); i++) {
            byte[] pixels = ImageFit.fit(pictures.get(i), shape, source.settings().fit());
            System.arraycopy(
                    ImageDataset.values(pixels), 0, images, i * shape.size(), shape.size());
        }
        return new FolderPreview(
                source, scan.images().size() + scan.heldOut().size(), findings(scan), images);
    }

    private static List<String> findings(FolderScan scan) {
        List<String> findings = new ArrayList<>();
        if (!scan.labels().isEmpty()) {
            List<String> named = scan.labels().subList(0, Math.min(NAMED, scan.labels().size()));
            findings.add(
                    "%s subfolders become labels: %s%s."
                            .formatted(
                                    scan.labels().size(),
                                    String.join(", ", named),
                                    named.size() < scan.labels().size() ? ", …" : ""));
        }
        if (!scan.heldOut().isEmpty()) {
            findings.add(
                    "%s pictures of the folder's own test set are held out."
                            .formatted(scan.heldOut().size()));
        }
        if (!scan.tables().isEmpty()) {
            findings.add("What %s says becomes factors.".formatted(scan.tables().get(0)));
        }
        if (!scan.problems().isEmpty()) {
            findings.add(
                    "%s places could not be looked at; the first: %s (%s)."
                            .formatted(
                                    scan.problems().size(),
                                    scan.problems().get(0).file(),
                                    scan.problems().get(0).reason()));
        }
        return List.copyOf(findings);
    }

    /** The shape of the images. */
    public ImageShape shape() {
        return settings().shape();
    }

    /** How the pictures become images. */
    public ImportSettings settings() {
        return source.settings();
    }
}
