package dev.rapport.engine.mirror;

import java.util.List;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The way each instance took through its diagram, and how often each element was passed in all. */
@Component
@Order(3)
class PathMirror implements MirrorTable {

    @Override
    public Set<String> valueTypes() {
        return Set.of("PROCESS_INSTANCE");
    }

    @Override
    public List<String> tables() {
        return List.of("element_instance", "flow_taken", "element_stat");
    }

    @Override
    public void apply(RecordRange range) {
        enterElements(range);
        leaveElements(range);
        migrateElements(range);
        takeFlows(range);
        count(range);
    }

    /** Most elements are left within the range in which they are entered, so both are written at once. */
    private void enterElements(RecordRange range) {
        range.sql("""
                        with left_element as (
                            select record.record_key, record.intent, record.occurred_at
                            from engine_record record
                            where {range}
                                and record.value_type = 'PROCESS_INSTANCE'
                                and record.intent in ('ELEMENT_COMPLETED', 'ELEMENT_TERMINATED')
                        )
                        insert into element_instance
                            (key, process_instance_key, element_id, element_type, state, started_at, ended_at)
                        select
                            record.record_key,
                            record.process_instance_key,
                            record.value ->> 'elementId',
                            record.value ->> 'bpmnElementType',
                            case left_element.intent
                                when 'ELEMENT_COMPLETED' then 'COMPLETED'
                                when 'ELEMENT_TERMINATED' then 'TERMINATED'
                                else 'ACTIVE'
                            end,
                            record.occurred_at,
                            left_element.occurred_at
                        from engine_record record
                        left join left_element on left_element.record_key = record.record_key
                        where {range}
                            and record.value_type = 'PROCESS_INSTANCE'
                            and record.intent = 'ELEMENT_ACTIVATED'
                            and record.value ->> 'bpmnElementType' <> 'PROCESS'
                        on conflict (key) do nothing
                        """).update();
    }

    private void leaveElements(RecordRange range) {
        range.sql("""
                        update element_instance element
                        set state = case record.intent when 'ELEMENT_COMPLETED' then 'COMPLETED' else 'TERMINATED' end,
                            ended_at = record.occurred_at
                        from engine_record record
                        where {range}
                            and record.value_type = 'PROCESS_INSTANCE'
                            and record.intent in ('ELEMENT_COMPLETED', 'ELEMENT_TERMINATED')
                            and element.key = record.record_key
                            and element.ended_at is null
                        """).update();
    }

    private void migrateElements(RecordRange range) {
        range.sql("""
                        update element_instance element
                        set element_id = record.value ->> 'elementId'
                        from engine_record record
                        where {range}
                            and record.value_type = 'PROCESS_INSTANCE'
                            and record.intent = 'ELEMENT_MIGRATED'
                            and element.key = record.record_key
                        """).update();
    }

    private void takeFlows(RecordRange range) {
        range.sql("""
                        insert into flow_taken (process_instance_key, flow_id, times, last_at)
                        select
                            record.process_instance_key,
                            record.value ->> 'elementId',
                            count(*),
                            max(record.occurred_at)
                        from engine_record record
                        where {range}
                            and record.value_type = 'PROCESS_INSTANCE'
                            and record.intent = 'SEQUENCE_FLOW_TAKEN'
                        group by 1, 2
                        on conflict (process_instance_key, flow_id) do update
                        set times = flow_taken.times + excluded.times,
                            last_at = excluded.last_at
                        """).update();
    }

    /** Ordered, so that two partitions that count at the same time do not wait for each other in a circle. */
    private void count(RecordRange range) {
        range.sql("""
                        insert into element_stat (process_id, version, element_id, entered, completed, terminated)
                        select
                            record.value ->> 'bpmnProcessId',
                            cast(record.value ->> 'version' as int),
                            record.value ->> 'elementId',
                            count(*) filter (where record.intent = 'ELEMENT_ACTIVATED'),
                            count(*) filter (where record.intent = 'ELEMENT_COMPLETED'),
                            count(*) filter (where record.intent = 'ELEMENT_TERMINATED')
                        from engine_record record
                        where {range}
                            and record.value_type = 'PROCESS_INSTANCE'
                            and record.intent in ('ELEMENT_ACTIVATED', 'ELEMENT_COMPLETED', 'ELEMENT_TERMINATED')
                        group by 1, 2, 3
                        order by 1, 2, 3
                        on conflict (process_id, version, element_id) do update
                        set entered = element_stat.entered + excluded.entered,
                            completed = element_stat.completed + excluded.completed,
                            terminated = element_stat.terminated + excluded.terminated
                        """).update();
    }
}
