package org.betavista.session;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.betavista.data.CancelledException;
import org.betavista.data.InvalidInputException;
import org.betavista.data.Progress;
import org.betavista.data.Split;
import org.betavista.data.download.DownloadableSet;
import org.betavista.data.files.ImageFile;
import org.betavista.data.files.Picture;
import org.betavista.data.imports.FolderLayout;
import org.betavista.data.imports.FolderScan;
import org.betavista.data.imports.ImageFolder;
import org.betavista.data.imports.ImportSettings;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where data sets are looked at, imported and downloaded, on threads of its own, so that nothing
 * else waits for a long import. Methods may be called from any thread and return at once; their
 * answers come on the desk's threads.
 */
public final class DataDesk implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DataDesk.class);
    private static final int NICENESS = 10;
    private static final int PREVIEWED = 40;

    /** Enough for a preview at every size; a few dozen of these are kept. */
    private static final long PREVIEW_PIXELS = 90_000;

    private final DataFolder place;
    private final RecentSources recent;
    private final Progress listener;
    private final DaemonExecutor executor = new DaemonExecutor("betavista-data", NICENESS);

    /** For worlds, which are drawn in no time: they do not wait for an import. */
    private final DaemonExecutor quick = new DaemonExecutor("betavista-worlds", 0);

    private final AtomicLong asked = new AtomicLong();
    private volatile long cancelledUpTo;
    private volatile boolean closed;

    // Of the desk's thread alone.
    private long present;
    private @Nullable Loaded loaded;
    private @Nullable Previewed previewed;

    private record Loaded(DataSource source, long seed, Split split) {}

    private record Previewed(Path folder, FolderScan scan, List<Picture> pictures) {}

    /**
     * @param place where downloads and imports are kept
     * @param listener hears of slow work, on the desk's thread
     */
    public DataDesk(DataFolder place, Progress listener) {
        this.place = place;
        this.listener = listener;
        recent = new RecentSources(place);
    }

    /** Ends the work that was asked for so far; it answers with {@link CancelledException}. */
    public void cancel() {
        cancelledUpTo = asked.get();
    }

    /** The sources other than built-in ones that were looked at, newest first. */
    public List<DataSource> recent() {
        return recent.sources();
    }

    /** The source that a path is; looks at the disk, which may be slow. */
    public CompletableFuture<DataSource> sourceAt(Path path) {
        return CompletableFuture.supplyAsync(
                () -> DataName.ofPath(path, ImportSettings.standard()), quick);
    }

    /** Whether a set was downloaded. */
    public boolean isPresent(DownloadableSet set) {
        return set.isComplete(place.downloaded(set));
    }

    /** Downloads what is missing of a set; the answer is where it lies. */
    public CompletableFuture<DataSource> download(DownloadableSet set) {
        return ask(() -> place.fetch(set, this::progressed));
    }

    /**
     * Reads a source, importing it first where that has not been done, and looks at it.
     *
     * @param seed of the split
     * @param examplesSeed other seeds show other examples
     */
    public CompletableFuture<DataOverview> look(DataSource source, long seed, long examplesSeed) {
        if (source.world().isPresent()) {
            return quick.ask(() -> DataOverview.of(source, source.load(seed), examplesSeed));
        }
        return ask(
                () -> {
                    loaded = null; // A folder may have changed since.
                    DataOverview overview =
                            DataOverview.of(source, load(source, seed), examplesSeed);
                    if (!isDownload(source)) {
                        recent.add(source);
                    }
                    return overview;
                });
    }

    private boolean isDownload(DataSource source) {
        return DownloadableSet.all().stream().anyMatch(set -> source.equals(place.sourceOf(set)));
    }

    /** Other examples of a source that was looked at before. */
    public CompletableFuture<DataOverview> lookAgain(
            DataSource source, long seed, long examplesSeed) {
        return source.world().isPresent()
                ? look(source, seed, examplesSeed)
                : ask(() -> DataOverview.of(source, load(source, seed), examplesSeed));
    }

    /** The images of a source; those that were asked for last are kept. */
    private Split load(DataSource source, long seed) {
        Loaded current = loaded;
        if (current == null || current.seed() != seed || !current.source().equals(source)) {
            current = new Loaded(source, seed, source.load(seed, place, this::progressed));
            loaded = current;
        }
        return current.split();
    }

    /** Writes training images of a source as PNG, with {@code factors.csv}, to a new folder. */
    public CompletableFuture<Path> export(DataSource source, long seed, int count, Path folder) {
        return ask(
                () -> {
                    DataExport.write(
                            load(source, seed).train(), count, seed, folder, this::progressed);
                    return folder;
                });
    }

    /**
     * Shows some pictures of a folder as they would be imported.
     *
     * @param again whether the pictures that were read for the last preview are good enough
     */
    public CompletableFuture<FolderPreview> preview(
            Path folder, ImportSettings settings, boolean again) {
        return ask(
                () -> {
                    Previewed current = previewed;
                    if (!again || current == null || !current.folder().equals(folder)) {
                        FolderScan scan = ImageFolder.scan(folder);
                        current = new Previewed(folder, scan, some(folder, scan));
                        previewed = current;
                    }
                    return FolderPreview.of(
                            new DataSource.PictureFolder(folder.toString(), settings),
                            current.scan(),
                            FolderLayout.of(folder, current.scan(), settings),
                            current.pictures());
                });
    }

    /** Evenly spaced pictures of a folder; those that cannot be read are passed over. */
    private List<Picture> some(Path folder, FolderScan scan) {
        int files = scan.images().size();
        int count = Math.min(PREVIEWED, files);
        List<Picture> pictures = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            progressed("Reading pictures", i, count);
            String name = scan.images().get((int) ((long) i * files / count));
            try {
                pictures.add(ImageFile.read(folder.resolve(name), PREVIEW_PIXELS));
            } catch (InvalidInputException e) {
                LOG.info("not previewed: {}", e.sentence());
            }
        }
        return pictures;
    }

    private void progressed(String what, long done, long total) {
        if (closed || present <= cancelledUpTo) {
            throw new CancelledException();
        }
        listener.report(what, done, total);
    }

    private <T> CompletableFuture<T> ask(Supplier<T> question) {
        long number = asked.incrementAndGet();
        return executor.ask(
                () -> {
                    present = number;
                    if (closed || number <= cancelledUpTo) {
                        throw new CancelledException();
                    }
                    return question.get();
                });
    }

    /** Ends what is being done; the threads end side by side with others that are to end. */
    public Closing beginClosing() {
        closed = true;
        return Closing.of(List.of(quick, executor));
    }

    /** Ends what is being done, and the threads; waits for them, within bounds. */
    @Override
    public void close() {
        beginClosing().await();
    }
}
