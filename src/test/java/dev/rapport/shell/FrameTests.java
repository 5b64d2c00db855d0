package dev.rapport.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.Uses;
import java.util.Arrays;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A dialog is a bean that may be opened from any page, and the front end's build loads only what a page is seen to use. */
class FrameTests {

    @Test
    void everyPageLoadsWhatDialogsAreMadeOf() {
        var product = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.rapport");
        var used = new TreeSet<String>();
        product.forEach(mine -> components(mine).forEach(used::add));
        var frame = product.get(MainLayout.class);
        Stream.concat(
                        Stream.of(frame),
                        frame.getDirectDependenciesFromSelf().stream().map(Dependency::getTargetClass))
                .filter(part -> part.getPackageName().equals(MainLayout.class.getPackageName()))
                .forEach(part -> components(part).forEach(used::remove));
        Arrays.stream(MainLayout.class.getAnnotationsByType(Uses.class))
                .forEach(loaded -> used.remove(loaded.value().getName()));

        assertThat(used).isEmpty();
    }

    private static Stream<String> components(JavaClass mine) {
        return mine.getDirectDependenciesFromSelf().stream()
                .map(Dependency::getTargetClass)
                .filter(target -> target.getPackageName().startsWith("com.vaadin.flow.component."))
                .filter(target -> target.isAssignableTo(Component.class) && target.isAnnotatedWith(JsModule.class))
                .map(JavaClass::getFullName);
    }
}
