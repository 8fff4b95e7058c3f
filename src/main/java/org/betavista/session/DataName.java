package org.betavista.session;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import org.betavista.data.InvalidInputException;
import org.betavista.data.download.DownloadableSet;
import org.betavista.data.files.IdxFolder;
import org.betavista.data.imports.ImportSettings;

/** What people call a source of images on the command line: a built-in name, or a path. */
public final class DataName {
    private static final Pattern ARCHIVE =
            Pattern.compile(".*\\.(zip|tar|tgz|gz|bz2|xz|7z|rar|zst)", Pattern.DOTALL);

    private DataName() {}

    /**
     * The source that a person named.
     *
     * @param nameOrPath circles, shapes, digits, faces; a folder with IDX files or with pictures;
     *     one of the IDX files of a set; an .npz or .npy file
     * @param settings how pictures of a folder become images
     * @param place where downloaded sets lie
     * @throws InvalidInputException if it is neither
     */
    public static DataSource source(String nameOrPath, ImportSettings settings, DataFolder place) {
        return switch (nameOrPath.toLowerCase(Locale.ROOT)) {
            case "circles" -> new DataSource.BuiltInCircles();
            case "shapes" -> new DataSource.BuiltInShapes();
            case "digits" -> new DataSource.BuiltInDigits();
            case "faces" -> new DataSource.BuiltInFaces();
            default -> ofPathOrDownload(nameOrPath, settings, place);
        };
    }

    private static DataSource ofPathOrDownload(
            String nameOrPath, ImportSettings settings, DataFolder place) {
        Path path = UserPath.of(nameOrPath).toAbsolutePath().normalize();
        return Files.exists(path)
                ? ofPath(path, settings)
                : DownloadableSet.named(nameOrPath)
                        .map(set -> downloaded(set, place))
                        .orElseThrow(() -> missing(path));
    }

    private static DataSource downloaded(DownloadableSet set, DataFolder place) {
        Path folder = place.downloaded(set);
        if (!set.isComplete(folder)) {
            throw new InvalidInputException(
                    "%s is not on this machine yet; the command \"data %s\" downloads it."
                            .formatted(set.name(), set.folderName()));
        }
        return place.sourceOf(set);
    }

    private static InvalidInputException missing(Path path) {
        return new InvalidInputException(
                ("There is no data set %s; circles, shapes, digits and faces are built in, others"
                                + " are paths.")
                        .formatted(path));
    }

    /** The source that a path is. */
    public static DataSource ofPath(Path path, ImportSettings settings) {
        if (Files.isDirectory(path)) {
            return IdxFolder.in(path)
                    .<DataSource>map(folder -> new DataSource.IdxFiles(folder.toString()))
                    .orElseGet(() -> new DataSource.PictureFolder(path.toString(), settings));
        }
        if (Files.exists(path)) {
            String name = path.toString().toLowerCase(Locale.ROOT);
            if (name.endsWith(".npz") || name.endsWith(".npy")) {
                return new DataSource.NpzArchive(path.toString(), new PixelScale.ByMost());
            }
            if (IdxFolder.isFileOfOne(path)) {
                return new DataSource.IdxFiles(path.toString());
            }
            if (ARCHIVE.matcher(name).matches()) {
                throw new InvalidInputException(
                        "%s is an archive; unpack it and choose the folder with its pictures."
                                .formatted(path.getFileName()));
            }
            throw new InvalidInputException(
                    ("%s is no data set: choose a folder of pictures, a folder with IDX files"
                                    + " (named like train-images-idx3-ubyte), or an .npz or .npy"
                                    + " file.")
                            .formatted(path.getFileName()));
        }
        throw missing(path);
    }
}
