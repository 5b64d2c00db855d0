package dev.rapport.engine.mirror;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Removes the records of instances that ended long ago; their rows in the mirror stay. The search goes through each
 * partition in the order of its records and begins again when it meets young ones, since instances end in any order.
 */
@Component
public class RecordPruning {

    private static final int AT_ONCE = 5_000;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Duration retention;

    RecordPruning(JdbcClient jdbc, Clock clock, @Value("${rapport.engine.record-retention:7d}") Duration retention) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.retention = retention;
    }

    private record Searched(long upTo, boolean isEnd) {}

    /** Looks through the next records of a partition; says whether there may be more to prune now. */
    @Transactional
    public boolean prune(int partition) {
        jdbc.sql("insert into record_pruning (partition_id, position) values (:partition, -1) on conflict do nothing")
                .param("partition", partition)
                .update();
        var after = jdbc.sql(
                        "select position from record_pruning where partition_id = :partition for update skip locked")
                .param("partition", partition)
                .query(Long.class)
                .optional();
        if (after.isEmpty()) return false;
        var searched = prune(partition, after.get(), clock.instant().minus(retention));
        jdbc.sql("update record_pruning set position = :position where partition_id = :partition")
                .param("position", searched.isEnd() ? -1 : searched.upTo())
                .param("partition", partition)
                .update();
        return !searched.isEnd();
    }

    /** Only what the mirror has read: it knows that the instance has ended, and nothing of it follows. */
    private Searched prune(int partition, long after, Instant before) {
        return jdbc.sql("""
                        with searched as (
                            select record.position, record.process_instance_key, record.occurred_at
                            from engine_record record
                            where record.partition_id = :partition
                                and record.position > :after
                                and record.position <= (
                                    select position
                                    from mirror_cursor
                                    where partition_id = :partition
                                )
                            order by record.position
                            limit :most
                        ),
                        ended as (
                            update process_instance instance
                            set records_pruned = true
                            where instance.key in (select process_instance_key from searched)
                                and instance.ended_at < :before
                            returning instance.key
                        ),
                        pruned as (
                            delete from engine_record record
                            using searched, ended
                            where record.partition_id = :partition
                                and record.position = searched.position
                                and searched.process_instance_key = ended.key
                        )
                        select
                            coalesce(max(position), -1) as up_to,
                            count(*) < :most or max(occurred_at) >= :before as is_end
                        from searched
                        """)
                .param("partition", partition)
                .param("after", after)
                .param("before", OffsetDateTime.ofInstant(before, ZoneOffset.UTC))
                .param("most", AT_ONCE)
                .query((row, number) -> new Searched(row.getLong("up_to"), row.getBoolean("is_end")))
                .single();
    }

    /** Removes what is left of instances that the search has come to, so that no record of theirs is read again. */
    void finish() {
        jdbc.sql("select position from record_pruning order by partition_id for update")
                .query(Long.class)
                .list();
        jdbc.sql("""
                        delete from engine_record record
                        using process_instance instance
                        where instance.key = record.process_instance_key
                            and instance.records_pruned
                        """).update();
    }
}
