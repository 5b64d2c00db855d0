package dev.rapport.service;

import static dev.rapport.testing.Walk.awaiting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.cases.Watchers;
import dev.rapport.engine.ProcessMessage;
import dev.rapport.engine.ProcessOutbox;
import dev.rapport.engine.TaskCommands;
import dev.rapport.engine.UserTask;
import dev.rapport.engine.UserTasks;
import dev.rapport.escalation.Level;
import dev.rapport.inbox.TaskForms;
import dev.rapport.platform.Channel;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import dev.rapport.service.TicketState.Kind;
import dev.rapport.sla.LadderEntry;
import dev.rapport.sla.LadderEntry.Outcome;
import dev.rapport.sla.LadderLog;
import dev.rapport.testing.WalksEveryPath;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Walks the steps of tickets' ladders to each end. Urgent and public tickets are answered within 30 minutes and solved
 * within 8 hours, round the clock.
 */
@WalksEveryPath("escalation")
class EscalationProcessTests extends TicketCases {

    private static final String OWNER = "remind the owner";
    private static final String LEAD = "tell the team lead";
    private static final String NEXT_LEVEL = "call the next level";
    private static final String MANAGEMENT = "call management";

    @Autowired
    TaskForms forms;

    @Autowired
    UserTasks tasks;

    @Autowired
    TaskCommands commands;

    @Autowired
    LadderLog ladder;

    @Autowired
    Watchers watchers;

    @Autowired
    ProcessOutbox outbox;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void management() {
        colleagues.join("management", Role.MANAGER);
    }

    @Test
    void somebodyOfTheTeamCallsTheNextLevelBeforeTheLadderDoes() {
        var id = opened(CLEAR, Channel.EMAIL, Priority.NORMAL, false);
        task(id, "Task_GiveFirstResponse");
        colleagues.as(agent, () -> {
            assertThat(desk.help(id))
                    .extracting(TicketDesk.HelpOffer::level)
                    .containsExactly(Level.NEXT_LEVEL, Level.MANAGEMENT);
            desk.escalate(id, Level.NEXT_LEVEL, "It is beyond me.");
            assertThat(desk.help(id)).extracting(TicketDesk.HelpOffer::level).containsExactly(Level.MANAGEMENT);
            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> desk.escalate(id, Level.NEXT_LEVEL, "Again."))
                    .satisfies(refused -> assertThat(refused.key()).isEqualTo("escalation.asked-already"));
        });

        var help = task(id, "Task_TakeOver");
        assertThat(help.candidateGroups()).containsExactly("service-l2");
        awaiting().until(() -> ticket(id).rung() == Rung.NEXT_LEVEL);
        assertThat(colleagues.as(expert, () -> forms.data(help)).get("lateness"))
                .asString()
                .contains("It is beyond me.");
        complete(expert, help, Map.of("decision", "own"));

