package dev.rapport.engine.mirror;

import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Incidents: places where the engine needs a person's help. */
@Component
@Order(5)
class IncidentMirror implements MirrorTable {

    @Override
    public List<String> emptying() {
        return List.of(MirrorTable.unpruned("incident"));
    }

    @Override
    public void apply(RecordRange range) {
        if (range.has("INCIDENT", "CREATED")) add(range);
        if (range.has("INCIDENT", "RESOLVED")) resolve(range);
        if (range.has("INCIDENT", "MIGRATED")) migrate(range);
    }

    private static void add(RecordRange range) {
        range.sql("""
                        insert into incident
                            (key, process_instance_key, process_id, element_id, job_key, error_type, message, created_at)
                        select
                            record.record_key,
                            record.process_instance_key,
                            record.value ->> 'bpmnProcessId',
                            record.value ->> 'elementId',
                            nullif(cast(record.value ->> 'jobKey' as bigint), -1),
                            record.value ->> 'errorType',
                            left(record.value ->> 'errorMessage', 4000),
                            record.occurred_at
                        from engine_record record
                        where {range} and record.value_type = 'INCIDENT' and record.intent = 'CREATED'
                        on conflict (key) do nothing
                        """).update();
    }

    private static void resolve(RecordRange range) {
        range.sql("""
                        update incident
                        set resolved_at = record.occurred_at
                        from engine_record record
                        where {range}
                            and record.value_type = 'INCIDENT'
                            and record.intent = 'RESOLVED'
                            and incident.key = record.record_key
                        """).update();
    }

    private static void migrate(RecordRange range) {
        range.sql("""
                        update incident
                        set process_id = record.value ->> 'bpmnProcessId',
                            element_id = record.value ->> 'elementId'
                        from engine_record record
                        where {range}
                            and record.value_type = 'INCIDENT'
                            and record.intent = 'MIGRATED'
                            and incident.key = record.record_key
                        """).update();
    }
}
