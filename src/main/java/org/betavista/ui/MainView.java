package org.betavista.ui;

import java.util.List;
import java.util.function.Supplier;
import javafx.event.EventTarget;
import javafx.scene.Node;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.betavista.session.ShippedModels;
import org.betavista.session.measures.Property;
import org.betavista.ui.bar.BetaBar;
import org.betavista.ui.bar.FileDialogs;
import org.betavista.ui.bar.ProposalBar;
import org.betavista.ui.bar.StatusLine;
import org.betavista.ui.bar.TopBar;
import org.betavista.ui.codes.CodePanel;
import org.betavista.ui.control.Look;
import org.betavista.ui.control.Parts;
import org.betavista.ui.control.Popups;
import org.betavista.ui.data.DataView;
import org.betavista.ui.data.DataViewModel;
import org.betavista.ui.explore.ExploreView;
import org.betavista.ui.images.YourImagesView;
import org.betavista.ui.latent.LatencyProbe;
import org.betavista.ui.latent.LatentPanel;
import org.betavista.ui.measure.HeatMap;
import org.betavista.ui.measure.MeasureView;
import org.betavista.ui.train.TrainView;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/**
 * The whole window: bars above and below, images at the left, tabs, the latent point at the right.
 */
public final class MainView extends BorderPane {
    private static final double SMALL_WINDOW = 1360;

    private final ExplorerViewModel model;
    private final Popups popups;
    private final TopBar topBar;
    private final StatusLine statusLine;
    private final YourImagesView yourImages;
    private final LatentPanel latentPanel;
    private final ToggleGroup tabs = new ToggleGroup();
    private final ToggleButton trainTab = tab("Train", Feather.ACTIVITY, "tab-train");
    private final ToggleButton exploreTab = tab("Explore", Feather.COMPASS, "tab-explore");
    private final ToggleButton measureTab = tab("Measure", Feather.CHECK_CIRCLE, "tab-measure");
    private final BetaBar betaBar;
    private final TrainView trainView;
    private final ExploreView exploreView;
    private final Supplier<MeasureView> makeMeasureView;
    private final Supplier<DataView> makeDataView;
    private @Nullable MeasureView measureView;
    private @Nullable DataView dataView;
    private final StackPane shownTab = new StackPane();
    private final Label gesture = Parts.label("", "secondary");

    /**
     * @param shipped models and sample images
     * @param data what the data view shows
     * @param dialogs asks for files
     * @param latency is told when moved sliders' pixels are shown
     * @param popups of the window; close when another view comes
     */
    public MainView(
            ExplorerViewModel model,
            ShippedModels shipped,
            DataViewModel data,
            Look look,
            Supplier<FileDialogs> dialogs,
            LatencyProbe latency,
            Popups popups) {
        this.model = model;
        this.popups = popups;
        topBar = new TopBar(model, shipped, look, dialogs, this::showData, this::showKeys);
        statusLine = new StatusLine(model, dialogs);
        yourImages =
                new YourImagesView(
                        model.images(),
                        model.point(),
                        look,
                        () -> dialogs.get().chooseImages(),
                        shipped.samples());
        latentPanel =
                new LatentPanel(model.point(), look, new CodePanel(model.codes(), look), latency);
        trainView = new TrainView(model, look);
        exploreView = new ExploreView(model, look);
        // Made when they are asked for: the first image need not wait for them.
        makeMeasureView = () -> new MeasureView(model, look);
        makeDataView = () -> new DataView(data, look, dialogs);
        betaBar = new BetaBar(model, look, this::showEvidence);
        setTop(new VBox(topBar, new ProposalBar(model), betaBar));
        setLeft(yourImages);
        setRight(latentPanel);
        setCenter(centre(shipped));
        setBottom(statusLine);
        choose(exploreTab);
        model.modelProperty()
                .addListener(
                        (property, old, now) -> {
                            popups.closeAll();
                            boolean otherImages =
                                    old == null || now == null || !old.split().equals(now.split());
                            if (otherImages && shownTab.getChildren().contains(dataView)) {
                                choose(trainTab);
                            }
                        });
        widthProperty().addListener((property, old, now) -> compact(now.doubleValue()));
        compact(SMALL_WINDOW);
        addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
    }

    private static ToggleButton tab(String name, Feather icon, String id) {
        ToggleButton tab = new ToggleButton(name, Parts.icon(icon));
        tab.setId(id);
        return tab;
    }

