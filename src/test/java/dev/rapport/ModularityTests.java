package dev.rapport;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.ArchConfiguration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

@TestInstance(Lifecycle.PER_CLASS) // it holds hundreds of megabytes, to be let go with the class
class ModularityTests {

    private final ApplicationModules modules = ArchConfiguration.withThreadLocalScope(ModularityTests::read);

    /**
     * Without the insides of libraries' classes that ours only call: whom a module uses is said by our own classes, and what
     * they extend, implement and are annotated with is still read.
     */
    private static ApplicationModules read(ArchConfiguration reading) {
        for (var what : List.of("MemberTypes", "AccessesToTypes"))
            reading.setProperty("import.dependencyResolutionProcess.maxIterationsFor" + what, "0");
        return ApplicationModules.of(RapportApplication.class);
    }

    @Test
    void modulesUseOnlyWhatTheyDeclare() {
        modules.verify();
    }

    @Test
    void everyModuleDeclaresWhatItUses() {
        assertThat(modules)
                .allSatisfy(module -> assertThat(module.getBasePackage().getAnnotation(ApplicationModule.class))
                        .as(module.getDisplayName())
                        .hasValueSatisfying(declared -> assertThat(declared.allowedDependencies())
                                .as("a module that declares nothing may use everything")
                                .doesNotContain(ApplicationModule.OPEN_TOKEN)));
    }
}
