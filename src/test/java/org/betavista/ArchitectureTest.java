package org.betavista;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import atlantafx.base.controls.Popover;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.stage.Popup;
import org.betavista.analysis.NearestCodes;
import org.betavista.data.ImageDataset;
import org.betavista.data.files.ImageFile;
import org.betavista.session.DataName;
import org.betavista.session.RunConfig;
import org.betavista.ui.control.ButtonPopover;

/** The order of the packages, and what each of them may know. */
@AnalyzeClasses(packages = "org.betavista", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    /**
     * The window and the command line stand on the session; they may name the records that a
     * session hands out (a shape, a config, a step's figures) but nothing may look up.
     */
    @ArchTest
    static final ArchRule packagesLookDownwards =
            layeredArchitecture()
                    .consideringOnlyDependenciesInLayers()
                    .layer("entry")
                    .definedBy("org.betavista")
                    .layer("ui")
                    .definedBy("org.betavista.ui..")
                    .layer("cli")
                    .definedBy("org.betavista.cli..")
                    .layer("session")
                    .definedBy("org.betavista.session..")
                    .layer("train")
                    .definedBy("org.betavista.train..")
                    .layer("analysis")
                    .definedBy("org.betavista.analysis..")
                    .layer("store")
                    .definedBy("org.betavista.store..")
                    .layer("model")
                    .definedBy("org.betavista.model..")
                    .layer("data")
                    .definedBy("org.betavista.data..")
                    .whereLayer("entry")
                    .mayNotBeAccessedByAnyLayer()
                    .whereLayer("ui")
                    .mayOnlyBeAccessedByLayers("entry")
                    .whereLayer("cli")
                    .mayOnlyBeAccessedByLayers("entry")
                    .whereLayer("session")
                    .mayOnlyBeAccessedByLayers("entry", "ui", "cli")
                    .whereLayer("train")
                    .mayOnlyBeAccessedByLayers("entry", "ui", "cli", "session")
                    .whereLayer("analysis")
                    .mayOnlyBeAccessedByLayers("entry", "ui", "cli", "session")
                    .whereLayer("store")
                    .mayOnlyBeAccessedByLayers("entry", "ui", "cli", "session")
                    .whereLayer("model")
                    .mayOnlyBeAccessedByLayers(
                            "entry", "ui", "cli", "session", "train", "analysis", "store")
                    .whereLayer("data")
                    .mayOnlyBeAccessedByLayers(
                            "entry", "ui", "cli", "session", "train", "analysis", "store", "model");

    @ArchTest
    static final ArchRule packagesMakeNoCycles =
            slices().matching("org.betavista.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule trainAnalysisAndStoreDoNotKnowEachOther =
            slices().matching("org.betavista.(train|analysis|store)..")
                    .should()
                    .notDependOnEachOther();

    @ArchTest
    static final ArchRule onlyModelAndTrainKnowTheEngine =
            noClasses()
                    .that()
                    .resideOutsideOfPackages("org.betavista.model..", "org.betavista.train..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("ai.djl..");

    @ArchTest
    static final ArchRule onlyTheWindowKnowsItsToolkit =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("org.betavista.ui..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("javafx..");

    /** Pixels may come from a disk, and a search takes as long as there are images. */
    @ArchTest
    static final ArchRule theWindowsThreadReadsAndSearchesNoImages =
            noClasses()
                    .that()
                    .resideInAPackage("org.betavista.ui..")
                    .should()
                    .callMethodWhere(
                            target(owner(assignableTo(ImageDataset.class)))
                                    .and(target(nameMatching("copyPixels|images?|origins"))))
                    .orShould()
                    .dependOnClassesThat()
                    .areAssignableTo(NearestCodes.class)
                    .orShould()
                    .dependOnClassesThat()
                    .areAssignableTo(ImageFile.class)
                    .orShould()
                    .callMethod(RunConfig.class, "read", Path.class)
                    .orShould()
                    .dependOnClassesThat()
                    .areAssignableTo(DataName.class);

    /** What opens over the window is opened and closed in one place. */
    @ArchTest
    static final ArchRule popoversBelongToButtons =
            noClasses()
                    .that()
                    .doNotBelongToAnyOf(ButtonPopover.class)
                    .should()
                    .callConstructor(Popover.class)
                    .orShould()
                    .callConstructor(ContextMenu.class)
                    .orShould()
                    .callConstructor(Popup.class)
                    .orShould()
                    .callMethod(Popover.class, "show", Node.class);

    @ArchTest
    static final ArchRule onlyDataAndStoreKnowImageFormats =
            noClasses()
                    .that()
                    .resideOutsideOfPackages("org.betavista.data..", "org.betavista.store..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("javax.imageio..", "java.awt.image..");

    @ArchTest
    static final ArchRule analysisIsPure =
            noClasses()
                    .that()
                    .resideInAPackage("org.betavista.analysis..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "ai.djl..", "org.slf4j..", "java.io..", "java.nio..", "java.time..")
                    .orShould()
                    .callMethod(System.class, "nanoTime")
                    .orShould()
                    .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule dataKnowsNoEngineAndNoFormatOfOurs =
            noClasses()
                    .that()
                    .resideInAPackage("org.betavista.data..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("com.fasterxml..", "picocli..", "org.slf4j..");

    @ArchTest
    static final ArchRule onlyTheCommandLineKnowsItsParser =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("org.betavista.cli..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("picocli..");

    @ArchTest
    static final ArchRule nobodyWritesToAnotherLog =
            noClasses().should().dependOnClassesThat().resideInAPackage("java.util.logging..");

    @ArchTest
    static final ArchRule nobodyUsesJavaSerialisation =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .haveNameMatching("java\\.io\\.Object(In|Out)putStream");

    @ArchTest
    static final ArchRule classesAreNamedByWhatTheyAre =
            noClasses()
                    .should()
                    .haveSimpleNameEndingWith("Util")
                    .orShould()
                    .haveSimpleNameEndingWith("Utils")
                    .orShould()
                    .haveSimpleNameEndingWith("Manager")
                    .orShould()
                    .haveSimpleNameEndingWith("Helper");

    @ArchTest
    static final ArchRule nothingIsGlobalAndChanges =
            fields().that().areStatic().should().beFinal();

    @ArchTest
    static final ArchRule refusalsAreSaidToPeopleAndNotThrownAsSomethingElse =
            classes()
                    .that()
                    .areAssignableTo(Throwable.class)
                    .should()
                    .haveSimpleNameEndingWith("Exception")
                    .andShould()
                    .beAssignableTo(RuntimeException.class);
}
