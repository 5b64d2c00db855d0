package dev.rapport.engine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
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
                        """).query(Processes::definition).list();
    }

    /** All versions of a process, newest first. */
    public List<Definition> versions(String processId) {
        return jdbc.sql("""
                        select key, process_id, version, name, deployed_at
                        from process_definition
                        where process_id = :process
                        order by version desc
                        """)
                .param("process", processId)
                .query(Processes::definition)
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

    /** What the diagram calls the elements that have a name, by element. */
    public Map<String, String> elementNames(long definitionKey) {
        return jdbc
                .sql("select element_id, name from process_element where definition_key = :key")
                .param("key", definitionKey)
                .query((row, number) -> Map.entry(row.getString("element_id"), row.getString("name")))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** What went through a version, by element; the instances themselves under the process's id. */
    public Map<String, Traffic> traffic(String processId, int version) {
        return jdbc
                .sql("""
                        select element_id, entered, completed, terminated
                        from element_stat
                        where process_id = :process and version = :version
                        """)
                .param("process", processId)
                .param("version", version)
                .query((row, number) -> Map.entry(
                        row.getString("element_id"),
                        new Traffic(row.getLong("entered"), row.getLong("completed"), row.getLong("terminated"))))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Definition definition(ResultSet row, int number) throws SQLException {
        return new Definition(
                row.getLong("key"),
                row.getString("process_id"),
                row.getInt("version"),
                row.getString("name"),
                row.getObject("deployed_at", OffsetDateTime.class).toInstant());
    }
}
