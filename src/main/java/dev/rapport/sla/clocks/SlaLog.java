package dev.rapport.sla.clocks;

import dev.rapport.platform.Instants;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import dev.rapport.sla.SlaEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What happened to each case; the database refuses to change or remove an entry. */
@Component
@NamedInterface("clocks")
public class SlaLog {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    SlaLog(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** Adds what happened, and gives the whole log with it. */
    public List<SlaEvent> add(SubjectId subject, Collection<SlaEvent> happened) {
        return jdbc.sql("""
                        with added as (
                            insert into sla_event (subject_id, at, kind, detail, by_user, team, recorded_at)
                            select :subject, at, kind, detail, by_user, team, :recordedAt
                            from json_to_recordset(cast(:happened as json))
                                as (at timestamptz, kind text, detail text, by_user uuid, team text)
                            returning id, at, kind, detail, by_user, team
                        )
                        select at, kind, detail, by_user, team
                        from (
                            select id, at, kind, detail, by_user, team
                            from sla_event
                            where subject_id = :subject
                            union all
                            select *
                            from added
                        ) as log
                        order by at, id
                        """)
                .param("subject", subject.value())
                .param(
                        "happened",
                        json.writeValueAsString(
                                happened.stream().map(SlaLog::row).toList()))
                .param("recordedAt", clock.instant().atOffset(ZoneOffset.UTC))
                .query(SlaLog::read)
                .list();
    }

    /** Adds what happened to the log that is known, and gives the whole log with it. */
    public List<SlaEvent> add(SubjectId subject, List<SlaEvent> known, List<SlaEvent> happened) {
        var added = add(Map.of(subject, happened)).getOrDefault(subject, List.of());
        return Stream.concat(known.stream(), added.stream())
                .sorted(Comparator.comparing(SlaEvent::at))
                .toList();
    }

    /** Adds to logs of several cases, and gives only what was added. */
    public Map<SubjectId, List<SlaEvent>> add(Map<SubjectId, List<SlaEvent>> histories) {
        var rows = histories.entrySet().stream()
                .flatMap(history -> history.getValue().stream().map(event -> row(history.getKey(), event)))
                .toList();
        return byCase(jdbc.sql("""
                        with added as (
                            insert into sla_event (subject_id, at, kind, detail, by_user, team, recorded_at)
                            select subject_id, at, kind, detail, by_user, team, :recordedAt
                            from json_to_recordset(cast(:rows as json))
                                as (subject_id uuid, at timestamptz, kind text, detail text, by_user uuid, team text)
                            returning id, subject_id, at, kind, detail, by_user, team
                        )
                        select *
                        from added
                        order by subject_id, at, id
                        """)
                .param("rows", json.writeValueAsString(rows))
                .param("recordedAt", clock.instant().atOffset(ZoneOffset.UTC)));
    }

    private static Map<SubjectId, List<SlaEvent>> byCase(StatementSpec logs) {
        var events = new HashMap<SubjectId, List<SlaEvent>>();
        logs.query(row -> {
            events.computeIfAbsent(new SubjectId(row.getObject("subject_id", UUID.class)), fresh -> new ArrayList<>())
                    .add(read(row, 0));
        });
        return events;
    }

    public List<SlaEvent> of(SubjectId subject) {
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

    /** What was known at a moment of the time up to an instant, and all that happened after it. */
    public List<SlaEvent> known(SubjectId subject, Instant moment, Instant upTo) {
        return jdbc.sql("""
                        select at, kind, detail, by_user, team
                        from sla_event
                        where subject_id = :subject
                            and (recorded_at <= :moment or at > :upTo)
                        order by at, id
                        """)
                .param("subject", subject.value())
                .param("moment", Instants.utc(moment))
                .param("upTo", Instants.utc(upTo))
                .query(SlaLog::read)
                .list();
    }

    /** The logs of several cases at once. */
    public Map<SubjectId, List<SlaEvent>> of(Collection<SubjectId> subjects) {
        return byCase(jdbc.sql("""
                        select subject_id, at, kind, detail, by_user, team
                        from sla_event
                        where subject_id = any(:subjects)
                        order by subject_id, at, id
                        """)
                .param("subjects", subjects.stream().map(SubjectId::value).toArray(UUID[]::new)));
    }

    private static Map<String, @Nullable Object> row(SubjectId subject, SlaEvent event) {
        var row = row(event);
        row.put("subject_id", subject.value());
        return row;
    }

    private static Map<String, @Nullable Object> row(SlaEvent event) {
        var row = new HashMap<String, @Nullable Object>();
        row.put("at", event.at().toString());
        row.put("kind", event.kind().name());
        row.put("detail", event.detail());
        row.put("by_user", event.by() == null ? null : event.by().value());
        row.put("team", event.team());
        return row;
    }

    public static SlaEvent read(ResultSet row, int number) throws SQLException {
        var by = row.getObject("by_user", UUID.class);
        return new SlaEvent(
                row.getObject("at", OffsetDateTime.class).toInstant(),
                SlaEvent.Kind.valueOf(row.getString("kind")),
                row.getString("detail"),
                by == null ? null : new UserId(by),
                row.getString("team"));
    }
}
