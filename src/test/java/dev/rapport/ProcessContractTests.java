package dev.rapport;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.engine.model.FormModel;
import dev.rapport.engine.model.FormTexts;
import dev.rapport.engine.model.ProcessModel;
import dev.rapport.platform.Bilingual;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.BaseElement;
import io.camunda.zeebe.model.bpmn.instance.ExclusiveGateway;
import io.camunda.zeebe.model.bpmn.instance.FlowElement;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.Gateway;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.camunda.zeebe.model.bpmn.instance.SequenceFlow;
import io.camunda.zeebe.model.bpmn.instance.StartEvent;
import io.camunda.zeebe.model.bpmn.instance.SubProcess;
import io.camunda.zeebe.model.bpmn.instance.UserTask;
import io.camunda.zeebe.model.bpmn.instance.bpmndi.BpmnEdge;
import io.camunda.zeebe.model.bpmn.instance.bpmndi.BpmnShape;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeFormDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeInput;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeOutput;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeSubscription;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeUserTask;
import io.camunda.zeebe.model.bpmn.traversal.ModelWalker;
import io.camunda.zeebe.model.bpmn.validation.ValidationVisitor;
import io.camunda.zeebe.model.bpmn.validation.zeebe.ZeebeDesignTimeValidators;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.xml.validation.ValidationResult;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * The process models and the code keep what they promise each other. That each of these checks finds what it is for is
 * shown by {@link ProcessContractFaultTests}; that every path is walked, by {@link dev.rapport.testing.PathsWalked}.
 */
class ProcessContractTests {

    private static final Pattern WORD = Pattern.compile("[A-Za-z_]\\w*");
    private static final Pattern COMPARISON = Pattern.compile("(\\w+) *!?= *\"([^\"]*)\"");
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Set<String> FEEL =
            Set.of("and", "or", "not", "if", "then", "else", "null", "true", "false", "in");

    static Stream<ProcessFolder> folders() {
        return Stream.of(ProcessFolder.SHIPPED);
    }

