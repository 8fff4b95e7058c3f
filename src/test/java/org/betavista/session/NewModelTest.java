package org.betavista.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.betavista.data.ImageShape;
import org.betavista.model.Architecture;
import org.betavista.model.BernoulliLikelihood;
import org.betavista.model.BurgessArchitecture;
import org.betavista.model.DiagonalFamily;
import org.betavista.model.MlpArchitecture;
import org.junit.jupiter.api.Test;

class NewModelTest {
    private static final Architecture MLP = new MlpArchitecture(List.of(64, 32));

    private static Architecture chosen(Architecture present, ImageShape shape) {
        return new NewModel(
                        new DataSource.BuiltInCircles(),
                        present,
                        6,
                        new BernoulliLikelihood(),
                        new DiagonalFamily(),
                        SmallModels.TRAINING)
                .with(new DataSource.BuiltInDigits(), shape)
                .architecture();
    }

    @Test
    void keepsItsNetworkOnOtherImagesThatSuitIt() {
        assertEquals(MLP, chosen(MLP, new ImageShape(1, 28, 28)));
        assertEquals(
                new BurgessArchitecture(),
                chosen(new BurgessArchitecture(), new ImageShape(1, 28, 28)));
    }

    @Test
    void takesConvolutionsForLargeImages() {
        assertEquals(new BurgessArchitecture(), chosen(MLP, new ImageShape(3, 64, 64)));
        assertEquals(new BurgessArchitecture(), chosen(MLP, new ImageShape(1, 96, 96)));
    }

    @Test
    void takesTheStandardMlpForShapesThatConvolutionsDoNotTake() {
        assertEquals(
                MlpArchitecture.standard(),
                chosen(new BurgessArchitecture(), new ImageShape(1, 20, 30)));
        assertEquals(MLP, chosen(MLP, new ImageShape(3, 70, 80)));
    }
}
