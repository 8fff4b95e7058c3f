package org.betavista.cli.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.betavista.train.TrainingConfig;

/** What a figure was measured on. */
final class Machine {
    private Machine() {}

    /** The facts as JSON. */
    static Map<String, Object> facts() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("processor", processor());
        json.put("cores", Runtime.getRuntime().availableProcessors());
        json.put("trainingThreads", TrainingConfig.defaultThreads());
        json.put(
                "system",
                "%s %s %s"
                        .formatted(
                                System.getProperty("os.name"),
                                System.getProperty("os.version"),
                                System.getProperty("os.arch")));
        json.put(
                "java",
                System.getProperty("java.vm.name") + " " + System.getProperty("java.version"));
        json.put("javaOptions", memoryOptions());
        json.put("maxHeapMegabytes", Runtime.getRuntime().maxMemory() >> 20);
        return json;
    }

    /** The options of this Java that say how much memory it takes and how it cleans up. */
    static List<String> memoryOptions() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> option.startsWith("-X"))
                .toList();
    }

    /** What this process takes of the memory; NaN where the system is not Linux. */
    static double residentMegabytes() {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(Double.NaN);
        } catch (IOException e) {
            return Double.NaN;
        }
    }

    private static String processor() {
        try {
            return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException e) {
            return "unknown"; // Linux alone tells.
        }
    }
}
