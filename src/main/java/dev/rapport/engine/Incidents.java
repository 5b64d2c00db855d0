package dev.rapport.engine;

import dev.rapport.platform.Cursor;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Page;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Incidents as the engine last told. */
@Component
public class Incidents {

    private static final String SELECT = """
            select incident.*, instance.subject_id
            from incident
            left join process_instance instance on instance.key = incident.process_instance_key
            """;

    private final JdbcClient jdbc;

    Incidents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those that wait for help, oldest first. */
    public Page<Incident> open(int limit, @Nullable String after) {
        var last = after == null ? 0 : key(Cursor.parse(after, 1).getFirst());
        var rows = jdbc.sql(SELECT + """
                        where incident.resolved_at is null and incident.key > :after
                        order by incident.key
                        limit :limit
                        """)
                .param("after", last)
                .param("limit", limit + 1)
                .query(Incidents::read)
                .list();
        return Page.of(rows, limit, incident -> Cursor.of(incident.key()));
    }

    /** Those of one instance that wait for help. */
    List<Incident> of(long instanceKey) {
        return jdbc.sql(SELECT + """
                        where incident.process_instance_key = :instance and incident.resolved_at is null
                        order by incident.key
                        """)
                .param("instance", instanceKey)
                .query(Incidents::read)
                .list();
    }

    /** Refused when there is none, or when it was resolved. */
    public Incident required(long key) {
        return jdbc.sql(SELECT + "where incident.key = :key and incident.resolved_at is null")
                .param("key", key)
                .query(Incidents::read)
                .optional()
                .orElseThrow(() -> Refused.notFound("error.no-such-incident", String.valueOf(key)));
    }

    private static long key(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw Refused.invalid("error.bad-cursor");
        }
    }

    private static Incident read(ResultSet row, int number) throws SQLException {
        var subject = row.getObject("subject_id", UUID.class);
        return new Incident(
                row.getLong("key"),
                row.getLong("process_instance_key"),
                row.getString("process_id"),
                row.getString("element_id"),
                row.getObject("job_key", Long.class),
                subject == null ? null : new SubjectId(subject),
                row.getString("error_type"),
                row.getString("message"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                Instants.instantOrNull(row, "resolved_at"));
    }
}
