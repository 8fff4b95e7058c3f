package org.betavista.data.imports;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.betavista.data.CancelledException;
import org.betavista.data.ImageKey;
import org.betavista.data.InvalidInputException;
import org.betavista.data.Progress;
import org.betavista.data.files.ImageFile;
import org.betavista.data.files.ImageFit;

/** Makes a set of a folder of people's own pictures. */
public final class FolderImport {
    private final Path folder;
    private final ImportSettings settings;
    private final FolderScan scan;
    private final FolderLayout layout;
    private final FolderFactors factors;
    private final Progress progress;
    private final List<Skipped> skipped;
    private final List<String> notes;
    private long done;

    private FolderImport(Path folder, ImportSettings settings, FolderScan scan, Progress progress) {
        this.folder = folder;
        this.settings = settings;
        this.scan = scan;
        this.progress = progress;
        FolderLayout withTables = FolderLayout.of(folder, scan, settings);
        FolderFactors tried = new FolderFactors(folder, scan, withTables);
        // Where no table can be used it is as if there was none: names of files may be labels then.
        boolean isAsFound = withTables.tables().isEmpty() || tried.hasTable();
        FolderScan rest = scan.withoutTables();
        this.layout = isAsFound ? withTables : FolderLayout.of(folder, rest, settings);
        this.factors = isAsFound ? tried : new FolderFactors(folder, rest, layout);
        this.skipped = new ArrayList<>(scan.problems());
        this.notes = new ArrayList<>(layout.notes().subList(0, 1));
        notes.addAll(withTables.notes().subList(1, withTables.notes().size()));
        notes.addAll(tried.notes());
        notes.addAll(scan.notes());
    }

    /**
     * Imports a folder. Pictures that cannot be read are skipped.
     *
     * @param target the folder that the set gets; replaced where it is there
     * @throws InvalidInputException if there are no pictures that can be used
     * @throws CancelledException if the progress says so; nothing is left behind
     */
    public static ImportedSet importFolder(
            Path folder, ImportSettings settings, Path target, Progress progress) {
        return importFolder(folder, ImageFolder.scan(folder), settings, target, progress);
    }

    /** The same for a folder that was looked through already. */
    static ImportedSet importFolder(
            Path folder, FolderScan scan, ImportSettings settings, Path target, Progress progress) {
        new FolderImport(folder, settings, scan, progress).run(target);
        return ImportedSet.open(target);
    }

    private void run(Path target) {
        try (MappedImagesWriter writer = writer(target, layout.images())) {
            List<String> used = copy(layout.images(), writer);
            if (writer.size() == 0) {
                throw noneCanBeUsed();
            }
            if (!layout.heldOut().isEmpty()) {
                Path place = writer.workFolder().resolve(ImportedSet.HELD_OUT);
                try (MappedImagesWriter second = writer(place, layout.heldOut())) {
                    List<String> usedOut = copy(layout.heldOut(), second);
                    if (second.size() > 0) {
                        ImageOrigins.write(second.workFolder(), usedOut);
                        second.finish(description());
                    } else {
                        notes.add(
                                "None of the %s pictures to hold out can be used; others are chosen by chance."
                                        .formatted(layout.heldOut().size()));
                    }
                }
            }
            ImageOrigins.write(writer.workFolder(), used);
            writer.finish(description());
        }
    }

    private InvalidInputException noneCanBeUsed() {
        String reason = skipped.isEmpty() ? "there is none to learn from" : skipped.get(0).reason();
        return new InvalidInputException(
                "None of the %s pictures in %s can be used; the first: %s"
                        .formatted(layout.images().size(), folder, reason));
    }

    private MappedImagesWriter writer(Path target, List<String> files) {
        return new MappedImagesWriter(
                target, settings.shape(), factors.factors().size(), files.size());
    }

    /** The files whose pictures were written, in that order. */
    private List<String> copy(List<String> files, MappedImagesWriter writer) {
        List<String> used = new ArrayList<>();
        int[] values = new int[factors.factors().size()];
        long total = (long) layout.images().size() + layout.heldOut().size();
        for (String file : files) {
            Optional<String> reason = factors.values(file, values);
            if (reason.isPresent()) {
                skipped.add(new Skipped(file, reason.get()));
            } else {
                Optional<Read> read = read(file);
                if (read.isPresent()) {
                    writer.add(read.get().pixels(), 0, values, read.get().key());
                    used.add(file);
                }
            }
            done++;
            progress.report("Reading pictures", done, total);
        }
        return used;
    }

    private record Read(byte[] pixels, long key) {}

    /** Empty where the picture cannot be read, which is noted. */
    private Optional<Read> read(String file) {
        Path path = folder.resolve(file);
        try {
            byte[] pixels =
                    ImageFit.fit(
                            ImageFile.read(path, settings.shape()),
                            settings.shape(),
                            settings.fit());
            return Optional.of(new Read(pixels, key(path)));
        } catch (InvalidInputException e) {
            skipped.add(new Skipped(file, e.sentence()));
        } catch (IOException e) {
            skipped.add(new Skipped(file, "it cannot be read: " + IoReason.of(e)));
        }
        return Optional.empty();
    }

    /** Of the file and not of the pixels, so that images of any size fall in the same parts. */
    private static long key(Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            return ImageKey.of(String.valueOf(file.getFileName()), content);
        }
    }

    private SetDescription description() {
        SkippedFiles files = SkippedFiles.of(skipped);
        List<String> all = new ArrayList<>(notes);
        all.addAll(files.notes());
        return new SetDescription(
                String.valueOf(folder.toAbsolutePath().normalize().getFileName()),
                factors.factors(),
                folder.toAbsolutePath().toString(),
                scan.fingerprint(),
                files.named(),
                all);
    }
}
