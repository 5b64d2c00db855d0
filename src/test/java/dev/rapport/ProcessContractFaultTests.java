package dev.rapport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plants one fault at a time in a copy of the shipped models; the check that is for it must find it and name it. */
class ProcessContractFaultTests {

    private static final ProcessContractTests CONTRACT = new ProcessContractTests();
    private static final String CONDITION =
            "<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\">%s</bpmn:conditionExpression>";

    @TempDir
    Path copy;

    @BeforeEach
    void copyShippedModels() throws IOException {
        for (var file : ProcessFolder.SHIPPED.models()) Files.copy(file, copy.resolve(file.getFileName()));
        for (var file : ProcessFolder.SHIPPED.forms()) Files.copy(file, copy.resolve(file.getFileName()));
    }

    @Test
    void findsAProcessWithAnotherNameThanItsFile() {
        plant("ticket.bpmn", "<bpmn:process id=\"ticket\"", "<bpmn:process id=\"case\"");
        finds(ProcessContractTests::isNamedAfterItsProcess, "ticket.bpmn", "case.bpmn");
    }

    @Test
    void findsADecisionWithoutACondition() {
        plant("ticket.bpmn", CONDITION.formatted("=sure"), "");
        finds(ProcessContractTests::isSoundToTheEngine, "ticket.bpmn", "condition");
    }

    @Test
    void findsAJobTypeThatNobodyDoes() {
        plant("ticket.bpmn", "type=\"classifyTicket\"", "type=\"sortTicket\"");
        finds(ProcessContractTests::everyJobTypeHasAWorkerAndEveryWorkerAJobType, "sortTicket");
    }

    @Test
    void findsAMessageThatNobodySends() {
        plant("ticket.bpmn", "name=\"vendor-replied\"", "name=\"vendor-called\"");
        finds(ProcessContractTests::everyMessageInAModelIsSentByTheCode, "vendor-called");
    }

    @Test
    void findsAMessageThatNoModelHears() {
        plant("ticket.bpmn", "name=\"vendor-replied\"", "name=\"customer-replied\"");
        finds(ProcessContractTests::everyMessageTheCodeSendsIsInAModel, "vendor-replied");
    }

    @Test
    void findsAProcessWithoutScenarios() throws IOException {
        Files.copy(copy.resolve("ticket.bpmn"), copy.resolve("warranty.bpmn"));
        finds(ProcessContractTests::everyProcessIsWalkedOnAllItsPaths, "warranty");
    }

    @Test
    void findsAMessageThatIsNotAboutTheSubject() {
        plant("ticket.bpmn", "correlationKey=\"=subjectId\"", "correlationKey=\"=ownerId\"");
        finds(ProcessContractTests::correlatesByTheSubject, "ticket.bpmn", "=ownerId");
    }

    @Test
    void findsAUserTaskWithoutAForm() {
        plant("ticket.bpmn", "<zeebe:formDefinition formId=\"ticket-solve\" bindingType=\"deployment\" />", "");
        finds(ProcessContractTests::givesEveryUserTaskAFormThatExists, "ticket.bpmn", "form of Task_SolveTicket");
    }

    @Test
    void findsAUserTaskWhoseFormIsMissing() throws IOException {
        Files.delete(copy.resolve("ticket-solve.form"));
        finds(ProcessContractTests::givesEveryUserTaskAFormThatExists, "ticket.bpmn", "ticket-solve.form");
    }

    @Test
    void findsAUserTaskThatIsAJob() {
        plant("public-complaint.bpmn", "<zeebe:userTask />", "");
        finds(ProcessContractTests::givesEveryUserTaskAFormThatExists, "public-complaint.bpmn", "not a job");
    }

    @Test
    void findsAFormThatNoTaskShows() throws IOException {
        Files.writeString(copy.resolve("survey.form"), "{\"id\": \"survey\", \"components\": []}");
        finds(ProcessContractTests::everyFormIsReadableAndUsed, "survey");
    }

    @Test
    void findsAFieldThatTheCodeReadsAndNoFormHas() {
        plant("public-complaint-answer.form", "\"key\": \"answer\"", "\"key\": \"statement\"");
        finds(ProcessContractTests::everyFieldTheCodeReadsIsInAForm, "answer");
    }

