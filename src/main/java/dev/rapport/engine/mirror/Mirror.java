package dev.rapport.engine.mirror;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Brings the mirror tables up to the record log. The cursor of a partition moves in the transaction that changes the
 * tables, and its row is the lock: several copies of the application may read, one at a time does.
 */
@Component
public class Mirror {

    private static final int MOST_RECORDS = 1_000;

    private final JdbcClient jdbc;
    private final List<MirrorTable> tables;

    Mirror(JdbcClient jdbc, List<MirrorTable> tables) {
        this.jdbc = jdbc;
        this.tables = List.copyOf(tables);
    }

    /** The partitions that have records; a new one is found by its first record. */
    @Transactional
    public List<Integer> partitions() {
        jdbc.sql("""
                        with recursive partition as (
                            (select partition_id from engine_record order by partition_id limit 1)
                            union all
                            select (
                                select record.partition_id
                                from engine_record record
                                where record.partition_id > partition.partition_id
                                order by record.partition_id
                                limit 1
                            )
                            from partition
                            where partition.partition_id is not null
                        )
                        insert into mirror_cursor (partition_id, position)
                        select partition_id, -1
                        from partition
                        where partition_id is not null
                        on conflict do nothing
                        """).update();
        return jdbc.sql("select partition_id from mirror_cursor order by partition_id")
                .query((row, number) -> row.getInt(1))
                .list();
    }

    /** Applies the next records of a partition; says whether there may be more. */
    @Transactional
    public boolean readOn(int partition) {
        var cursor =
                jdbc.sql("""
                        select position
                        from mirror_cursor
                        where partition_id = :partition
                        for update skip locked
                        """).param("partition", partition).query(Long.class).optional();
        return cursor.isPresent() && readOn(partition, cursor.get());
    }

    private record Next(int records, long upTo, Set<String> valueTypes) {}

    private boolean readOn(int partition, long after) {
        var next = next(partition, after);
        if (next.records() == 0) return false;
        var range = new RecordRange(jdbc, partition, after, next.upTo());
        for (var table : tables) {
            var own = new HashSet<>(table.valueTypes());
            own.retainAll(next.valueTypes());
            if (!own.isEmpty()) table.apply(range);
        }
        jdbc.sql("update mirror_cursor set position = :position where partition_id = :partition")
                .param("position", next.upTo())
                .param("partition", partition)
                .update();
        return next.records() == MOST_RECORDS;
    }

    private Next next(int partition, long after) {
        return jdbc.sql("""
                        select count(*) as records, coalesce(max(position), 0) as up_to,
                            array_agg(distinct value_type) as value_types
                        from (
                            select position, value_type
                            from engine_record
                            where partition_id = :partition and position > :after
                            order by position
                            limit :most
                        ) as next
                        """)
                .param("partition", partition)
                .param("after", after)
                .param("most", MOST_RECORDS)
                .query((row, number) -> {
                    var types = row.getArray("value_types");
                    return new Next(
                            row.getInt("records"),
                            row.getLong("up_to"),
                            types == null ? Set.of() : Set.of((String[]) types.getArray()));
                })
                .single();
    }

    /** Empties the mirror tables and goes back to the first record; reading on then fills them again. */
    @Transactional
    public void rebuild() {
        jdbc.sql("select position from mirror_cursor order by partition_id for update")
                .query(Long.class)
                .list();
        for (var table : tables) {
            // names from this package, not from outside
            for (var name : table.tables()) jdbc.sql("delete from " + name).update();
        }
        jdbc.sql("update mirror_cursor set position = -1").update();
        jdbc.sql("select pg_notify('engine_record', '') is null")
                .query(Boolean.class)
                .single();
    }
}