    static Stream<Path> models() {
        return ProcessFolder.SHIPPED.models().stream();
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

    @ParameterizedTest
    @MethodSource("models")
    void isSoundToTheEngine(Path model) {
        var visitor = new ValidationVisitor(ZeebeDesignTimeValidators.VALIDATORS);
        new ModelWalker(read(model)).walk(visitor);
        assertThat(visitor.getValidationResult().getResults().values())
                .as("what the engine refuses to deploy")
                .flatExtracting(faults -> faults)
                .extracting(ValidationResult::getMessage)
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("folders")
    void everyJobTypeHasAWorkerAndEveryWorkerAJobType(ProcessFolder processes) {
        assertThat(processes.jobTypes())
                .as("a job type without a worker waits for ever; a worker without a job type is dead code")
                .containsExactlyInAnyOrderElementsOf(CodeFacts.workers());
    }

    @ParameterizedTest
    @MethodSource("folders")
    void everyMessageInAModelIsSentByTheCode(ProcessFolder processes) {
        assertThat(CodeFacts.texts())
                .as("an event that nobody sends never happens")
                .containsAll(processes.messages());
    }

    @ParameterizedTest
    @MethodSource("folders")
    void everyMessageTheCodeSendsIsInAModel(ProcessFolder processes) {
        assertThat(CodeFacts.messages())
                .as("a message that no model knows is lost without a word")
                .isSubsetOf(processes.messages());
    }

    @ParameterizedTest
    @MethodSource("folders")
    void everyProcessIsWalkedOnAllItsPaths(ProcessFolder processes) {
        assertThat(processes.models())
                .extracting(model -> model.getFileName().toString().replace(".bpmn", ""))
                .as("each gateway outcome, boundary event and end has a scenario")
                .containsExactlyInAnyOrderElementsOf(CodeFacts.processesWalked());
    }

    @ParameterizedTest
    @MethodSource("models")
    void correlatesByTheSubject(Path model) {
        assertThat(read(model).getModelElementsByType(ZeebeSubscription.class))
                .as("the outbox correlates every message by the subject, or by the message that started the instance")
                .allSatisfy(subscription ->
                        assertThat(subscription.getCorrelationKey()).isIn("=subjectId", "=messageId"));
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
            assertThat(model.resolveSibling(form.getFormId() + ".form")).exists();
        }
    }

    @ParameterizedTest
    @MethodSource("folders")
    void everyFormIsReadableAndUsed(ProcessFolder processes) {
        for (var file : processes.forms()) {
            var form = ProcessFolder.form(file).formId();
            assertThat(file).hasFileName(form + ".form");
            assertThat(processes.formsUsed()).contains(form);
        }
    }

    @ParameterizedTest
    @MethodSource("folders")
    void everyFieldTheCodeReadsIsInAForm(ProcessFolder processes) {
        var fields = processes.forms().stream()
                .flatMap(form -> ProcessFolder.form(form).fields().keySet().stream())
                .collect(toSet());
        assertThat(fields).as("what a form does not ask for is never entered").containsAll(CodeFacts.fieldsRead());
    }

    @ParameterizedTest
    @MethodSource("models")
    void readsOnlyVariablesThatSomebodySets(Path model) {
        var instance = read(model);
        var known = new HashSet<>(CodeFacts.keys());
        known.addAll(FEEL);
        for (var task : instance.getModelElementsByType(UserTask.class))
            known.addAll(form(model, task).fields().keySet());
        instance.getModelElementsByType(ZeebeInput.class).forEach(input -> known.add(input.getTarget()));
        instance.getModelElementsByType(ZeebeOutput.class).forEach(output -> known.add(output.getTarget()));
        assertThat(ProcessModel.parse(ProcessFolder.text(model)).variablesRead())
                .as("variables set by a worker, a message, a form or a mapping")
                .isSubsetOf(known);
    }

    @ParameterizedTest
    @MethodSource("models")
    void asksAfterAFormOnlyWhatTheFormGives(Path model) {
        for (var gateway : read(model).getModelElementsByType(ExclusiveGateway.class)) {
            var before = stepsBefore(gateway).toList();
            if (!before.stream().allMatch(UserTask.class::isInstance)) continue;
            for (var task : before)
                for (var flow : gateway.getOutgoing())
                    if (flow.getConditionExpression() != null)
                        isGiven(flow.getConditionExpression().getTextContent(), form(model, (UserTask) task));
        }
    }

    private static void isGiven(String condition, FormModel form) {
        assertThat(form.fields().keySet())
                .as("fields of %s, for the condition %s", form.formId(), condition)
                .containsAll(variables(condition));
        COMPARISON
                .matcher(condition)
                .results()
                .forEach(comparison -> assertThat(
                                form.fields().get(comparison.group(1)).choices())
                        .as("choices of %s in %s", comparison.group(1), form.formId())
                        .containsKey(comparison.group(2)));
    }

    @ParameterizedTest
    @MethodSource("models")
    void findsAWayOutOfEveryGateway(Path model) {
        assertThat(read(model).getModelElementsByType(ExclusiveGateway.class))
                .filteredOn(gateway -> gateway.getOutgoing().size() > 1)
                .as("a decision has a default, since it raises an incident when no answer fits")
                .allSatisfy(gateway ->
                        assertThat(gateway.getDefault()).as(gateway.getId()).isNotNull());
    }

    @ParameterizedTest
    @MethodSource("models")
    void readsLikeASentence(Path model) {
        for (var element : read(model).getModelElementsByType(FlowElement.class)) {
            if (element instanceof SequenceFlow flow && !isAnswer(flow)) continue;
            if (element instanceof StartEvent start && isPlainBeginning(start)) continue;
            if (element instanceof Gateway gateway && gateway.getOutgoing().size() < 2) continue;
            assertThat(element.getName()).as("name of %s", element.getId()).isNotBlank();
            if (element instanceof ExclusiveGateway)
                assertThat(element.getName()).as(element.getId()).endsWith("?");
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void saysEveryNameInChineseToo(Path model) {
        var translations =
                ProcessModel.parse(ProcessFolder.text(model)).translations().getOrDefault("zh", Map.of());
        assertThat(translations)
                .as("elements with the extension property name:zh; without it, Chinese readers see English")
                .containsKeys(namedElements(read(model)));
        assertThat(translations.values()).allSatisfy(name -> assertThat(name).containsPattern(CHINESE));
    }

    @ParameterizedTest
    @MethodSource("folders")
    void saysEveryTextOfAFormInBothLanguages(ProcessFolder processes) {
        for (var form : processes.forms())
            assertThat(FormTexts.of(JSON.readTree(ProcessFolder.text(form))).filter(ProcessContractTests::hasWords))
                    .as("texts of %s, as English | 中文", form.getFileName())
                    .allSatisfy(text -> {
                        assertThat(new Bilingual(text).in(Locale.SIMPLIFIED_CHINESE))
                                .containsPattern(CHINESE);
                        assertThat(new Bilingual(text).in(Locale.ENGLISH)).doesNotContainPattern(CHINESE);
                    });
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
                .collect(toSet());
        assertThat(instance.getModelElementsByType(FlowElement.class))
                .extracting(FlowElement::getId)
                .as("what is not drawn cannot be seen on the case page")
                .isSubsetOf(drawn);
    }

    @ParameterizedTest
    @MethodSource("models")
    void writesDownTheFlowsOfEveryElement(Path model) {
        var instance = read(model);
        for (var flow : instance.getModelElementsByType(SequenceFlow.class)) {
            assertThat(flow.getSource().getOutgoing())
                    .as(
                            "<bpmn:outgoing> of %s, which the engine looks for",
                            flow.getSource().getId())
                    .contains(flow);
            assertThat(flow.getTarget().getIncoming())
                    .as("<bpmn:incoming> of %s", flow.getTarget().getId())
                    .contains(flow);
        }
    }

    private static String[] namedElements(BpmnModelInstance model) {
        var steps = model.getModelElementsByType(FlowElement.class).stream()
                .filter(element ->
                        element.getName() != null && !element.getName().isBlank());
        return Stream.concat(steps, model.getModelElementsByType(Process.class).stream())
                .map(BaseElement::getId)
                .toArray(String[]::new);
    }

    /** Whether a text is more than the places of values. */
    private static boolean hasWords(String text) {
        return text.replaceAll("\\{\\{[^}]*}}", "").codePoints().anyMatch(Character::isLetter);
    }

    /** The flows out of a decision; those of a parallel or event-based gateway answer nothing. */
    private static boolean isAnswer(SequenceFlow flow) {
        return flow.getSource() instanceof ExclusiveGateway gateway
                && gateway.getOutgoing().size() > 1;
    }

    private static boolean isPlainBeginning(StartEvent start) {
        return start.getEventDefinitions().isEmpty() && start.getParentElement() instanceof SubProcess;
    }

    /** What comes right before a gateway, gateways that only join left out. */
    private static Stream<FlowNode> stepsBefore(Gateway gateway) {
        return gateway.getIncoming().stream()
                .map(SequenceFlow::getSource)
                .flatMap(source -> source instanceof Gateway join ? stepsBefore(join) : Stream.of(source));
    }

    private static Set<String> variables(String expression) {
        return WORD.matcher(expression.replaceAll("\"[^\"]*\"", ""))
                .results()
                .map(MatchResult::group)
                .filter(word -> !FEEL.contains(word))
                .collect(toSet());
    }

    private static FormModel form(Path model, UserTask task) {
        var form = task.getSingleExtensionElement(ZeebeFormDefinition.class).getFormId();
        return ProcessFolder.form(model.resolveSibling(form + ".form"));
    }

    private static BpmnModelInstance read(Path model) {
        return ProcessFolder.read(model);
    }
}
