package org.betavista.model;

import ai.djl.engine.Engine;
import ai.djl.pytorch.jni.JniUtils;
import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How this program uses the native engine: offline, with few threads, and with memory that is kept.
 */
public final class NativeEngine {
    private static final Logger LOG = LoggerFactory.getLogger(NativeEngine.class);
    private static final int M_TRIM_THRESHOLD = -1;
    private static final int M_MMAP_THRESHOLD = -3;
    private static final int PRIO_PROCESS = 0;
    private static final int LAST = 19;

    /** What the system calls HotSpot's threads, as far as it remembers a name. */
    private static final String COMPILER = "C2 Comp";

    private NativeEngine() {}

    /**
     * Loads the native engine: about a second, on a machine's very first start about five, because
     * 430 MB are unpacked to {@code ~/.djl.ai}. Any thread; later calls return at once.
     */
    public static void load() {
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
        keepFreedMemory();
        Engine.getEngine("PyTorch");
    }

    /** The engine's versions, without loading it; the parts that are not known are left out. */
    public static String version() {
        Properties natives = new Properties();
        try (InputStream file =
                NativeEngine.class.getResourceAsStream("/native/lib/pytorch.properties")) {
            if (file != null) {
                natives.load(file);
            }
        } catch (IOException e) {
            LOG.debug("the engine's own file", e);
        }
        return "DJL %s, PyTorch %s %s"
                .formatted(
                        Engine.getDjlVersion(),
                        natives.getProperty("version", ""),
                        natives.getProperty("classifier", ""));
    }

    /**
     * Prepares the calling thread, before it touches any array: PyTorch's gradient mode and number
     * of threads are per thread.
     *
     * @param threads how many cores one operation may use, at least 1
     * @param training whether gradients are recorded
     */
    public static void prepareThread(int threads, boolean training) {
        load();
        JniUtils.setNumThreads(threads);
        JniUtils.setGradMode(training);
        // Otherwise a program's first runs are profiled, and later ones rewritten: other digits.
        JniUtils.setGraphExecutorOptimize(false);
    }

    /**
     * Lets other threads go first where cores are short; on Linux, where priorities are a thread's
     * own niceness and Java's priorities do nothing.
     *
     * @param niceness 0 (as others) to 19 (last)
     */
    public static void lowerPriority(int niceness) {
        if (isLinux()) {
            try {
                Function gettid = NativeLibrary.getInstance("c").getFunction("gettid");
                lowerPriority(gettid.invokeInt(new Object[0]), niceness);
            } catch (UnsatisfiedLinkError e) {
                LOG.debug("no gettid in this C library", e);
            }
        }
    }

    /**
     * Lets Java's optimising compiler go last, for good: it works hardest while the window is being
     * built, which takes a seventh longer beside it on two cores. On Linux only.
     */
    public static void lowerCompilerPriority() {
        if (!isLinux()) {
            return;
        }
        try (Stream<Path> threads = Files.list(Path.of("/proc/self/task"))) {
            threads.filter(NativeEngine::isCompiler)
                    .forEach(
                            thread ->
                                    lowerPriority(
                                            Integer.parseInt(thread.getFileName().toString()),
                                            LAST));
        } catch (IOException | UncheckedIOException e) {
            LOG.debug("threads cannot be listed", e);
        }
    }

    private static boolean isCompiler(Path thread) {
        try {
            return Files.readString(thread.resolve("comm")).startsWith(COMPILER);
        } catch (IOException e) {
            return false; // It ended meanwhile.
        }
    }

    private static void lowerPriority(int thread, int niceness) {
        try {
            NativeLibrary.getInstance("c")
                    .getFunction("setpriority")
                    .invokeInt(new Object[] {PRIO_PROCESS, thread, niceness});
        } catch (UnsatisfiedLinkError e) {
            LOG.debug("no setpriority in this C library", e);
        }
    }

    private static boolean isLinux() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux");
    }

    /**
     * glibc hands large blocks back to the system when they are freed, and asking for them again
     * costs a convolutional model a quarter of its time in page faults.
     */
    private static void keepFreedMemory() {
        if (!isLinux()) {
            return;
        }
        try {
            Function mallopt = NativeLibrary.getInstance("c").getFunction("mallopt");
            mallopt.invokeInt(new Object[] {M_MMAP_THRESHOLD, 1 << 30});
            mallopt.invokeInt(new Object[] {M_TRIM_THRESHOLD, Integer.MAX_VALUE});
        } catch (UnsatisfiedLinkError e) {
            LOG.debug("no mallopt in this C library", e);
        }
    }
}
