package org.betavista.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.betavista.data.ImageShape;
import org.betavista.model.Architecture;
import org.betavista.model.BernoulliLikelihood;
import org.betavista.model.BurgessArchitecture;
import org.betavista.model.CodebookFamily;
import org.betavista.model.DiagonalFamily;
import org.betavista.model.LinearArchitecture;
import org.betavista.model.MlpArchitecture;
import org.betavista.model.ModelConfig;
import org.betavista.model.PosteriorFamily;
import org.betavista.model.SmallConvArchitecture;
import org.junit.jupiter.api.Test;

class NewModelTest {
    private static final Architecture MLP = new MlpArchitecture(List.of(64, 32));

    private static NewModel request(
            Architecture networks, int latentSize, PosteriorFamily posterior) {
        return new NewModel(
                new DataSource.BuiltInCircles(),
                networks,
                latentSize,
                new BernoulliLikelihood(),
                posterior,
                SmallModels.TRAINING);
    }

    private static Architecture chosen(Architecture present, ImageShape shape) {
        return request(present, 6, new DiagonalFamily())
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

    @Test
    void smallConvolutionsGiveWayWhereTheyDoNotFit() {
        Architecture small = new SmallConvArchitecture();
        assertEquals(small, chosen(small, new ImageShape(1, 28, 28)));
        assertEquals(new BurgessArchitecture(), chosen(small, new ImageShape(1, 64, 64)));
        assertEquals(MlpArchitecture.standard(), chosen(small, new ImageShape(1, 40, 40)));
    }

    @Test
    void aNetworkWithoutHiddenLayersStays() {
        Architecture linear = new LinearArchitecture();
        assertEquals(linear, chosen(linear, new ImageShape(3, 64, 64)));
    }

    @Test
    void aCodeIsNeverLargerThanAnImage() {
        ImageShape tiny = new ImageShape(1, 4, 5);
        NewModel wide = request(MLP, 32, new DiagonalFamily());
        assertEquals(20, wide.with(new DataSource.BuiltInDigits(), tiny).latentSize());
        NewModel grid = request(MLP, 16 * 64, new CodebookFamily(32, 64));
        NewModel suited = grid.with(new DataSource.BuiltInDigits(), new ImageShape(1, 28, 28));
        assertEquals(new CodebookFamily(32, 49), suited.posterior());
        assertEquals(16 * 49, suited.latentSize());
        assertEquals(
                16 * 49,
                ModelConfig.sized(
                                new ImageShape(1, 28, 28),
                                suited.architecture(),
                                suited.latentSize(),
                                suited.likelihood(),
                                suited.posterior())
                        .latentSize());
    }

    @Test
    void aGridFollowsItsNetwork() {
        NewModel grid = request(new SmallConvArchitecture(), 7 * 7 * 8, CodebookFamily.standard());
        assertEquals(
                6 * 6 * 8,
                grid.with(new DataSource.BuiltInDigits(), new ImageShape(1, 96, 96)).latentSize());
    }
}