    @Test
    void findsANameWithoutChinese() {
        plant("public-complaint.bpmn", "<zeebe:property name=\"name:zh\" value=\"公开回应\" />", "");
        finds(ProcessContractTests::saysEveryNameInChineseToo, "public-complaint.bpmn", "Task_AnswerInPublic");
    }

    @Test
    void findsALabelInOneLanguage() {
        plant("public-complaint-answer.form", "Public answer | 公开回应", "Public answer");
        finds(ProcessContractTests::saysEveryTextOfAFormInBothLanguages, "public-complaint-answer.form");
    }

    @Test
    void findsAVariableThatNobodySets() {
        plant("ticket.bpmn", "=publicComplaint", "=isPublicComplaint");
        finds(ProcessContractTests::readsOnlyVariablesThatSomebodySets, "ticket.bpmn", "isPublicComplaint");
    }

    @Test
    void findsAnAssigneeThatNobodySets() {
        plant("escalation.bpmn", "candidateGroups=\"=[escalationTeam]\"", "candidateGroups=\"=[nextTeam]\"");
        finds(ProcessContractTests::readsOnlyVariablesThatSomebodySets, "escalation.bpmn", "nextTeam");
    }

    @Test
    void findsADecisionOnAFieldThatTheFormHasNot() {
        plant("ticket-solve.form", "\"key\": \"outcome\"", "\"key\": \"result\"");
        finds(ProcessContractTests::asksAfterAFormOnlyWhatTheFormGives, "ticket.bpmn", "fields of ticket-solve");
    }

    @Test
    void findsADecisionOnAValueThatTheFormDoesNotOffer() {
        plant("community-activation-reach.form", "\"value\": \"opted-out\"", "\"value\": \"wants-no-messages\"");
        finds(ProcessContractTests::asksAfterAFormOnlyWhatTheFormGives, "community-activation.bpmn", "opted-out");
    }

    @Test
    void findsADecisionWithoutADefault() {
        plant("ticket.bpmn", " default=\"Flow_NotSure\"", "");
        finds(ProcessContractTests::findsAWayOutOfEveryGateway, "ticket.bpmn", "Gateway_AreRulesSure");
    }

    @Test
    void findsAnAnswerWithoutAName() {
        plant("ticket.bpmn", "<bpmn:sequenceFlow id=\"Flow_Sure\" name=\"yes\"", "<bpmn:sequenceFlow id=\"Flow_Sure\"");
        finds(ProcessContractTests::readsLikeASentence, "ticket.bpmn", "name of Flow_Sure");
    }

    @Test
    void findsADecisionThatIsNoQuestion() {
        plant("ticket.bpmn", "name=\"Solved?\"", "name=\"Check solution\"");
        finds(ProcessContractTests::readsLikeASentence, "ticket.bpmn", "Check solution");
    }

    @Test
    void findsATaskThatIsNotDrawn() {
        plant("ticket.bpmn", "bpmnElement=\"Task_SolveTicket\"", "bpmnElement=\"Task_AssignTicket\"");
        finds(ProcessContractTests::drawsEveryElement, "ticket.bpmn", "Task_SolveTicket");
    }

    @Test
    void findsABoundaryEventThatDoesNotKnowItsFlow() {
        plant("ticket.bpmn", "<bpmn:outgoing>Flow_AnsweredOutside</bpmn:outgoing>", "");
        finds(ProcessContractTests::writesDownTheFlowsOfEveryElement, "ticket.bpmn", "BoundaryEvent_AgentReplied");
    }

    private void plant(String file, String text, String instead) {
        var sound = ProcessFolder.text(copy.resolve(file));
        assertThat(sound).contains(text);
        try {
            Files.writeString(copy.resolve(file), sound.replace(text, instead));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void finds(BiConsumer<ProcessContractTests, Path> check, String model, String told) {
        assertThatThrownBy(() -> check.accept(CONTRACT, copy.resolve(model)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(told);
    }

    private void finds(BiConsumer<ProcessContractTests, ProcessFolder> check, String told) {
        assertThatThrownBy(() -> check.accept(CONTRACT, new ProcessFolder(copy)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(told);
    }
}
