package org.betavista.ui;

import java.nio.file.Path;
import javafx.application.Application;
import javafx.stage.Stage;
import org.betavista.session.ShippedModels;
import org.betavista.session.UserPath;
import org.betavista.ui.bar.SystemFileDialogs;

/** Opens the window. */
public final class ExplorerApp extends Application {
    private static final String FIRST_MODEL = "digits-vae";

    private final Path home = UserPath.home();

    /** Opens the window and returns when it is closed. */
    public static void open() {
        Application.launch(ExplorerApp.class);
    }

    @Override
    public void start(Stage stage) {
        ExplorerWindow window =
                new ExplorerWindow(
                        stage, home, new ShippedModels(), () -> new SystemFileDialogs(stage));
        window.tellUncaughtErrors();
        window.show(FIRST_MODEL);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(window::keepAtShutdown, "betavista-shutdown"));
        FirstFrame.tellIfAsked(window);
    }
}
