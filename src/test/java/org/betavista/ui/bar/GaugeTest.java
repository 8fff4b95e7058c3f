package org.betavista.ui.bar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.css.PseudoClass;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.betavista.session.measures.Headlines;
import org.betavista.session.measures.Property;
import org.betavista.ui.control.Look;
import org.betavista.ui.measure.SampleEvidence;
import org.betavista.ui.train.LossHistory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

@Tag("window")
class GaugeTest {
    private final FxRobot robot = new FxRobot();
    private final List<Property> opened = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // Set before each test.
    private Gauge gauge;

    @BeforeEach
    void show() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
        FxToolkit.setupStage(
                stage -> {
                    gauge =
                            new Gauge(
                                    Property.DISENTANGLEMENT,
                                    new Look(),
                                    new LossHistory(),
                                    opened::add);
                    gauge.resizeTo(218);
                    stage.setScene(new Scene(gauge));
                    stage.show();
                });
    }

    @AfterEach
    void close() throws TimeoutException {
        FxToolkit.cleanupStages();
    }

    private void show(Headlines headlines, boolean stale) {
        robot.interact(() -> gauge.show(headlines, List.of(headlines), stale));
    }

    private String value() {
        return robot.from(gauge).lookup(".gauge-value").queryAs(Label.class).getText();
    }

    @Test
    void aClickAndTheKeyboardOpenTheEvidence() {
        assertEquals("–", value());
        robot.clickOn("#gauge-disentanglement");
        show(SampleEvidence.withoutFactors(1, 10), false);
        robot.interact(gauge::requestFocus);
        robot.type(KeyCode.SPACE);
        assertEquals(List.of(Property.DISENTANGLEMENT, Property.INDEPENDENCE), opened);
    }

    @Test
    void itsStatesAreSeenAndHeard() {
        show(SampleEvidence.withFactors(1, 10, 0.9), true);
        assertEquals("0.43", value());
        assertTrue(gauge.getPseudoClassStates().contains(PseudoClass.getPseudoClass("stale")));
        assertEquals("Disentanglement: 0.43, MIG", gauge.getAccessibleText());
        show(SampleEvidence.collapsed(1, 20), false);
        assertEquals("collapsed", value());
        assertFalse(gauge.getPseudoClassStates().contains(PseudoClass.getPseudoClass("stale")));
        assertTrue(gauge.getTooltip().getText().startsWith("Collapsed"));
    }
}
