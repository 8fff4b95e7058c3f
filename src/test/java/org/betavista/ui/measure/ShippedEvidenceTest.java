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
        DisentanglementCard card = card(DisentanglementCard::new, 864, 338);
        robot.interact(() -> model.measurements().watchEvidence(true));
        await(() -> model.measurements().evidenceProperty().get() != null);
        Evidence evidence = Objects.requireNonNull(model.measurements().evidenceProperty().get());
        robot.interact(() -> card.show(evidence));
        HeatTable table =
                Objects.requireNonNull(
                        robot.lookup("#disentanglement-map").queryAs(HeatMap.class).table());
        assertEquals(Objects.requireNonNull(evidence.disentanglement()).factors(), table.rows());
        assertNotEquals("–", robot.lookup("#disentanglement-value").queryAs(Label.class).getText());
        photograph("shapes-disentanglement-card");
        CompletenessCard completenessCard = card(CompletenessCard::new, 426, 318);
        robot.interact(() -> completenessCard.show(evidence));
        photograph("shapes-completeness-card");
        DisentanglementPage disentanglementPage = page(DisentanglementPage::new, 864, 960);
        robot.interact(() -> disentanglementPage.show(evidence));
        photograph("shapes-disentanglement-page");
        CompletenessPage completenessPage = page(CompletenessPage::new, 864, 960);
        robot.interact(() -> completenessPage.show(evidence));
        photograph("shapes-completeness-page");
    }
}
