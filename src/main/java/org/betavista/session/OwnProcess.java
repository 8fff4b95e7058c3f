package org.betavista.session;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** This program once more, in a process of its own, for what one process cannot measure twice. */
public final class OwnProcess {
    private static final String MAIN_CLASS = "org.betavista.Betavista";

    private OwnProcess() {}

    /**
     * What starts it: the same Java, from the same jar or classes.
     *
     * @param options for Java, as {@code -Xmx512m}
     * @param arguments for the program; none opens the window
     */
    public static ProcessBuilder of(List<String> options, List<String> arguments) {
        return new ProcessBuilder(
                command(
                        System.getProperty("java.home"),
                        System.getProperty("java.class.path"),
                        options,
                        arguments));
    }

    /** A class path that is one jar was started by {@code -jar}. */
    static List<String> command(
            String javaHome, String classPath, List<String> options, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(javaHome, "bin", "java").toString());
        command.addAll(options);
        boolean isJar = classPath.endsWith(".jar") && !classPath.contains(File.pathSeparator);
        command.addAll(isJar ? List.of("-jar", classPath) : List.of("-cp", classPath, MAIN_CLASS));
        command.addAll(arguments);
        return List.copyOf(command);
    }
}
