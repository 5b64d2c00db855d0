package dev.rapport.sla;

import dev.rapport.platform.SubjectId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.UUID;

/** Reads breaches; goes with {@link ClockSelect}. */
final class BreachSelect {

    static final ClockSelect.Source BREACHES = new ClockSelect.Source("""
            select k.*, s.number, s.title, r.cause, r.excuses, r.remark, r.by_user, r.at
            from sla_breach k
            join sla_case c on c.subject_id = k.subject_id
            left join subject s on s.id = k.subject_id
            left join lateral (
                select *
                from breach_remark
                where breach_id = k.id
                order by id desc
                limit 1
            ) r on true
            """, "k.team");

    private BreachSelect() {}

    static Breach read(ResultSet row, int number) throws SQLException {
        return new Breach(
                row.getObject("id", UUID.class),
                new SubjectId(row.getObject("subject_id", UUID.class)),
                row.getString("external"),
                row.getString("number"),
                row.getString("title"),
                row.getString("metric"),
                row.getInt("round"),
                row.getString("policy"),
                row.getString("rule"),
                row.getInt("rule_version"),
                row.getString("calendar"),
                row.getLong("target_seconds"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                row.getObject("due_at", OffsetDateTime.class).toInstant(),
                ClockSelect.user(row.getObject("owner_id", UUID.class)),
                row.getString("team"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getString("cause") == null ? null : BreachRemark.read(row));
    }
}
