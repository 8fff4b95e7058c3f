package org.betavista.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeoutException;
import org.betavista.session.GradientReport;
import org.junit.jupiter.api.Test;

class GradientWindowTest extends WindowTest {
    @Test
    void measuresTheThreeEstimatesOfTheOpenModelOnDemand() throws TimeoutException {
        awaitOpen();
        robot.clickOn("#tab-train").clickOn("#chart-gradients");
        assertTrue(robot.lookup("#loss-chart").tryQuery().isEmpty(), "one chart at a time");
        robot.clickOn("#measure-gradients");
        await(() -> model().gradients().reportProperty().get() != null);
        GradientReport report = model().gradients().reportProperty().get();
        assertNotNull(report);
        assertEquals(6000, report.step());
        int last = report.draws().length - 1;
        assertTrue(report.reparameterised()[last] < report.scoreWithBaseline()[last]);
        assertTrue(report.scoreWithBaseline()[last] < report.score()[last]);
        for (String line : new String[] {"REPARAMETERISED", "SCORE_WITH_BASELINE", "SCORE"}) {
            assertTrue(robot.lookup("#legend-" + line).query().isVisible(), line);
        }
        robot.clickOn("#chart-loss");
        assertTrue(robot.lookup("#loss-chart").tryQuery().isPresent());
    }
}
