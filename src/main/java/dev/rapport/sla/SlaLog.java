package dev.rapport.sla;

import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What happened to each case; the database refuses to change or remove an entry. */
@Component
class SlaLog {

    private final JdbcClient jdbc;
    private final Clock clock;

    SlaLog(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void add(SubjectId subject, SlaEvent event) {
        jdbc.sql("""
                        insert into sla_event (subject_id, at, kind, detail, by_user, team, recorded_at)
                        values (:subject, :at, :kind, :detail, :by, :team, :recordedAt)
                        """)
                .param("subject", subject.value())
                .param("at", event.at().atOffset(ZoneOffset.UTC))
                .param("kind", event.kind().name())
                .param("detail", event.detail(), Types.VARCHAR)
                .param("by", event.by() == null ? null : event.by().value(), Types.OTHER)
                .param("team", event.team(), Types.VARCHAR)
                .param("recordedAt", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    List<SlaEvent> of(SubjectId subject) {
        return jdbc.sql("""
                        select at, kind, detail, by_user, team
                        from sla_event
                        where subject_id = :subject
                        order by at, id
                        """)
                .param("subject", subject.value())
                .query(SlaLog::read)
                .list();
    }

    private static SlaEvent read(ResultSet row, int number) throws SQLException {
        var by = row.getObject("by_user", UUID.class);
        return new SlaEvent(
                row.getObject("at", OffsetDateTime.class).toInstant(),
                SlaEvent.Kind.valueOf(row.getString("kind")),
                row.getString("detail"),
                by == null ? null : new UserId(by),
                row.getString("team"));
    }
}
