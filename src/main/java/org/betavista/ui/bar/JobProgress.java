package org.betavista.ui.bar;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import org.betavista.ui.Job;
import org.betavista.ui.Jobs;
import org.betavista.ui.control.Parts;
import org.betavista.ui.control.Words;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The one progress of the status line: what is being done, how far, how long still, and Cancel. */
final class JobProgress extends HBox {
    private static final double BAR_WIDTH = 140;

    private final Label what = Parts.label("", "secondary");
    private final ProgressBar bar = new ProgressBar();
    private final Label left = Parts.label("", "number", "secondary");

    JobProgress(Jobs jobs) {
        setSpacing(8);
        setAlignment(Pos.CENTER_LEFT);
        bar.setPrefWidth(BAR_WIDTH);
        bar.setId("job-bar");
        what.setId("job");
        Button cancel = Parts.button("Cancel", Feather.X, "End this work (Esc).", jobs::cancel);
        cancel.getStyleClass().add("export");
        cancel.setId("cancel-job");
        getChildren().addAll(what, bar, left, cancel);
        managedProperty().bind(visibleProperty());
        jobs.jobProperty().addListener((property, old, now) -> show(now));
        show(jobs.jobProperty().get());
    }

    private void show(@Nullable Job job) {
        setVisible(job != null);
        if (job != null) {
            what.setText(job.what());
            bar.setProgress(job.share() < 0 ? ProgressBar.INDETERMINATE_PROGRESS : job.share());
            left.setText(figures(job));
        }
    }

    private static String figures(Job job) {
        if (job.share() < 0) {
            return "";
        }
        String share = Words.number(100 * job.share(), 0) + " %";
        return job.secondsLeft() < 0
                ? share
                : share + "  " + Words.count((long) Math.ceil(job.secondsLeft())) + " s left";
    }
}