        awaiting().until(() -> expert.id().equals(ticket(id).owner()));
        awaiting()
                .untilAsserted(() -> assertThat(colleagues.as(expert, () -> desk.help(id)))
                        .extracting(TicketDesk.HelpOffer::level)
                        .contains(Level.NEXT_LEVEL));
    }

    @Test
    void nobodyIsAskedAnyMoreOnceTheTicketIsSolved() {
        var id = opened(CLEAR, Channel.EMAIL, Priority.NORMAL, false);
        task(id, "Task_GiveFirstResponse");
        colleagues.as(agent, () -> desk.escalate(id, Level.MANAGEMENT, "It is beyond me."));
        var help = task(id, "Task_DecideOnCase");

        desk.solve(id, new Parting.Told("It works again."));

        awaiting().until(() -> walk.now(help).state() == UserTask.State.CANCELED);
    }

    @Test
    void remindsWhoeverHoldsTheWorkAndLetsTheTeamLeadWatch() {
        var id = opened(Priority.URGENT, Channel.EMAIL);

        time.move(Duration.ofMinutes(25));
        assertThat(taken(id, OWNER).told()).isNotEmpty();
        walk.awaitStepDone(id, "EndEvent_PeopleTold");
        time.move(Duration.ofMinutes(3));

        assertThat(taken(id, LEAD).told()).isNotEmpty();
        awaiting().until(() -> !watchers.of(id).isEmpty());
        assertThat(walk.openTasks(id)).contains("Task_GiveFirstResponse");
    }

    @Test
    void remindsWhoeverTookTheTaskOfATicketThatNobodyOwnsYet() {
        var id = opened(Priority.URGENT, Channel.EMAIL);
        commands.claim(task(id, "Task_GiveFirstResponse").key(), agent.id());
        awaiting().until(() -> tasks.lastClaimed(id).isPresent());

        time.move(Duration.ofMinutes(25));

        assertThat(taken(id, OWNER).told()).containsExactly(agent.id().value());
    }

    @Test
    void asksTheNextLevelAndKeepsTheRunningTask() {
        var id = breached();

        assertThat(task(id, "Task_TakeOver").candidateGroups()).containsExactly("service-l2");
        assertThat(walk.openTasks(id)).contains("Task_GiveFirstResponse");
        assertThat(entries(id)).extracting(LadderEntry::step).containsExactly(OWNER, LEAD, NEXT_LEVEL);
        assertThat(taken(id, NEXT_LEVEL).actions())
                .anySatisfy(action -> assertThat(action.rule()).isEqualTo("the next level is asked to take over"));
    }

    @Test
    void takesStepsThatComeTogetherInOneInstance() {
        var id = breached();

        assertThat(taken(id, OWNER).told()).isNotEmpty();
        assertThat(taken(id, LEAD).told()).isNotEmpty();
        assertThat(walk.steps(id, "StartEvent_StepDue")).hasSize(1);
    }

    @Test
    void putsLateWorkBeforeOtherWorkAndKeepsThePromise() {
        var id = opened(Priority.NORMAL, Channel.WEIBO);
        var running = task(id, "Task_GiveFirstResponse");
        var due = running.slaDueAt();

        time.move(Duration.ofMinutes(31));

        awaiting().until(() -> ticket(id).triage().priority() == Priority.HIGH);
        awaiting().until(() -> walk.now(running).priority() > running.priority());
        assertThat(walk.now(running).slaDueAt()).isEqualTo(due);
    }

    @Test
    void belongsToTheNextLevelOnceTheyAnswerForIt() {
        var id = breached();
        var running = task(id, "Task_GiveFirstResponse");

        complete(expert, task(id, "Task_TakeOver"), Map.of("decision", "own"));

        walk.awaitStepDone(id, "EndEvent_HelpDecided");
        assertThat(ticket(id).owner()).isEqualTo(expert.id());
        awaiting().until(() -> expert.id().equals(walk.now(running).assignee()));
    }

    @Test
    void isSolvedByTheNextLevel() {
        var id = breached();

        complete(expert, task(id, "Task_TakeOver"), Map.of("decision", "solved", "reply", "Repaired."));

        awaiting().until(() -> ticket(id).state().kind() == Kind.SOLVED);
        awaiting().until(() -> walk.openTasks(id).isEmpty());
    }

    @Test
    void managementDecidesInsteadOfANextLevelThatDoesNot() {
        var id = breached();
        var asked = task(id, "Task_TakeOver");

        time.move(Duration.ofHours(2));
        var decision = task(id, "Task_DecideOnCase");
        assertThat(decision.candidateGroups()).containsExactly("management");
        awaiting().until(() -> walk.now(asked).state() == UserTask.State.CANCELED);
        complete(expert, decision, Map.of("decision", "help", "note", "Call them."));

        walk.awaitStepDone(id, "EndEvent_HelpDecided");
        assertThat(walk.openTasks(id)).contains("Task_GiveFirstResponse");
    }

    @Test
    void asksNobodyAnyMoreOnceTheCaseIsSolved() {
        var id = breached();
        desk.reply(id, "We look into it.", null);

        desk.solve(id, new Parting.Told("It works again."));

        walk.awaitStepDone(id, "EndEvent_NoLongerNeeded");
        awaiting().until(() -> walk.openTasks(id).isEmpty());
    }

    @Test
    void stopsWhenSomebodyActedAfterTheStepBefore() {
        var id = opened(Priority.URGENT, Channel.EMAIL);
        task(id, "Task_GiveFirstResponse");
        desk.reply(id, "We look into it.", null);
        var work = task(id, "Task_SolveTicket");
        time.move(Duration.ofMinutes(400));
        taken(id, OWNER);
        walk.awaitStepDone(id, "EndEvent_PeopleTold");

        commands.claim(work.key(), agent.id());
        awaiting().until(() -> tasks.lastClaimed(id).isPresent());
        time.move(Duration.ofMinutes(40));

        assertThat(outcome(id, LEAD, LadderEntry.Kind.STOPPED).actions())
                .singleElement()
                .satisfies(action -> assertThat(action.rule()).isEqualTo("a person who acted stops the ladder"));
        walk.awaitStepDone(id, "EndEvent_LadderStops");
        time.move(Duration.ofMinutes(60));
        outcome(id, NEXT_LEVEL, LadderEntry.Kind.STOPPED);
        assertThat(walk.openTasks(id)).containsExactly("Task_SolveTicket");
    }

    @Test
    void waitsUntilTheQuietHoursOfTheOwnerAreOver() {
        var id = owned();
        quiet(agent, time.now().atOffset(ZoneOffset.UTC).toLocalTime());

        time.move(Duration.ofMinutes(390));
        outcome(id, OWNER, LadderEntry.Kind.WAITING);
        walk.awaitStep(id, "Event_QuietHoursOver");
        assertThat(entries(id))
                .singleElement()
                .satisfies(entry -> assertThat(entry.outcomes()).hasSize(1));
        time.move(Duration.ofMinutes(35));

        assertThat(taken(id, OWNER).told()).containsExactly(agent.id().value());
    }

    @Test
    void theStandInOfAnAbsentOwnerIsRemindedAndThenTakesOver() {
        var id = owned();
        var standIn = colleagues.join("service-l1", Role.SERVICE);
        colleagues.absent(agent.id(), standIn.id(), time.now());

        time.move(Duration.ofMinutes(400));
        assertThat(taken(id, OWNER).told()).containsExactly(standIn.id().value());
        time.move(Duration.ofMinutes(40));

        awaiting().until(() -> standIn.id().equals(ticket(id).owner()));
        walk.awaitStepDone(id, "EndEvent_Reassign");
        taken(id, LEAD);
    }

    @Test
    void aPublicComplaintThatIsLateIsAnsweredInPublicAgain() {
        var id = opened(Priority.URGENT, Channel.WEIBO, true);
        var answer = task(id, "Task_AnswerInPublic");
        complete(agent, answer, Map.of("answer", "We are on it."));
        walk.awaitStepDone(id, "EndEvent_AnsweredInPublic");

        time.move(Duration.ofMinutes(481));

        assertThat(task(id, "Task_AnswerInPublic").key()).isNotEqualTo(answer.key());
        walk.awaitStepDone(id, "EndEvent_AskPublicRelations");
    }

    /** The model in the tests is what the ticket's process once had inside. */
    @Test
    void instancesOfEarlierVersionsEndAsTheyBegan() {
        var id = opened(Priority.URGENT, Channel.EMAIL);
        transactions.executeWithoutResult(status ->
                outbox.publish(ProcessMessage.start(UUID.randomUUID(), "earlier-ticket-breached", id, Map.of())));

        var asked = task(id, "Task_TakeOverTicket");
        assertThat(asked.candidateGroups()).containsExactly("service-l2");
        complete(expert, asked, Map.of("decision", "own"));

        walk.awaitStepDone(id, "EndEvent_BreachDealtWith");
        assertThat(ticket(id).owner()).isEqualTo(expert.id());
    }

    private SubjectId opened(Priority priority, Channel channel) {
        return opened(priority, channel, false);
    }

    private SubjectId opened(Priority priority, Channel channel, boolean publicComplaint) {
        var id = opened(CLEAR, channel, priority, publicComplaint);
        task(id, "Task_GiveFirstResponse");
        return id;
    }

    private SubjectId breached() {
        var id = opened(Priority.URGENT, Channel.EMAIL);
        time.move(Duration.ofMinutes(31));
        task(id, "Task_TakeOver");
        return id;
    }

    /** A public ticket of no special urgency that the agent has answered and works on. */
    private SubjectId owned() {
        var id = opened(Priority.NORMAL, Channel.WEIBO);
        colleagues.as(agent, () -> {
            desk.reply(id, "We look into it.", null);
        });
        task(id, "Task_SolveTicket");
        return id;
    }

    /** From six to seven hours after a time of day. */
    private void quiet(Person person, LocalTime now) {
        jdbc.sql("update app_user set quiet_from = :from, quiet_to = :to where id = :id")
                .param("from", now.plusHours(6))
                .param("to", now.plusHours(7))
                .param("id", person.id().value())
                .update();
    }

    /** On the ladder of the first answer while none was given, then on that of the solution. */
    private Outcome taken(SubjectId id, String step) {
        return outcome(id, step, LadderEntry.Kind.TAKEN);
    }

    private Stream<LadderEntry> entries(SubjectId id) {
        var metric = ticket(id).firstReplyAt() == null ? "first-response" : "resolution";
        return ladder.of(id).stream().filter(entry -> entry.metric().equals(metric));
    }

    private Outcome outcome(SubjectId id, String step, LadderEntry.Kind kind) {
        return awaiting()
                .until(
                        () -> entries(id)
                                .filter(entry -> entry.step().equals(step))
                                .flatMap(entry -> entry.outcomes().stream())
                                .filter(outcome -> outcome.kind() == kind)
                                .findFirst()
                                .orElse(null),
                        found -> found != null);
    }
}
