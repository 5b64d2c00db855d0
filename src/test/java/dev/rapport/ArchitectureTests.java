package dev.rapport;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.vaadin.flow.router.QueryParameters;
import dev.rapport.platform.EmailAddress;
import dev.rapport.platform.PhoneNumber;
import dev.rapport.platform.PostalAddress;
import dev.rapport.sla.SlaFacts;
import java.lang.annotation.Annotation;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import org.jspecify.annotations.NullMarked;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Decisions about the code. That each rule finds what it is for is shown by {@link ArchitectureFaultTests}. */
@AnalyzeClasses(packages = "dev.rapport", importOptions = DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchRule onlyEngineKnowsCamunda = noClasses()
            .that()
            .resideOutsideOfPackage("dev.rapport.engine..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.camunda..")
            .because("the engine can only be replaced or upgraded in one place");

    @ArchTest
    static final ArchRule onlyRulesKnowsDrools = noClasses()
            .that()
            .resideOutsideOfPackage("dev.rapport.rules..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.drools..", "org.kie..")
            .because("rule text from people is only checked in one place");

    @ArchTest
    static final ArchRule theExporterStandsAlone = classes()
            .that()
            .resideInAPackage("dev.rapport.engine.exporter..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.rapport.engine.exporter..",
                    "java..",
                    "org.postgresql..",
                    "org.slf4j..",
                    "org.jspecify..",
                    "io.camunda.zeebe.exporter.api..",
                    "io.camunda.zeebe.protocol..")
            .allowEmptyShould(true)
            .because("it runs inside the broker, from a jar of its own");

    @ArchTest
    static final ArchRule screensAndApisDoNotTouchTheDatabase = noClasses()
            .that()
            .resideInAnyPackage("..ui..", "..web..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework.jdbc..", "java.sql..", "javax.sql..")
            .because("permissions are enforced in services, and every screen goes through one");

    @ArchTest
    static final ArchRule rowsAreReadToTheirEnd = noClasses()
            .should()
            .callMethod(JdbcClient.MappedQuerySpec.class, "stream")
            .because("a stream of rows that nobody closes keeps its connection for ever; a list does not");

    @ArchTest
    static final ArchRule whatScreensAndApisReachSaysWhoMay = classes()
            .that(WhoMayRules.SCREEN_OR_API)
            .should(WhoMayRules.reachOnlyWhatSaysWhoMay())
            .because("what says nothing would be open to all");

    @ArchTest
    static final ArchRule whoSaysThatItAsksDoes =
            methods().should(WhoMayRules.askWhatTheySay()).because("an annotation that lies is worse than none");

    @ArchTest
    static final ArchRule whoMayIsAskedOnTheWayIn = methods()
            .should(WhoMayRules.beAskedOnTheWayIn())
            .because("what is declared on a method is only asked of those who come from another class");

    private static final Set<String> READ_IN_FULL = Set.of("e164", "formatted", "value", "inFull");

    /** Storing, comparing, or a person's or our own address. */
    private static final Set<String> MAY_READ_CONTACTS_IN_FULL = Set.of(
            "dev.rapport.access.ContactSight",
            "dev.rapport.access.MyAccount",
            "dev.rapport.contact.MailOutlets",
            "dev.rapport.contact.MailThread",
            "dev.rapport.contact.MailThreads",
            "dev.rapport.contact.mail.Mailbox",
            "dev.rapport.contact.pbx.PbxNumbers",
            "dev.rapport.contact.site.FormEntry",
            "dev.rapport.customer.AskedConsents",
            "dev.rapport.customer.Consents",
            "dev.rapport.customer.ContactPoint",
            "dev.rapport.platform.ui.PhoneField",
            "dev.rapport.sales.Contact",
            "dev.rapport.sales.LeadDuplicates",
            "dev.rapport.sales.Leads");

    @ArchTest
    static final ArchRule whoSeesPhonesAndMailsInFullIsDecidedInOnePlace = noClasses()
            .that(describe(
                    "neither store nor compare them", type -> !MAY_READ_CONTACTS_IN_FULL.contains(type.getName())))
            .should()
            .accessTargetWhere(describe(
                    "it reads a phone or an e-mail address in full",
                    access -> READ_IN_FULL.contains(access.getTarget().getName())
                            && Set.of(
                                            PhoneNumber.class.getName(),
                                            EmailAddress.class.getName(),
                                            PostalAddress.class.getName())
                                    .contains(access.getTargetOwner().getName())
                            && !access.getOriginOwner().equals(access.getTargetOwner())))
            .because("everybody else gets them masked from ContactSight or the customer's desk");

    @ArchTest
    static final ArchRule tokensAreMovedAsTheEngineCan = noClasses()
            .should()
            .accessTargetWhere(describe(
                    "it modifies an instance in a way that the engine does not know",
                    access -> access.getTargetOwner().getSimpleName().startsWith("ModifyProcessInstanceCommandStep")
                            && (access.getTarget().getName().startsWith("moveElement")
                                    || access.getTarget().getName().equals("terminateElements"))))
            .because("the client offers more than broker 8.6 does: a move by moveElements is answered with yes and does"
                    + " nothing, terminateElements is refused. Use activateElement and terminateElement together");

    @ArchTest
    static final ArchRule timeComesFromTheClock = noClasses()
            .that()
            .resideOutsideOfPackages("dev.rapport.platform..", "dev.rapport.engine..")
            .should()
            .accessTargetWhere(describe("it reads the machine's clock", ArchitectureTests::isTheMachinesTime))
            .because("tests move time, and every figure must follow");

    @ArchTest
    static final ArchRule daysAndTimesAreWrittenInOneWay = noClasses()
            .should()
            .accessTargetWhere(describe(
                    "it lets Java choose how a day is written",
                    access -> access.getTargetOwner().isEquivalentTo(DateTimeFormatter.class)
                            && access.getTarget().getName().startsWith("ofLocalized")))
            .because("12 and 24 hours stood on one page: WrittenTime writes them");

    @ArchTest
    static final ArchRule factsOfPoliciesAreNamed = noClasses()
            .that()
            .areNotAssignableTo(SlaFacts.class)
            .should()
            .callConstructorWhere(describe(
                    "it makes facts from ten strings",
                    call -> call.getTargetOwner().isEquivalentTo(SlaFacts.class)))
            .because("a team in the place of a stage decides another promise, and nothing tells");

    private static final Set<String> BY_THE_KIT = Set.of(
            "com.vaadin.flow.component.grid.Grid",
            "com.vaadin.flow.component.dialog.Dialog",
            "dev.rapport.platform.ui.KeysetGrid");

    /** Each for the reason that is told with it. */
    private static final Set<String> NOT_BY_THE_KIT = Set.of(
            // lists that stand beside or inside something else
            "dev.rapport.inbox.ui.TaskList",
            "dev.rapport.studio.ui.PolicyRules",
            "dev.rapport.studio.ui.ProcessView",
            "dev.rapport.studio.ui.RuleTables",
            "dev.rapport.studio.ui.WhatIfResult",
            // tell something, and ask nothing
            "dev.rapport.access.ui.OneTimePasswordDialog",
            "dev.rapport.contact.hooks.ui.SecretDialog",
            // ask in several steps, with a file or a preview between them
            "dev.rapport.imports.ui.PreviewDialog",
            "dev.rapport.sla.ui.DaysDialog",
            "dev.rapport.sla.ui.FeedDialog",
            "dev.rapport.sla.ui.HolidaysDialog",
            // hold words to a customer, which wait and can be taken back
            "dev.rapport.service.ui.SolveDialog",
            // shows a drawing, and asks for nothing
            "dev.rapport.studio.ui.SimulationDialog",
            // pages of figures, whose addresses say what is counted
            "dev.rapport.inbox.ui.InboxView",
            "dev.rapport.insight.ui.BreachesView",
            "dev.rapport.insight.ui.ExportsView",
            "dev.rapport.insight.ui.KeptPlot",
            "dev.rapport.insight.ui.TodayView",
            "dev.rapport.insight.ui.TrendsView",
            "dev.rapport.sla.ui.LedgerView");

    @ArchTest
    static final ArchRule listsDialogsAndAddressesAreMadeByTheKit = noClasses()
            .that()
            .resideInAPackage("..ui..")
            .and()
            .resideOutsideOfPackage("dev.rapport.platform.ui..")
            .and(describe(
                    "have no reason to do otherwise",
                    type -> !NOT_BY_THE_KIT.contains(type.getName().replaceAll("\\$.*", ""))))
            .should()
            .accessTargetWhere(describe(
                    "it builds a list, a dialog or an address by hand",
                    access -> access.getTargetOwner().isEquivalentTo(QueryParameters.class)
                            || access.getTarget().getName().equals("<init>")
                                    && BY_THE_KIT.contains(
                                            access.getTargetOwner().getName())))
            .because("filters in the address, words for nothing found, and faults said at their fields are the same on"
                    + " every page: ListPage, FormDialog and CasePage have them");

    @ArchTest
    static final ArchRule absenceIsMarkedEverywhere = classes()
            .should(liveInAPackageThatIs(NullMarked.class))
            .because("the compiler looks for null only in packages that are marked");

    private static boolean isTheMachinesTime(JavaAccess<?> access) {
        var target = access.getTarget();
        return switch (target.getName()) {
            case "now" ->
                target.getOwner().getPackageName().equals("java.time")
                        && target instanceof CodeUnitCallTarget call
                        && call.getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(Clock.class));
            case "currentTimeMillis" -> target.getOwner().isEquivalentTo(System.class);
            case "systemUTC", "systemDefaultZone", "system" -> target.getOwner().isEquivalentTo(Clock.class);
            default -> false;
        };
    }

    private static ArchCondition<JavaClass> liveInAPackageThatIs(Class<? extends Annotation> annotation) {
        return new ArchCondition<>("live in a package that is @" + annotation.getSimpleName()) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!type.getPackage().isAnnotatedWith(annotation))
                    events.add(
                            SimpleConditionEvent.violated(type, type.getPackageName() + " of " + type.getSimpleName()));
            }
        };
    }
}
