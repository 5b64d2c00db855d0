package dev.rapport.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.rapport.access.Role;
import dev.rapport.cases.StuckRuns;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.EngineTest;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@EngineTest
class EngineTests {

    private static final Duration LONG = Duration.ofSeconds(40);

    @Autowired
    ProcessOutbox outbox;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    UserTasks tasks;

    @Autowired
    TaskCommands commands;

    @Autowired
    ProcessInstances instances;

    @Autowired
    Incidents incidents;

    @Autowired
    StuckRuns stuckRuns;

    @Autowired
    Colleagues colleagues;

    @Autowired
    JdbcClient jdbc;

    private final SubjectId subject = SubjectId.next();
    private final UserId person = UserId.next();

    @Test
    void runsACaseFromItsMessageToItsEnd() {
        start(Map.of());
        awaitEnd();
        assertThat(effects()).containsExactly("effect");
        assertThat(instances.about(subject)).singleElement().satisfies(instance -> {
            assertThat(instance.processId()).isEqualTo("probe");
            assertThat(instance.state()).isEqualTo(ProcessInstance.State.COMPLETED);
            var path = instances.path(instance.key());
            assertThat(path.flows()).containsOnlyKeys("Flow_1", "Flow_2", "Flow_NoPerson");
            assertThat(path.steps())
                    .extracting(Step::name)
                    .containsExactly("Probe started", "Have an effect", "Needs a person?", "Done");
            assertThat(path.current()).isEmpty();
        });
    }

    @Test
    void startsOneInstancePerMessageHoweverOftenItIsPublished() {
        var message = UUID.randomUUID();
        for (var i = 0; i < 3; i++) {
            start(message, Map.of());
            awaitEnd();
        }
        assertThat(instances.about(subject)).hasSize(1);
    }

    @Test
    void cancelsASecondInstanceOfAMessage() {
        start(Map.of());
        awaitEnd();
        var first = instances.about(subject).getFirst().key();
        var again = Ids.next();
        link(again, first);
        start(again, Map.of());
        await().atMost(LONG).until(() -> instances.about(subject).size() == 2);
        awaitEnd();
        assertThat(instances.about(subject))
                .filteredOn(instance -> instance.key() != first)
                .singleElement()
                .satisfies(second -> assertThat(second.state()).isEqualTo(ProcessInstance.State.TERMINATED));
        assertThat(effects()).containsExactly("effect");
    }

    /** As a broker leaves it that is killed after it has handed out a job and before the step is in its log. */
    @Test
    void countsTheEffectOfAJobThatTheEngineHasForgotten() {
        var message = Ids.next();
        var forgotten = 1;
        link(message, forgotten);
        jdbc.sql("insert into probe_effect values (:subject, 'effect')")
                .param("subject", subject.value())
                .update();
        addEffect("haveProbeEffect", "Task_Effect", forgotten, 2);
        start(message, Map.of());
        awaitEnd();
        assertThat(instances.about(subject))
                .singleElement()
                .satisfies(instance -> assertThat(instance.state()).isEqualTo(ProcessInstance.State.COMPLETED));
        assertThat(effects()).containsExactly("effect");
    }

    /** The engine gives the keys of what it has forgotten to other steps, also to those of the same case. */
    @Test
    void knowsAForgottenStepThoughItsKeyIsGivenAnew() {
        var instance = startWithPerson(null).processInstanceKey();
        var other = jdbc.sql("select key from element_instance where process_instance_key = :instance limit 1")
                .param("instance", instance)
                .query(Long.class)
                .single();
        addEffect("noteProbeAnswer", "Task_Note", instance, other);
        var task = tasks.about(subject).getFirst();
        commands.complete(task.key(), person, Map.of("verdict", "good", "remark", "fine"));
        awaitEnd();
        assertThat(effects()).containsExactly("effect");
    }

