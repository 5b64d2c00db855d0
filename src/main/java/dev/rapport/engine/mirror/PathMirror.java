package dev.rapport.engine.mirror;

import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The way each instance took through its diagram, and how often each element was passed in all. */
@Component
@Order(3)
class PathMirror implements MirrorTable {

    /** An instance that was migrated counts for its last version only. */
    private static final String COUNT_WHAT_IS_LEFT = """
            insert into element_stat (process_id, version, element_id, entered, completed, terminated)
            select
                process_id,
                version,
                element_id,
                count(*),
                count(*) filter (where state = 'COMPLETED'),
                count(*) filter (where state = 'TERMINATED')
            from (
                select instance.process_id, instance.version, element.element_id, element.state
                from element_instance element
                join process_instance instance on instance.key = element.process_instance_key
                union all
                select process_id, version, process_id, state
                from process_instance
            ) as passed
            group by process_id, version, element_id
            """;

    @Override
    public List<String> emptying() {
        return List.of(
                MirrorTable.unpruned("element_instance"),
                MirrorTable.unpruned("flow_taken"),
                "delete from element_stat",
                COUNT_WHAT_IS_LEFT);
    }

    @Override
    public void apply(RecordRange range) {
        if (range.has("PROCESS_INSTANCE")) follow(range);
        if (range.has("PROCESS_INSTANCE", "ELEMENT_MIGRATED")) migrateElements(range);
    }

    /**
     * One statement for all tables, so that the records are read once. Most elements are left within the range in which
     * they are entered. The counts are written in order, so that two partitions that count at the same time do not wait
     * for each other in a circle.
     */
    private static void follow(RecordRange range) {
        range.sql("""
                        with step as materialized (
                            select
                                record.record_key,
                                record.process_instance_key,
                                record.intent,
                                record.occurred_at,
                                record.value ->> 'bpmnProcessId' as process_id,
                                cast(record.value ->> 'version' as int) as version,
                                record.value ->> 'elementId' as element_id,
                                record.value ->> 'bpmnElementType' as element_type
                            from engine_record record
                            where {range}
                                and record.value_type = 'PROCESS_INSTANCE'
                                and record.intent in (
                                    'ELEMENT_ACTIVATED', 'ELEMENT_COMPLETED', 'ELEMENT_TERMINATED', 'SEQUENCE_FLOW_TAKEN')
                        ),
                        ended as (
                            select
                                record_key,
                                case intent when 'ELEMENT_COMPLETED' then 'COMPLETED' else 'TERMINATED' end as state,
                                occurred_at as at
                            from step
                            where intent in ('ELEMENT_COMPLETED', 'ELEMENT_TERMINATED')
                        ),
                        entered as (
                            insert into element_instance
                                (key, process_instance_key, element_id, element_type, state, started_at, ended_at)
                            select
                                step.record_key,
                                step.process_instance_key,
                                step.element_id,
                                step.element_type,
                                coalesce(ended.state, 'ACTIVE'),
                                step.occurred_at,
                                ended.at
                            from step
                            left join ended on ended.record_key = step.record_key
                            where step.intent = 'ELEMENT_ACTIVATED' and step.element_type <> 'PROCESS'
                            on conflict (key) do nothing
                        ),
                        entered_before as (
                            update element_instance element
                            set state = ended.state,
                                ended_at = ended.at
                            from ended
                            where element.key = ended.record_key and element.ended_at is null
                        ),
                        flow as (
                            insert into flow_taken (process_instance_key, flow_id, times, last_at)
                            select process_instance_key, element_id, count(*), max(occurred_at)
                            from step
                            where intent = 'SEQUENCE_FLOW_TAKEN'
                            group by process_instance_key, element_id
                            on conflict (process_instance_key, flow_id) do update
                            set times = flow_taken.times + excluded.times,
                                last_at = excluded.last_at
                        )
                        insert into element_stat (process_id, version, element_id, entered, completed, terminated)
                        select
                            process_id,
                            version,
                            element_id,
                            count(*) filter (where intent = 'ELEMENT_ACTIVATED'),
                            count(*) filter (where intent = 'ELEMENT_COMPLETED'),
                            count(*) filter (where intent = 'ELEMENT_TERMINATED')
                        from step
                        where intent <> 'SEQUENCE_FLOW_TAKEN'
                        group by process_id, version, element_id
                        order by process_id, version, element_id
                        on conflict (process_id, version, element_id) do update
                        set entered = element_stat.entered + excluded.entered,
                            completed = element_stat.completed + excluded.completed,
                            terminated = element_stat.terminated + excluded.terminated
                        """).update();
    }

    private static void migrateElements(RecordRange range) {
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
}
