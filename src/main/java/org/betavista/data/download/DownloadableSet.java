package org.betavista.data.download;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.betavista.data.InvalidInputException;
import org.betavista.data.Progress;

/**
 * A published data set that can be fetched from the internet, file by file, into a folder that
 * {@link org.betavista.data.files.IdxFolder} reads. Immutable; nothing is fetched unless {@link
 * #fetchInto} is called.
 */
public final class DownloadableSet {
    private static final long MEGABYTE = 1_000_000;
    private static final int ATTEMPTS = 5;

    private static final String TRAIN_IMAGES = "train-images-idx3-ubyte.gz";
    private static final String TRAIN_LABELS = "train-labels-idx1-ubyte.gz";
    private static final String TEST_IMAGES = "t10k-images-idx3-ubyte.gz";
    private static final String TEST_LABELS = "t10k-labels-idx1-ubyte.gz";

    private final String name;
    private final String folderName;
    private final List<URI> mirrors;
    private final List<PublishedFile> files;
    private final Supplier<Download> downloads;

    /**
     * A set that is fetched through the proxies of this process.
     *
     * @param name for people
     * @param folderName for a folder of its own, and for the command line
     * @param mirrors where the files lie, each ending in a slash; asked in this order
     * @param files all of the set
     */
    public DownloadableSet(
            String name, String folderName, List<URI> mirrors, List<PublishedFile> files) {
        this(name, folderName, mirrors, files, Download::ofThisProcess);
    }

    /**
     * @param downloads gives one for each call of fetchInto; its threads end when it is forgotten
     */
    DownloadableSet(
            String name,
            String folderName,
            List<URI> mirrors,
            List<PublishedFile> files,
            Supplier<Download> downloads) {
        if (mirrors.isEmpty() || files.isEmpty()) {
            throw new IllegalArgumentException("a set needs a mirror and a file");
        }
        this.name = name;
        this.folderName = folderName;
        this.mirrors = List.copyOf(mirrors);
        this.files = List.copyOf(files);
        this.downloads = downloads;
    }

    /** Every set that the program knows. */
    public static List<DownloadableSet> all() {
        return List.of(mnist(), fashionMnist());
    }

    /**
     * Finds a set.
     *
     * @param name a {@link #folderName}, in any case
     */
    public static Optional<DownloadableSet> named(String name) {
        return all().stream().filter(set -> set.folderName.equalsIgnoreCase(name)).findFirst();
    }

    /** For people, for example "Fashion-MNIST". */
    public String name() {
        return name;
    }

    /** For a folder and for the command line, for example "fashion-mnist". */
    public String folderName() {
        return folderName;
    }

    /** The size of all files together, in millions of bytes, rounded down. */
    public int megabytes() {
        return Math.toIntExact(totalBytes() / MEGABYTE);
    }

    /**
     * Whether every file is there. Looks at names and sizes only. A file counts unless it is empty:
     * a fetched one has been checked, and one that a person put there may be packed otherwise.
     */
    public boolean isComplete(Path folder) {
        return files.stream().allMatch(file -> isThere(folder, file));
    }

    /**
     * Fetches the files that are missing. Blocks for as long as that takes, so not for the window's
     * thread. What an earlier call left unfinished is gone on with.
     *
     * @param folder is made where there is none; files that it has are never touched
     * @param progress hears bytes of the whole set; a file that has to be fetched anew takes some
     *     back
     * @throws InvalidInputException if no mirror gives a file, or the folder cannot be written to;
     *     whole files stay, and the beginning of the one that was under way
     * @throws org.betavista.data.CancelledException if the progress wants no more or the thread is
     *     interrupted (its flag stays set); the same files stay
     */
    public void fetchInto(Path folder, Progress progress) {
        if (isComplete(folder)) {
            return;
        }
        Download download = downloads.get();
        long done = 0;
        for (PublishedFile file : files) {
            if (!isThere(folder, file)) {
                fetch(download, file, folder, done, progress);
            }
            done += file.bytes();
            progress.report(what(), done, totalBytes());
        }
    }

