package org.betavista.session;

import java.util.ArrayList;
import java.util.List;
import org.betavista.data.ImageDataset;
import org.betavista.data.ImageShape;
import org.betavista.data.files.ImageFit;
import org.betavista.data.files.Picture;
import org.betavista.data.imports.FolderLayout;
import org.betavista.data.imports.FolderScan;
import org.betavista.data.imports.ImportSettings;

/**
 * What a folder of pictures would become.
 *
 * @param source the folder, with the settings
 * @param files how many pictures would be read
 * @param findings whole sentences: labels, tables of attributes, problems
 * @param images some of the pictures as they would be imported, values in [0, 1]
 */
public record FolderPreview(
        DataSource.PictureFolder source, int files, List<String> findings, float[] images) {
    static FolderPreview of(
            DataSource.PictureFolder source,
            FolderScan scan,
            FolderLayout layout,
            List<Picture> pictures) {
        ImageShape shape = source.settings().shape();
        float[] images = new float[pictures.size() * shape.size()];
        for (int i = 0; i < pictures.size(); i++) {
            byte[] pixels = ImageFit.fit(pictures.get(i), shape, source.settings().fit());
            System.arraycopy(
                    ImageDataset.values(pixels), 0, images, i * shape.size(), shape.size());
        }
        return new FolderPreview(
                source,
                layout.images().size() + layout.heldOut().size(),
                findings(scan, layout),
                images);
    }

    private static List<String> findings(FolderScan scan, FolderLayout layout) {
        List<String> findings = new ArrayList<>(layout.notes());
        if (!layout.heldOut().isEmpty()) {
            findings.add(
                    "%s pictures are held out by the folder itself."
                            .formatted(layout.heldOut().size()));
        }
        findings.addAll(scan.notes());
        if (!scan.problems().isEmpty()) {
            findings.add(
                    "%s names could not be used; the first: %s (%s)."
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
