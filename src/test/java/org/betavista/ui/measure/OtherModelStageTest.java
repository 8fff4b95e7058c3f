package org.betavista.ui.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.ToggleButton;
import org.betavista.session.ShippedModels;
import org.betavista.session.measures.Evidence;
import org.betavista.session.measures.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A model with other latents is opened while the evidence of the first is looked at. */
class OtherModelStageTest extends EvidenceStage {
    private static final String OTHER = "shapes-beta-vae";

    @ParameterizedTest
    @ValueSource(strings = {"overview", "continuity", "completeness", "disentanglement"})
    void nothingThrowsAndTheOldEvidenceIsGone(String page) throws TimeoutException {
        List<Throwable> thrown = new CopyOnWriteArrayList<>();
        MeasureView view = card(MeasureView::new, 864, 880);
        int latents = z().length;
        robot.interact(
                () -> {
                    Thread.currentThread()
                            .setUncaughtExceptionHandler((thread, error) -> thrown.add(error));
                    robot.lookup("#measure-" + page).queryAs(ToggleButton.class).fire();
                });
        await(() -> model.measurements().evidenceProperty().get() != null);
        assertFalse(robot.lookup("#measuring").tryQuery().isPresent());
        long generation = Objects.requireNonNull(model.modelProperty().get()).generation();
        robot.interact(() -> model.open(new ShippedModels().find(OTHER).orElseThrow()));
        await(() -> Objects.requireNonNull(model.modelProperty().get()).generation() > generation);
        await(
                () -> {
                    Evidence evidence = model.measurements().evidenceProperty().get();
                    return evidence == null || evidence.headlines().generation() > generation;
                });
        robot.interact(() -> view.show(null));
        assertTrue(robot.lookup("#measuring").tryQuery().isPresent());
        robot.interact(
                () -> {
                    view.show(made().withFactors());
                    view.open(Property.CONTINUITY);
                    view.show(made().withoutFactors());
                });
        assertEquals(List.of(), thrown);
        assertTrue(latents != z().length);
    }
}