    private void fetch(
            Download download, PublishedFile file, Path folder, long before, Progress progress) {
        Set<Outcome.Failure> failures = new LinkedHashSet<>();
        for (URI mirror : mirrors) {
            Optional<Outcome.Failure> failure =
                    fetch(download, mirror, file, folder, before, progress);
            if (failure.isEmpty()) {
                return;
            }
            failures.add(failure.get());
        }
        throw new InvalidInputException(sentence(failures));
    }

    /** Returns why this mirror did not give the file; empty if it did. */
    private Optional<Outcome.Failure> fetch(
            Download download,
            URI mirror,
            PublishedFile file,
            Path folder,
            long before,
            Progress progress) {
        for (int attempt = 1; ; attempt++) {
            Outcome outcome =
                    download.attempt(
                            mirror.resolve(file.name()),
                            file,
                            folder,
                            bytes -> progress.report(what(), before + bytes, totalBytes()));
            if (!(outcome instanceof Outcome.Failure failure)) {
                return Optional.empty();
            }
            if (!failure.worthRepeating() || attempt == ATTEMPTS) {
                return Optional.of(failure);
            }
        }
    }

    private String sentence(Set<Outcome.Failure> failures) {
        List<String> reasons = failures.stream().map(Outcome.Failure::reason).distinct().toList();
        boolean offline = failures.stream().allMatch(Outcome.Unreachable.class::isInstance);
        return "%s cannot be fetched: %s. %s; what is there already is kept."
                .formatted(
                        name,
                        String.join(", and ", reasons),
                        offline
                                ? "Connect to the internet or give a proxy, and try again"
                                : "Try again later");
    }

    private String what() {
        return "Fetching " + name;
    }

    private long totalBytes() {
        return files.stream().mapToLong(PublishedFile::bytes).sum();
    }

    private static boolean isThere(Path folder, PublishedFile file) {
        Path path = folder.resolve(file.name());
        try {
            return Files.isRegularFile(path) && Files.size(path) > 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** Y. LeCun, C. Cortes and C. J. C. Burges; the copies that PyTorch and TensorFlow fetch. */
    private static DownloadableSet mnist() {
        return new DownloadableSet(
                "MNIST",
                "mnist",
                List.of(
                        URI.create("https://ossci-datasets.s3.amazonaws.com/mnist/"),
                        URI.create("https://storage.googleapis.com/cvdf-datasets/mnist/")),
                List.of(
                        new PublishedFile(
                                TRAIN_IMAGES, 9_912_422, "f68b3c2dcbeaaa9fbdd348bbdeb94873"),
                        new PublishedFile(TRAIN_LABELS, 28_881, "d53e105ee54ea40749a09fcbcd1e9432"),
                        new PublishedFile(
                                TEST_IMAGES, 1_648_877, "9fb629c4189551a2d022fa330f9573f3"),
                        new PublishedFile(TEST_LABELS, 4_542, "ec29112dd5afa0611ce80d1b7f02629c")));
    }

    /** H. Xiao, K. Rasul and R. Vollgraf, from their own server, which knows no https. */
    private static DownloadableSet fashionMnist() {
        return new DownloadableSet(
                "Fashion-MNIST",
                "fashion-mnist",
                List.of(URI.create("http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/")),
                List.of(
                        new PublishedFile(
                                TRAIN_IMAGES, 26_421_880, "8d4fb7e6c68d591d4c3dfef9ec88bf0d"),
                        new PublishedFile(TRAIN_LABELS, 29_515, "25c81989df183df01b3e8a0aad5dffbe"),
                        new PublishedFile(
                                TEST_IMAGES, 4_422_102, "bef4ecab320f06d8554ea6380940ec79"),
                        new PublishedFile(TEST_LABELS, 5_148, "bb300cfdad3c16e7a12a480ee83cd310")));
    }
}