    private VBox centre(ShippedModels shipped) {
        List.of(trainTab, exploreTab, measureTab)
                .forEach(
                        tab -> {
                            tab.setToggleGroup(tabs);
                            // A click on the chosen one would leave none.
                            tab.setOnAction(event -> choose(tab));
                        });
        tabs.selectedToggleProperty()
                .addListener(
                        (property, old, now) -> {
                            if (now != null) {
                                show(now);
                            }
                        });
        Parts.explain(trainTab, "Curves, KL per latent, reconstructions and samples (Ctrl+1).");
        Parts.explain(exploreTab, "The map of the latent space and the traversals (Ctrl+2).");
        Parts.explain(measureTab, "The evidence behind the three numbers (Ctrl+4).");
        HBox row = new HBox(trainTab, exploreTab, measureTab, Parts.spring(), gesture);
        row.getStyleClass().add("tab-row");
        StackPane body = new StackPane(shownTab, new OpeningCard(model, shipped, topBar::openRun));
        VBox.setVgrow(body, Priority.ALWAYS);
        body.setMinSize(0, 0);
        VBox centre = new VBox(row, body);
        centre.getStyleClass().add("centre");
        centre.setMinWidth(0);
        return centre;
    }

    private void choose(ToggleButton tab) {
        tabs.selectToggle(tab);
    }

    private void show(Toggle tab) {
        popups.closeAll();
        // A tab that is not shown is out of the scene, so that it costs nothing.
        if (tab == trainTab) {
            shownTab.getChildren().setAll(trainView);
            gesture.setText("Click a legend word to hide its line");
        } else if (tab == exploreTab) {
            shownTab.getChildren().setAll(exploreView);
            gesture.setText("Hover to preview · click to move z");
        } else {
            shownTab.getChildren().setAll(measureView());
            gesture.setText("The evidence behind the three numbers");
        }
    }

    private void showEvidence(Property property) {
        choose(measureTab);
        measureView().open(property);
    }

    private MeasureView measureView() {
        MeasureView view = measureView == null ? makeMeasureView.get() : measureView;
        measureView = view;
        return view;
    }

    /** The data view stands in the tabs' place; a tab, or starting a model, leaves it. */
    private void showData() {
        popups.closeAll();
        tabs.selectToggle(null);
        DataView view = dataView == null ? makeDataView.get() : dataView;
        dataView = view;
        shownTab.getChildren().setAll(view);
        gesture.setText("Drop a folder, or an .npz or .npy file, to import it");
    }

    private void compact(double width) {
        boolean small = width < SMALL_WINDOW;
        topBar.compact(small);
        betaBar.compact(small);
        yourImages.compact(small);
        latentPanel.compact(small);
    }

    private void keyPressed(KeyEvent event) {
        if (event.isShortcutDown()) {
            shortcut(event);
        } else if (!(event.getTarget() instanceof TextInputControl)) {
            singleKey(event);
        }
    }

    private void shortcut(KeyEvent event) {
        switch (event.getCode()) {
            case O -> {
                if (event.isShiftDown()) {
                    topBar.openRun();
                } else {
                    yourImages.choose();
                }
            }
            case S -> topBar.saveRun();
            case E -> statusLine.toggleExport();
            case R -> model.reset();
            case Z -> {
                if (event.getTarget() instanceof TextInputControl) {
                    return; // The field takes back its own typing.
                }
                model.history().undo();
            }
            case DIGIT1 -> choose(trainTab);
            case DIGIT2 -> choose(exploreTab);
            case DIGIT4 -> choose(measureTab);
            case D -> showData();
            default -> {
                return;
            }
        }
        event.consume();
    }

    /** A button that was clicked has the focus too, but nobody who clicks means the next space. */
    private static boolean isReachedByKeys(EventTarget target) {
        return (target instanceof ButtonBase || target instanceof HeatMap)
                && target instanceof Node node
                && node.isFocusVisible();
    }

    private void singleKey(KeyEvent event) {
        if (event.getCode() == KeyCode.SPACE) {
            if (isReachedByKeys(event.getTarget())) {
                return; // It chooses what has the focus.
            }
            if (model.modelProperty().get() != null) {
                model.toggleTraining();
            }
        } else if (event.getCode() == KeyCode.ESCAPE) {
            model.jobs().cancel();
            if (model.measurements().progressProperty().get().isBusy()) {
                model.measurements().cancel();
            }
        } else if (event.getCode() == KeyCode.PERIOD) {
            model.step();
        } else if (event.getCode() == KeyCode.DIGIT0) {
            model.point().zero();
        } else if (event.getCode() == KeyCode.R) {
            model.point().drawPrior();
        } else if (event.getCode() == KeyCode.E) {
            model.point().resample();
        } else {
            return;
        }
        event.consume();
    }

    private void showKeys() {
        Alert alert = new Alert(Alert.AlertType.INFORMATION);
        alert.initOwner(getScene().getWindow());
        alert.setTitle("Betavista");
        alert.setHeaderText("Keys and gestures");
        alert.setContentText(
                """
                Space  train or pause          .  one step          Ctrl+R  reset
                0  zero     R  draw from the prior     E  resample from q(z|x)
                Arrows on a slider  0.1, with Shift 0.01     double click  0
                Arrows on β  a quarter octave     Home  0     double click  1
                Ctrl+O  images     Shift+Ctrl+O  run     Ctrl+S  save     Ctrl+E  export
                Ctrl+Z  undo     Ctrl+1, 2, 4  tabs     Ctrl+D  data     Esc  cancel slow work

                Hover over points, cells and images to preview; click to go there.""");
        alert.show();
    }
}
