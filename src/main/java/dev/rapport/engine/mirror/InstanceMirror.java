package dev.rapport.engine.mirror;

import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Process instances, and whom each is about. */
@Component
@Order(2)
class InstanceMirror implements MirrorTable {

    @Override
    public List<String> emptying() {
        return List.of("delete from process_instance where not records_pruned");
    }

    @Override
    public void apply(RecordRange range) {
        if (range.has("PROCESS_INSTANCE") || range.has("VARIABLE")) follow(range);
    }

    /**
     * The subject's variable may be recorded before the instance is; version 0 stands for an instance whose start is
     * not among these records.
     */
    private static void follow(RecordRange range) {
        range.sql("""
                        insert into process_instance
                            (key, process_id, version, definition_key, parent_key, subject_id, state, started_at, ended_at)
                        select
                            key,
                            min(process_id),
                            coalesce(max(version) filter (where intent = 'ELEMENT_ACTIVATED'), 0),
                            min(definition_key),
                            max(parent_key),
                            (array_agg(subject_id order by position desc) filter (where subject_id is not null))[1],
                            case max(intent) filter (where intent in ('ELEMENT_COMPLETED', 'ELEMENT_TERMINATED'))
                                when 'ELEMENT_COMPLETED' then 'COMPLETED'
                                when 'ELEMENT_TERMINATED' then 'TERMINATED'
                                else 'ACTIVE'
                            end,
                            coalesce(max(occurred_at) filter (where intent = 'ELEMENT_ACTIVATED'), max(occurred_at)),
                            max(occurred_at) filter (where intent in ('ELEMENT_COMPLETED', 'ELEMENT_TERMINATED'))
                        from (
                            select
                                record.process_instance_key as key,
                                record.position,
                                record.intent,
                                record.occurred_at,
                                record.value ->> 'bpmnProcessId' as process_id,
                                cast(record.value ->> 'version' as int) as version,
                                cast(record.value ->> 'processDefinitionKey' as bigint) as definition_key,
                                nullif(cast(record.value ->> 'parentProcessInstanceKey' as bigint), -1) as parent_key,
                                case when record.value_type = 'VARIABLE'
                                    then uuid_or_null(trim(both '"' from record.value ->> 'value'))
                                end as subject_id
                            from engine_record record
                            where {range}
                                and (
                                    record.value_type = 'VARIABLE'
                                    or (
                                        record.value_type = 'PROCESS_INSTANCE'
                                        and record.record_key = record.process_instance_key
                                        and record.intent
                                            in ('ELEMENT_ACTIVATED', 'ELEMENT_COMPLETED', 'ELEMENT_TERMINATED')
                                    )
                                )
                        ) as record
                        group by key
                        on conflict (key) do update
                        set version = coalesce(nullif(excluded.version, 0), process_instance.version),
                            parent_key = coalesce(excluded.parent_key, process_instance.parent_key),
                            subject_id = coalesce(excluded.subject_id, process_instance.subject_id),
                            state = case
                                when excluded.ended_at is null then process_instance.state
                                else excluded.state
                            end,
                            started_at = case
                                when excluded.version = 0 then process_instance.started_at
                                else excluded.started_at
                            end,
                            ended_at = coalesce(excluded.ended_at, process_instance.ended_at)
                        """).update();
    }
}