    @Test
    void keepsNoMessageOfATransactionThatIsRolledBack() {
        transactions.executeWithoutResult(status -> {
            outbox.publish(ProcessMessage.start(Ids.next(), "probe-started", subject, Map.of()));
            status.setRollbackOnly();
        });
        assertThat(jdbc.sql("select count(*) from engine_message where subject_id = :subject")
                        .param("subject", subject.value())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void refusesMessagesOutsideATransaction() {
        assertThatThrownBy(() -> outbox.publish(ProcessMessage.start(Ids.next(), "probe-started", subject, Map.of())))
                .isInstanceOf(org.springframework.transaction.IllegalTransactionStateException.class);
    }

    @Test
    void showsATaskWithItsNameTeamAndForm() {
        var task = startWithPerson(null);
        assertThat(task.name()).isEqualTo("Check the effect");
        assertThat(task.candidateGroups()).containsExactly("probe-team");
        assertThat(task.subject()).isEqualTo(subject);
        assertThat(task.assignee()).isNull();
        assertThat(task.formKey()).isNotNull();
        assertThat(tasks.unclaimed(List.of("probe-team"), 200, null).items())
                .extracting(UserTask::key)
                .contains(task.key());
        assertThat(tasks.unclaimedByTeam(List.of("probe-team", "nobody"))).containsOnlyKeys("probe-team");
    }

    @Test
    void showsWhoseTaskItIsFromTheStart() {
        startWithPerson(person);
        await().atMost(LONG).until(() -> tasks.of(person, 10, null).items().size() == 1);
        assertThat(tasks.countOf(person)).isEqualTo(1);
    }

    @Test
    void letsOneOfTwoClaimATask() {
        var task = startWithPerson(null);
        commands.claim(task.key(), person);
        assertThat(tasks.find(task.key()).orElseThrow().assignee()).isEqualTo(person);
        assertRefused("error.task-taken", () -> commands.claim(task.key(), UserId.next()));
        commands.release(task.key());
        assertThat(tasks.find(task.key()).orElseThrow().assignee()).isNull();
        commands.handOver(task.key(), person);
        assertThat(tasks.find(task.key()).orElseThrow().assignee()).isEqualTo(person);
    }

    @Test
    void givesTheEngineOnlyWhatItsGatewaysReadAndTheWorkerTheRest() {
        var task = startWithPerson(null);
        commands.complete(task.key(), person, Map.of("verdict", "good", "remark", "secret \\u0000 words"));
        awaitEnd();
        assertThat(effects()).contains("answer secret \\u0000 words " + person);
        assertThat(jdbc.sql("""
                                select count(*)
                                from engine_record
                                where cast(value as text) like '%secret%'
                                """).query(Integer.class).single()).isZero();
        assertThat(tasks.find(task.key()).orElseThrow().state()).isEqualTo(UserTask.State.COMPLETED);
        assertThat(submissionStates(task.key())).containsExactly("DONE");
    }

    @Test
    void refusesToCompleteTwice() {
        var task = startWithPerson(null);
        commands.complete(task.key(), person, Map.of("verdict", "bad"));
        assertThatThrownBy(() -> commands.complete(task.key(), person, Map.of("verdict", "good")))
                .isInstanceOf(Refused.class);
        awaitEnd();
        assertThat(submissionStates(task.key())).containsExactly("DONE");
    }

    @Test
    void refusesWhatTheFormDoesNotTake() {
        var task = startWithPerson(null);
        assertRefused("error.form-required", () -> commands.complete(task.key(), person, Map.of()));
        assertRefused(
                "error.unfit-character",
                () -> commands.complete(task.key(), person, Map.of("verdict", "good", "remark", "a\0b")));
        assertRefused(
                "error.form-unknown-field",
                () -> commands.complete(task.key(), person, Map.of("verdict", "good", "ownerId", "me")));
        assertRefused(
                "error.form-wrong-value", () -> commands.complete(task.key(), person, Map.of("verdict", "perfect")));
        assertThat(tasks.find(task.key()).orElseThrow().state()).isEqualTo(UserTask.State.OPEN);
    }

    @Test
    void refusesATaskThatTheEngineHasWithdrawn() {
        var task = startWithPerson(null);
        publish(ProcessMessage.now(Ids.next(), "probe-withdrawn", subject, Map.of()));
        awaitEnd();
        assertRefused("error.task-gone", () -> commands.complete(task.key(), person, Map.of("verdict", "good")));
        assertThat(tasks.find(task.key()).orElseThrow().state()).isEqualTo(UserTask.State.CANCELED);
    }

    @Test
    void branchesOnABpmnErrorAndUndoesItsEffect() {
        start(Map.of("fault", "refused"));
        awaitEnd();
        assertThat(effects()).isEmpty();
        assertThat(instances.path(instances.about(subject).getFirst().key()).flows())
                .containsKey("Flow_Refused");
    }

    @Test
    void triesAPassingFaultAgain() {
        start(Map.of("fault", "passing"));
        awaitEnd();
        assertThat(effects()).containsExactly("effect");
    }

    @Test
    void turnsADefectIntoAnIncidentThatCanBeRetried() {
        start(Map.of("fault", "defect"));
        var incident = await().atMost(LONG).until(this::firstIncident, found -> found != null);
        assertThat(incident.message()).isEqualTo("There is no task as wanted.");
        var designer = colleagues.join(null, Role.DESIGNER);
        assertThat(colleagues.as(designer, () -> stuckRuns.list(200, null)).items())
                .filteredOn(stuck -> stuck.key() == incident.key())
                .singleElement()
                .returns("Have an effect", StuckRuns.Stuck::step);
        assertThatThrownBy(
                        () -> colleagues.as(colleagues.join(null, Role.MANAGER), () -> stuckRuns.retry(incident.key())))
                .hasMessage("access.role-missing");
        assertThat(colleagues.as(designer, () -> stuckRuns.retry(incident.key())))
                .isEqualTo("Have an effect");
        assertThat(jdbc.sql("select actor from trail where subject_id = :subject and kind = 'IncidentRetried'")
                        .param("subject", subject.value())
                        .query(UUID.class)
                        .list())
                .containsExactly(designer.id().value());
        await().atMost(LONG).until(() -> {
            var next = firstIncident();
            return next != null && next.key() != incident.key();
        });
    }

    @Test
    void givesTheSameRowsWhenTheMirrorIsMadeAnew(@Autowired dev.rapport.engine.mirror.Mirror mirror) {
        startWithPerson(person);
        var other = SubjectId.next();
        publish(ProcessMessage.start(Ids.next(), "probe-started", other, Map.of()));
        await().atMost(LONG).until(() -> instances.about(other).stream().anyMatch(i -> i.endedAt() != null));
        var before = MirrorDigest.settled(jdbc);
        mirror.rebuild();
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(MirrorDigest.of(jdbc)).isEqualTo(before));
    }

    private Incident firstIncident() {
        return incidents.open(200, null).items().stream()
                .filter(incident -> subject.equals(incident.subject()))
                .findFirst()
                .orElse(null);
    }

    private UserTask startWithPerson(UserId owner) {
        var variables = new HashMap<String, Object>(Map.of("needsPerson", true, "teamKey", "probe-team"));
        variables.put("ownerId", owner == null ? "" : owner.toString());
        start(variables);
        return await().atMost(LONG)
                .until(() -> tasks.about(subject), found -> !found.isEmpty())
                .getFirst();
    }

    private void start(Map<String, Object> variables) {
        start(Ids.next(), variables);
    }

    private void start(UUID message, Map<String, Object> variables) {
        publish(ProcessMessage.start(message, "probe-started", subject, variables));
    }

    private void addEffect(String type, String element, long instance, long elementKey) {
        jdbc.sql("""
                        insert into job_effect
                            (job_key, job_type, subject_id, process_instance_key, element_id, element_key, turn,
                            result)
                        values (3, :type, :subject, :instance, :element, :elementKey, 0, '{"effects": 1}')
                        """)
                .param("type", type)
                .param("subject", subject.value())
                .param("instance", instance)
                .param("element", element)
                .param("elementKey", elementKey)
                .update();
    }

    private void link(UUID message, long instance) {
        jdbc.sql(
                        "insert into process_link (message_id, process_id, instance_key) values (:message, 'probe', :instance)")
                .param("message", message)
                .param("instance", instance)
                .update();
    }

    private void publish(ProcessMessage message) {
        transactions.executeWithoutResult(status -> outbox.publish(message));
    }

    private void awaitEnd() {
        await().atMost(LONG).until(() -> {
            var all = instances.about(subject);
            return !all.isEmpty() && all.stream().allMatch(instance -> instance.endedAt() != null);
        });
    }

    private List<String> effects() {
        return jdbc.sql("select effect from probe_effect where subject_id = :subject")
                .param("subject", subject.value())
                .query(String.class)
                .list();
    }

    private List<String> submissionStates(long task) {
        return jdbc.sql("select state from task_submission where task_key = :task")
                .param("task", task)
                .query(String.class)
                .list();
    }

    private static void assertRefused(String key, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo(key));
    }
}
