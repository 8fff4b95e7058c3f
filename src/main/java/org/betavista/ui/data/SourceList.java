package org.betavista.ui.data;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.betavista.data.download.DownloadableSet;
import org.betavista.session.DataSource;
import org.betavista.ui.bar.FileDialogs;
import org.betavista.ui.control.Parts;
import org.kordamp.ikonli.feather.Feather;

/** The sets that can be chosen: built in, to be downloaded, people's own. */
final class SourceList extends VBox {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

    private final DataViewModel data;
    private final Supplier<FileDialogs> dialogs;
    private final VBox rows = new VBox();
    private final List<Row> shown = new ArrayList<>();

    private record Row(DataSource source, Button button) {}

    SourceList(DataViewModel data, Supplier<FileDialogs> dialogs) {
        this.data = data;
        this.dialogs = dialogs;
        rows.getStyleClass().add("source-list");
        HBox head = new HBox(Parts.label("Data sets", "card-title"));
        Region space = new Region();
        VBox.setVgrow(space, Priority.ALWAYS);
        VBox body = new VBox(rows, space, own());
        getChildren().add(Parts.card(head, body));
        VBox.setVgrow(getChildren().get(0), Priority.ALWAYS);
        data.chosenProperty().addListener((property, old, now) -> mark());
        data.answersProperty().addListener((property, old, now) -> fill());
        fill();
    }

    private VBox own() {
        Button folder =
                Parts.button(
                        "Folder of images…",
                        Feather.FOLDER,
                        "Your own pictures, of any size and format; subfolders become labels. IDX"
                                + " files of the MNIST family are recognised.",
                        () ->
                                dialogs.get()
                                        .chooseFolder("Folder of images")
                                        .ifPresent(data::choosePath));
        folder.setId("open-folder");
        Button archive =
                Parts.button(
                        "NPZ file…",
                        Feather.ARCHIVE,
                        "A NumPy archive: dSprites, or images with labels.",
                        () ->
                                dialogs.get()
                                        .chooseFile("NumPy archive", "*.npz", "*.npy")
                                        .ifPresent(data::choosePath));
        archive.setId("open-npz");
        VBox box = new VBox(6, folder, archive);
        for (Button button : List.of(folder, archive)) {
            button.setMaxWidth(Double.MAX_VALUE);
        }
        return box;
    }

    private void fill() {
        rows.getChildren().clear();
        shown.clear();
        section("Built in");
        add("Circles", "x, y, radius", new DataSource.BuiltInCircles());
        add("Shapes", "as dSprites", new DataSource.BuiltInShapes());
        add("Digits", "handwriting, drawn", new DataSource.BuiltInDigits());
        add("Faces", "drawn, in colour", new DataSource.BuiltInFaces());
        section("By download");
        DownloadableSet.all().forEach(this::addDownload);
        List<DataSource> recent = data.recentProperty().get();
        if (!recent.isEmpty()) {
            section("Yours");
            for (DataSource source : recent) {
                Button row =
                        row("recent-", source.title(), kind(source), () -> data.choose(source));
                shown.add(new Row(source, row));
                Parts.explain(row, source.title());
            }
        }
        mark();
    }

    private static String kind(DataSource source) {
        if (source instanceof DataSource.PictureFolder folder) {
            return folder.settings().side() + " px";
        }
        return source instanceof DataSource.NpzArchive ? "NumPy" : "IDX";
    }

    private void section(String words) {
        rows.getChildren().add(Parts.label(words, "caption", "section"));
    }

    private void add(String name, String words, DataSource source) {
        shown.add(new Row(source, row("data-", name, words, () -> data.choose(source))));
    }

    private void addDownload(DownloadableSet set) {
        boolean present = data.isPresent(set);
        Button row =
                row(
                        "data-",
                        set.name(),
                        present ? "on this machine" : set.megabytes() + " MB",
                        () -> data.download(set));
        shown.add(new Row(data.sourceOf(set), row));
        Parts.explain(
                row,
                present
                        ? set.name() + " was downloaded to this machine."
                        : "Fetches %s from the internet, %s MB, once."
                                .formatted(set.name(), set.megabytes()));
    }

    private Button row(String id, String name, String words, Runnable action) {
        Button row = new Button();
        HBox face =
                new HBox(
                        8,
                        Parts.given(Parts.label(name)),
                        Parts.spring(),
                        Parts.label(words, "caption"));
        face.setAlignment(Pos.CENTER_LEFT);
        row.setGraphic(face);
        row.getStyleClass().add("source-row");
        row.setId(id + name.toLowerCase(java.util.Locale.ROOT).replace(' ', '-'));
        row.setMinWidth(0);
        row.setMaxWidth(Double.MAX_VALUE);
        row.setOnAction(event -> action.run());
        rows.getChildren().add(row);
        return row;
    }

    private void mark() {
        DataSource chosen = data.chosenProperty().get();
        shown.forEach(
                row -> row.button().pseudoClassStateChanged(SELECTED, row.source().equals(chosen)));
    }
}
