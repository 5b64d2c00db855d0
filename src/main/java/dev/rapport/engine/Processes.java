package dev.rapport.engine;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Process definitions as deployed. */
@Component
public class Processes {

    private final JdbcClient jdbc;

    Processes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One version of a process. */
    public record Definition(long key, String processId, int version, String name, Instant deployedAt) {}

    /** The newest version of each process, by name. */
    public List<Definition> newest() {
        return jdbc.sql("""
                        select *
                        from (
                            select distinct on (process_id) key, process_id, version, name, deployed_at
                            from process_definition
                            order by process_id, version desc
                        ) as newest
                        order by name, process_id
                        """)
                .query((row, number) -> new Definition(
                        row.getLong("key"),
                        row.getString("process_id"),
                        row.getInt("version"),
                        row.getString("name"),
                        row.getObject("deployed_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    Optional<Long> newestKey(String processId) {
        return jdbc.sql("""
                        select key
                        from process_definition
                        where process_id = :process
                        order by version desc
                        limit 1
                        """).param("process", processId).query(Long.class).optional();
    }

    public Optional<String> xml(long definitionKey) {
        return jdbc.sql("select xml from process_definition where key = :key")
                .param("key", definitionKey)
                .query(String.class)
                .optional();
    }
}
