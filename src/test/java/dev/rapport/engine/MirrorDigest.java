package dev.rapport.engine;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A checksum of every row of every mirror table. */
public final class MirrorDigest {

    private static final List<String> TABLES = List.of(
            "process_definition",
            "process_element",
            "form",
            "process_instance",
            "element_instance",
            "flow_taken",
            "element_stat",
            "user_task",
            "incident");

    private MirrorDigest() {}

    public static Map<String, String> of(JdbcClient jdbc) {
        var digest = new TreeMap<String, String>();
        for (var table : TABLES)
            digest.put(table, jdbc.sql("""
                                    select count(*) || ' ' || coalesce(md5(string_agg(line, '' order by line)), '')
                                    from (select cast(t as text) as line from %s t) as lines
                                    """.formatted(table)).query(String.class).single());
        return digest;
    }

    /** Waits until all records are read and none comes. */
    public static Map<String, String> settled(JdbcClient jdbc) {
        var last = new AtomicReference<Map<String, String>>(Map.of());
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(700))
                .until(() -> {
                    var now = of(jdbc);
                    return now.equals(last.getAndSet(now)) && isRead(jdbc);
                });
        return last.get();
    }

    private static boolean isRead(JdbcClient jdbc) {
        return jdbc.sql("""
                        select coalesce(bool_and(cursor.position >= newest.position), true)
                        from (select partition_id, max(position) as position from engine_record group by 1) newest
                        left join mirror_cursor cursor using (partition_id)
                        """).query(Boolean.class).single();
    }
}
