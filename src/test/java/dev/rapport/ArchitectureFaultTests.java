package dev.rapport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Shows each rule of {@link ArchitectureTests} a class that breaks it. */
class ArchitectureFaultTests {

    static Stream<Arguments> faults() {
        return Stream.of(
                arguments("onlyEngineKnowsCamunda", "dev.rapport.planted.CamundaOutsideEngine"),
                arguments("tokensAreMovedAsTheEngineCan", "dev.rapport.planted.MovedToken"),
                arguments("tokensAreMovedAsTheEngineCan", "dev.rapport.planted.TerminatedByName"),
                arguments("onlyRulesKnowsDrools", "dev.rapport.planted.DroolsOutsideRules"),
                arguments("theExporterStandsAlone", "dev.rapport.engine.exporter.SpringInTheExporter"),
                arguments("screensAndApisDoNotTouchTheDatabase", "dev.rapport.planted.ui.SqlInAView"),
                arguments("rowsAreReadToTheirEnd", "dev.rapport.planted.OpenRows"),
                arguments("whatScreensAndApisReachSaysWhoMay", "dev.rapport.planted.ui.SilentServiceInAView"),
                arguments("whatScreensAndApisReachSaysWhoMay", "dev.rapport.planted.ui.SilentServiceByReference"),
                arguments("whoSaysThatItAsksDoes", "dev.rapport.planted.SaysItAsks"),
                arguments("whoSaysThatItAsksDoes", "dev.rapport.planted.BelievesWhoAsks"),
                arguments("whoMayIsAskedOnTheWayIn", "dev.rapport.planted.PastTheDoor"),
                arguments("whoMayIsAskedOnTheWayIn", "dev.rapport.planted.NobodyAsksHere"),
                arguments("whatScreensAndApisReachSaysWhoMay", "dev.rapport.planted.ui.CommandInAView"),
                arguments("whatScreensAndApisReachSaysWhoMay", "dev.rapport.planted.ui.ChangeByReferenceInAView"),
                arguments("whoSeesPhonesAndMailsInFullIsDecidedInOnePlace", "dev.rapport.planted.PlainPhone"),
                arguments("timeComesFromTheClock", "dev.rapport.planted.MachineTime"),
                arguments("daysAndTimesAreWrittenInOneWay", "dev.rapport.planted.LocalizedDay"),
                arguments("factsOfPoliciesAreNamed", "dev.rapport.planted.FactsByPosition"),
                arguments("listsDialogsAndAddressesAreMadeByTheKit", "dev.rapport.planted.ui.DialogInAView"),
                arguments("absenceIsMarkedEverywhere", "dev.rapport.planted.MachineTime"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void findsThePlantedFault(String rule, String fault) throws ReflectiveOperationException {
        var checked = (ArchRule) ArchitectureTests.class.getDeclaredField(rule).get(null);
        var classes = new ClassFileImporter().importClasses(Class.forName(fault));
        assertThatThrownBy(() -> checked.check(classes))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("was violated")
                .hasMessageContaining(fault.substring(fault.lastIndexOf('.') + 1));
    }

    @Test
    void everyRuleHasAFaultThatItFinds() {
        var rules = Arrays.stream(ArchitectureTests.class.getDeclaredFields())
                .filter(field -> field.isAnnotationPresent(ArchTest.class))
                .map(field -> field.getName())
                .toList();
        assertThat(faults().map(fault -> (String) fault.get()[0])).containsAll(rules);
    }
}
