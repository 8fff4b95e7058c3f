package org.betavista.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.betavista.data.ImageShape;
import org.betavista.model.BernoulliLikelihood;
import org.betavista.model.Codes;
import org.betavista.model.MlpArchitecture;
import org.betavista.model.ModelConfig;
import org.betavista.session.Survey;
import org.betavista.train.StepMetrics;
import org.betavista.train.TrainingConfig;
import org.junit.jupiter.api.Test;

class DiagnosesTest {
    private static final ModelConfig MODEL =
            new ModelConfig(
                    new ImageShape(1, 8, 8),
                    new MlpArchitecture(List.of(8)),
                    1,
                    new BernoulliLikelihood());
    private static final TrainingConfig TRAINING = new TrainingConfig(64, 1e-3, 64, 1, 1);

    private final Messages messages = new Messages();
    private final Diagnoses diagnoses = new Diagnoses(messages);

    private void surveyed(double variance) {
        Codes codes = new Codes(1, new float[2], new float[2], new float[2]);
        diagnoses.surveyed(
                new Survey(1, 900, codes, new double[1], new double[] {variance}, null),
                MODEL,
                TRAINING);
    }

    private String text() {
        return messages.messageProperty().get().text();
    }

    @Test
    void waitsUntilAnErrorIsDismissed() {
        messages.fail("The disk is full.");
        surveyed(0);
        assertEquals("The disk is full.", text());
        messages.tell("");
        surveyed(0);
        assertTrue(text().contains("collapsed"), text());
    }

    @Test
    void isSaidOnceAnEpisodeAndGoesWhenCured() {
        surveyed(0);
        assertTrue(text().contains("collapsed"), text());
        messages.tell("Exported grid.png");
        surveyed(0);
        assertEquals("Exported grid.png", text(), "not again");
        surveyed(1);
        assertEquals("Exported grid.png", text(), "somebody else's message stays");
        surveyed(0);
        assertTrue(text().contains("collapsed"), "another episode");
        surveyed(1);
        assertEquals("", text());
    }

    private void stepped(double reconstruction) {
        for (int i = 0; i < 200; i++) {
            diagnoses.stepped(
                    new StepMetrics(
                            i,
                            1,
                            1,
                            reconstruction,
                            0,
                            reconstruction,
                            new float[1],
                            0,
                            new float[0]));
        }
    }

    @Test
    void saysThatAFiniteLossHasExploded() {
        stepped(700);
        surveyed(1);
        assertEquals("", text());
        stepped(3e26);
        surveyed(1);
        assertTrue(text().contains("worse than untrained"), text());
        diagnoses.begin(64, List.of());
        messages.tell("");
        stepped(3e26);
        surveyed(1);
        assertEquals("", text(), "another model begins where it begins");
    }
}
