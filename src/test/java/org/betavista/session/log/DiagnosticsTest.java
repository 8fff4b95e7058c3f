package org.betavista.session.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.betavista.data.InvalidInputException;
import org.betavista.session.OpenModel;
import org.betavista.session.SavedModel;
import org.betavista.session.ShippedModels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class DiagnosticsTest {
    private static final String USER = "anna.karenina";
    private static final String PICTURE = "grandma on the beach.png";

    @TempDir Path folder;

    private static OpenModel model(String name) {
        SavedModel saved = SavedModel.named("circles-beta4", new ShippedModels());
        return new OpenModel(
                1,
                name,
                saved.config(),
                saved.config().data().load(saved.config().training().seed()),
                6000,
                116,
                List.of());
    }

    @Test
    void tellWhatSomebodyElseNeeds() {
        String text = new Diagnostics(model("any"), 6001, "1440x900 at 1.0").text();
        for (String each :
                List.of(
                        System.getProperty("java.version"),
                        System.getProperty("os.name"),
                        "DJL 0.",
                        "PyTorch 2.",
                        "MB at most",
                        "1440x900",
                        "β-VAE",
                        "6 latents",
                        "step 6001")) {
            assertTrue(text.contains(each), each + " is not in " + text);
        }
        assertTrue(new Diagnostics(null, 0, "").text().contains("none is open"));
    }

    @Test
    void holdTheNewestLinesOfTheLogWithoutNamesAndPaths() {
        Path home = Path.of(System.getProperty("user.home"), USER);
        Path picture = home.resolve(PICTURE);
        ProgramLog log = ProgramLog.open(folder);
        var logger = LoggerFactory.getLogger("org.betavista.session.Worker");
        logger.warn(
                "refused: {}", new InvalidInputException(picture + " is no picture.").sentence());
        logger.error(
                "the grid was not drawn",
                new IllegalStateException(
                        "cannot write " + picture, new IOException(home + " is full")));
        LoggerFactory.getLogger("com.example.library").error("opening " + picture);
        String text = new Diagnostics(model(USER + "s faces"), 6000, "").text();
        log.close();
        assertTrue(text.contains("org.betavista.session.Worker: refused: {}"), text);
        assertTrue(text.contains("the grid was not drawn"), text);
        assertTrue(text.contains("java.lang.IllegalStateException"), text);
        assertTrue(text.contains("java.io.IOException"), text);
        assertTrue(text.contains("DiagnosticsTest.holdTheNewestLines"), text);
        for (String secret :
                List.of(
                        USER,
                        "grandma",
                        "beach",
                        ".png",
                        System.getProperty("user.home"),
                        System.getProperty("user.dir"),
                        folder.toString())) {
            assertFalse(
                    text.toLowerCase(Locale.ROOT).contains(secret.toLowerCase(Locale.ROOT)),
                    secret + " is in " + text);
        }
    }

    /** The text that diagnostics quote is a literal: nothing is glued into it. */
    @Test
    void quoteNothingThatSourcesPutTogether() throws IOException {
        Pattern call = Pattern.compile("LOG\\s*\\.(error|warn|info|debug)\\(\\s*([^;]*?)\\);");
        Pattern literal = Pattern.compile("\"[^\"]*\"\\s*(,.*)?", Pattern.DOTALL);
        List<String> glued = new ArrayList<>();
        int calls = 0;
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source : sources.filter(file -> file.toString().endsWith(".java")).toList()) {
                Matcher found = call.matcher(Files.readString(source));
                while (found.find()) {
                    calls++;
                    if (!literal.matcher(found.group(2)).matches()
                            && !source.endsWith("Faults.java")) {
                        glued.add(source + ": " + found.group());
                    }
                }
            }
        }
        assertTrue(calls > 10, "the sources are searched");
        assertEquals(List.of(), glued);
    }
}
