package org.betavista.data.imports;

import java.util.Locale;
import java.util.Set;

/** Names that systems and programs give to what they keep beside people's pictures. */
final class SystemFiles {
    private static final Set<String> NAMES =
            Set.of(
                    "__macosx",
                    "icon\r",
                    "network trash folder",
                    "temporary items",
                    "thevolumesettingsfolder",
                    "thumbs.db",
                    "ehthumbs.db",
                    "ehthumbs_vista.db",
                    "desktop.ini",
                    "$recycle.bin",
                    "recycler",
                    "recycled",
                    "system volume information",
                    "found.000",
                    "@eadir",
                    "#recycle",
                    "#snapshot",
                    "@recycle",
                    "@recently-snapshot",
                    "@sharebin",
                    "@tmp",
                    "lost+found",
                    "picasa.ini",
                    "__pycache__");

    private SystemFiles() {}

    /** Whether a file or folder is hidden, or of a system's own. */
    static boolean isOne(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return name.startsWith(".")
                || NAMES.contains(lower)
                || lower.startsWith("synophoto_")
                || lower.startsWith("synofile_")
                || lower.endsWith(".lrdata");
    }

    /** Whether macOS keeps another file's properties in this one. */
    static boolean isAppleDouble(String name) {
        return name.startsWith("._");
    }
}
