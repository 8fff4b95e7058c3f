package org.betavista.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.betavista.data.files.ImageFit;
import org.betavista.model.FrozenVae;
import org.betavista.session.EncodedImage;
import org.betavista.session.ImageEncoder;
import org.betavista.session.SavedModel;
import org.betavista.session.ShippedModels;
import org.betavista.store.AtomicFile;
import org.betavista.store.GridImage;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code encode}: pictures to codes, and back. */
@Command(
        name = "encode",
        mixinStandardHelpOptions = true,
        description = "Encode image files: mu and sigma of each, and its reconstruction.")
final class EncodeCommand implements Callable<Integer> {
    private static final int SCALE = 4;

    /** In letters, of which one takes up to four of the 255 bytes that systems allow. */
    private static final int LONGEST_NAME = 55;

    private final Console console;
    private final ShippedModels shipped;

    @Parameters(index = "0", paramLabel = "RUN", description = "a run folder or a model of models/")
    private String run = "";

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "IMAGE",
            description = "PNG, JPEG, BMP or GIF files")
    private List<Path> images = List.of();

    @Option(
            names = "--out",
            description = "a folder; gets NAME.png for each image, x beside its reconstruction")
    private @Nullable Path out;

    EncodeCommand(Console console, ShippedModels shipped) {
        this.console = console;
        this.shipped = shipped;
    }

    @Override
    public Integer call() {
        SavedModel saved = SavedModel.named(run, shipped);
        List<ImageFit> fits =
                images.stream().map(image -> ImageEncoder.fit(image, saved.config())).toList();
        List<Map<String, Object>> results = new ArrayList<>();
        try (FrozenVae model = saved.open()) {
            List<EncodedImage> encoded =
                    ImageEncoder.encode(model, images.stream().map(Path::toString).toList(), fits);
            for (int i = 0; i < encoded.size(); i++) {
                results.add(describe(encoded.get(i), images.get(i), saved));
            }
        }
        console.result(Map.of("images", results));
        return 0;
    }

    private Map<String, Object> describe(EncodedImage image, Path file, SavedModel saved) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("file", file.toString());
        json.put("mu", image.mu());
        json.put("sigma", image.sigma());
        json.put("reconstruction", image.reconstructionNats());
        json.put("kl", Double.isNaN(image.kl()) ? null : image.kl());
        json.put("notes", image.notes());
        if (out != null) {
            GridImage pair = new GridImage(saved.config().model().shape(), 1, 2, SCALE);
            pair.set(0, 0, image.pixels(), 0);
            pair.set(0, 1, image.reconstruction(), 0);
            Path picture = out.resolve(pictureName(file));
            AtomicFile.write(picture, pair.toPng(Map.of("Title", "x and its reconstruction")));
            json.put("picture", picture.toString());
        }
        return json;
    }

    /** The picture's own name; of a very long one the beginning, and what tells it from others. */
    private static String pictureName(Path file) {
        String name = String.valueOf(file.getFileName());
        int letters = name.codePointCount(0, name.length());
        return letters <= LONGEST_NAME
                ? name + ".png"
                : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME))
                        + "-"
                        + Integer.toHexString(name.hashCode())
                        + ".png";
    }
}
