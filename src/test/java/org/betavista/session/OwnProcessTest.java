package org.betavista.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class OwnProcessTest {
    private static final String JAVA = Path.of("jdk", "bin", "java").toString();

    @Test
    void aJarIsStartedAsPeopleStartIt() {
        assertEquals(
                List.of(JAVA, "-Xmx512m", "-jar", "target/betavista.jar", "bench", "memory"),
                OwnProcess.command(
                        "jdk",
                        "target/betavista.jar",
                        List.of("-Xmx512m"),
                        List.of("bench", "memory")));
    }

    @Test
    void classesAreStartedByTheMainClass() {
        String classPath = "classes" + File.pathSeparator + "library.jar";

        assertEquals(
                List.of(JAVA, "-cp", classPath, "org.betavista.Betavista"),
                OwnProcess.command("jdk", classPath, List.of(), List.of()));
    }
}
