package dev.rapport;

import static java.util.stream.Collectors.toCollection;

import dev.rapport.engine.model.FormModel;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.Message;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeExecutionListener;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeFormDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** A folder of process models with their forms beside them. */
record ProcessFolder(Path path) {

    static final ProcessFolder SHIPPED = new ProcessFolder(Path.of("processes"));

    List<Path> models() {
        return files(".bpmn");
    }

    List<Path> forms() {
        return files(".form");
    }

    static FormModel form(Path file) {
        return FormModel.parse(text(file));
    }

    static BpmnModelInstance read(Path model) {
        return Bpmn.readModelFromFile(model.toFile());
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Set<String> jobTypes() {
        return all(model -> Stream.concat(
                model.getModelElementsByType(ZeebeTaskDefinition.class).stream().map(ZeebeTaskDefinition::getType),
                model.getModelElementsByType(ZeebeExecutionListener.class).stream()
                        .map(ZeebeExecutionListener::getType)));
    }

    Set<String> messages() {
        return all(model -> model.getModelElementsByType(Message.class).stream().map(Message::getName));
    }

    Set<String> formsUsed() {
        return all(model ->
                model.getModelElementsByType(ZeebeFormDefinition.class).stream().map(ZeebeFormDefinition::getFormId));
    }

    private Set<String> all(Function<BpmnModelInstance, Stream<String>> names) {
        return models().stream().map(ProcessFolder::read).flatMap(names).collect(toCollection(TreeSet::new));
    }

    private List<Path> files(String ending) {
        try (var files = Files.list(path)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
