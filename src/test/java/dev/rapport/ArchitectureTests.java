package dev.rapport;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

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
    static final ArchRule viewsDoNotTouchTheDatabase = noClasses()
            .that()
            .resideInAPackage("..ui..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework.jdbc..", "java.sql..", "javax.sql..")
            .because("permissions are enforced in services, and every view goes through one");

    @ArchTest
    static final ArchRule timeComesFromTheClock = noClasses()
            .that()
            .resideOutsideOfPackages("dev.rapport.platform..", "dev.rapport.engine..")
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(java.time.LocalDate.class, "now")
            .orShould()
            .callMethod(java.time.LocalDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .because("tests move time, and every figure must follow");
}
