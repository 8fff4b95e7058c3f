package org.betavista.ui;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.betavista.model.ModelConfig;
import org.betavista.session.Diagnosis;
import org.betavista.session.LossExplosion;
import org.betavista.session.Survey;
import org.betavista.store.MetricsRow;
import org.betavista.train.StepMetrics;
import org.betavista.train.TrainingConfig;

/**
 * Says in the status line what goes wrong in training: once when it begins, and takes it back when
 * it is cured. The window's thread only.
 */
final class Diagnoses {
    /** A batch's share in the mean share of clamped variances. */
    private static final double NEWEST_SHARE = 1 / 30.0;

    private final Messages messages;
    private final Map<Diagnosis.Kind, String> said = new EnumMap<>(Diagnosis.Kind.class);
    private final LossExplosion explosion = new LossExplosion();
    private double clampedShare;
    private int batchSize = 1;

    Diagnoses(Messages messages) {
        this.messages = messages;
    }

    /**
     * Another model is open.
     *
     * @param images in a batch
     * @param history what was measured of it before, oldest first
     */
    void begin(int images, List<MetricsRow> history) {
        batchSize = images;
        explosion.begin(history);
        said.clear();
        clampedShare = 0;
    }

    /** A step was made. */
    void stepped(StepMetrics step) {
        explosion.stepped(step);
        double values = (double) batchSize * Math.max(1, step.klPerDimension().length);
        clampedShare += NEWEST_SHARE * (step.clampedCount() / values - clampedShare);
    }

    /** Held-out images were looked at. */
    void surveyed(Survey survey, ModelConfig model, TrainingConfig training) {
        List<Diagnosis> found = new ArrayList<>();
        explosion
                .sentence()
                .ifPresent(text -> found.add(new Diagnosis(Diagnosis.Kind.EXPLODED_LOSS, text)));
        found.addAll(Diagnosis.of(survey, model.posterior().isGaussian(), training, clampedShare));
        sayFirst(found);
        said.entrySet()
                .removeIf(
                        past -> {
                            boolean lasts =
                                    found.stream().anyMatch(now -> now.kind() == past.getKey());
                            if (!lasts) {
                                takeBack(past.getValue());
                            }
                            return !lasts;
                        });
    }

    /** One at a time, and none in an error's place: what is not said now is said later. */
    private void sayFirst(List<Diagnosis> found) {
        if (messages.messageProperty().get().error()) {
            return;
        }
        for (Diagnosis diagnosis : found) {
            if (!said.containsKey(diagnosis.kind())) {
                said.put(diagnosis.kind(), diagnosis.sentence());
                messages.tell(diagnosis.sentence());
                return;
            }
        }
    }

    private void takeBack(String sentence) {
        if (messages.messageProperty().get().text().equals(sentence)) {
            messages.tell("");
        }
    }
}
