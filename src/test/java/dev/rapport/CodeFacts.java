package dev.rapport;

import static java.util.stream.Collectors.toSet;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.core.importer.ImportOption.OnlyIncludeTests;
import dev.rapport.engine.Worker;
import dev.rapport.testing.WalksEveryPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the process models rely on in the code, read from its classes and its text. */
final class CodeFacts {

    private static final Pattern TEXT = Pattern.compile("\"((?:\\\\.|[^\"\\\\\n])*+)\"");
    private static final Pattern KEY = Pattern.compile("\"(\\w+)\"\\s*,");
    private static final Pattern MESSAGE_NAME = Pattern.compile("\"([a-z]+(?:-[a-z]+)+)\"");
    private static final Pattern SUBMISSION = Pattern.compile("\\bTaskSubmission (\\w+)");

    private static final List<String> SOURCES = sources();

    private CodeFacts() {}

    /** The job types that somebody does. */
    static Set<String> workers() {
        return classes(new DoNotIncludeTests()).stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.isAnnotatedWith(Worker.class)
                        && !method.getAnnotationOfType(Worker.class).forEarlierVersions())
                .map(JavaMethod::getName)
                .collect(toSet());
    }

    /** Every quoted text. */
    static Set<String> texts() {
        return SOURCES.stream().flatMap(source -> found(TEXT, source)).collect(toSet());
    }

    /** Every text that could name a variable beside its value, as in a map. */
    static Set<String> keys() {
        return SOURCES.stream().flatMap(source -> found(KEY, source)).collect(toSet());
    }

    /** The names of the messages that are sent: a text with hyphens in a file that knows process messages is one. */
    static Set<String> messages() {
        return SOURCES.stream()
                .filter(source -> source.contains("ProcessMessage"))
                .flatMap(source -> found(MESSAGE_NAME, source))
                .collect(toSet());
    }

    /** The form fields that are looked up in what a person entered. */
    static Set<String> fieldsRead() {
        return SOURCES.stream().flatMap(CodeFacts::fieldsRead).collect(toSet());
    }

    private static Stream<String> fieldsRead(String source) {
        return found(SUBMISSION, source)
                .flatMap(name -> found(Pattern.compile("\\b" + name + "\\.text\\(\"(\\w+)\"\\)"), source));
    }

    /** The processes of which a class of scenarios walks every path. */
    static Set<String> processesWalked() {
        return classes(new OnlyIncludeTests()).stream()
                .filter(type -> type.isAnnotatedWith(WalksEveryPath.class))
                .flatMap(type ->
                        Stream.of(type.getAnnotationOfType(WalksEveryPath.class).value()))
                .collect(toSet());
    }

    private static Stream<String> found(Pattern pattern, String source) {
        return pattern.matcher(source).results().map(match -> match.group(1));
    }

    /** Hundreds of megabytes: to be looked at and let go. */
    private static JavaClasses classes(ImportOption which) {
        return new ClassFileImporter().withImportOption(which).importPackages("dev.rapport");
    }

    private static List<String> sources() {
        try (var files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(CodeFacts::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
