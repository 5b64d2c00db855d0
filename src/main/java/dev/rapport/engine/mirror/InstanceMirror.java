package dev.rapport.engine.mirror;

import java.util.List;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Process instances, and whom each is about. */
@Component
@Order(2)
class InstanceMirror implements MirrorTable {

    @Override
    public Set<String> valueTypes() {
        return Set.of("PROCESS_INSTANCE", "VARIABLE");
    }

    @Override
    public List<String> tables() {
        return List.of("process_instance");
    }

    @Override
    public void apply(RecordRange range) {
        addStarted(range);
        addSubjects(range);
        endInstances(range);
        migrate(range);
    }

    private void addStarted(RecordRange range) {
        range.sql("""
                        insert into process_instance
                            (key, process_id, version, definition_key, parent_key, state, started_at)
                        select
                            record.record_key,
                            record.value ->> 'bpmnProcessId',
                            cast(record.value ->> 'version' as int),
                            cast(record.value ->> 'processDefinitionKey' as bigint),
                            nullif(cast(record.value ->> 'parentProcessInstanceKey' as bigint), -1),
                            'ACTIVE',
                            record.occurred_at
                        from engine_record record
                        where {range}
                            and record.value_type = 'PROCESS_INSTANCE'
                            and record.intent = 'ELEMENT_ACTIVATED'
                            and record.value ->> 'bpmnElementType' = 'PROCESS'
                        on conflict (key) do update
                        set version = excluded.version,
                            parent_key = excluded.parent_key,
                            started_at = excluded.started_at
                        """).update();
    }

    /** The subject's variable may be recorded before the instance is. */
    private void addSubjects(RecordRange range) {
        range.sql("""
                        insert into process_instance
                            (key, process_id, version, definition_key, subject_id, state, started_at)
                        select distinct on (record.process_instance_key)
                            record.process_instance_key,
                            record.value ->> 'bpmnProcessId',
                            0,
                            cast(record.value ->> 'processDefinitionKey' as bigint),
                            uuid_or_null(trim(both '"' from record.value ->> 'value')),
                            'ACTIVE',
                            record.occurred_at
                        from engine_record record
                        where {range} and record.value_type = 'VARIABLE'
                        order by record.process_instance_key, record.position desc
                        on conflict (key) do update
                        set subject_id = excluded.subject_id
                        """).update();
    }

    private void endInstances(RecordRange range) {
        range.sql("""
                        update process_instance instance
                        set state = case record.intent when 'ELEMENT_COMPLETED' then 'COMPLETED' else 'TERMINATED' end,
                            ended_at = record.occurred_at
                        from engine_record record
                        where {range}
                            and record.value_type = 'PROCESS_INSTANCE'
                            and record.intent in ('ELEMENT_COMPLETED', 'ELEMENT_TERMINATED')
                            and record.value ->> 'bpmnElementType' = 'PROCESS'
                            and instance.key = record.record_key
                        """).update();
    }

    private void migrate(RecordRange range) {
        range.sql("""
                        update process_instance instance
                        set process_id = record.value ->> 'bpmnProcessId',
                            version = cast(record.value ->> 'version' as int),
                            definition_key = cast(record.value ->> 'processDefinitionKey' as bigint)
                        from engine_record record
                        where {range}
                            and record.value_type = 'PROCESS_INSTANCE'
                            and record.intent = 'ELEMENT_MIGRATED'
                            and record.value ->> 'bpmnElementType' = 'PROCESS'
                            and instance.key = record.record_key
                        """).update();
    }
}
