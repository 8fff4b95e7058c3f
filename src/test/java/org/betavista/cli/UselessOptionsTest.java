package org.betavista.cli;

import static org.betavista.cli.Terminal.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.betavista.cli.Terminal.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An option that would do nothing is refused, and what is reported is what was made. */
class UselessOptionsTest {
    @TempDir Path folder;
    private Terminal terminal = new Terminal(Path.of(""));

    @BeforeEach
    void open() {
        terminal = new Terminal(folder.resolve("data"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "train --data circles --size 64 | leave out --size.",
                "train --data shapes --grey --fit pad | leave out --grey and --fit.",
                "train --arch linear --hidden 20 | leave out --hidden.",
                "train --arch conv --nonlinearity tanh | leave out --nonlinearity.",
                "train --sigma 0.2 | \"Bernoulli\" takes no sigma; leave out --sigma.",
                "train --likelihood gaussian-learned --sigma 0.2 | leave out --sigma.",
                "train --codes 16 --depth 4 | has no codebook; leave out --codes and --depth.",
                "train --objective vq-vae --arch small-conv --latent 6 | leave out --latent.",
                "train --draws 4 | leave out --draws.",
                "train --beta 0 --warm-up 10 | leave out --warm-up.",
                "data circles --count 9 | Nothing is written without --out; leave out --count.",
                "data circles --held-out --seed 4 | leave out --held-out and --seed.",
                "data faces --size 32 | leave out --size.",
                "data circles --range 0,16 | leave out --range.",
                "train --data digits --range 0,16 | leave out --range.",
                "export models/circles-beta4 --what traversal --seed 3 --out x | leave out --seed.",
                "export models/circles-beta4 --what traversal --rows 99 --out x | 1 to 6 rows, not 99",
                "export models/circles-beta4 --what reconstructions --rows 90 --columns 100 --out x"
                        + " | held-out images",
                "measure models/circles-beta4 --only heldOut --samples 9 | leave out --samples.",
                "measure models/circles-beta4 --only nll --seed 9 | leave out --seed.",
                "measure models/circles-beta4 --overwrite | --overwrite goes with --json",
                "measure --codes a.npy --factors a.csv --samples 10 | leave out --samples."
            })
    void optionsThatWouldDoNothingAreRefused(String line, String named) {
        assertRefused(terminal.run(line), named);
        assertFalse(Files.exists(Path.of("x")));
    }

    @ParameterizedTest
    @CsvSource({
        "--beta 2, --beta",
        "--data circles, --data",
        "--latent 3, --latent",
        "--seed 4, --seed",
        "--batch 8 --lr 0.1, --batch and --lr",
        "--size 32, --size",
        "'--range 0,16', --range"
    })
    void aRunGoesOnWithItsOwnSettingsOnly(String options, String named) throws IOException {
        Path run = folder.resolve("run");
        terminal.result("train --hidden 4 --latent 2 --threads 1 --steps 1 --out", run);
        assertRefused(
                terminal.run("train --resume --steps 2 " + options + " --out", run),
                "leave out " + named + ".");
        Path config = run.resolve("config.json");
        assertRefused(
                terminal.run(
                        "train --steps 2 " + options + " --config " + config + " --out",
                        folder.resolve("other")),
                "leave out " + named + ".");
    }

    @Test
    void whyThereIsNoLogLikelihoodIsSaid() throws IOException {
        Path run = folder.resolve("run");
        terminal.result(
                "train --objective ae --hidden 4 --latent 2 --threads 1 --steps 1 --out", run);
        JsonNode json = terminal.result("measure " + run + " --only nll");
        assertEquals(1, json.get("remarks").size(), json.toString());
        assertTrue(json.get("remarks").get(0).textValue().contains("no density"));
    }

    @Test
    void aGridIsAsLargeAsItsReportSays() throws IOException {
        Path images = folder.resolve("images");
        terminal.result("data circles --count 30 --out", images);
        Path run = folder.resolve("run");
        terminal.result(
                "train --size 32 --grey --hidden 4 --latent 2 --threads 1 --steps 1 --data "
                        + images
                        + " --out",
                run);
        JsonNode few =
                terminal.result(
                        "export " + run + " --what reconstructions --scale 1 --out",
                        folder.resolve("few.png"));
        assertEquals(1, few.get("rows").intValue(), "three held-out images fill one row");
        assertEquals(2 * (32 + 2) + 2, few.get("height").intValue());
    }

    @Test
    void fewerImagesThanAskedForAreSaid() throws IOException {
        Path images = folder.resolve("images");
        terminal.result("data circles --count 5 --out", images);
        Outcome outcome =
                terminal.run(
                        "data " + images + " --size 32 --count 50 --out", folder.resolve("again"));
        assertEquals(0, outcome.status(), outcome.stderr());
        assertTrue(outcome.stderr().contains("There are only 4 images"), outcome.stderr());
        assertTrue(outcome.stdout().contains("\"written\":4"), outcome.stdout());
    }

    @Test
    void helpNamesEveryFormatThatOpens() {
        String help = terminal.run("encode --help").stdout().replaceAll("\\s+", " ");
        assertTrue(help.contains("PNG, JPEG, GIF, BMP, TIFF, WebP and PNM"), help);
    }
}
