package dev.rapport.engine.mirror;

import dev.rapport.engine.TaskDue;
import dev.rapport.platform.SubjectId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** User tasks, and what became of the submissions that completed them. */
@Component
@Order(4)
class TaskMirror implements MirrorTable {

    private final ObjectProvider<TaskDue> due;
    private final JdbcClient jdbc;

    TaskMirror(ObjectProvider<TaskDue> due, JdbcClient jdbc) {
        this.due = due;
        this.jdbc = jdbc;
    }

    @Override
    public List<String> emptying() {
        return List.of(MirrorTable.unpruned("user_task"));
    }

    @Override
    public void apply(RecordRange range) {
        if (!range.has("USER_TASK")) return;
        var subjects = range.has("USER_TASK", "CREATED") ? addCreated(range) : Set.<SubjectId>of();
        // before any other task is locked: whoever changes a due time holds the clocks first and the tasks then
        if (!subjects.isEmpty()) due.ifAvailable(known -> takeOver(known.of(subjects)));
        if (range.has("USER_TASK", "ASSIGNED", "UPDATED", "MIGRATED", "COMPLETED", "CANCELED")) change(range);
        if (range.has("USER_TASK", "COMPLETED", "CANCELED")) settleSubmissions(range);
        tellEverybody(range);
    }

    private void takeOver(Map<SubjectId, Instant> due) {
        if (due.isEmpty()) return;
        var subjects = new ArrayList<UUID>();
        var times = new ArrayList<String>();
        due.forEach((subject, time) -> {
            subjects.add(subject.value());
            times.add(time.toString());
        });
        jdbc.sql("""
                        update user_task task
                        set sla_due_at = due.at
                        from unnest(cast(:subjects as uuid[]), cast(:times as timestamptz[])) as due (subject_id, at)
                        where task.subject_id = due.subject_id
                            and task.state in ('OPEN', 'SENT')
                            and task.sla_due_at is distinct from due.at
                        """)
                .param("subjects", subjects.toArray(UUID[]::new))
                .param("times", times.toArray(String[]::new))
                .update();
    }

    private Set<SubjectId> addCreated(RecordRange range) {
        var subjects = range.sql("""
                        insert into user_task
                            (key, process_instance_key, process_id, definition_key, element_id, name, subject_id,
                            form_key, assignee, candidate_groups, priority, state, created_at)
                        select
                            record.record_key,
                            record.process_instance_key,
                            record.value ->> 'bpmnProcessId',
                            cast(record.value ->> 'processDefinitionKey' as bigint),
                            record.value ->> 'elementId',
                            coalesce(element.name, record.value ->> 'elementId'),
                            instance.subject_id,
                            nullif(cast(record.value ->> 'formKey' as bigint), -1),
                            uuid_or_null(record.value ->> 'assignee'),
                            array(select jsonb_array_elements_text(record.value -> 'candidateGroupsList')),
                            coalesce(cast(record.value ->> 'priority' as int), 50),
                            case when submission.id is null then 'OPEN' else 'SENT' end,
                            record.occurred_at
                        from engine_record record
                        left join process_instance instance on instance.key = record.process_instance_key
                        left join process_element element
                            on element.definition_key = cast(record.value ->> 'processDefinitionKey' as bigint)
                            and element.element_id = record.value ->> 'elementId'
                        left join task_submission submission
                            on submission.task_key = record.record_key
                            and submission.state = 'SENT'
                        where {range} and record.value_type = 'USER_TASK' and record.intent = 'CREATED'
                        on conflict (key) do nothing
                        returning subject_id
                        """).query(UUID.class).list();
        var known = new HashSet<SubjectId>();
        for (var subject : subjects) if (subject != null) known.add(new SubjectId(subject));
        return known;
    }

    /** The last record of each kind counts; an assignee is only told by ASSIGNED. */
    private void change(RecordRange range) {
        range.sql("""
                        with change as (
                            select
                                record.record_key,
                                (array_agg(record.value order by record.position desc)
                                    filter (where record.intent = 'ASSIGNED'))[1] as assigned,
                                (array_agg(record.value order by record.position desc)
                                    filter (where record.intent = 'UPDATED'))[1] as updated,
                                (array_agg(record.value order by record.position desc)
                                    filter (where record.intent = 'MIGRATED'))[1] as migrated,
                                max(record.occurred_at) filter (
                                    where record.intent = 'ASSIGNED' and record.value ->> 'action' = 'claim'
                                ) as claimed_at,
                                jsonb_agg(
                                    jsonb_build_object(
                                        'at', record.occurred_at,
                                        'held', uuid_or_null(record.value ->> 'assignee') is not null)
                                    order by record.position
                                ) filter (where record.intent = 'ASSIGNED') as holdings,
                                max(record.intent) filter (where record.intent in ('COMPLETED', 'CANCELED')) as ended,
                                max(record.occurred_at)
                                    filter (where record.intent in ('COMPLETED', 'CANCELED')) as ended_at
                            from engine_record record
                            where {range} and record.value_type = 'USER_TASK' and record.intent <> 'CREATED'
                            group by record.record_key
                        )
                        update user_task task
                        set assignee = case
                                when change.assigned is null then task.assignee
                                else uuid_or_null(change.assigned ->> 'assignee')
                            end,
                            claimed_at = coalesce(change.claimed_at, task.claimed_at),
                            holdings = task.holdings || coalesce(change.holdings, '[]'),
                            candidate_groups = case
                                when change.updated is null then task.candidate_groups
                                else array(select jsonb_array_elements_text(change.updated -> 'candidateGroupsList'))
                            end,
                            priority = coalesce(cast(change.updated ->> 'priority' as int), task.priority),
                            process_id = coalesce(change.migrated ->> 'bpmnProcessId', task.process_id),
                            definition_key = coalesce(
                                cast(change.migrated ->> 'processDefinitionKey' as bigint), task.definition_key),
                            element_id = coalesce(change.migrated ->> 'elementId', task.element_id),
                            name = coalesce(
                                (
                                    select element.name
                                    from process_element element
                                    where element.definition_key
                                            = cast(change.migrated ->> 'processDefinitionKey' as bigint)
                                        and element.element_id = change.migrated ->> 'elementId'
                                ),
                                task.name),
                            state = coalesce(change.ended, task.state),
                            sla_due_at = case when change.ended is null then task.sla_due_at end,
                            ended_at = coalesce(change.ended_at, task.ended_at)
                        from change
                        where task.key = change.record_key
                        """).update();
    }

    private void settleSubmissions(RecordRange range) {
        range.sql("""
                        update task_submission submission
                        set state = case
                                when record.value -> 'variables' ->> 'submission' = cast(submission.id as text) then 'DONE'
                                else 'REFUSED'
                            end
                        from engine_record record
                        where {range}
                            and record.value_type = 'USER_TASK'
                            and record.intent in ('COMPLETED', 'CANCELED')
                            and submission.task_key = record.record_key
                            and submission.state = 'SENT'
                        """).update();
    }

    /** As many keys at a time as fit into a notification, which takes 8,000 bytes. */
    private void tellEverybody(RecordRange range) {
        range.sql("""
                        with changed as (
                            select key, row_number() over (order by key) / 350 as part
                            from (
                                select distinct record.record_key as key
                                from engine_record record
                                where {range} and record.value_type = 'USER_TASK'
                            ) as keys
                        )
                        select pg_notify('user_task', string_agg(cast(key as text), ',')) is null
                        from changed
                        group by part
                        """).query(Boolean.class).list();
    }
}
