package org.betavista.ui.measure;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import javafx.application.Application;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.betavista.session.DataFolder;
import org.betavista.session.RunsFolder;
import org.betavista.session.ShippedModels;
import org.betavista.store.PngFile;
import org.betavista.ui.ExplorerViewModel;
import org.betavista.ui.ExplorerWindow;
import org.betavista.ui.control.Look;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** A stage with one card or page on it, and a session with a shipped model behind it. */
@Tag("window")
abstract class EvidenceStage {
    private static final Path PICTURES = Path.of("target", "screenshots");
    private static final int PATIENCE_SECONDS = 60;

    final FxRobot robot = new FxRobot();

    @SuppressWarnings("NullAway.Init") // Set before each test.
    ExplorerViewModel model;

    @SuppressWarnings("NullAway.Init")
    Look look;

    @SuppressWarnings("NullAway.Init")
    private Stage stage;

    @SuppressWarnings("NullAway.Init")
    private StackPane ground;

    @BeforeEach
    void open() throws Exception {
        Path home = Files.createTempDirectory("betavista-evidence");
        stage = FxToolkit.registerPrimaryStage();
        robot.interact(
                () -> {
                    look = new Look();
                    model =
                            new ExplorerViewModel(
                                    new RunsFolder(home.resolve("runs")),
                                    new DataFolder(home.resolve("data")));
                    ground = new StackPane();
                    ground.setPadding(new Insets(12));
                    ground.getStyleClass().add("centre");
                    StackPane.setAlignment(ground, Pos.TOP_LEFT);
                    Scene scene = new Scene(new StackPane(ground), 900, 990);
                    scene.getStylesheets()
                            .add(
                                    Objects.requireNonNull(
                                                    ExplorerWindow.class.getResource(
                                                            "betavista.css"))
                                            .toExternalForm());
                    stage.setScene(scene);
                    dark(false);
                    stage.show();
                    model.open(new ShippedModels().find(modelName()).orElseThrow());
                });
        await(() -> model.modelProperty().get() != null);
        await(() -> model.point().surveyProperty().get() != null);
    }

    @AfterEach
    void close() throws TimeoutException {
        robot.interact(model::close);
        FxToolkit.cleanupStages();
    }

    /** Which shipped model is open. */
    String modelName() {
        return "circles-beta4";
    }

    MadeEvidence made() {
        return new MadeEvidence(Objects.requireNonNull(model.modelProperty().get()));
    }

    /** The present code. */
    float[] z() {
        return model.point().zProperty().get();
    }

    static void await(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, condition);
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** Puts a card on the stage, as large as it is given. */
    <T extends Region> T card(
            BiFunction<ExplorerViewModel, Look, T> maker, double width, double height) {
        return put(maker, width, height, false);
    }

    /** Puts a page on the stage: it scrolls. */
    <T extends Region> T page(
            BiFunction<ExplorerViewModel, Look, T> maker, double width, double height) {
        return put(maker, width, height, true);
    }

    private <T extends Region> T put(
            BiFunction<ExplorerViewModel, Look, T> maker,
            double width,
            double height,
            boolean scrolls) {
        Object[] made = new Object[1];
        robot.interact(
                () -> {
                    T view = maker.apply(model, look);
                    made[0] = view;
                    if (scrolls) {
                        ScrollPane scroll = new ScrollPane(view);
                        scroll.setFitToWidth(true);
                        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
                        ground.getChildren().setAll(scroll);
                    } else {
                        ground.getChildren().setAll(view);
                    }
                    resize(width, height);
                });
        WaitForAsyncUtils.waitForFxEvents();
        @SuppressWarnings("unchecked")
        T view = (T) made[0];
        return view;
    }

    /** Makes the view this large. */
    void resize(double width, double height) {
        ground.setMinSize(width + 24, height + 24);
        ground.setMaxSize(width + 24, height + 24);
    }

    /** Changes the theme. */
    void dark(boolean dark) {
        look.darkProperty().set(dark);
        Application.setUserAgentStylesheet(
                dark
                        ? new PrimerDark().getUserAgentStylesheet()
                        : new PrimerLight().getUserAgentStylesheet());
        var root = stage.getScene().getRoot().getStyleClass();
        root.remove("dark");
        if (dark) {
            root.add("dark");
        }
    }

    /** Writes what is on the stage, in both themes. */
    void photograph(String name) {
        for (boolean dark : new boolean[] {false, true}) {
            WritableImage[] picture = new WritableImage[1];
            robot.interact(() -> dark(dark));
            WaitForAsyncUtils.waitForFxEvents();
            robot.interact(() -> picture[0] = ground.snapshot(null, null));
            write(picture[0], name + (dark ? "-dark.png" : "-light.png"));
        }
        robot.interact(() -> dark(false));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static void write(WritableImage image, String name) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] argb = new int[width * height];
        image.getPixelReader()
                .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
        PngFile.write(PICTURES.resolve(name), width, height, argb);
    }
}
