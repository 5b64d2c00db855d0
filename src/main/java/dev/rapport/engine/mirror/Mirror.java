package dev.rapport.engine.mirror;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
    private final RecordPruning pruning;
    private final List<MirrorTable> tables;

    Mirror(JdbcClient jdbc, RecordPruning pruning, List<MirrorTable> tables) {
        this.jdbc = jdbc;
        this.pruning = pruning;
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
        var next = next(partition).filter(found -> found.records() > 0);
        next.ifPresent(found -> apply(found, partition));
        return next.isPresent() && next.get().records() == MOST_RECORDS;
    }

    private record Next(int records, long after, long upTo, Set<String> kinds) {}

    private void apply(Next next, int partition) {
        var range = new RecordRange(jdbc, partition, next.after(), next.upTo(), next.kinds());
        tables.forEach(table -> table.apply(range));
        jdbc.sql("update mirror_cursor set position = :position where partition_id = :partition")
                .param("position", next.upTo())
                .param("partition", partition)
                .update();
    }

    /**
     * Locks the cursor and looks at what comes after it; empty when somebody else has the lock. The commit need not wait
     * for the disk: what a crash of the database may lose is made again from the log, since cursor and tables are lost
     * together, and whatever is committed to disk later takes this with it.
     */
    private Optional<Next> next(int partition) {
        return jdbc.sql("""
                        with cursor as (
                            select position
                            from mirror_cursor
                            where partition_id = :partition
                            for update skip locked
                        )
                        select
                            cursor.position as after,
                            count(next.position) as records,
                            max(next.position) as up_to,
                            array_agg(distinct next.kind) as kinds,
                            set_config('synchronous_commit', 'off', true)
                        from cursor
                        left join lateral (
                            select record.position, record.value_type || ' ' || record.intent as kind
                            from engine_record record
                            where record.partition_id = :partition and record.position > cursor.position
                            order by record.position
                            limit :most
                        ) as next on true
                        group by cursor.position
                        """)
                .param("partition", partition)
                .param("most", MOST_RECORDS)
                .query((row, number) ->
                        new Next(row.getInt("records"), row.getLong("after"), row.getLong("up_to"), kinds(row)))
                .optional();
    }

    private static Set<String> kinds(ResultSet row) throws SQLException {
        var kinds = (String[]) row.getArray("kinds").getArray();
        return Arrays.stream(kinds).filter(Objects::nonNull).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Empties the mirror tables and goes back to the first record; reading on then fills them again. What is known of
     * instances whose records are pruned stays as it is.
     */
    @Transactional
    public void rebuild() {
        jdbc.sql("select position from mirror_cursor order by partition_id for update")
                .query(Long.class)
                .list();
        pruning.finish();
        for (var table : tables)
            table.emptying().forEach(statement -> jdbc.sql(statement).update());
        jdbc.sql("update mirror_cursor set position = -1").update();
        jdbc.sql("select pg_notify('engine_record', '') is null")
                .query(Boolean.class)
                .single();
    }
}
