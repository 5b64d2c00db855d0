package dev.rapport.sla.calendars;

import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import dev.rapport.sla.calendars.CalendarAssignment.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which customers, teams and regions have calendars of their own. */
@Component
public class CalendarAssignments {

    private final JdbcClient jdbc;
    private final Clock clock;

    CalendarAssignments(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The calendar that a case counts by instead of its policy's. */
    public Optional<String> of(SubjectId subject, @Nullable String team) {
        return jdbc.sql("""
                        select a.calendar
                        from calendar_assignment a
                        left join subject s on s.id = :subject
                        where (a.kind = 'CUSTOMER' and a.key = cast(s.customer_id as text))
                            or (a.kind = 'TEAM' and a.key = :team)
                            or (a.kind = 'REGION' and a.key in (
                                select r.region
                                from customer_region r
                                where r.customer_id = s.customer_id))
                        order by array_position(array['CUSTOMER', 'TEAM', 'REGION'], a.kind), a.key
                        limit 1
                        """)
                .param("subject", subject.value())
                .param("team", team, Types.VARCHAR)
                .query(String.class)
                .optional();
    }

    /**
     * The same for many subjects and their teams in one query; those without one are left out. Of one it is not asked by
     * a list, for which the database makes a new plan each time.
     */
    public Map<SubjectId, String> of(Map<SubjectId, @Nullable String> teams) {
        var subjects = List.copyOf(teams.keySet());
        var found = new HashMap<SubjectId, String>();
        if (subjects.size() == 1) {
            var only = subjects.getFirst();
            of(only, teams.get(only)).ifPresent(calendar -> found.put(only, calendar));
            return found;
        }
        jdbc.sql("""
                        select distinct on (held.id) held.id, a.calendar
                        from unnest(cast(:subjects as uuid[]), cast(:teams as text[])) as held (id, team)
                        left join subject s on s.id = held.id
                        join calendar_assignment a
                            on (a.kind = 'CUSTOMER' and a.key = cast(s.customer_id as text))
                            or (a.kind = 'TEAM' and a.key = held.team)
                            or (a.kind = 'REGION' and a.key in (
                                select r.region
                                from customer_region r
                                where r.customer_id = s.customer_id))
                        order by held.id, array_position(array['CUSTOMER', 'TEAM', 'REGION'], a.kind), a.key
                        """)
                .param("subjects", subjects.stream().map(SubjectId::value).toArray(UUID[]::new))
                .param("teams", subjects.stream().map(teams::get).toArray(String[]::new))
                .query(row -> {
                    found.put(new SubjectId(row.getObject("id", UUID.class)), row.getString("calendar"));
                });
        return found;
    }

    /** The same for many cases and the teams that hold them; those without one are left out. */
    public Map<UUID, String> of(Collection<UUID> subjects) {
        var found = new HashMap<UUID, String>();
        jdbc.sql("""
                        select distinct on (c.subject_id) c.subject_id, a.calendar
                        from sla_case c
                        left join subject s on s.id = c.subject_id
                        join calendar_assignment a
                            on (a.kind = 'CUSTOMER' and a.key = cast(s.customer_id as text))
                            or (a.kind = 'TEAM' and a.key = c.team)
                            or (a.kind = 'REGION' and exists (
                                select 1
                                from customer_region r
                                where r.customer_id = s.customer_id
                                    and r.region = a.key))
                        where c.subject_id = any(:subjects)
                        order by c.subject_id, array_position(array['CUSTOMER', 'TEAM', 'REGION'], a.kind), a.key
                        """).param("subjects", subjects.toArray(UUID[]::new)).query(row -> {
            found.put(row.getObject("subject_id", UUID.class), row.getString("calendar"));
        });
        return found;
    }

    public boolean any() {
        return jdbc.sql("select exists (select 1 from calendar_assignment)")
                .query(Boolean.class)
                .single();
    }

    public List<CalendarAssignment> all() {
        return jdbc.sql("""
                        select kind, key, calendar, by_user, changed_at
                        from calendar_assignment
                        order by array_position(array['CUSTOMER', 'TEAM', 'REGION'], kind), key
                        """).query(CalendarAssignments::read).list();
    }

    public void put(Kind kind, String key, String calendar, @Nullable UserId by) {
        jdbc.sql("""
                        insert into calendar_assignment (kind, key, calendar, by_user, changed_at)
                        values (:kind, :key, :calendar, :by, :now)
                        on conflict (kind, key) do update
                        set calendar = excluded.calendar,
                            by_user = excluded.by_user,
                            changed_at = excluded.changed_at
                        """)
                .param("kind", kind.name())
                .param("key", key)
                .param("calendar", calendar)
                .param("by", by == null ? null : by.value(), Types.OTHER)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** False when there was none. */
    public boolean remove(Kind kind, String key) {
        return jdbc.sql("delete from calendar_assignment where kind = :kind and key = :key")
                        .param("kind", kind.name())
                        .param("key", key)
                        .update()
                > 0;
    }

    public List<Assignee> customers(String beginning) {
        return jdbc.sql("""
                        select id, name
                        from customer_summary
                        where starts_with(name_key, lower(:beginning))
                        order by name_key, id
                        limit 20
                        """)
                .param("beginning", beginning.strip())
                .query((row, number) -> new Assignee(row.getString("id"), row.getString("name")))
                .list();
    }

    public Optional<String> customerName(String key) {
        return jdbc.sql("select name from customer_summary where id = cast(:key as uuid)")
                .param("key", key)
                .query(String.class)
                .optional();
    }

    private static CalendarAssignment read(ResultSet row, int number) throws SQLException {
        var by = row.getObject("by_user", UUID.class);
        return new CalendarAssignment(
                Kind.valueOf(row.getString("kind")),
                row.getString("key"),
                row.getString("calendar"),
                by == null ? null : new UserId(by),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }
}
