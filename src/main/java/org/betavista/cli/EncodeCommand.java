package org.betavista.cli;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.betavista.data.InvalidInputException;
import org.betavista.data.files.ImageFit;
import org.betavista.data.files.ImageFormat;
import org.betavista.model.FrozenVae;
import org.betavista.session.EncodedImage;
import org.betavista.session.ImageEncoder;
import org.betavista.session.SavedModel;
import org.betavista.session.ShippedModels;
import org.betavista.store.AtomicFile;
import org.betavista.store.GridImage;
import org.betavista.store.OutputPlace;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code encode}: pictures to codes, and back. */
@Command(
        name = "encode",
        mixinStandardHelpOptions = true,
        description = "Encode image files: mu and sigma of each, and its reconstruction.")
final class EncodeCommand implements Callable<Integer> {
    private static final int SCALE = 4;

    private final Console console;
    private final ShippedModels shipped;

    @Parameters(
            index = "0",
            paramLabel = "RUN",
            showDefaultValue = Visibility.NEVER,
            description = "a run folder or a model of models/")
    private String run = "";

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "IMAGE",
            showDefaultValue = Visibility.NEVER,
            description = "image files: " + ImageFormat.NAMES)
    private List<Path> images = List.of();

    @Option(
            names = "--out",
            description = {
                "a folder; gets NAME.png for each image, x beside its reconstruction, and NAME-2.png",
                "where two have one name; files that lie there are not replaced"
            })
    private @Nullable Path out;

    EncodeCommand(Console console, ShippedModels shipped) {
        this.console = console;
        this.shipped = shipped;
    }

    @Override
    public Integer call() {
        List<Optional<Path>> pictures = pictures();
        SavedModel saved = SavedModel.named(run, shipped);
        List<ImageFit> fits =
                images.stream().map(image -> ImageEncoder.fit(image, saved.config())).toList();
        List<Map<String, Object>> results = new ArrayList<>();
        try (FrozenVae model = saved.open()) {
            List<EncodedImage> encoded =
                    ImageEncoder.encode(model, images.stream().map(Path::toString).toList(), fits);
            for (int i = 0; i < encoded.size(); i++) {
                results.add(describe(encoded.get(i), images.get(i), pictures.get(i), saved));
            }
        }
        console.result(Map.of("images", results));
        return 0;
    }

    /** Where the picture of each image goes, if anywhere; all of them are free. */
    private List<Optional<Path>> pictures() {
        if (out == null) {
            return images.stream().map(image -> Optional.<Path>empty()).toList();
        }
        OutputPlace.checkFolder(out);
        PictureNames names = new PictureNames();
        List<Path> pictures = images.stream().map(names::next).map(out::resolve).toList();
        for (Path picture : pictures) {
            if (Files.exists(picture, LinkOption.NOFOLLOW_LINKS)) {
                throw new InvalidInputException(
                        "%s exists already; choose another folder, such as %s."
                                .formatted(picture, OutputPlace.free(out)));
            }
        }
        return pictures.stream().map(Optional::of).toList();
    }

    private static Map<String, Object> describe(
            EncodedImage image, Path file, Optional<Path> picture, SavedModel saved) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("file", file.toString());
        json.put("mu", image.mu());
        json.put("sigma", image.sigma());
        json.put("reconstruction", image.reconstructionNats());
        json.put("kl", Double.isNaN(image.kl()) ? null : image.kl());
        json.put("notes", image.notes());
        if (picture.isPresent()) {
            GridImage pair = new GridImage(saved.config().model().shape(), 1, 2, SCALE);
            pair.set(0, 0, image.pixels(), 0);
            pair.set(0, 1, image.reconstruction(), 0);
            AtomicFile.write(
                    picture.get(), pair.toPng(Map.of("Title", "x and its reconstruction")));
            json.put("picture", picture.get().toString());
        }
        return json;
    }
}
