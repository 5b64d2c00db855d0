package dev.rapport.sla;

import dev.rapport.platform.Ids;
import dev.rapport.platform.SubjectId;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The warnings and breaches there were; the database refuses to change or remove one. */
@Component
class Tellings {

    private record Telling(boolean breach, UUID clock, Instant due) {}

    /** The clocks that a case has, by metric, and what was told about them. */
    record OfCase(Map<Metric, UUID> clocks, KeptClock.Told told) {

        static final OfCase NEW = new OfCase(Map.of(), new Known(Set.of()));
    }

    private final JdbcClient jdbc;
    private final Clock clock;

    Tellings(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    OfCase about(SubjectId subject) {
        var clocks = new HashMap<Metric, UUID>();
        var told = new HashSet<Telling>();
        jdbc.sql("""
                        select clock.id, clock.metric, told.breach, told.due_at
                        from sla_clock clock
                        left join lateral (
                            select false as breach, due_at
                            from sla_warning
                            where clock_id = clock.id
                            union all
                            select true, due_at
                            from sla_breach
                            where clock_id = clock.id
                        ) as told on true
                        where clock.subject_id = :subject
                        """).param("subject", subject.value()).query(row -> {
            var clock = row.getObject("id", UUID.class);
            clocks.put(new Metric(row.getString("metric")), clock);
            var due = ClockRow.instant(row, "due_at");
            if (due != null) told.add(new Telling(row.getBoolean("breach"), clock, due));
        });
        return new OfCase(clocks, new Known(told));
    }

    /** False when this clock was warned of this due time before. */
    boolean addWarning(KeptClock kept) {
        return jdbc.sql("""
                        insert into sla_warning (clock_id, due_at, warned_at)
                        values (:clock, :dueAt, :now)
                        on conflict do nothing
                        """)
                        .param("clock", kept.id())
                        .param("dueAt", utc(due(kept)))
                        .param("now", utc(clock.instant()))
                        .update()
                == 1;
    }

    /** Writes down who held the work at the due time; false when this breach is known. */
    boolean addBreach(KeptClock kept, SlaCase held) {
        var promise = kept.promise();
        return jdbc.sql("""
                        insert into sla_breach
                            (id, clock_id, subject_id, external, metric, policy, rule, rule_version, calendar,
                             target_seconds, started_at, due_at, owner_id, team, recorded_at)
                        values
                            (:id, :clock, :subject, :external, :metric, :policy, :rule, :ruleVersion, :calendar,
                             :target, :startedAt, :dueAt, :owner, :team, :now)
                        on conflict (clock_id, due_at) do nothing
                        """)
                        .param("id", Ids.next())
                        .param("clock", kept.id())
                        .param("subject", kept.subject().value())
                        .param("external", held.external(), Types.VARCHAR)
                        .param("metric", promise.target().metric().name())
                        .param("policy", promise.policy())
                        .param("rule", promise.rule())
                        .param("ruleVersion", promise.ruleVersion())
                        .param("calendar", promise.calendar())
                        .param("target", promise.target().seconds())
                        .param("startedAt", utc(kept.clock().startedAt()))
                        .param("dueAt", utc(due(kept)))
                        .param(
                                "owner",
                                held.owner() == null ? null : held.owner().value(),
                                Types.OTHER)
                        .param("team", held.team(), Types.VARCHAR)
                        .param("now", utc(clock.instant()))
                        .update()
                == 1;
    }

    private static Instant due(KeptClock kept) {
        return Objects.requireNonNull(kept.clock().dueAt());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private record Known(Set<Telling> all) implements KeptClock.Told {

        @Override
        public boolean warning(UUID clock, Instant due) {
            return all.contains(new Telling(false, clock, due));
        }

        @Override
        public boolean breach(UUID clock, Instant due) {
            return all.contains(new Telling(true, clock, due));
        }
    }
}
