package dev.rapport.engine.mirror;

import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The way each instance took through its diagram, and how often each element was passed in all. */
@Component
@Order(3)
class PathMirror implements MirrorTable {

    /** An instance that was moved, and each step that it then stood in, counts for the last version only. */
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
                select
                    instance.process_id,
                    coalesce(element.version, instance.version) as version,
                    element.element_id,
                    element.state
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
        if (range.has("PROCESS_INSTANCE", "ELEMENT_MIGRATED")) move(range);
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
                                (key, process_instance_key, element_id, element_type, state, started_at, ended_at, version)
                            select
                                step.record_key,
                                step.process_instance_key,
                                step.element_id,
                                step.element_type,
                                coalesce(ended.state, 'ACTIVE'),
                                step.occurred_at,
                                ended.at,
                                step.version
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

    /**
     * Instances go to their new version together with the steps that they stand in; what they passed before stays with
     * the version on which it was. One statement, since where a step was counted so far is asked of the rows that it
     * changes. Of several moves within the range the last counts.
     */
    private static void move(RecordRange range) {
        range.sql("""
                        with moved as materialized (
                            select
                                record.record_key,
                                record.process_instance_key,
                                (array_agg(record.value order by record.position desc))[1] as value
                            from engine_record record
                            where {range}
                                and record.value_type = 'PROCESS_INSTANCE'
                                and record.intent = 'ELEMENT_MIGRATED'
                            group by record.record_key, record.process_instance_key
                        ),
                        move as materialized (
                            select
                                moved.record_key,
                                moved.process_instance_key,
                                instance.process_id as from_process,
                                coalesce(element.version, instance.version) as from_version,
                                coalesce(element.element_id, instance.process_id) as from_element,
                                moved.value ->> 'bpmnProcessId' as to_process,
                                cast(moved.value ->> 'version' as int) as to_version,
                                moved.value ->> 'elementId' as to_element,
                                cast(moved.value ->> 'processDefinitionKey' as bigint) as to_definition
                            from moved
                            join process_instance instance on instance.key = moved.process_instance_key
                            left join element_instance element on element.key = moved.record_key
                            where element.key is not null or moved.record_key = moved.process_instance_key
                        ),
                        instance_moved as (
                            update process_instance instance
                            set process_id = move.to_process,
                                version = move.to_version,
                                definition_key = move.to_definition
                            from move
                            where instance.key = move.record_key
                        ),
                        step_moved as (
                            update element_instance element
                            set element_id = move.to_element,
                                version = move.to_version
                            from move
                            where element.key = move.record_key
                        ),
                        passed_before as (
                            update element_instance element
                            set version = move.from_version
                            from move
                            where move.record_key = move.process_instance_key
                                and element.process_instance_key = move.process_instance_key
                                and element.version is null
                                and not exists (
                                    select from moved where moved.record_key = element.key
                                )
                        )
                        insert into element_stat (process_id, version, element_id, entered, completed, terminated)
                        select process_id, version, element_id, sum(entered), 0, 0
                        from (
                            select from_process as process_id, from_version as version, from_element as element_id, -1 as entered
                            from move
                            union all
                            select to_process, to_version, to_element, 1
                            from move
                        ) as change
                        group by process_id, version, element_id
                        having sum(entered) <> 0
                        order by process_id, version, element_id
                        on conflict (process_id, version, element_id) do update
                        set entered = element_stat.entered + excluded.entered
                        """).update();
    }
}
