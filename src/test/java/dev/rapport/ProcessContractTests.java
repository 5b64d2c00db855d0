package dev.rapport;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import dev.rapport.engine.Worker;
import dev.rapport.engine.model.FormModel;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.BoundaryEvent;
import io.camunda.zeebe.model.bpmn.instance.ConditionExpression;
import io.camunda.zeebe.model.bpmn.instance.EventBasedGateway;
import io.camunda.zeebe.model.bpmn.instance.ExclusiveGateway;
import io.camunda.zeebe.model.bpmn.instance.FlowElement;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.Gateway;
import io.camunda.zeebe.model.bpmn.instance.Message;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.camunda.zeebe.model.bpmn.instance.SequenceFlow;
import io.camunda.zeebe.model.bpmn.instance.StartEvent;
import io.camunda.zeebe.model.bpmn.instance.SubProcess;
import io.camunda.zeebe.model.bpmn.instance.UserTask;
import io.camunda.zeebe.model.bpmn.instance.bpmndi.BpmnEdge;
import io.camunda.zeebe.model.bpmn.instance.bpmndi.BpmnShape;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeExecutionListener;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeFormDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeInput;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeOutput;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeSubscription;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeUserTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The process models and the code keep what they promise each other. */
class ProcessContractTests {

    private static final Path PROCESSES = Path.of("processes");
    private static final Pattern TEXT = Pattern.compile("\"((?:\\\\.|[^\"\\\\\n])*+)\"");
    private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern SENT =
            Pattern.compile("ProcessMessage(?:\\.start|\\.now)?\\(\\s*[^,\"]+,\\s*\"([^\"]+)\"");
    private static final Set<String> FEEL =
            Set.of("and", "or", "not", "if", "then", "else", "null", "true", "false", "in");

    static Stream<Path> models() throws IOException {
        return files(PROCESSES, ".bpmn");
    }

    @ParameterizedTest
    @MethodSource("models")
    void isNamedAfterItsProcess(Path model) {
        assertThat(read(model).getModelElementsByType(Process.class))
                .as("one executable process per file: the case page draws exactly one")
                .singleElement()
                .satisfies(process -> assertThat(model).hasFileName(process.getId() + ".bpmn"))
                .satisfies(process -> assertThat(process.isExecutable()).isTrue());
    }

    @Test
    void everyJobTypeHasAWorkerAndEveryWorkerAJobType() throws IOException {
        assertThat(jobTypes())
                .as("a job type without a worker waits for ever; a worker without a job type is dead code")
                .containsExactlyInAnyOrderElementsOf(workers());
    }

    @Test
    void everyMessageInAModelIsSentByTheCode() throws IOException {
        var texts = textsInCode();
        assertThat(messages())
                .as("an event that nobody sends never happens")
                .allSatisfy(message -> assertThat(texts).contains(message));
    }

    @Test
    void everyMessageTheCodeSendsIsInAModel() throws IOException {
        assertThat(messagesInCode())
                .as("a message that no model knows is lost without a word")
                .isSubsetOf(messages());
    }

    @ParameterizedTest
    @MethodSource("models")
    void correlatesByTheSubject(Path model) {
        assertThat(read(model).getModelElementsByType(ZeebeSubscription.class))
                .as("the outbox publishes every message with the subject as correlation key")
                .allSatisfy(subscription ->
                        assertThat(subscription.getCorrelationKey()).isEqualTo("=subjectId"));
    }

