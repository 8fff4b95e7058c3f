package org.betavista.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.betavista.model.ModelConfig;
import org.betavista.model.PointFamily;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GradientReportTest {
    private final RecordingListener heard = new RecordingListener();
    private final ExplorerSession session = new ExplorerSession(heard, DataFolder.standard());

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void theOpenModelIsMeasuredOnDemand() throws InterruptedException {
        session.open(new ShippedModels().find("circles-beta4").orElseThrow());
        OpenModel open = RecordingListener.next(heard.models);
        session.measureGradients();
        GradientReport report = RecordingListener.next(heard.gradients);
        assertEquals(open.generation(), report.generation());
        assertEquals(open.step(), report.step());
        assertEquals(16, report.images());
        for (int s = 1; s < report.draws().length; s++) {
            assertTrue(report.reparameterised()[s] < report.scoreWithBaseline()[s]);
            assertTrue(report.scoreWithBaseline()[s] < report.score()[s]);
        }
    }

    @Test
    void withoutAModelThePersonIsToldWhatToDo() throws InterruptedException {
        session.measureGradients();
        assertTrue(RecordingListener.next(heard.failures).contains("open one first"));
    }

    @Test
    void onlyDiagonalGaussianCodesAreMeasured() {
        ModelConfig model = SmallModels.MODEL;
        assertTrue(GradientReport.refusal(model).isEmpty());
        ModelConfig plain =
                new ModelConfig(
                        model.shape(),
                        model.architecture(),
                        model.latentSize(),
                        model.likelihood(),
                        new PointFamily());
        assertTrue(GradientReport.refusal(plain).orElseThrow().contains("Gaussian"));
    }
}
