package org.betavista.ui.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Objects;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Label;
import org.betavista.session.measures.Evidence;
import org.junit.jupiter.api.Test;

/** What is measured of a shipped model comes onto the cards and pages by itself. */
class ShippedEvidenceTest extends EvidenceStage {
    @Override
    String modelName() {
        return "shapes-beta-vae";
    }

    @Test
    void evidenceOfAShippedModelFillsCardsAndPages() throws TimeoutException {
        card(DisentanglementCard::new, 864, 338);
        robot.interact(() -> model.measurements().watchEvidence(true));
        await(() -> model.measurements().evidenceProperty().get() != null);
        Evidence evidence = Objects.requireNonNull(model.measurements().evidenceProperty().get());
        HeatTable table =
                Objects.requireNonNull(
                        robot.lookup("#disentanglement-map").queryAs(HeatMap.class).table());
        assertEquals(Objects.requireNonNull(evidence.disentanglement()).factors(), table.rows());
        assertNotEquals("–", robot.lookup("#disentanglement-value").queryAs(Label.class).getText());
        photograph("shapes-disentanglement-card");
        card(CompletenessCard::new, 426, 318);
        photograph("shapes-completeness-card");
        page(DisentanglementPage::new, 864, 960);
        photograph("shapes-disentanglement-page");
        page(CompletenessPage::new, 864, 960);
        photograph("shapes-completeness-page");
    }
}