    @ParameterizedTest
    @MethodSource("models")
    void givesEveryUserTaskAFormThatExists(Path model) {
        for (var task : read(model).getModelElementsByType(UserTask.class)) {
            assertThat(task.getSingleExtensionElement(ZeebeUserTask.class))
                    .as("%s is a Camunda user task, not a job", task.getId())
                    .isNotNull();
            var form = task.getSingleExtensionElement(ZeebeFormDefinition.class);
            assertThat(form).as("form of %s", task.getId()).isNotNull();
            assertThat(PROCESSES.resolve(form.getFormId() + ".form")).exists();
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void branchesOnlyOnVariablesThatSomebodySets(Path model) throws IOException {
        var instance = read(model);
        var known = new HashSet<>(textsInCode());
        known.addAll(fieldsOfForms(instance));
        known.addAll(FEEL);
        instance.getModelElementsByType(ZeebeInput.class).forEach(input -> known.add(input.getTarget()));
        instance.getModelElementsByType(ZeebeOutput.class).forEach(output -> known.add(output.getTarget()));
        for (var condition : instance.getModelElementsByType(ConditionExpression.class))
            assertThat(words(condition.getTextContent()))
                    .as(
                            "variables in %s are set by a worker, a message, a form or a mapping",
                            condition.getTextContent())
                    .isSubsetOf(known);
    }

    @ParameterizedTest
    @MethodSource("models")
    void readsLikeASentence(Path model) {
        var instance = read(model);
        for (var element : instance.getModelElementsByType(FlowElement.class)) {
            if (element instanceof SequenceFlow flow && !isAnswer(instance, flow)) continue;
            if (element instanceof StartEvent start && isPlainBeginning(start)) continue;
            if (element instanceof Gateway gateway && flowsOutOf(instance, gateway) < 2) continue;
            assertThat(element.getName()).as("name of %s", element.getId()).isNotBlank();
            if (element instanceof ExclusiveGateway)
                assertThat(element.getName()).as(element.getId()).endsWith("?");
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void drawsEveryElement(Path model) {
        var instance = read(model);
        var drawn = Stream.concat(
                        instance.getModelElementsByType(BpmnShape.class).stream()
                                .map(shape -> shape.getBpmnElement().getId()),
                        instance.getModelElementsByType(BpmnEdge.class).stream()
                                .map(edge -> edge.getBpmnElement().getId()))
                .collect(Collectors.toSet());
        assertThat(instance.getModelElementsByType(FlowElement.class))
                .extracting(FlowElement::getId)
                .as("what is not drawn cannot be seen on the case page")
                .isSubsetOf(drawn);
    }

    @ParameterizedTest
    @MethodSource("models")
    void writesDownTheOutgoingFlowsThatTheBrokerLooksFor(Path model) {
        var instance = read(model);
        for (var node : instance.getModelElementsByType(FlowNode.class))
            if (node instanceof BoundaryEvent || node instanceof EventBasedGateway)
                assertThat((long) node.getOutgoing().size())
                        .as("<bpmn:outgoing> elements of %s, without which deployment is refused", node.getId())
                        .isPositive()
                        .isEqualTo(flowsOutOf(instance, node));
    }

    @Test
    void everyFormIsReadableAndUsed() throws IOException {
        var used = new TreeSet<String>();
        for (var model : models().toList())
            read(model).getModelElementsByType(ZeebeFormDefinition.class).forEach(form -> used.add(form.getFormId()));
        for (var file : files(PROCESSES, ".form").toList()) {
            assertThat(file).hasFileName(FormModel.parse(Files.readString(file)).formId() + ".form");
            assertThat(used).contains(FormModel.parse(Files.readString(file)).formId());
        }
    }

    /** The flows out of a decision; those of a parallel or event-based gateway answer nothing. */
    private static boolean isAnswer(BpmnModelInstance model, SequenceFlow flow) {
        return flow.getSource() instanceof ExclusiveGateway gateway && flowsOutOf(model, gateway) > 1;
    }

    private static boolean isPlainBeginning(StartEvent start) {
        return start.getEventDefinitions().isEmpty() && start.getParentElement() instanceof SubProcess;
    }

    private static long flowsOutOf(BpmnModelInstance model, FlowNode node) {
        return model.getModelElementsByType(SequenceFlow.class).stream()
                .filter(flow -> flow.getSource().getId().equals(node.getId()))
                .count();
    }

    private static Set<String> jobTypes() throws IOException {
        var types = new TreeSet<String>();
        for (var model : models().map(ProcessContractTests::read).toList()) {
            model.getModelElementsByType(ZeebeTaskDefinition.class).forEach(task -> types.add(task.getType()));
            model.getModelElementsByType(ZeebeExecutionListener.class).forEach(job -> types.add(job.getType()));
        }
        return types;
    }

    private static Set<String> workers() {
        return new ClassFileImporter()
                .withImportOption(new DoNotIncludeTests()).importPackages("dev.rapport").stream()
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> method.isAnnotatedWith(Worker.class))
                        .map(JavaMethod::getName)
                        .collect(Collectors.toSet());
    }

    private static Set<String> messages() throws IOException {
        var names = new TreeSet<String>();
        for (var model : models().toList())
            read(model).getModelElementsByType(Message.class).forEach(message -> names.add(message.getName()));
        return names;
    }

    private static Set<String> messagesInCode() throws IOException {
        return matches(SENT);
    }

    private static Set<String> textsInCode() throws IOException {
        return matches(TEXT);
    }

    private static Set<String> matches(Pattern pattern) throws IOException {
        var found = new HashSet<String>();
        for (var source : files(Path.of("src/main/java"), ".java").toList())
            pattern.matcher(Files.readString(source)).results().forEach(match -> found.add(match.group(1)));
        return found;
    }

    private static Set<String> fieldsOfForms(BpmnModelInstance model) throws IOException {
        var fields = new HashSet<String>();
        for (var form : model.getModelElementsByType(ZeebeFormDefinition.class))
            fields.addAll(FormModel.parse(Files.readString(PROCESSES.resolve(form.getFormId() + ".form")))
                    .fields()
                    .keySet());
        return fields;
    }

    private static Set<String> words(String expression) {
        return WORD.matcher(TEXT.matcher(expression).replaceAll(" "))
                .results()
                .map(match -> match.group())
                .collect(Collectors.toSet());
    }

    private static BpmnModelInstance read(Path model) {
        return Bpmn.readModelFromFile(model.toFile());
    }

    private static Stream<Path> files(Path folder, String ending) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList().stream();
        }
    }
}
