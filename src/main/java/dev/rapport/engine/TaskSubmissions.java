package dev.rapport.engine;

import dev.rapport.engine.model.FormModel;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people entered in forms, and whether the engine knows that they are done. */
@Component
class TaskSubmissions {

    private final JdbcClient jdbc;
    private final Json json;
    private final Forms forms;
    private final UserTasks tasks;
    private final ObjectProvider<TaskDue> due;
    private final ProcessParts<FormData> sources;
    private final ProcessParts<AnswerCheck> checks;
    private final Clock clock;

    TaskSubmissions(
            JdbcClient jdbc,
            Json json,
            Forms forms,
            UserTasks tasks,
            ObjectProvider<TaskDue> due,
            List<FormData> sources,
            List<AnswerCheck> checks,
            Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.forms = forms;
        this.tasks = tasks;
        this.due = due;
        this.sources = new ProcessParts<>(sources);
        this.checks = new ProcessParts<>(checks);
        this.clock = clock;
    }

    /** A submission on its way to the engine. */
    record Sent(UUID id, long taskKey, long definitionKey, Map<String, Object> data) {}

    private record Task(
            UserTask.State state,
            long instanceKey,
            long definitionKey,
            String processId,
            String elementId,
            @Nullable SubjectId subject,
            @Nullable Long formKey) {}

    /** Checks what was entered against the task's form and keeps it; from now on the task counts as sent. */
    @Transactional
    Sent keep(long taskKey, UserId by, Supplier<Map<String, Object>> entered) {
        var data = entered.get();
        return keep(taskKey, by, data, open(taskKey));
    }

    /** The same of a task that counts as sent since its answer was held. */
    @Transactional
    Sent keepHeld(long taskKey, UserId by, Map<String, Object> entered) {
        return keep(taskKey, by, entered, held(taskKey));
    }

    private Sent keep(long taskKey, UserId by, Map<String, Object> entered, Task task) {
        var data = checked(task, by, entered);
        var sent = new Sent(Ids.next(), taskKey, task.definitionKey(), data);
        jdbc.sql("""
                        with kept as (
                            insert into task_submission
                                (id, task_key, process_instance_key, submitted_by, data, state, submitted_at)
                            values (:id, :task, :instance, :by, cast(:data as jsonb), 'SENT', :at)
                        )
                        update user_task
                        set state = 'SENT'
                        where key = :task
                        returning pg_notify('user_task', cast(key as text)) is null
                        """)
                .param("id", sent.id())
                .param("task", taskKey)
                .param("instance", task.instanceKey())
                .param("by", by.value())
                .param("data", json.write(data))
                .param("at", OffsetDateTime.now(clock))
                .query(Boolean.class)
                .single();
        return sent;
    }

    /** Refuses what {@link #keep} would refuse; from now on the task counts as sent, so that nobody else takes it. */
    @Transactional
    void hold(long taskKey, UserId by, Map<String, Object> entered) {
        checked(open(taskKey), by, entered);
        jdbc.sql("""
                        update user_task
                        set state = 'SENT'
                        where key = :task
                        returning pg_notify('user_task', cast(key as text)) is null
                        """).param("task", taskKey).query(Boolean.class).single();
    }

    /** The held answer of the task was taken back, or can go out no more. */
    @Transactional
    void letGo(long taskKey) {
        if (!isOnItsWay(taskKey)) reopen(taskKey);
    }

    private boolean isOnItsWay(long taskKey) {
        return jdbc.sql("select exists (select 1 from task_submission where task_key = :task and state = 'SENT')")
                .param("task", taskKey)
                .query(Boolean.class)
                .single();
    }

    private Map<String, Object> checked(Task task, UserId by, Map<String, Object> entered) {
        var data = form(task)
                .map(form -> form.check(entered, form.looksAtData() ? startedWith(task) : Map.of(), clock.instant()))
                .orElseGet(() -> Map.copyOf(entered));
        requireTakenByCase(task, new TaskSubmission(by, data));
        return data;
    }

