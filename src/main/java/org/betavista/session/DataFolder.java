package org.betavista.session;

import java.nio.file.Path;
import org.betavista.data.Progress;
import org.betavista.data.download.DownloadableSet;

/**
 * Where data sets are kept that people downloaded or imported.
 *
 * @param folder need not exist yet
 */
public record DataFolder(Path folder) {
    /** {@code ~/.betavista/data}. */
    public static DataFolder standard() {
        return new DataFolder(UserPath.home().resolve("data"));
    }

    /** What was made of people's own folders and archives. */
    Path imported() {
        return folder.resolve("imported");
    }

    /** Where a downloaded set lies, or would. */
    Path downloaded(DownloadableSet set) {
        return folder.resolve(set.folderName());
    }

    /** Downloads what is missing of a set; the answer is where it lies. */
    public DataSource fetch(DownloadableSet set, Progress progress) {
        set.fetchInto(downloaded(set), progress);
        return sourceOf(set);
    }

    /** Where a downloaded set is read from. */
    public DataSource sourceOf(DownloadableSet set) {
        return new DataSource.IdxFiles(downloaded(set).toString());
    }
}
