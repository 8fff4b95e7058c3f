package org.betavista;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Nothing depends on the language, the character set or the time zone of the person's machine. What
 * the compiler's checks do not see is found here.
 */
@AnalyzeClasses(packages = "org.betavista", importOptions = ImportOption.DoNotIncludeTests.class)
class MachineTextTest {
    /** A pattern that the compiler cannot read may hold a %d, which it then lets pass. */
    private static final Pattern HIDDEN_PATTERN =
            Pattern.compile("(?:\\b[a-z]\\w*|[\\w\\]]\\))\\s*\\.formatted\\(");

    @ArchTest
    static final ArchRule nobodyFormatsOrReadsInThePersonsLanguage =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .haveNameMatching(
                            "java\\.text\\.(.*Format|.*FormatSymbols|Collator|BreakIterator)"
                                    + "|java\\.util\\.(Scanner|Formatter|Calendar|GregorianCalendar)"
                                    + "|java\\.time\\.format\\..*"
                                    + "|java\\.io\\.File(Reader|Writer)"
                                    + "|javafx\\.util\\.converter\\.(Number|Currency|Percentage|Date|Time|Local).*"
                                    + "|javafx\\.scene\\.control\\.SpinnerValueFactory.*"
                                    + "|javafx\\.scene\\.chart\\..*");

    @ArchTest
    static final ArchRule nobodyAsksForThePersonsLocaleCharsetOrTimeZone =
            noClasses()
                    .should()
                    .callMethod(Locale.class, "getDefault")
                    .orShould()
                    .callMethod(Locale.class, "getDefault", Locale.Category.class)
                    .orShould()
                    .callMethod(Charset.class, "defaultCharset")
                    .orShould()
                    .callMethod(ZoneId.class, "systemDefault")
                    .orShould()
                    .callMethod(TimeZone.class, "getDefault");

    @ArchTest
    static final ArchRule textIsFormattedWithALocale =
            noClasses()
                    .should()
                    .callMethod(String.class, "format", String.class, Object[].class)
                    .orShould()
                    .callMethod(String.class, "toLowerCase")
                    .orShould()
                    .callMethod(String.class, "toUpperCase")
                    .orShould()
                    .callMethod(String.class, "getBytes")
                    .orShould()
                    .callMethodWhere(
                            target(nameMatching("printf|format"))
                                    .and(
                                            target(
                                                    owner(
                                                            belongToAnyOf(
                                                                    java.io.PrintStream.class,
                                                                    java.io.PrintWriter.class)))))
                    .orShould()
                    .callMethodWhere(
                            JavaCall.Predicates.target(nameMatching("asString|format"))
                                    .and(
                                            JavaCall.Predicates.target(
                                                    owner(
                                                            com.tngtech.archunit.core.domain
                                                                    .JavaClass.Predicates
                                                                    .resideInAPackage(
                                                                            "javafx.beans..")))));

    @ArchTest
    static final ArchRule pathsAreJoinedByPathItself =
            noClasses()
                    .should()
                    .accessField(File.class, "separator")
                    .orShould()
                    .accessField(File.class, "separatorChar");

    @Test
    void patternsStandWhereTheCompilerReadsThem() throws IOException {
        Path sources = Path.of("src/main/java");
        assertTrue(Files.isDirectory(sources), "tests run in the project's folder");
        try (Stream<Path> files = Files.walk(sources)) {
            List<String> hidden =
                    files.filter(file -> file.toString().endsWith(".java"))
                            .flatMap(
                                    file ->
                                            HIDDEN_PATTERN
                                                    .matcher(read(file))
                                                    .results()
                                                    .map(MatchResult::group)
                                                    .map(found -> file + ": " + found))
                            .toList();
            assertEquals(List.of(), hidden);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
