package org.betavista;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.betavista.cli.BetavistaCommand;
import org.betavista.session.RunConfig;
import org.betavista.session.RunsFolder;
import org.betavista.session.SavedModel;
import org.betavista.session.ShippedModels;
import org.betavista.session.UserPath;
import org.betavista.store.OutputPlace;
import org.betavista.ui.WindowPicture;

/** The program's main job where there is no display: train, draw the window, write samples. */
final class HeadlessJob {
    private static final String STEPS = "1500";
    private static final String FIRST_MODEL = "circles-beta1";

    private final PrintWriter stdout;
    private final PrintWriter stderr;

    HeadlessJob(PrintWriter stdout, PrintWriter stderr) {
        this.stdout = stdout;
        this.stderr = stderr;
    }

    /**
     * Does the job in the current folder.
     *
     * @return the exit status
     */
    int run() {
        stderr.println(
                "There is no display, so no window can be opened. Training a model of Circles for "
                        + STEPS
                        + " steps instead.");
        RunConfig like = SavedModel.named(FIRST_MODEL, new ShippedModels()).config();
        Path samples = OutputPlace.vacant(Path.of("betavista-samples.png"));
        Path run = RunsFolder.standard().claim("circles", like);
        int status = command("train", "--latent", "6", "--steps", STEPS, "--out", run.toString());
        if (status == 0) {
            status = command("export", run.toString(), "--out", samples.toString());
        }
        if (status != 0) {
            return status;
        }
        Path picture = OutputPlace.vacant(Path.of("betavista-window.png"));
        Path home = UserPath.home();
        boolean drawn = WindowPicture.draw(run, home, picture);
        stderr.println("Wrote " + samples + ": images that the trained model imagines.");
        stderr.println(
                drawn
                        ? "Wrote " + picture + ": the window as it would stand."
                        : "The window cannot even be drawn here; on Debian, libpangoft2-1.0-0 is"
                                + " what is missing most often.");
        return 0;
    }

    private int command(String... arguments) {
        return BetavistaCommand.run(List.of(arguments), List.of(), stdout, stderr);
    }
}