    private Map<String, Object> startedWith(Task task) {
        return FormData.from(sources, task.processId(), task.subject(), task.elementId());
    }

    private void requireTakenByCase(Task task, TaskSubmission answer) {
        var subject = task.subject();
        if (subject == null) return;
        checks.of(task.processId()).ifPresent(check -> check.check(subject, task.elementId(), answer));
    }

    /** A form that this application cannot read is refused rather than left unchecked. */
    private Optional<FormModel> form(Task task) {
        var key = task.formKey();
        if (key == null) return Optional.empty();
        return forms.model(key).or(() -> forms.schema(key).map(FormModel::parse));
    }

    private Task open(long taskKey) {
        var task = lock(taskKey);
        if (task.state() == UserTask.State.SENT) throw Refused.conflict("error.task-sent");
        return task;
    }

    private Task held(long taskKey) {
        var task = lock(taskKey);
        if (isOnItsWay(taskKey)) throw Refused.conflict("error.task-sent");
        return task;
    }

    /** Refuses a task that has ended. */
    private Task lock(long taskKey) {
        var task = jdbc.sql("""
                        select state, process_instance_key, definition_key, process_id, element_id, subject_id,
                            form_key
                        from user_task
                        where key = :task
                        for update
                        """)
                .param("task", taskKey)
                .query((row, number) -> new Task(
                        UserTask.State.valueOf(row.getString("state")),
                        row.getLong("process_instance_key"),
                        row.getLong("definition_key"),
                        row.getString("process_id"),
                        row.getString("element_id"),
                        Optional.ofNullable(row.getObject("subject_id", UUID.class))
                                .map(SubjectId::new)
                                .orElse(null),
                        row.getObject("form_key", Long.class)))
                .optional()
                .orElseThrow(() -> Refused.notFound("error.no-such-task", String.valueOf(taskKey)));
        return switch (task.state()) {
            case OPEN, SENT -> task;
            case COMPLETED, CANCELED -> throw Refused.conflict("error.task-gone");
        };
    }

    /** The engine will not take it; the task, if it is still there, is open again. What was entered is kept. */
    @Transactional
    void refuse(Sent sent) {
        jdbc.sql("update task_submission set state = 'REFUSED' where id = :id and state = 'SENT'")
                .param("id", sent.id())
                .update();
        reopen(sent.taskKey());
    }

    private void reopen(long taskKey) {
        jdbc.sql("""
                        update user_task
                        set state = 'OPEN'
                        where key = :task and state = 'SENT'
                        returning subject_id, pg_notify('user_task', cast(key as text))
                        """)
                .param("task", taskKey)
                .query((row, number) -> Optional.ofNullable(row.getObject("subject_id", UUID.class)))
                .list()
                .forEach(subject -> subject.map(SubjectId::new).ifPresent(this::takeOverDueTime));
    }

    /** While the task counted as sent, it did not follow the clocks. */
    private void takeOverDueTime(SubjectId subject) {
        due.ifAvailable(
                known -> tasks.dueChanged(subject, known.of(Set.of(subject)).get(subject)));
    }

    /** Submissions that should long have been confirmed. */
    List<Sent> unconfirmed() {
        return jdbc.sql("""
                        select submission.id, submission.task_key, task.definition_key, submission.data
                        from task_submission submission
                        join user_task task on task.key = submission.task_key and task.state = 'SENT'
                        where submission.state = 'SENT'
                            and submission.submitted_at < :before
                        order by submission.submitted_at
                        limit 100
                        """)
                .param("before", OffsetDateTime.now(clock).minusSeconds(15))
                .query((row, number) -> new Sent(
                        row.getObject("id", UUID.class),
                        row.getLong("task_key"),
                        row.getLong("definition_key"),
                        json.read(row.getString("data"))))
                .list();
    }
}
